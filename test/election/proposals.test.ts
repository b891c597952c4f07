// What a LOOKING server does with proposals (§4 steps 3 and 4), and how a round ends by silence.
import { describe, expect, it } from "vitest"
import { standing } from "../../src/election/election.ts"
import * as Zxid from "../../src/base/zxid.ts"
import { after, five, hear, look, looking, says, sent, timer, timerEnds, voteFor, waitingForThree } from "./conversation.ts"

const behind = { zxid: "0x100000001", peerEpoch: 1 }
const level = { zxid: "0x100000005", peerEpoch: 1 }
const ahead = { zxid: "0x100000009", peerEpoch: 1 }

describe("a proposal of a newer round (§4 step 3)", () => {
  it("sets the clock to its round", () => {
    expect(hear(looking(1), 2, says("LOOKING", voteFor(2), 6)).state.clock).toBe(6)
  })

  it("clears recvset, but for this proposal and the own one", () => {
    const before = after(looking(1, level, five), [2, says("LOOKING", voteFor(2), 1)], [3, says("LOOKING", voteFor(3), 1)])
    const { received } = hear(before, 4, says("LOOKING", voteFor(4, level), 2)).state
    expect(received.map((entry) => entry?.electionEpoch)).toEqual([2, undefined, undefined, 2, undefined])
  })

  it("keeps outofelection: it does not belong to a round", () => {
    const before = after(looking(1, level, five), [2, says("FOLLOWING", voteFor(3), 4)])
    expect(hear(before, 4, says("LOOKING", voteFor(4), 2)).state.outside[1]).toEqual(says("FOLLOWING", voteFor(3), 4))
  })

  it("is adopted if it beats the own initial values, though the current proposal may be better", () => {
    const before = after(looking(1, level), [3, says("LOOKING", voteFor(3, ahead), 1)])
    const { state } = hear({ ...before, waiting: false }, 2, says("LOOKING", voteFor(2, level), 2))
    expect(before.vote).toEqual(voteFor(3, ahead))
    expect(state.vote).toEqual(voteFor(2, level))
  })

  it("lets the server propose itself anew if its own initial values are better", () => {
    const before = after(looking(1, level, five), [3, says("LOOKING", voteFor(3, ahead), 1)])
    const { state } = hear(before, 2, says("LOOKING", voteFor(2, behind), 2))
    expect(before.vote).toEqual(voteFor(3, ahead))
    expect(state.vote).toEqual(voteFor(1, level))
  })

  it("is followed by notifications to all others, whichever vote was better", () => {
    for (const history of [behind, ahead]) {
      const { state, outputs, action } = hear(looking(1, level), 2, says("LOOKING", voteFor(2, history), 2))
      expect(sent(outputs)).toEqual([2, 3].map((to) => [to, standing(state)]))
      expect(action).toBe("HearProposal")
    }
  })
})

describe("a proposal of an older round (§4 step 3)", () => {
  it("is ignored, but answered with the own proposal and round (§6)", () => {
    const state = look(looking(1)).state
    const result = hear(state, 2, says("LOOKING", voteFor(2, ahead), 1))
    expect(result.action).toBe("HearOldProposal")
    expect(result.state).toBe(state)
    expect(sent(result.outputs)).toEqual([[2, standing(state)]])
  })
})

describe("a proposal of the same round (§4 step 3)", () => {
  it("is adopted and told to all others if it beats the current proposal", () => {
    const { state, outputs } = hear(looking(1, level), 2, says("LOOKING", voteFor(3, ahead), 1))
    expect(state.vote).toEqual(voteFor(3, ahead))
    expect(sent(outputs)).toEqual([2, 3].map((to) => [to, standing(state)]))
  })

  it("is recorded and nothing is sent if it does not", () => {
    const { state, outputs } = hear(looking(3, level), 1, says("LOOKING", voteFor(1, level), 1))
    expect(state.vote).toEqual(voteFor(3, level))
    expect(state.received[0]).toEqual(says("LOOKING", voteFor(1, level), 1))
    expect(sent(outputs)).toEqual([])
  })

  it("replaces what the same sender said before", () => {
    const state = after(looking(3, ahead, five), [1, says("LOOKING", voteFor(1), 1)], [1, says("LOOKING", voteFor(2), 1)])
    expect(state.received[0]).toEqual(says("LOOKING", voteFor(2), 1))
  })

  it("does not count for its sender: the leader that is proposed may be another", () => {
    const state = after(looking(1, level), [2, says("LOOKING", voteFor(3, ahead), 1)])
    expect(state.waiting).toBe(true)
    expect(timerEnds(state).state).toMatchObject({ state: "FOLLOWING", vote: voteFor(3, ahead) })
  })
})

describe("a database that was not read yet, -1 (§4 step 3)", () => {
  const unread = "0xffffffffffffffff"

  it("of the sender: its proposal is ignored", () => {
    const state = looking(1)
    const result = hear(state, 2, says("LOOKING", { leader: 2, zxid: Zxid.uninitialized, peerEpoch: 5 }, 9))
    expect(result).toEqual({ state, outputs: [{ _tag: "SetTimer", afterMs: 100 }], action: "Ignore" })
  })

  it("of the server itself: it ignores every proposal", () => {
    const state = looking(1, { zxid: unread, peerEpoch: 0 })
    const result = hear(state, 2, says("LOOKING", voteFor(2, ahead), 9))
    expect(result).toEqual({ state, outputs: [{ _tag: "SetTimer", afterMs: 100 }], action: "Ignore" })
  })

  it("does not keep the receiver from answering an older round (§6)", () => {
    for (const [state, zxid] of [
      [look(looking(1)).state, Zxid.uninitialized],
      [look(looking(1), { zxid: unread, peerEpoch: 0 }).state, Zxid.zero],
    ] as const)
      expect(sent(hear(state, 2, says("LOOKING", { leader: 2, zxid, peerEpoch: 0 }, 1)).outputs)).toEqual([[2, standing(state)]])
  })

  it("does not keep the server from joining an ensemble that runs", () => {
    const state = after(
      looking(1, { zxid: unread, peerEpoch: 0 }),
      [2, says("FOLLOWING", voteFor(3), 5)],
      [3, says("LEADING", voteFor(3), 5)],
    )
    expect(state.state).toBe("FOLLOWING")
  })
})

