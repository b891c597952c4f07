/** What a quorum port has done so far, in numbers: for logs and tests. They only grow. */
import { type LearnerRefusal, learnerRefusals } from "./learner-info.ts"

const otherRejections = [
  /** It was opened and closed without a byte, as a port scan does, or ended within its first packet. */
  "truncated",
  /** It did not say who it is within initLimit ticks. */
  "silent",
  /** It was the oldest of too many that had not said who they are. */
  "flood",
  /** It came to a server that follows another, or that looked for a leader for longer than callers wait. */
  "not-leading",
  /** It claims to be this server. */
  "own-id",
  /** It claims to be a server that is not in the configuration. */
  "stranger",
] as const

/** Why a connection was closed by the side that leads: one word per kind of reason. */
export type Rejection = LearnerRefusal | (typeof otherRejections)[number]

/** Every reason there is. */
export const rejections: readonly Rejection[] = [...learnerRefusals, ...otherRejections]

export type Counters = {
  /** Connections that others opened. */
  accepted: number
  /** Learners that introduced themselves; of those, how many took the place of an older connection of the same server. */
  introduced: number
  replaced: number
  /** Attempts to reach a leader; how many failed; connections to a leader that were lost. */
  dialed: number
  dialFailed: number
  lost: number
  /** Connections this server closed because of what they said, did not say, or when they came. */
  rejected: Record<Rejection, number>
}

/** Counters of a port that has done nothing. */
export const newCounters = (): Counters => ({
  accepted: 0,
  introduced: 0,
  replaced: 0,
  dialed: 0,
  dialFailed: 0,
  lost: 0,
  rejected: Object.fromEntries(rejections.map((reason) => [reason, 0])) as Record<Rejection, number>,
})
