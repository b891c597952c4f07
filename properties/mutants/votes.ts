/** Historic bugs in what a vote is worth: which is better, and what a member's vote says. */
import { isVoter, weightOf } from "../../src/base/ensemble.ts"
import * as Zxid from "../../src/base/zxid.ts"
import type { Vote } from "../../src/election/notification.ts"
import type { Rules as ElectionRules } from "../../src/election/rules.ts"
import { equal, mayLead } from "../../src/election/vote.ts"
import type { Rules } from "../../src/server/quorum-peer.ts"

/** Rules with some decisions of the election replaced. */
export const withElection = (rules: Rules, replaced: Partial<ElectionRules>): Rules => ({
  ...rules,
  election: { ...rules.election, ...replaced },
})

/** The same condition on who may lead at all, and another order of votes. */
const ordered = (rules: Rules, beats: (challenger: Vote, current: Vote) => boolean): Rules =>
  withElection(rules, { better: (ensemble, challenger, current) => mayLead(ensemble, challenger.leader) && beats(challenger, current) })

/** The id decides between equal zxids although the epochs differ, so two votes can beat each other. */
export const voteOrderNotTotal = (rules: Rules): Rules =>
  ordered(rules, (challenger, current) => {
    if (challenger.peerEpoch > current.peerEpoch) return true
    const order = Zxid.compare(challenger.zxid, current.zxid)
    if (order === 0) return challenger.leader > current.leader
    return challenger.peerEpoch === current.peerEpoch && order > 0
  })

/** The id does not decide between equal histories, so nobody gives way. */
export const noTieBreak = (rules: Rules): Rules =>
  ordered(rules, (challenger, current) =>
    challenger.peerEpoch === current.peerEpoch ? Zxid.compare(challenger.zxid, current.zxid) > 0 : challenger.peerEpoch > current.peerEpoch,
  )

/** A longer history beats a newer epoch. The order is total, and wrong. */
export const zxidBeforeEpoch = (rules: Rules): Rules =>
  ordered(rules, (challenger, current) => {
    const order = Zxid.compare(challenger.zxid, current.zxid)
    if (order !== 0) return order > 0
    return challenger.peerEpoch === current.peerEpoch ? challenger.leader > current.leader : challenger.peerEpoch > current.peerEpoch
  })

/** Nobody asks whether a server has a weight. */
export const weightlessLeads = (rules: Rules): Rules =>
  withElection(rules, {
    better: (ensemble, challenger, current) => {
      if (!isVoter(ensemble, challenger.leader) || weightOf(ensemble, challenger.leader) > 0)
        return rules.election.better(ensemble, challenger, current)
      if (challenger.peerEpoch !== current.peerEpoch) return challenger.peerEpoch > current.peerEpoch
      const order = Zxid.compare(challenger.zxid, current.zxid)
      return order === 0 ? challenger.leader > current.leader : order > 0
    },
  })

/** A control: an equal vote counts as better, which costs messages and changes nothing that is promised. */
export const adoptEqualVote = (rules: Rules): Rules =>
  withElection(rules, {
    better: (ensemble, challenger, current) =>
      rules.election.better(ensemble, challenger, current) || (mayLead(ensemble, challenger.leader) && equal(challenger, current)),
  })

/** The votes of the members of a new epoch stay as they were cast. */
export const staleVoteEpoch = (rules: Rules): Rules => ({ ...rules, raisedEpoch: (voted) => voted })
