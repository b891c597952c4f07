// The timer of the loop (§4 step 2, §7): silence, backoff, and what begins the wait anew.
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { standing, type State } from "../../src/election/election.ts"
import { notifications } from "./arbitrary-notifications.ts"
import { after, hear, look, looking, says, sent, timer, timerEnds, voteFor, waitingForThree } from "./conversation.ts"

/** The interval after each of so many silences. */
const intervals = (start: State, count: number): readonly (number | "stopped" | undefined)[] => {
  const found: (number | "stopped" | undefined)[] = []
  let state = start
  for (let silence = 0; silence < count; silence++) {
    const result = timerEnds(state)
    found.push(timer(result.outputs))
    state = result.state
  }
  return found
}

describe("silence while looking (§4 step 2)", () => {
  it("sends the proposal to all other voters again", () => {
    const state = looking(1)
    const result = timerEnds(state)
    expect(result.action).toBe("Resend")
    expect(sent(result.outputs)).toEqual([2, 3].map((to) => [to, standing(state)]))
  })

  it("changes nothing but the interval", () => {
    const state = looking(1)
    expect(timerEnds(state).state).toEqual({ ...state, notificationIntervalMs: 200 })
  })

  it("doubles the interval every time, up to the longest", () => {
    expect(intervals(looking(1), 5)).toEqual([200, 400, 700, 700, 700])
  })

  it("does not shorten the interval again when something is heard", () => {
    const patient = timerEnds(timerEnds(looking(3)).state).state
    expect(hear(patient, 1, says("LOOKING", voteFor(1), 1)).state.notificationIntervalMs).toBe(400)
    expect(hear(patient, 1, says("LOOKING", voteFor(1), 6)).state.notificationIntervalMs).toBe(400)
  })
})

describe("what the loop hears (§4 step 2)", () => {
  it("begins the wait anew, with the interval as it is", () => {
    const patient = timerEnds(looking(3)).state
    for (const heard of [
      says("LOOKING", voteFor(1), 1),
      says("LOOKING", voteFor(1), 0),
      says("LOOKING", voteFor(1), 5),
      says("FOLLOWING", voteFor(1), 5),
      says("OBSERVING", voteFor(1), 5),
      says("LOOKING", voteFor(9), 1),
    ])
      expect(timer(hear(patient, 1, heard).outputs)).toBe(200)
  })

  it("sets the timer in every step of a looking server that a voter causes, and in no other", () => {
    const patient = timerEnds(looking(1)).state
    fc.assert(
      fc.property(fc.constantFrom(patient, waitingForThree()), fc.constantFrom(2, 3, 4, 8), notifications, (state, from, heard) => {
        const result = hear(state, from, heard)
        const expected =
          from > 3 ? undefined : result.state.state !== "LOOKING" ? "stopped" : result.state.waiting ? 200 : state.notificationIntervalMs
        expect(timer(result.outputs)).toBe(expected)
      }),
    )
  })
})

describe("the timer", () => {
  it("is finalizeWait as long as the server waits for a better vote, and the interval after that", () => {
    const waiting = waitingForThree()
    expect(timer(hear(waiting, 2, says("LOOKING", voteFor(1), 1)).outputs)).toBe(200)
    const better = says("LOOKING", voteFor(2, { zxid: "0x1", peerEpoch: 0 }), 1)
    expect(timer(hear(waiting, 2, better).outputs)).toBe(100)
  })

  it("stops when the round ends", () => {
    expect(timer(timerEnds(waitingForThree()).outputs)).toBe("stopped")
    const joined = hear(after(looking(1), [2, says("FOLLOWING", voteFor(3), 1)]), 3, says("LEADING", voteFor(3), 1))
    expect(timer(joined.outputs)).toBe("stopped")
  })

  it("means nothing when it ends in a server that does not look", () => {
    const state = timerEnds(waitingForThree()).state
    expect(timerEnds(state)).toEqual({ state, outputs: [], action: "Ignore" })
  })

  it("begins with the shortest interval in the next round", () => {
    expect(timer(look(timerEnds(looking(1)).state).outputs)).toBe(100)
  })
})
