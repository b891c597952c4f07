/**
 * The decisions of an election, each under a name, apart from the steps that take them. The steps are the same for every
 * set of rules; `rules` is the protocol, and a historic bug is another set with one decision replaced.
 */
import { type Ensemble, isQuorum, isVoter, type ServerId } from "../base/ensemble.ts"
import type { Notification, Vote } from "./notification.ts"
import { beats, mayLead, sameVote, sameVoteInRound } from "./vote.ts"

/** What a server knows of a table: who said what, by position of the sender. */
export type Table = readonly (Notification | undefined)[]

/** The decisions. */
export type Rules = {
  /** Whether a vote beats the one a server proposes. (Spec: Better. Apache: totalOrderPredicate.) */
  readonly better: (ensemble: Ensemble, challenger: Vote, current: Vote) => boolean
  /** Whether the loop hears what this sender says. (Spec: FromVoter. Apache: validVoter.) */
  readonly hears: (ensemble: Ensemble, sender: ServerId, notification: Notification) => boolean
  /** Whether these members decide. (Spec: Suffices.) */
  readonly suffices: (ensemble: Ensemble, has: (position: number) => boolean) => boolean
  /** Whether two voters said the same, in any round and in the round of the receiver. */
  readonly sameVote: (kept: Notification, arrived: Notification) => boolean
  readonly sameVoteInRound: (kept: Notification, arrived: Notification) => boolean
  /**
   * Whether the leader that a quorum names can be believed: it said itself that it leads; and a server that others
   * name is in the round in which they name it. (Spec: CheckLeader. Apache: FastLeaderElection.checkLeader.)
   */
  readonly checkLeader: (ensemble: Ensemble, self: ServerId, round: number, table: Table, arrived: Notification) => boolean
  /** The round that a server begins whose role has ended. (Spec: LookForLeader.) */
  readonly nextRound: (round: number) => number
  /** Whether a server that waits for a better vote hears what comes. (Spec: Polls.) */
  readonly polls: boolean
}

/** The protocol. */
export const rules: Rules = {
  better: (ensemble, challenger, current) => mayLead(ensemble, challenger.leader) && beats(challenger, current),
  hears: isVoter,
  suffices: isQuorum,
  sameVote,
  sameVoteInRound,
  checkLeader: (ensemble, self, round, table, { leader, electionEpoch }) => {
    if (leader === self) return round === electionEpoch
    const position = ensemble.positions.get(leader)
    return position !== undefined && table[position]?.state === "LEADING"
  },
  nextRound: (round) => round + 1,
  polls: true,
}