describe("a quorum of equal proposals (§4 step 3)", () => {
  it("starts the wait for a better vote, with finalizeWait", () => {
    const { state, outputs } = hear(looking(1), 3, says("LOOKING", voteFor(3), 1))
    expect(state.waiting).toBe(true)
    expect(timer(outputs)).toBe(200)
  })

  it("must be equal in zxid, peerEpoch and round as well", () => {
    for (const other of [
      says("LOOKING", { ...voteFor(3, level), zxid: Zxid.zero }, 1),
      says("LOOKING", { ...voteFor(3, level), peerEpoch: 0 }, 1),
    ])
      expect(after(looking(3, level), [1, other]).waiting).toBe(false)
    expect(after(looking(3, level), [1, says("LOOKING", voteFor(3, level), 1)]).waiting).toBe(true)
  })

  it("needs more than half of the voters: two of five are not enough, three are", () => {
    const two = after(looking(1, level, five), [5, says("LOOKING", voteFor(5, level), 1)])
    expect(two.waiting).toBe(false)
    expect(after(two, [4, says("LOOKING", voteFor(5, level), 1)]).waiting).toBe(true)
  })

  it("is not found by an observer among two voters of which one disagrees", () => {
    const one = after(looking(4), [3, says("LOOKING", voteFor(3), 1)])
    expect(one.waiting).toBe(false)
    expect(after(one, [2, says("LOOKING", voteFor(3), 1)]).waiting).toBe(true)
  })

  it("can hold a vote of this round by a server that has decided already", () => {
    const state = after(looking(1, level, five), [4, says("FOLLOWING", voteFor(5, level), 1)], [5, says("LOOKING", voteFor(5, level), 1)])
    expect(state.waiting).toBe(true)
  })
})

describe("the wait for a better vote (§4 step 3)", () => {
  it("throws away what is not better, and waits anew", () => {
    const state = waitingForThree()
    const result = hear(state, 2, says("LOOKING", voteFor(2), 1))
    expect(result).toEqual({ state, outputs: [{ _tag: "SetTimer", afterMs: 200 }], action: "Discard" })
  })

  it("throws away what a server in office says, whatever its round, unless its vote is better", () => {
    const state = waitingForThree()
    expect(hear(state, 2, says("LEADING", voteFor(2), 9))).toMatchObject({ state, action: "Discard" })
  })

  it("answers an older round all the same (§6)", () => {
    const state = after(look(looking(1)).state, [3, says("LOOKING", voteFor(3), 2)])
    const result = hear(state, 2, says("LOOKING", voteFor(2), 1))
    expect(state.waiting).toBe(true)
    expect(sent(result.outputs)).toEqual([[2, standing(state)]])
    expect(timer(result.outputs)).toBe(200)
  })

  it("ends at a better vote, which is pushed back and heard next", () => {
    const better = says("LOOKING", voteFor(2, ahead), 1)
    const result = hear(waitingForThree(), 2, better)
    expect(result.action).toBe("Reconsider")
    expect(result.outputs).toEqual([
      { _tag: "PutBack", from: 2, notification: better },
      { _tag: "SetTimer", afterMs: 100 },
    ])
    expect(result.state).toEqual({ ...waitingForThree(), waiting: false })
    expect(hear(result.state, 2, better).state).toMatchObject({ vote: voteFor(2, ahead), waiting: true })
  })

  it("ends in LEADING if the silent server proposed itself", () => {
    const { state, outputs, action } = timerEnds(after(looking(3), [1, says("LOOKING", voteFor(3), 1)]))
    expect(state).toMatchObject({ state: "LEADING", vote: voteFor(3), clock: 1 })
    expect({ outputs, action }).toEqual({ outputs: [{ _tag: "StopTimer" }], action: "Finalize" })
  })

  it("ends in FOLLOWING if a voter proposed another, and in OBSERVING for an observer", () => {
    expect(timerEnds(waitingForThree()).state).toMatchObject({ state: "FOLLOWING", vote: voteFor(3) })
    const observer = after(looking(4), [2, says("LOOKING", voteFor(3), 1)], [3, says("LOOKING", voteFor(3), 1)])
    expect(timerEnds(observer).state).toMatchObject({ state: "OBSERVING", vote: voteFor(3) })
  })

  it("leaves nothing in the tables (leaveInstance)", () => {
    const { received, outside, waiting } = timerEnds(waitingForThree()).state
    expect([...received, ...outside].every((entry) => entry === undefined)).toBe(true)
    expect(waiting).toBe(false)
  })
})

describe("a notification of a server that says it is OBSERVING (§4 step 4)", () => {
  it("is ignored", () => {
    const state = looking(1)
    expect(hear(state, 2, says("OBSERVING", voteFor(3, ahead), 5))).toMatchObject({ state, action: "Ignore" })
  })
})
