// The vote order and the equality of votes: against the text of module Votes, and Java's rules for old versions.
import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { plainNotification } from "../../properties/abstraction/state.ts"
import { ensembleOf, nobody } from "../../src/base/ensemble.ts"
import * as Zxid from "../../src/base/zxid.ts"
import type { Notification, Vote } from "../../src/election/notification.ts"
import { rules } from "../../src/election/rules.ts"
import { beats, equal, mayLead, notificationOf, noVote, sameVote, sameVoteInRound, voteIn } from "../../src/election/vote.ts"
import type { PlainData, Spec } from "../../src/tla/index.ts"
import { ask, quorumConstants } from "../base/spec-text.ts"
import { longs, notifications, votes } from "./arbitrary-notifications.ts"

const ensemble = ensembleOf([
  { id: 1, role: "participant", weight: 1, group: 0 },
  { id: 2, role: "participant", weight: 2, group: 0 },
  { id: 3, role: "participant", weight: 0, group: 0 },
  { id: 4, role: "observer", weight: 0, group: 0 },
])

const definitions = `
Answers(pairs) == [i \\in DOMAIN pairs |->
  LET one == pairs[i][1]  other == pairs[i][2]
  IN  <<Beats(VoteIn(one), VoteIn(other)), Better(VoteIn(one), VoteIn(other)), MayLead(one.leader),
        SameVote(one, other), SameVoteInRound(one, other), VoteIn(one) = VoteIn(other)>>]`

const pairs = fc.array(fc.tuple(notifications, notifications), { minLength: 1, maxLength: 40 })

describe("votes", () => {
  let spec: Spec
  beforeAll(async () => {
    const quorums = quorumConstants(ensemble)
    spec = await ask("Votes", `${quorums.definitions}${definitions}`, `${quorums.config}\n  Mutants = {}`)
  })

  it("are compared as module Votes compares them", () => {
    fc.assert(
      fc.property(pairs, (asked) => {
        const ours = asked.map(([one, other]) => [
          beats(one, other),
          rules.better(ensemble, one, other),
          mayLead(ensemble, one.leader),
          sameVote(one, other),
          sameVoteInRound(one, other),
          equal(one, other),
        ])
        const plain = asked.map(([one, other]): PlainData => [plainNotification(one), plainNotification(other)])
        expect(ours).toEqual(spec.evaluate("Answers", [plain]))
      }),
      { numRuns: 50 },
    )
  })
})

const vote = (leader: number, zxid: string, peerEpoch: number): Vote => {
  const read = Zxid.parse(zxid)
  if (read === undefined) throw new TypeError(`no zxid: ${zxid}`)
  return { leader, zxid: read, peerEpoch }
}

describe("the vote order (§4.1, totalOrderPredicate)", () => {
  it("is a strict total order, also where numbers are negative", () => {
    const any: fc.Arbitrary<Vote> = fc.record({
      leader: longs,
      zxid: fc.record({ epoch: fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff }), counter: fc.integer({ min: 0, max: 0xffff_ffff }) }),
      peerEpoch: longs,
    })
    const mixed = fc.oneof(any, votes)
    fc.assert(
      fc.property(mixed, mixed, mixed, (a, b, c) => {
        expect(beats(a, a)).toBe(false)
        expect(Number(beats(a, b)) + Number(beats(b, a)) + Number(equal(a, b))).toBe(1)
        if (beats(a, b) && beats(b, c)) expect(beats(a, c)).toBe(true)
      }),
    )
  })

  it("puts a higher peerEpoch first, whatever the zxid", () => {
    expect(beats(vote(1, "0x100000001", 2), vote(3, "0x1000000ff", 1))).toBe(true)
  })

  it("puts a higher zxid first among equal epochs, whatever the id", () => {
    expect(beats(vote(1, "0x100000002", 1), vote(3, "0x100000001", 1))).toBe(true)
  })

  it("puts a higher id first among equal histories", () => {
    expect(beats(vote(3, "0x0", 0), vote(2, "0x0", 0))).toBe(true)
  })

  it("compares zxids as signed numbers: -1 is less than 0", () => {
    expect(beats(vote(1, "0x0", 0), vote(3, "0xffffffffffffffff", 0))).toBe(true)
  })

  it("does not let a server lead that weighs nothing, does not vote, or is unknown", () => {
    expect([1, 2, 3, 4, 5, nobody].map((id) => mayLead(ensemble, id))).toEqual([true, true, false, false, false, false])
    expect(rules.better(ensemble, vote(3, "0x9", 9), vote(1, "0x0", 0))).toBe(false)
    expect(rules.better(ensemble, vote(2, "0x9", 9), vote(1, "0x0", 0))).toBe(true)
  })

  it("puts the vote of an observer below every vote that names a server", () => {
    fc.assert(
      fc.property(votes, (named) => {
        expect(beats(noVote, named)).toBe(false)
        expect(beats(named, noVote)).toBe(!equal(named, noVote))
      }),
    )
  })
})

