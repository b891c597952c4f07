// What a LOOKING server does when servers in office tell it whom they voted for (§4 steps 5 and 6).
import { describe, expect, it } from "vitest"
import type { Notification } from "../../src/election/notification.ts"
import { after, five, hear, look, looking, says, sent, timer, voteFor } from "./conversation.ts"

const level = { zxid: "0x100000005", peerEpoch: 1 }
const raised = { zxid: "0x100000005", peerEpoch: 2 }

const follows = (leader: number, round: number, changes: Partial<Notification> = {}): Notification => ({
  ...says("FOLLOWING", voteFor(leader, raised), round),
  ...changes,
})

const leads = (leader: number, round: number, changes: Partial<Notification> = {}): Notification => ({
  ...says("LEADING", voteFor(leader, raised), round),
  ...changes,
})

describe("a decision of this round (§4 step 5)", () => {
  it("is kept in recvset and in outofelection, with the sender's state", () => {
    const { state, outputs, action } = hear(looking(1, level, five), 2, follows(5, 1))
    expect(state.received[1]).toEqual(follows(5, 1))
    expect(state.outside[1]).toEqual(follows(5, 1))
    expect({ sent: sent(outputs), timer: timer(outputs), action }).toEqual({ sent: [], timer: 100, action: "HearDecision" })
  })

  it("is joined with a quorum in recvset and the leader's own word; peerEpochs may differ", () => {
    const one = after(looking(1, level), [2, follows(3, 1, { peerEpoch: 1 })])
    expect(one.state).toBe("LOOKING")
    expect(after(one, [3, leads(3, 1)])).toMatchObject({ state: "FOLLOWING", vote: voteFor(3, raised), clock: 1 })
  })

  it("counts a proposal of this round only if it agrees in everything", () => {
    const agreeing = after(looking(1, level, five), [2, says("LOOKING", voteFor(5, raised), 1)], [4, follows(5, 1)])
    expect(after(agreeing, [5, leads(5, 1)]).state).toBe("FOLLOWING")
    const differing = after(looking(1, raised, five), [2, says("LOOKING", voteFor(5, level), 1)], [4, follows(5, 1)])
    expect(after(differing, [5, leads(5, 1)]).state).toBe("LOOKING")
  })

  it("counts in its own round only: an answer of another round does not make it a quorum", () => {
    const old = (leader: number, round: number, peerEpoch: number): Notification => follows(leader, round, { version: 0, peerEpoch })
    const inside = after(looking(1, level, five), [2, old(5, 1, 1)], [3, old(5, 1, 3)], [5, leads(5, 1, { version: 0, peerEpoch: 7 })])
    const moved = after(inside, [2, old(4, 9, 1)], [3, old(4, 9, 3)])
    expect(after(moved, [4, follows(5, 9)]).state).toBe("LOOKING")
    expect(after(moved, [4, follows(5, 1)]).state).toBe("FOLLOWING")
  })

  it("of the oldest version is joined only if the peerEpochs agree", () => {
    const differing = after(looking(1, level), [2, follows(3, 1, { peerEpoch: 1 })], [3, leads(3, 1, { version: 0, peerEpoch: 7 })])
    // Outside of the round exactly one of the two has version 0, so there the leader is enough.
    expect(differing.state).toBe("FOLLOWING")
    const oldAll = after(
      looking(1, level),
      [2, follows(3, 1, { version: 0, peerEpoch: 1 })],
      [3, leads(3, 1, { version: 0, peerEpoch: 7 })],
    )
    expect(oldAll.state).toBe("LOOKING")
  })
})

