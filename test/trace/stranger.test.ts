/** A trace holds the steps of the spec, and the spec knows the members of the ensemble alone. */
import { expect, it } from "vitest"
import { majority, nobody } from "../../src/base/ensemble.ts"
import { none, zero } from "../../src/base/zxid.ts"
import { times } from "../../src/election/election.ts"
import type { Notification } from "../../src/election/notification.ts"
import { quorumPeer } from "../../src/server/quorum-peer.ts"
import { stepEvent } from "../../src/trace/writing.ts"

it("an observer of the ensemble is in the trace, a stranger that was answered is not", () => {
  const settings = { ensemble: majority([1, 2, 3], [4]), self: 1, configuration: "", ...times }
  const { state } = quorumPeer.start(settings, { currentEpoch: 0, acceptedEpoch: 0, lastZxid: zero })
  const question: Notification = {
    state: "LOOKING",
    leader: nobody,
    zxid: none,
    electionEpoch: 1,
    peerEpoch: nobody,
    version: 2,
    configuration: "",
  }
  const eventFrom = (from: number) => {
    const step = quorumPeer.step(state, { _tag: "Received", from, notification: question })
    expect(step.action).toBe("AnswerObserver")
    expect(step.outputs).toMatchObject([{ _tag: "Send", to: from }])
    return stepEvent({ server: 1, ...step, received: { from, notification: question } })
  }
  expect(eventFrom(4)).toMatchObject({ server: 1, action: "AnswerObserver", from: 4 })
  expect(eventFrom(5)).toBeUndefined()
})
