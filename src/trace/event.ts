/**
 * What a run writes down: a header, then one event for each step of the protocol, in the names of the spec and with
 * ZooKeeper's fields. docs/traces.md has the format; `npm run check:trace` decides whether the spec allows a trace.
 */

/** The format of the files. Another format has another name. */
export const traceFormat = "zoocheck/1"

/** A vote, or the part of it that was recorded. A zxid is written as ZooKeeper prints it, like `0x100000003`. */
export type TracedVote = { readonly leader?: number; readonly zxid?: string; readonly peerEpoch?: number }

/**
 * A notification, or the part of it that was recorded. The version is there where it is 0, that of the oldest layout,
 * which is compared by rules that the spec does not have; a trace with it is not checked.
 */
export type TracedNotification = TracedVote & { readonly state?: string; readonly electionEpoch?: number; readonly version?: number }

/** Notifications by the id of a server. */
export type TracedTable = { readonly [server: string]: TracedNotification }

/** The memory and the disk of a server after its step, or the part of it that was recorded. */
export type TracedServer = {
  readonly state?: string
  /** The round (logicalclock). */
  readonly clock?: number
  readonly vote?: TracedVote
  readonly waiting?: boolean
  /** Everybody who was heard in this round, with what they said; and the same for whatever round. */
  readonly received?: TracedTable
  readonly outside?: TracedTable
  /** The epoch of the leadership that the server leads or has joined, or 0. */
  readonly synced?: number
  readonly currentEpoch?: number
  /** The last transaction on disk, and that of the database in memory. */
  readonly lastZxid?: string
  readonly processed?: string
}

/** The actions of the spec that are the receipt of a notification. */
export const receipts = [
  "HearProposal",
  "HearOldProposal",
  "HearDecision",
  "Discard",
  "Reconsider",
  "AnswerAsDecided",
  "AnswerObserver",
] as const

/** The other actions of the spec that one server takes, and in which it may send. */
export const ownSteps = ["Start", "Finalize", "Resend", "LeaveLeader", "LeaveOffice"] as const

/** A step of one server. */
export type ServerStep = {
  /** The number of the event, for people. */
  readonly n?: number
  readonly server: number
  readonly action: (typeof receipts)[number] | (typeof ownSteps)[number]
  /** The sender of the notification that was received, and what it said. */
  readonly from?: number
  readonly notification?: TracedNotification
  /** What the step sent, by receiver; nothing else was sent. */
  readonly sent?: TracedTable
  /** The receivers whose send queue replaced a notification that was undelivered. */
  readonly replaces?: readonly number[]
  readonly after?: TracedServer
}

/** A step of several servers, of the network or of a fault. Discovery and synchronization are single steps of the spec. */
export type WorldStep =
  | {
      readonly n?: number
      readonly action: "Establish"
      readonly leader: number
      readonly followers?: readonly number[]
      readonly after?: TracedServer
    }
  | { readonly n?: number; readonly action: "Join"; readonly server: number; readonly leader?: number; readonly after?: TracedServer }
  | { readonly n?: number; readonly action: "Crash"; readonly server: number }
  | { readonly n?: number; readonly action: "Cut" | "Heal"; readonly a: number; readonly b: number }
  | { readonly n?: number; readonly action: "Lose"; readonly from: number; readonly to: number }

/** One line of a trace after its first. */
export type TraceEvent = ServerStep | WorldStep

/** One member of the ensemble. */
export type TracedMember = {
  readonly id: number
  readonly role: "participant" | "observer"
  readonly weight: number
  readonly group: number
}

/** A disk before the first event. */
export type TracedDisk = { readonly currentEpoch: number; readonly acceptedEpoch: number; readonly zxid: string }

/** The first line of a trace. */
export type TraceHeader = {
  readonly trace: typeof traceFormat
  readonly protocol: "election"
  /** `all` where the trace has the steps of all servers and of the world in one order; else the one server whose steps it has. */
  readonly observed: "all" | readonly [number]
  readonly members: readonly TracedMember[]
  /** By id; of servers that are not observed nothing needs to be known. */
  readonly disks: { readonly [server: string]: TracedDisk }
  /** What a send may do to an undelivered notification, if not both; and whether new connections repeat the last one (they do). */
  readonly sendModes?: readonly ("queue" | "replace")[]
  readonly remembersLast?: boolean
  /** The harmless variations of the protocol under which the run was made, by their names in the constant Mutants of the spec. */
  readonly controls?: readonly ("AdoptEqualVote" | "NoFinalizeWait")[]
  /** Where the run came from, for people. */
  readonly seed?: number | string
  readonly mutant?: string | null
  readonly bounds?: string
}
