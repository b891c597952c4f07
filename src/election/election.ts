/**
 * Leader election in one server, as a state machine. (Spec: module Looking. Apache: FastLeaderElection.)
 *
 *   LookForLeader          a better vote arrives           silence for finalizeWait
 *   ───────────► LOOKING ◄────────────────── LOOKING, waiting ──────────► FOLLOWING, LEADING, OBSERVING
 *                   │     ───────────────►                                        ▲
 *                   │     a quorum proposes the same                              │
 *                   └─────────────────────────────────────────────────────────────┘
 *                     a quorum, and the leader itself, say that it leads
 */
import { type Ensemble, isVoter, type ServerId } from "../base/ensemble.ts"
import * as Zxid from "../base/zxid.ts"
import type { Notification, ServerState, Vote } from "./notification.ts"
import type { Rules, Table } from "./rules.ts"
import { notificationOf, noVote, voteIn } from "./vote.ts"

/** What does not change while a server runs. */
export type Settings = {
  readonly ensemble: Ensemble
  readonly self: ServerId
  /** The quorum configuration that goes with every notification. */
  readonly configuration: string
  /** How long a proposal waits for a better vote (finalizeWait), in milliseconds. */
  readonly finalizeWaitMs: number
  /** The first and the longest time without news after which a proposal is sent again, in milliseconds. */
  readonly minNotificationIntervalMs: number
  readonly maxNotificationIntervalMs: number
}

/** Apache's times. (FastLeaderElection.finalizeWait, minNotificationInterval, maxNotificationInterval.) */
export const times = { finalizeWaitMs: 200, minNotificationIntervalMs: 200, maxNotificationIntervalMs: 60_000 }

/** The state of one server's election. Nothing in it is changed in place. */
export type State = {
  readonly settings: Settings
  readonly state: ServerState
  /** The round (logicalclock); 0 before the first. */
  readonly clock: number
  /** The proposal while LOOKING, then the final vote (QuorumPeer.currentVote). Its round is always `clock`. */
  readonly vote: Vote
  /** The vote with which this round would begin anew: the server itself with what it holds. */
  readonly own: Vote
  /** What each member said in this round (recvset); the own entry is the own proposal. */
  readonly received: Table
  /** What each member said as FOLLOWING or LEADING, in whatever round (outofelection). */
  readonly outside: Table
  /** A quorum proposes the same; a better vote may still come (finalizeWait). */
  readonly waiting: boolean
  /** How long silence lasts until the proposal is sent again, in milliseconds. */
  readonly notificationIntervalMs: number
}

/** What happens to it. */
export type Input =
  /** A round begins: the server starts, or its role has ended. `zxid` and `peerEpoch` are what it holds. */
  | { readonly _tag: "LookForLeader"; readonly zxid: Zxid.Zxid; readonly peerEpoch: number }
  /** A notification arrived. */
  | { readonly _tag: "Received"; readonly from: ServerId; readonly notification: Notification }
  /** The timer that the last SetTimer set has ended. */
  | { readonly _tag: "TimerEnded" }
  /** The epoch of the leader was established: the vote says so from now on (QuorumPeer.updateElectionVote). */
  | { readonly _tag: "EpochRaised"; readonly peerEpoch: number }

/** What it asks for. */
export type Output =
  | { readonly _tag: "Send"; readonly to: ServerId; readonly notification: Notification }
  /** There is one timer; setting it replaces what it was set to. */
  | { readonly _tag: "SetTimer"; readonly afterMs: number }
  | { readonly _tag: "StopTimer" }
  /** The notification just received was looked at and stays: it is to be handed in again before any later one. */
  | { readonly _tag: "PutBack"; readonly from: ServerId; readonly notification: Notification }

/**
 * The steps of the spec; docs/refinement.md has the table. `RaiseEpoch` is the part of Establish and Join that belongs
 * to the election. `Ignore` is no step: nothing changes, and a message that was received is gone.
 */
export const actions = [
  "LookForLeader",
  "HearProposal",
  "HearOldProposal",
  "HearDecision",
  "Discard",
  "Reconsider",
  "AnswerAsDecided",
  "AnswerObserver",
  "Finalize",
  "Resend",
  "RaiseEpoch",
  "Ignore",
] as const

/** The step that was taken. */
export type Action = (typeof actions)[number]

export type StepResult = { readonly state: State; readonly outputs: readonly Output[]; readonly action: Action }

/** A server before its first round. */
export const initial = (settings: Settings): State => ({
  settings,
  state: "LOOKING",
  clock: 0,
  vote: noVote,
  own: noVote,
  received: nobodyHeard(settings.ensemble),
  outside: nobodyHeard(settings.ensemble),
  waiting: false,
  notificationIntervalMs: settings.minNotificationIntervalMs,
})

