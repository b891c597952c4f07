/**
 * One server: what its disk says, the election, and the role that comes of it. (Spec: the variables of module
 * ElectionState that belong to one server; LookForLeader, Start, and what Establish and Join do to a member.
 * Apache: QuorumPeer.)
 */
import type * as Zxid from "../base/zxid.ts"
import {
  actions as electionActions,
  electionBy,
  initial,
  type Output,
  type Settings,
  type State as ElectionState,
} from "../election/election.ts"
import type { Notification } from "../election/notification.ts"
import { type Rules as ElectionRules, rules as electionRules } from "../election/rules.ts"

/** What survives a crash. */
export type Disk = {
  /** The file currentEpoch: the epoch of the last leader this server has followed or been. */
  readonly currentEpoch: number
  /** The file acceptedEpoch: the highest epoch this server has promised to follow; never below currentEpoch. */
  readonly acceptedEpoch: number
  /** The last transaction in the log or the newest snapshot. */
  readonly lastZxid: Zxid.Zxid
}

/** A running server. */
export type State = {
  readonly disk: Disk
  /** The zxid of the database in memory (ZKDatabase.getDataTreeLastProcessedZxid). It survives the end of a role. */
  readonly processed: Zxid.Zxid
  readonly election: ElectionState
  /** The epoch of the established leadership that this server leads or has joined, or 0. */
  readonly synced: number
}

/** What happens to it. */
export type Input =
  | { readonly _tag: "Received"; readonly from: number; readonly notification: Notification }
  | { readonly _tag: "TimerEnded" }
  /** The leader it follows cannot be reached, refuses it, or leads no more. */
  | { readonly _tag: "LeaderLost" }
  /** Too few followers came, or stayed. */
  | { readonly _tag: "QuorumLost" }
  /** It leads, and a quorum has accepted the epoch. */
  | { readonly _tag: "Established"; readonly epoch: number }
  /** It follows, and holds the leader's history in the leader's epoch, at its beginning or later. */
  | { readonly _tag: "Synchronized"; readonly epoch: number; readonly zxid: Zxid.Zxid }

/** The steps of the spec that one server takes. `Ignore` is none: nothing changes. */
export const actions = [
  ...electionActions.filter((action) => action !== "LookForLeader" && action !== "RaiseEpoch"),
  "Start",
  "LeaveLeader",
  "LeaveOffice",
  "Establish",
  "Join",
] as const

/** The step that was taken. */
export type Action = (typeof actions)[number]

export type StepResult = { readonly state: State; readonly outputs: readonly Output[]; readonly action: Action }

/** The decisions of a server, see election/rules.ts. */
export type Rules = {
  readonly election: ElectionRules
  /** The epoch that the vote of a member carries once `epoch` is established. (Spec: RaisedVote.) */
  readonly raisedEpoch: (voted: number, epoch: number) => number
  /** The zxid in memory of a server that has just been elected. (Spec: TakeRole.) */
  readonly processedInOffice: (processed: Zxid.Zxid, disk: Disk) => Zxid.Zxid
}

/** The protocol. */
export const rules: Rules = {
  election: electionRules,
  raisedEpoch: (_voted, epoch) => epoch,
  processedInOffice: (processed) => processed,
}

/** How a server starts from its disk, and what each input does to it. */
export type QuorumPeer = {
  readonly start: (settings: Settings, disk: Disk) => StepResult
  readonly step: (state: State, input: Input) => StepResult
}

/** A server by these rules. */
export const quorumPeerBy = (given: Rules): QuorumPeer => {
  const elect = electionBy(given.election)

  const look = (state: State, action: Action): StepResult => {
    const { state: election, outputs } = elect(state.election, {
      _tag: "LookForLeader",
      zxid: state.processed,
      peerEpoch: state.disk.currentEpoch,
    })
    return { state: { ...state, election, synced: 0 }, outputs, action }
  }

  const raise = (state: State, epoch: number): ElectionState =>
    elect(state.election, { _tag: "EpochRaised", peerEpoch: given.raisedEpoch(state.election.vote.peerEpoch, epoch) }).state

  const inOffice = (disk: Disk, epoch: number): Disk => ({
    ...disk,
    currentEpoch: epoch,
    acceptedEpoch: Math.max(disk.acceptedEpoch, epoch),
  })

  const step = (state: State, input: Input): StepResult => {
    const role = state.election.state
    const ignore: StepResult = { state, outputs: [], action: "Ignore" }
    switch (input._tag) {
      case "Received":
      case "TimerEnded": {
        const { state: election, outputs, action } = elect(state.election, input)
        if (election === state.election) return { state, outputs, action: action as Action }
        const elected = role === "LOOKING" && election.state === "LEADING"
        const processed = elected ? given.processedInOffice(state.processed, state.disk) : state.processed
        return { state: { ...state, election, processed }, outputs, action: action as Action }
      }
      case "LeaderLost":
        return role === "FOLLOWING" || role === "OBSERVING" ? look(state, "LeaveLeader") : ignore
      case "QuorumLost":
        return role === "LEADING" ? look(state, "LeaveOffice") : ignore
      case "Established": {
        if (role !== "LEADING" || state.synced !== 0) return ignore
        const { epoch } = input
        // The leader labels its database with the marker of the epoch, only now that the epoch is established.
        const processed = { epoch, counter: 0 }
        return {
          state: { disk: inOffice(state.disk, epoch), processed, election: raise(state, epoch), synced: epoch },
          outputs: [],
          action: "Establish",
        }
      }
      case "Synchronized": {
        if ((role !== "FOLLOWING" && role !== "OBSERVING") || state.synced !== 0) return ignore
        const { epoch, zxid } = input
        return {
          state: {
            disk: { ...inOffice(state.disk, epoch), lastZxid: zxid },
            processed: zxid,
            election: raise(state, epoch),
            synced: epoch,
          },
          outputs: [],
          action: "Join",
        }
      }
    }
  }

  return {
    start: (settings, disk) => look({ disk, processed: disk.lastZxid, election: initial(settings), synced: 0 }, "Start"),
    step,
  }
}

/** A server by the protocol. */
export const quorumPeer: QuorumPeer = quorumPeerBy(rules)