describe("a decision of another round (§4 step 5)", () => {
  it("is kept in outofelection alone", () => {
    const state = after(looking(1, level, five), [2, follows(5, 7)])
    expect(state.received[1]).toBeUndefined()
    expect(state.outside[1]).toEqual(follows(5, 7))
  })

  it("is joined with a quorum of equal votes and the leader's own word; the clock is taken over", () => {
    const { state, outputs, action } = hear(after(looking(1, level), [2, follows(3, 7)]), 3, leads(3, 7))
    expect(state).toMatchObject({ state: "FOLLOWING", vote: voteFor(3, raised), clock: 7 })
    expect({ outputs, action }).toEqual({ outputs: [{ _tag: "StopTimer" }], action: "HearDecision" })
  })

  it("is joined in whatever order the answers come", () => {
    expect(after(looking(1, level), [3, leads(3, 7)], [2, follows(3, 7)]).state).toBe("FOLLOWING")
  })

  it("is joined although its round is older than the own one", () => {
    const state = after(look(look(looking(1)).state).state, [2, follows(3, 1)], [3, leads(3, 1)])
    expect(state).toMatchObject({ state: "FOLLOWING", clock: 1 })
  })

  it("is joined although rounds and zxids differ among those who answer", () => {
    const state = after(looking(1, level), [2, follows(3, 4, { zxid: { epoch: 0, counter: 3 } })], [3, leads(3, 7)])
    expect(state).toMatchObject({ state: "FOLLOWING", clock: 7 })
  })

  it("is not joined while the peerEpochs differ", () => {
    expect(after(looking(1, level), [2, follows(3, 7, { peerEpoch: 1 })], [3, leads(3, 7)]).state).toBe("LOOKING")
  })

  it("is joined although the peerEpochs differ if exactly one of the two has the oldest version", () => {
    const state = after(looking(1, level), [2, follows(3, 7, { peerEpoch: 1, version: 0 })], [3, leads(3, 7)])
    expect(state.state).toBe("FOLLOWING")
  })

  it("does not count proposals: only who follows or leads is in outofelection", () => {
    const state = after(looking(1, level, five), [2, says("LOOKING", voteFor(5, raised), 1)], [4, follows(5, 7)], [5, leads(5, 7)])
    expect(state.state).toBe("LOOKING")
    expect(after(state, [3, follows(5, 7)]).state).toBe("FOLLOWING")
  })

  it("gives an observer the state OBSERVING", () => {
    expect(after(looking(4), [2, follows(3, 7)], [3, leads(3, 7)]).state).toBe("OBSERVING")
  })

  it("is forgotten when the server has joined", () => {
    const { received, outside } = after(looking(1, level), [2, follows(3, 7)], [3, leads(3, 7)])
    expect([...received, ...outside].every((entry) => entry === undefined)).toBe(true)
  })
})

describe("checkLeader (§4 step 6)", () => {
  it("wants the leader's own word that it leads: a quorum of followers is not enough", () => {
    const state = after(looking(1, level, five), [2, follows(5, 7)], [3, follows(5, 7)], [4, follows(5, 7)])
    expect(state.state).toBe("LOOKING")
    expect(after(state, [5, leads(5, 7)]).state).toBe("FOLLOWING")
  })

  it("does not take the word of a leader that follows somebody", () => {
    expect(after(looking(1, level), [2, follows(3, 7)], [3, follows(3, 7)]).state).toBe("LOOKING")
  })

  it("looks at the last word of the leader", () => {
    const state = after(looking(1, level, five), [5, leads(5, 7)], [5, follows(4, 8)], [2, follows(5, 7)], [3, follows(5, 7)])
    expect(after(state, [4, follows(5, 7)]).state).toBe("LOOKING")
  })

  it("wants the word of the leader in recvset for a decision of this round", () => {
    // The peerEpochs differ, so that only recvset, which does not look at them, holds a quorum.
    const followers = after(looking(1, level, five), [2, follows(5, 1, { peerEpoch: 3 })], [3, follows(5, 1, { peerEpoch: 4 })])
    expect(after(followers, [5, leads(5, 7)], [4, follows(5, 1)]).state).toBe("LOOKING")
    expect(after(followers, [5, leads(5, 1)], [4, follows(5, 1)]).state).toBe("FOLLOWING")
  })

  it("lets a server that others name lead if it is in the round in which they name it", () => {
    const state = after(looking(1, level), [2, follows(1, 1)], [3, follows(1, 1)])
    expect(state).toMatchObject({ state: "LEADING", vote: voteFor(1, raised), clock: 1 })
  })

  it("does not let it lead in any other round", () => {
    expect(after(looking(1, level), [2, follows(1, 7)], [3, follows(1, 7)]).state).toBe("LOOKING")
    expect(after(look(looking(1)).state, [2, follows(1, 1)], [3, follows(1, 1)]).state).toBe("LOOKING")
  })
})