const silence = new WeakMap<Ensemble, Table>()

const nobodyHeard = (ensemble: Ensemble): Table => {
  let table = silence.get(ensemble)
  if (table === undefined) silence.set(ensemble, (table = ensemble.members.map(() => undefined)))
  return table
}

const withEntry = (table: Table, position: number, entry: Notification): Table => {
  const copy = table.slice()
  copy[position] = entry
  return copy
}

/** What the server says when it is asked now. (Spec: Standing.) */
export const standing = (state: State): Notification => notificationOf(state.state, state.vote, state.clock, state.settings.configuration)

const send = (to: ServerId, notification: Notification): Output => ({ _tag: "Send", to, notification })

/** To all voters but itself. (Apache: sendNotifications; the message to itself is the own entry of `received`.) */
const broadcast = ({ settings: { ensemble, self } }: State, notification: Notification, last: Output): readonly Output[] => {
  const outputs: Output[] = []
  for (const position of ensemble.voters) {
    const to = ensemble.members[position]?.id
    if (to !== undefined && to !== self) outputs.push(send(to, notification))
  }
  outputs.push(last)
  return outputs
}

const setTimer = (afterMs: number): Output => ({ _tag: "SetTimer", afterMs })

/** The loop of a looking server waits anew after everything it heard. */
const restartTimer = ({ settings, waiting, notificationIntervalMs }: State): Output =>
  setTimer(waiting ? settings.finalizeWaitMs : notificationIntervalMs)

/** The table of a round in which the server proposes; an observer's own proposal counts for nothing and is not kept. */
const withOwn = ({ settings: { ensemble, self } }: State, table: Table, proposal: Notification): Table => {
  const position = ensemble.positions.get(self)
  return position !== undefined && isVoter(ensemble, self) ? withEntry(table, position, proposal) : table
}

const unchanged = (state: State, action: Action, outputs: readonly Output[]): StepResult => ({ state, outputs, action })

/** Whether somebody proposes in an earlier round than this. */
const lagsBehind = ({ clock }: State, arrived: Notification): boolean => arrived.state === "LOOKING" && arrived.electionEpoch < clock

/** The loop throws a message away; whoever lags behind is told where this server stands all the same. */
const discard = (state: State, from: ServerId, arrived: Notification): StepResult => {
  const timer = restartTimer(state)
  return unchanged(state, "Discard", lagsBehind(state, arrived) ? [send(from, standing(state)), timer] : [timer])
}

