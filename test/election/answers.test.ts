// What the receiver answers, whatever the loop does (§6), and the vote of a running ensemble.
import { describe, expect, it } from "vitest"
import { standing, type State } from "../../src/election/election.ts"
import { after, hear, look, looking, says, sent, step, timer, voteFor, waitingForThree } from "./conversation.ts"

const following = (): State => after(looking(1), [2, says("FOLLOWING", voteFor(3), 7)], [3, says("LEADING", voteFor(3), 7)])
const leading = (): State => after(looking(1), [2, says("FOLLOWING", voteFor(1), 1)], [3, says("FOLLOWING", voteFor(1), 1)])
const observing = (): State => after(looking(4), [2, says("FOLLOWING", voteFor(3), 7)], [3, says("LEADING", voteFor(3), 7)])

describe("a server that does not look (§6)", () => {
  it("tells a LOOKING voter its vote, its state and the round of its vote", () => {
    for (const state of [following(), leading(), observing()]) {
      const result = hear(state, 2, says("LOOKING", voteFor(2), 9))
      expect(result.action).toBe("AnswerAsDecided")
      expect(result.state).toBe(state)
      expect(result.outputs).toEqual([{ _tag: "Send", to: 2, notification: standing(state) }])
    }
    expect(standing(following())).toMatchObject({ state: "FOLLOWING", leader: 3, electionEpoch: 7 })
    expect(standing(leading())).toMatchObject({ state: "LEADING", leader: 1, electionEpoch: 1 })
    expect(standing(observing())).toMatchObject({ state: "OBSERVING", leader: 3, electionEpoch: 7 })
  })

  it("answers a LOOKING voter whomever it names", () => {
    expect(sent(hear(leading(), 2, says("LOOKING", voteFor(17), 1)).outputs)).toHaveLength(1)
  })

  it("says nothing to a voter that does not look", () => {
    for (const said of ["FOLLOWING", "LEADING", "OBSERVING"] as const) {
      const state = following()
      expect(hear(state, 2, says(said, voteFor(2), 9))).toEqual({ state, outputs: [], action: "AnswerAsDecided" })
    }
  })
})

describe("whoever does not vote (§6)", () => {
  it("is told the vote, the state and the round, whatever it says and whatever the server does", () => {
    for (const state of [looking(1), waitingForThree(), following(), leading(), observing()])
      for (const said of ["LOOKING", "OBSERVING", "LEADING"] as const)
        for (const from of [4, 99]) {
          const result = hear(state, from, says(said, voteFor(3), 9))
          expect(result).toEqual({ state, outputs: [{ _tag: "Send", to: from, notification: standing(state) }], action: "AnswerObserver" })
        }
  })
})

describe("a LOOKING server (§6)", () => {
  it("answers a LOOKING voter of an older round with its proposal", () => {
    const state = look(looking(1)).state
    expect(sent(hear(state, 2, says("LOOKING", voteFor(2), 1)).outputs)).toEqual([[2, standing(state)]])
    expect(standing(state)).toMatchObject({ state: "LOOKING", leader: 1, electionEpoch: 2 })
  })

  it("answers no one who decided in an older round", () => {
    const state = look(looking(1)).state
    expect(sent(hear(state, 2, says("FOLLOWING", voteFor(3), 1)).outputs)).toEqual([])
  })
})

describe("the vote after the epoch was established (§4.2, updateElectionVote)", () => {
  it("has the new peerEpoch, and the zxid and the round of the election", () => {
    const state = following()
    const result = step(state, { _tag: "EpochRaised", peerEpoch: 5 })
    expect(result).toEqual({ state: { ...state, vote: { ...voteFor(3), peerEpoch: 5 } }, outputs: [], action: "RaiseEpoch" })
    expect(standing(result.state)).toMatchObject({ leader: 3, peerEpoch: 5, electionEpoch: 7, zxid: { epoch: 0, counter: 0 } })
  })

  it("is not raised while the server looks: a proposal says what its leader held", () => {
    const state = waitingForThree()
    expect(step(state, { _tag: "EpochRaised", peerEpoch: 5 })).toEqual({ state, outputs: [], action: "Ignore" })
  })

  it("is forgotten when the server looks again", () => {
    const raised = step(following(), { _tag: "EpochRaised", peerEpoch: 5 }).state
    expect(look(raised, { zxid: "0x0", peerEpoch: 4 }).state.vote).toEqual(voteFor(1, { zxid: "0x0", peerEpoch: 4 }))
  })
})

describe("answers of the receiver", () => {
  it("do not touch the timer: the loop did not hear anything", () => {
    expect(timer(hear(looking(1), 4, says("LOOKING", voteFor(3), 1)).outputs)).toBeUndefined()
    expect(timer(hear(following(), 2, says("LOOKING", voteFor(3), 1)).outputs)).toBeUndefined()
  })
})
