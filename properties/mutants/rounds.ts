/** Historic bugs in how a round is counted, and in what is done when it ends. */
import { isVoter } from "../../src/base/ensemble.ts"
import type { Rules } from "../../src/server/quorum-peer.ts"
import { withElection } from "./votes.ts"

/** A server that others name as their leader takes office in whatever round they name it. */
export const ignoreRound = (rules: Rules): Rules =>
  withElection(rules, {
    checkLeader: (ensemble, self, round, table, arrived) =>
      arrived.leader === self || rules.election.checkLeader(ensemble, self, round, table, arrived),
  })

/** A quorum of followers is believed although the leader never said that it leads. */
export const noLeaderCheck = (rules: Rules): Rules =>
  withElection(rules, {
    checkLeader: (ensemble, self, round, table, arrived) =>
      arrived.leader !== self || rules.election.checkLeader(ensemble, self, round, table, arrived),
  })

/** A server whose role has ended votes again in the round it was in. */
export const sameRoundAgain = (rules: Rules): Rules => withElection(rules, { nextRound: (round) => round })

/** What an observer says is heard, and every server that says the same counts; a majority of the voters is enough. */
export const countObservers = (rules: Rules): Rules =>
  withElection(rules, {
    hears: (ensemble, sender, { state, leader }) => isVoter(ensemble, sender) || (state !== "OBSERVING" && isVoter(ensemble, leader)),
    suffices: (ensemble, has) => 2 * ensemble.members.filter((_, position) => has(position)).length > ensemble.voters.length,
  })

/** A new leader labels its database with the epoch that it hopes to establish. */
export const markerEarly = (rules: Rules): Rules => ({
  ...rules,
  processedInOffice: (_processed, disk) => ({ epoch: disk.currentEpoch + 1, counter: 0 }),
})

/** A control: while a server waits for a better vote it hears nothing, which costs a round and breaks no promise. */
export const noFinalizeWait = (rules: Rules): Rules => withElection(rules, { polls: false })