const says = (state: Notification["state"], version: number, changes: Partial<Notification> = {}): Notification => ({
  ...notificationOf(state, vote(3, "0x100000005", 2), 4, ""),
  version,
  ...changes,
})

/** What a difference in one field does: to the vote, the history, the round, the epoch. */
const otherLeader = { leader: 2 }
const otherZxid = { zxid: { epoch: 1, counter: 6 } }
const otherRound = { electionEpoch: 5 }
const otherEpoch = { peerEpoch: 1 }

describe("votes that are the same (§4.2, Vote.equals)", () => {
  it("agree in leader, zxid, electionEpoch and peerEpoch if either voter is LOOKING", () => {
    for (const [one, other] of [
      ["LOOKING", "LOOKING"],
      ["LOOKING", "FOLLOWING"],
      ["LEADING", "LOOKING"],
    ] as const) {
      expect(sameVote(says(one, 2), says(other, 2))).toBe(true)
      expect(sameVote(says(one, 0), says(other, 2))).toBe(true)
      for (const difference of [otherLeader, otherZxid, otherRound, otherEpoch])
        expect(sameVote(says(one, 2), says(other, 2, difference))).toBe(false)
    }
  })

  it("agree in leader and peerEpoch if neither is LOOKING; zxid and electionEpoch may differ", () => {
    for (const version of [0, 2]) {
      const kept = says("FOLLOWING", version)
      expect(sameVote(kept, says("LEADING", version, { ...otherZxid, ...otherRound }))).toBe(true)
      expect(sameVote(kept, says("LEADING", version, otherLeader))).toBe(false)
      expect(sameVote(kept, says("LEADING", version, otherEpoch))).toBe(false)
    }
  })

  it("agree in the leader if neither is LOOKING and exactly one has version 0", () => {
    expect(sameVote(says("FOLLOWING", 0), says("LEADING", 2, otherEpoch))).toBe(true)
    expect(sameVote(says("FOLLOWING", 2), says("LEADING", 0, otherEpoch))).toBe(true)
    expect(sameVote(says("FOLLOWING", 0), says("LEADING", 2, otherLeader))).toBe(false)
  })

  it("takes every version above 0 for a new one, and no other", () => {
    expect(sameVote(says("FOLLOWING", 1), says("LEADING", 3, otherEpoch))).toBe(false)
    expect(sameVote(says("FOLLOWING", -1), says("LEADING", 0, otherEpoch))).toBe(false)
    expect(sameVote(says("FOLLOWING", -1), says("LEADING", 2, otherEpoch))).toBe(true)
  })

  it("does not depend on the configuration text", () => {
    expect(sameVote(says("LOOKING", 2), says("LOOKING", 2, { configuration: "version=1" }))).toBe(true)
  })

  it("does not depend on the order of the two", () => {
    fc.assert(
      fc.property(notifications, notifications, fc.constantFrom(0, 2), (one, other, version) => {
        expect(sameVote({ ...one, version }, other)).toBe(sameVote(other, { ...one, version }))
      }),
    )
  })
})

describe("votes that are the same inside a round (§4 step 5: what recvset keeps has version 0)", () => {
  it("agree in everything if either voter is LOOKING", () => {
    expect(sameVoteInRound(says("LOOKING", 2), says("FOLLOWING", 2))).toBe(true)
    for (const difference of [otherLeader, otherZxid, otherRound, otherEpoch])
      expect(sameVoteInRound(says("LOOKING", 2), says("FOLLOWING", 2, difference))).toBe(false)
  })

  it("agree in the leader alone if what arrived has a new version", () => {
    expect(sameVoteInRound(says("FOLLOWING", 2, otherEpoch), says("LEADING", 2))).toBe(true)
    expect(sameVoteInRound(says("FOLLOWING", 0, otherEpoch), says("LEADING", 1))).toBe(true)
    expect(sameVoteInRound(says("FOLLOWING", 2, otherLeader), says("LEADING", 2))).toBe(false)
  })

  it("agree in leader and peerEpoch if what arrived has the oldest version", () => {
    for (const version of [0, -1]) {
      expect(sameVoteInRound(says("FOLLOWING", 2), says("LEADING", version))).toBe(true)
      expect(sameVoteInRound(says("FOLLOWING", 2, otherEpoch), says("LEADING", version))).toBe(false)
    }
  })
})

describe("a notification", () => {
  it("carries a vote, its sender's state and round, the version 2 and the configuration (§2)", () => {
    expect(notificationOf("LEADING", vote(3, "0x100000005", 2), 4, "version=0")).toEqual({
      leader: 3,
      zxid: { epoch: 1, counter: 5 },
      peerEpoch: 2,
      state: "LEADING",
      electionEpoch: 4,
      version: 2,
      configuration: "version=0",
    })
  })

  it("gives the vote back", () => {
    fc.assert(
      fc.property(votes, (said) => {
        expect(voteIn(notificationOf("LOOKING", said, 1, ""))).toEqual(said)
      }),
    )
  })
})
