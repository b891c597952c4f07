/** What happens to the connections of an election port, for logs, traces and tests. */
import type { ServerId } from "../../base/ensemble.ts"
import type { Notification } from "../../election/notification.ts"
import type { Rejection } from "./counters.ts"

/** One thing that happened. Whoever listens may be told of it very often: callers decide about `Rejected`. */
export type ElectionPortEvent =
  /** The port could not be bound at first, and is tried again; `why` is one line. */
  | { readonly _tag: "Retrying"; readonly why: string }
  /** Messages can be exchanged with this peer. */
  | { readonly _tag: "Connected"; readonly peer: ServerId; readonly openedBy: "us" | "peer" }
  /** The connection to this peer is gone; it was not replaced. */
  | { readonly _tag: "Disconnected"; readonly peer: ServerId }
  /** The last message to this peer is sent once more, because the connection is new. (Spec: Repeated.) */
  | { readonly _tag: "Repeated"; readonly peer: ServerId; readonly notification: Notification }
  /** A peer with a smaller id called; it is called back. */
  | { readonly _tag: "CalledBack"; readonly peer: ServerId }
  /** No address of this peer answered; `why` is the last failure. */
  | { readonly _tag: "DialFailed"; readonly peer: ServerId; readonly why: string }
  /** A connection from `remote` was closed. `peer` is known after its handshake. */
  | {
      readonly _tag: "Rejected"
      readonly reason: Rejection
      readonly detail: string
      readonly remote: string
      readonly peer: ServerId | undefined
    }
