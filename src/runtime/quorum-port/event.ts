/** What happens to the connections of a quorum port, for logs and tests. */
import type { ServerId } from "../../base/ensemble.ts"
import type { Rejection } from "./counters.ts"
import type { LearnerInfo } from "./learner-info.ts"

export type QuorumPortEvent =
  /** The port could not be bound at first, and is tried again; `why` is one line. */
  | { readonly _tag: "Retrying"; readonly why: string }
  /** A learner is in touch with this leader. */
  | { readonly _tag: "LearnerCame"; readonly info: LearnerInfo }
  /** A learner is no longer in touch; its connection was not replaced. */
  | { readonly _tag: "LearnerLeft"; readonly sid: ServerId }
  /** This server is in touch with its leader. */
  | { readonly _tag: "ReachedLeader"; readonly leader: ServerId; readonly attempts: number }
  /** A connection from `remote` was closed. */
  | { readonly _tag: "Rejected"; readonly reason: Rejection; readonly detail: string; readonly remote: string }
