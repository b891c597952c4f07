/** What an election port has done so far, in numbers: for logs and tests. They only grow. */
import { type Refusal, refusals } from "../../wire/decoding.ts"

/** Why a connection was closed, besides what its bytes said. */
const transportRejections = [
  /** It was opened and closed without a byte, as a port scan does. */
  "handshake-missing",
  /** It ended within the handshake. */
  "handshake-truncated",
  /** It said nothing complete within `handshakeTimeoutMs`. */
  "handshake-timeout",
  /** It was the oldest of too many that had not said who they are. */
  "handshake-flood",
  /** It ended within a message. */
  "message-truncated",
  /** The caller claims to be this server. */
  "own-id",
  /** A caller with a smaller id that is no member gave no address to call back. */
  "no-address",
  /** Too many callers that are no members are connected. */
  "stranger-flood",
] as const

/** Why a connection was closed: one word per kind of defect. */
export type Rejection = Refusal | (typeof transportRejections)[number]

/** Every reason there is. */
export const rejections: readonly Rejection[] = [...refusals, ...transportRejections]

/** The counters while they count. */
export type CountersInUse = {
  /** Connections that others opened, and what became of attempts to open one. */
  accepted: number
  acceptFailed: number
  dialed: number
  dialFailed: number
  /** Smaller callers that were closed to be called back. */
  calledBack: number
  /** Connections that reached the exchange of messages; of those, how many a newer one replaced. */
  connected: number
  replaced: number
  /** Messages from others and to others; of the latter, how many were repetitions on a new connection. */
  received: number
  sent: number
  repeated: number
  /** Messages a newer one replaced before they were sent, and messages to nobody that can be reached. */
  overwritten: number
  undeliverable: number
  /** Connections closed because of what they said or did not say. */
  rejected: Record<Rejection, number>
}

/** The counters as others see them. */
export type Counters = Readonly<Omit<CountersInUse, "rejected">> & { readonly rejected: Readonly<Record<Rejection, number>> }

/** Counters of a port that has done nothing. */
export const newCounters = (): CountersInUse => ({
  accepted: 0,
  acceptFailed: 0,
  dialed: 0,
  dialFailed: 0,
  calledBack: 0,
  connected: 0,
  replaced: 0,
  received: 0,
  sent: 0,
  repeated: 0,
  overwritten: 0,
  undeliverable: 0,
  rejected: Object.fromEntries(rejections.map((reason) => [reason, 0])) as Record<Rejection, number>,
})