/** The election by these rules. */
export const electionBy = (rules: Rules): ((state: State, input: Input) => StepResult) => {
  const lookForLeader = (state: State, zxid: Zxid.Zxid, peerEpoch: number): StepResult => {
    const { ensemble, self, configuration } = state.settings
    // Rounds come one by one, unless a voter lies; then the round stays one that a notification can carry.
    const clock = Math.min(state.clock === 0 ? 1 : rules.nextRound(state.clock), Number.MAX_SAFE_INTEGER)
    const own = isVoter(ensemble, self) ? { leader: self, zxid, peerEpoch } : noVote
    const proposal = notificationOf("LOOKING", own, clock, configuration)
    const received = withOwn(state, nobodyHeard(ensemble), proposal)
    // A voter that outweighs all others, or is the only one, finds a quorum in its own proposal.
    const waiting = rules.suffices(ensemble, (position) => received[position] !== undefined)
    const next: State = { ...initial(state.settings), clock, vote: own, own, received, waiting }
    return { state: next, outputs: broadcast(next, proposal, restartTimer(next)), action: "LookForLeader" }
  }

  const takeRole = (state: State, vote: Vote, clock: number, action: Action): StepResult => {
    const { ensemble, self } = state.settings
    const role = vote.leader === self ? "LEADING" : isVoter(ensemble, self) ? "FOLLOWING" : "OBSERVING"
    // What meant something only while looking is forgotten, so that equal roles are equal states.
    const next: State = { ...initial(state.settings), state: role, clock, vote }
    return { state: next, outputs: [{ _tag: "StopTimer" }], action }
  }

  const hearProposal = (state: State, sender: number, arrived: Notification): StepResult => {
    const { ensemble, configuration } = state.settings
    const newer = arrived.electionEpoch > state.clock
    const clock = newer ? arrived.electionEpoch : state.clock
    const current = newer ? state.own : state.vote
    const better = rules.better(ensemble, arrived, current)
    const vote = better ? voteIn(arrived) : current
    const proposal = notificationOf("LOOKING", vote, clock, configuration)
    const heard = newer ? nobodyHeard(ensemble) : state.received
    const received = withEntry(newer || better ? withOwn(state, heard, proposal) : heard, sender, arrived)
    const waiting = rules.suffices(ensemble, (position) => {
      const kept = received[position]
      return kept !== undefined && rules.sameVote(kept, proposal)
    })
    const next: State = { ...state, clock, vote, received, waiting }
    const timer = restartTimer(next)
    return { state: next, outputs: newer || better ? broadcast(next, proposal, timer) : [timer], action: "HearProposal" }
  }

  const hearDecision = (state: State, sender: number, arrived: Notification): StepResult => {
    const { ensemble, self } = state.settings
    const inRound = arrived.electionEpoch === state.clock
    const received = inRound ? withEntry(state.received, sender, arrived) : state.received
    const outside = withEntry(state.outside, sender, arrived)
    const decides = (table: Table, same: Rules["sameVote"]): boolean =>
      rules.suffices(ensemble, (position) => {
        const kept = table[position]
        return kept !== undefined && same(kept, arrived)
      }) && rules.checkLeader(ensemble, self, state.clock, table, arrived)
    if ((inRound && decides(received, rules.sameVoteInRound)) || decides(outside, rules.sameVote))
      return takeRole(state, voteIn(arrived), arrived.electionEpoch, "HearDecision")
    return { state: { ...state, received, outside }, outputs: [restartTimer(state)], action: "HearDecision" }
  }

  /** What is better than the proposal ends the wait and stays; the rest is thrown away. */
  const poll = (state: State, from: ServerId, arrived: Notification): StepResult => {
    if (!rules.better(state.settings.ensemble, arrived, state.vote)) return discard(state, from, arrived)
    const next = { ...state, waiting: false }
    return { state: next, outputs: [{ _tag: "PutBack", from, notification: arrived }, restartTimer(next)], action: "Reconsider" }
  }

  const looks = (state: State, from: ServerId, arrived: Notification): StepResult => {
    const { ensemble } = state.settings
    const sender = ensemble.positions.get(from)
    if (sender === undefined) return unchanged(state, "Ignore", [])
    if (state.waiting && !rules.polls) return unchanged(state, "Ignore", [{ _tag: "PutBack", from, notification: arrived }])
    // A vote for somebody who does not vote is no vote.
    if (!isVoter(ensemble, arrived.leader)) return discard(state, from, arrived)
    if (state.waiting) return poll(state, from, arrived)
    if (arrived.state === "OBSERVING") return unchanged(state, "Ignore", [restartTimer(state)])
    if (arrived.state !== "LOOKING") return hearDecision(state, sender, arrived)
    if (lagsBehind(state, arrived)) return unchanged(state, "HearOldProposal", [send(from, standing(state)), restartTimer(state)])
    // Neither a server that has not read its database nor the vote for one takes part.
    if (Zxid.equal(arrived.zxid, Zxid.uninitialized) || Zxid.equal(state.own.zxid, Zxid.uninitialized))
      return unchanged(state, "Ignore", [restartTimer(state)])
    return hearProposal(state, sender, arrived)
  }

  const receive = (state: State, from: ServerId, arrived: Notification): StepResult => {
    if (!rules.hears(state.settings.ensemble, from, arrived)) return unchanged(state, "AnswerObserver", [send(from, standing(state))])
    if (state.state === "LOOKING") return looks(state, from, arrived)
    return unchanged(state, "AnswerAsDecided", arrived.state === "LOOKING" ? [send(from, standing(state))] : [])
  }

  /** Silence: a proposal that a quorum shares is final, any other is sent again, after twice the time. */
  const timerEnded = (state: State): StepResult => {
    if (state.state !== "LOOKING") return unchanged(state, "Ignore", [])
    if (state.waiting) return takeRole(state, state.vote, state.clock, "Finalize")
    const next: State = {
      ...state,
      notificationIntervalMs: Math.min(2 * state.notificationIntervalMs, state.settings.maxNotificationIntervalMs),
    }
    return { state: next, outputs: broadcast(next, standing(next), restartTimer(next)), action: "Resend" }
  }

  return (state, input) => {
    switch (input._tag) {
      case "LookForLeader":
        return lookForLeader(state, input.zxid, input.peerEpoch)
      case "Received":
        return receive(state, input.from, input.notification)
      case "TimerEnded":
        return timerEnded(state)
      case "EpochRaised":
        // A proposal is never raised: it says what its leader held when the round began.
        if (state.state === "LOOKING") return unchanged(state, "Ignore", [])
        return unchanged({ ...state, vote: { ...state.vote, peerEpoch: input.peerEpoch } }, "RaiseEpoch", [])
    }
  }
}
