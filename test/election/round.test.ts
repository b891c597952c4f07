// How a round begins (§3, §4 steps 1 and 2, §5): initial values, whom is told, what is ignored.
import { describe, expect, it } from "vitest"
import { ensembleOf, majority, nobody } from "../../src/base/ensemble.ts"
import * as Zxid from "../../src/base/zxid.ts"
import { initial, standing, type State, times } from "../../src/election/election.ts"
import { after, five, hear, look, looking, says, sent, settingsOf, step, three, timer, timerEnds, voteFor, zxid } from "./conversation.ts"

const history = { zxid: "0x100000007", peerEpoch: 1 }

const heardNothing = ({ settings: { ensemble, self }, received }: State): boolean =>
  received.every((entry, position) => entry === undefined || ensemble.members[position]?.id === self)

describe("the initial values (§3)", () => {
  it("of a voter are its own id, the last zxid of its database, and its currentEpoch", () => {
    expect(looking(2, history).vote).toEqual({ leader: 2, zxid: zxid("0x100000007"), peerEpoch: 1 })
  })

  it("of an observer are Long.MIN_VALUE three times, whatever it holds", () => {
    expect(looking(4, history).vote).toEqual({ leader: nobody, zxid: Zxid.none, peerEpoch: -(2 ** 63) })
  })

  it("of logicalclock is 0 at the start of the process", () => {
    expect(initial(settingsOf(1)).clock).toBe(0)
  })

  it("of the times are Apache's: 200 ms, 200 ms, one minute (§7)", () => {
    expect(times).toEqual({ finalizeWaitMs: 200, minNotificationIntervalMs: 200, maxNotificationIntervalMs: 60_000 })
  })
})

describe("lookForLeader begins (§4 step 1)", () => {
  it("with the next round: 1 after the start, one more every time", () => {
    const first = look(initial(settingsOf(1)))
    expect(first).toMatchObject({ action: "LookForLeader", state: { state: "LOOKING", clock: 1 } })
    expect(look(first.state).state.clock).toBe(2)
  })

  it("with the round after the one that was taken over from others", () => {
    const joined = after(looking(1), [2, says("FOLLOWING", voteFor(3), 7)], [3, says("LEADING", voteFor(3), 7)])
    expect(joined).toMatchObject({ state: "FOLLOWING", clock: 7 })
    expect(look(joined).state.clock).toBe(8)
  })

  it("with what it holds now, and not what it proposed before", () => {
    expect(look(looking(1), history).state.vote).toEqual(voteFor(1, history))
  })

  it("with nothing in recvset but its own proposal", () => {
    const before = after(looking(1, history, five), [2, says("LOOKING", voteFor(2), 1)])
    const { state } = look(before)
    expect(heardNothing(before)).toBe(false)
    expect(heardNothing(state)).toBe(true)
    expect(state.received[0]).toEqual(standing(state))
  })

  it("with nothing in outofelection", () => {
    const before = after(looking(1, history, five), [2, says("FOLLOWING", voteFor(3), 9)])
    expect(before.outside[1]).toBeDefined()
    expect(look(before).state.outside.every((entry) => entry === undefined)).toBe(true)
  })

  it("without waiting for a better vote", () => {
    const waiting = after(looking(1), [3, says("LOOKING", voteFor(3), 1)])
    expect(waiting.waiting).toBe(true)
    expect(look(waiting).state.waiting).toBe(false)
  })

  it("with its proposal to all other voters, and none to observers", () => {
    const { state, outputs } = look(initial(settingsOf(2)), history)
    expect(sent(outputs)).toEqual([1, 3].map((to) => [to, standing(state)]))
    expect(standing(state)).toEqual({
      ...voteFor(2, history),
      state: "LOOKING",
      electionEpoch: 1,
      version: 2,
      configuration: "version=0",
    })
  })

  it("with the proposal of an observer to all voters", () => {
    expect(sent(look(initial(settingsOf(4))).outputs).map(([to]) => to)).toEqual([1, 2, 3])
  })

  it("without an entry of an observer in its own recvset: it counts for nothing", () => {
    expect(looking(4).received.every((entry) => entry === undefined)).toBe(true)
  })

  it("with the shortest notification interval, however long the last one was", () => {
    const patient = timerEnds(timerEnds(looking(1)).state).state
    const { state, outputs } = look(patient)
    expect(patient.notificationIntervalMs).toBe(400)
    expect(state.notificationIntervalMs).toBe(100)
    expect(timer(outputs)).toBe(100)
  })

  it("with no round that a notification cannot carry", () => {
    const lied = after(looking(1), [2, says("LOOKING", voteFor(2), Number.MAX_SAFE_INTEGER)])
    expect(look(lied).state.clock).toBe(Number.MAX_SAFE_INTEGER)
  })
})

describe("an ensemble of one voter", () => {
  const alone = majority([1])

  // The message to itself is the entry in recvset, so that there is nothing to hear: Apache's loop hears it.
  it("elects itself when its first timer has ended", () => {
    const { state, action } = timerEnds(looking(1, history, alone))
    expect({ state: state.state, action }).toEqual({ state: "LEADING", action: "Finalize" })
  })

  it("waits for finalizeWait before", () => {
    const { state, outputs } = look(initial(settingsOf(1, alone)), history)
    expect(state.waiting).toBe(true)
    expect(timer(outputs)).toBe(200)
  })
})

describe("a voter that weighs more than half of its ensemble", () => {
  const heavy = ensembleOf([1, 2, 3].map((id) => ({ id, role: "participant", weight: id === 2 ? 3 : 1, group: 0 })))

  it("is a quorum by itself and waits for a better vote at once", () => {
    expect(looking(2, history, heavy).waiting).toBe(true)
    expect(looking(1, history, heavy).waiting).toBe(false)
  })
})

describe("the loop ignores (§4 step 2)", () => {
  it("what is said about a server that does not vote, though the timer begins anew", () => {
    for (const leader of [4, 9, nobody]) {
      const state = looking(1)
      const result = hear(state, 2, says("LOOKING", voteFor(leader, { zxid: "0x900000000", peerEpoch: 9 }), 1))
      expect(result).toEqual({ state, outputs: [{ _tag: "SetTimer", afterMs: 100 }], action: "Discard" })
    }
  })

  it("what is said about a server that does not vote while it waits, too", () => {
    const state = after(looking(1), [3, says("LOOKING", voteFor(3), 1)])
    const result = hear(state, 2, says("LEADING", voteFor(4, { zxid: "0x0", peerEpoch: 9 }), 1))
    expect(result).toEqual({ state, outputs: [{ _tag: "SetTimer", afterMs: 200 }], action: "Discard" })
  })

  it("what is said about a server that does not vote, though an older round is answered by the receiver", () => {
    const state = step(looking(1), { _tag: "LookForLeader", zxid: zxid("0x0"), peerEpoch: 0 }).state
    const result = hear(state, 2, says("LOOKING", voteFor(4), 1))
    expect(sent(result.outputs)).toEqual([[2, standing(state)]])
    expect({ same: result.state === state, action: result.action }).toEqual({ same: true, action: "Discard" })
  })

  it("what observers and strangers say, but answers (§6)", () => {
    const state = looking(1, history, three)
    for (const from of [4, 17, -1]) {
      const result = hear(state, from, says("LOOKING", voteFor(3, { zxid: "0x900000000", peerEpoch: 9 }), 5))
      expect(result).toEqual({ state, outputs: [{ _tag: "Send", to: from, notification: standing(state) }], action: "AnswerObserver" })
    }
  })
})
