/** From the values of a server to the events of a trace. The simulation and the real process write with the same functions. */
import { type Ensemble, positionOf, type ServerId } from "../base/ensemble.ts"
import { format } from "../base/zxid.ts"
import type { Output } from "../election/election.ts"
import type { Notification, Vote } from "../election/notification.ts"
import type { Table } from "../election/rules.ts"
import type { Disk, State } from "../server/quorum-peer.ts"
import {
  ownSteps,
  receipts,
  traceFormat,
  type ServerStep,
  type TracedDisk,
  type TracedNotification,
  type TracedServer,
  type TracedTable,
  type TracedVote,
  type TraceEvent,
  type TraceHeader,
} from "./event.ts"

const tracedVote = ({ leader, zxid, peerEpoch }: Vote): TracedVote => ({ leader, zxid: format(zxid), peerEpoch })

/** A notification with all that the spec knows of it: not the configuration, and no version but what makes it another rule's. */
export const tracedNotification = (notification: Notification): TracedNotification => {
  const { state, leader, zxid, electionEpoch, peerEpoch, version } = notification
  const traced = { state, leader, zxid: format(zxid), electionEpoch, peerEpoch }
  return version <= 0 ? { ...traced, version } : traced
}

const tracedTable = ({ members }: Ensemble, table: Table): TracedTable => {
  const traced: Record<string, TracedNotification> = {}
  table.forEach((entry, position) => {
    const id = members[position]?.id
    if (entry !== undefined && id !== undefined) traced[id] = tracedNotification(entry)
  })
  return traced
}

/** All that the spec knows of a running server. */
export const tracedServer = ({ disk, processed, election, synced }: State): TracedServer => {
  const { ensemble } = election.settings
  return {
    state: election.state,
    clock: election.clock,
    vote: tracedVote(election.vote),
    waiting: election.waiting,
    received: tracedTable(ensemble, election.received),
    outside: tracedTable(ensemble, election.outside),
    synced,
    currentEpoch: disk.currentEpoch,
    lastZxid: format(disk.lastZxid),
    processed: format(processed),
  }
}

const tracedSends = (outputs: readonly Output[]): TracedTable => {
  const sent: Record<string, TracedNotification> = {}
  for (const output of outputs) if (output._tag === "Send") sent[output.to] = tracedNotification(output.notification)
  return sent
}

const stepNames: ReadonlySet<string> = new Set([...receipts, ...ownSteps])

const isStep = (action: string): action is ServerStep["action"] => stepNames.has(action)

/** What is known of a step of one server. */
export type StepDone = {
  readonly server: ServerId
  /** The name that the step came back with. */
  readonly action: string
  readonly state: State
  readonly outputs: readonly Output[]
  /** What was received, if the step was a receipt. */
  readonly received?: { readonly from: ServerId; readonly notification: Notification }
  /** The receivers whose send queue replaced an undelivered notification, where that is known. */
  readonly replaces?: readonly ServerId[]
}

/**
 * The event of a step of one server; undefined for what is no step of the spec: a notification that was ignored, or
 * one that was answered though its sender is no member, which changes nothing and reaches no member.
 * Establish and Join, which several servers take together, are written by `establishEvent` and `joinEvent`.
 */
export const stepEvent = ({ server, action, state, outputs, received, replaces }: StepDone): ServerStep | undefined =>
  isStep(action) && (received === undefined || positionOf(state.election.settings.ensemble, received.from) !== undefined)
    ? {
        server,
        action,
        ...(received === undefined ? {} : { from: received.from, notification: tracedNotification(received.notification) }),
        sent: tracedSends(outputs),
        ...(replaces === undefined ? {} : { replaces }),
        after: tracedServer(state),
      }
    : undefined

/** The event in which a leader and these followers establish an epoch; `state` is the leader's after it. */
export const establishEvent = (leader: ServerId, followers: readonly ServerId[], state: State): TraceEvent => ({
  action: "Establish",
  leader,
  followers,
  after: tracedServer(state),
})

/** The event in which a server joins the epoch of an established leader. */
export const joinEvent = (server: ServerId, leader: ServerId, state: State): TraceEvent => ({
  action: "Join",
  server,
  leader,
  after: tracedServer(state),
})

/** A disk for the header. */
export const tracedDisk = ({ currentEpoch, acceptedEpoch, lastZxid }: Disk): TracedDisk => ({
  currentEpoch,
  acceptedEpoch,
  zxid: format(lastZxid),
})

/** What a header is made of. */
export type RunBegun = {
  readonly ensemble: Ensemble
  /** `all`, or the one server that writes the trace. */
  readonly observed: "all" | ServerId
  readonly disks: readonly { readonly id: ServerId; readonly disk: Disk }[]
} & Pick<TraceHeader, "sendModes" | "remembersLast" | "controls" | "seed" | "mutant" | "bounds">

/** The first line of a trace. */
export const traceHeader = ({ ensemble, observed, disks, ...rest }: RunBegun): TraceHeader => ({
  trace: traceFormat,
  protocol: "election",
  observed: observed === "all" ? "all" : [observed],
  members: ensemble.members.map(({ id, role, weight, group }) => ({ id, role, weight, group })),
  disks: Object.fromEntries(disks.map(({ id, disk }) => [id, tracedDisk(disk)])),
  ...rest,
})

/** A header or an event as a line of the file, with its end. */
export const traceLine = (line: TraceHeader | TraceEvent): string => `${JSON.stringify(line)}\n`
