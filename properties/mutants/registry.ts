/**
 * The seeded faults of the election: for every switch in the constant Mutants of the spec, the same bug as a decorator
 * of the rules of a server. Nothing in src/ knows of them.
 */
import type { BoundName } from "../bounds/bounds.ts"
import type { Rules } from "../../src/server/quorum-peer.ts"
import { countObservers, ignoreRound, markerEarly, noFinalizeWait, noLeaderCheck, sameRoundAgain } from "./rounds.ts"
import { adoptEqualVote, noTieBreak, staleVoteEpoch, voteOrderNotTotal, weightlessLeads, zxidBeforeEpoch } from "./votes.ts"

/** One seeded fault. */
export type Mutant = {
  /** The bug in one clause. */
  readonly says: string
  /** The numbers of the issues in which ZooKeeper had it, if it had. */
  readonly issues: readonly number[]
  readonly decorate: (rules: Rules) => Rules
  /** The property that it breaks, by the name in the spec; undefined for a control, which breaks none. */
  readonly breaks: string | undefined
  /** The smallest bound at which exploration shows that, or at which a control was explored to the end. */
  readonly bound: BoundName
}

/** Every switch, by its name in the spec. */
export const mutants = {
  VoteOrderNotTotal: {
    says: "the id decides between equal zxids although the epochs differ",
    issues: [1419],
    decorate: voteOrderNotTotal,
    breaks: "ProposalsImprove",
    bound: "mutant-vote-order-not-total-election",
  },
  NoTieBreak: {
    says: "the id does not decide between equal histories",
    issues: [],
    decorate: noTieBreak,
    breaks: "Settles",
    bound: "live",
  },
  ZxidBeforeEpoch: {
    says: "a longer history beats a newer epoch",
    issues: [],
    decorate: zxidBeforeEpoch,
    breaks: "LeaderIsMaximal",
    bound: "mutant-zxid-before-epoch",
  },
  IgnoreRound: {
    says: "a server takes office on votes of another round",
    issues: [1514],
    decorate: ignoreRound,
    breaks: "OfficesInOwnRound",
    bound: "mutant-ignore-round",
  },
  StaleVoteEpoch: {
    says: "the votes of members keep the epoch they were cast with",
    issues: [1732, 1818],
    decorate: staleVoteEpoch,
    breaks: "MembersAnswerAlike",
    bound: "mutant-stale-vote-epoch",
  },
  SameRoundAgain: {
    says: "a server whose role has ended votes again in the same round",
    issues: [],
    decorate: sameRoundAgain,
    breaks: "FinalVotesAgree",
    bound: "mutant-same-round-again",
  },
  CountObservers: {
    says: "an observer is heard and counted like a voter",
    issues: [2959],
    decorate: countObservers,
    breaks: "LeaderIsMaximal",
    bound: "mutant-count-observers",
  },
  MarkerEarly: {
    says: "a new leader labels its database before its epoch is established",
    issues: [790],
    decorate: markerEarly,
    breaks: "AdvertisedIsDurable",
    bound: "mutant-marker-early",
  },
  WeightlessLeads: {
    says: "a server without weight may lead",
    issues: [],
    decorate: weightlessLeads,
    breaks: "LeaderIsMaximal",
    bound: "mutant-weightless-leads",
  },
  NoLeaderCheck: {
    says: "followers are believed although their leader never said that it leads",
    issues: [],
    decorate: noLeaderCheck,
    breaks: "JoinsOnlyLeaders",
    bound: "mutant-no-leader-check",
  },
  NoFinalizeWait: {
    says: "control: while it waits for a better vote a server hears nothing",
    issues: [],
    decorate: noFinalizeWait,
    breaks: undefined,
    bound: "mutant-no-finalize-wait",
  },
  AdoptEqualVote: {
    says: "control: an equal vote counts as better",
    issues: [],
    decorate: adoptEqualVote,
    breaks: undefined,
    bound: "mutant-adopt-equal-vote",
  },
} as const satisfies Readonly<Record<string, Mutant>>

export type MutantName = keyof typeof mutants

/** The names of all switches, those of the controls last. */
export const mutantNames = Object.keys(mutants) as readonly MutantName[]

/** A switch by its name. */
export const mutantNamed = (name: MutantName): Mutant => mutants[name]

export const isMutantName = (name: string): name is MutantName => Object.hasOwn(mutants, name)
