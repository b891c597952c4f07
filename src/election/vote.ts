/** Which of two votes is better, and which votes count as the same. (Spec: module Votes. Apache: FastLeaderElection.totalOrderPredicate, Vote.equals.) */
import { type Ensemble, isVoter, nobody, weightOf } from "../base/ensemble.ts"
import * as Zxid from "../base/zxid.ts"
import type { Notification, ServerState, Vote } from "./notification.ts"

/** Long.MIN_VALUE: the epoch in the vote of a server that does not vote. */
export const noEpoch = -(2 ** 63)

/** The vote with which an observer begins: the smallest there is, which names nobody (Spec: NoVote). */
export const noVote: Vote = { leader: nobody, zxid: Zxid.none, peerEpoch: noEpoch }

/** The layout of the notifications that this server sends. */
const currentVersion = 2

/** What a server in `state` says about `vote` in a round. (Apache: FastLeaderElection.buildMsg.) */
export const notificationOf = (state: ServerState, vote: Vote, electionEpoch: number, configuration: string): Notification => ({
  state,
  leader: vote.leader,
  zxid: vote.zxid,
  electionEpoch,
  peerEpoch: vote.peerEpoch,
  version: currentVersion,
  configuration,
})

/** The vote in a notification. (Spec: VoteIn.) */
export const voteIn = ({ leader, zxid, peerEpoch }: Notification): Vote => ({ leader, zxid, peerEpoch })

/** Whether two votes agree in everything. */
export const equal = (a: Vote, b: Vote): boolean =>
  a.leader === b.leader && a.peerEpoch === b.peerEpoch && a.zxid.epoch === b.zxid.epoch && a.zxid.counter === b.zxid.counter

/** Whether the ensemble lets this server lead: it votes and weighs something. (Spec: MayLead.) */
export const mayLead = (ensemble: Ensemble, id: number): boolean => isVoter(ensemble, id) && weightOf(ensemble, id) > 0

/** The vote order: higher epoch, then higher zxid, then higher id. (Spec: Beats.) */
export const beats = (challenger: Vote, current: Vote): boolean => {
  if (challenger.peerEpoch !== current.peerEpoch) return challenger.peerEpoch > current.peerEpoch
  const order = Zxid.compare(challenger.zxid, current.zxid)
  return order === 0 ? challenger.leader > current.leader : order > 0
}

/** A voter that sends the oldest layout, and does not know the epoch of the ensemble it is in. (Apache: ZOOKEEPER-1732.) */
const isOldest = ({ version }: Notification): boolean => version <= 0

/**
 * Whether two voters said the same. As long as one of them looks, everything must agree. Members of a running ensemble
 * finished the election at different times, so leader and epoch are enough between them; a voter that sends the oldest
 * layout does not know the epoch, so with exactly one such voter the leader is. (Spec: SameVote. Apache: Vote.equals.)
 */
export const sameVote = (one: Notification, other: Notification): boolean => {
  if (one.state === "LOOKING" || other.state === "LOOKING") return equal(one, other) && one.electionEpoch === other.electionEpoch
  if (isOldest(one) !== isOldest(other)) return one.leader === other.leader
  return one.leader === other.leader && one.peerEpoch === other.peerEpoch
}

/**
 * The same inside one round. `kept` is in the table of this round, whose votes Apache keeps with version 0; so with a
 * decided voter of today's layout the leader alone is compared.
 * (Spec: SameVoteInRound. Apache: FastLeaderElection.receivedFollowingNotification.)
 */
export const sameVoteInRound = (kept: Notification, arrived: Notification): boolean => {
  if (kept.state === "LOOKING" || arrived.state === "LOOKING") return sameVote(kept, arrived)
  return kept.leader === arrived.leader && (!isOldest(arrived) || kept.peerEpoch === arrived.peerEpoch)
}
