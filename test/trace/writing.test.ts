// The events that a server writes, with ZooKeeper's fields and the spec's names.
import { describe, expect, it } from "vitest"
import { majority } from "../../src/base/ensemble.ts"
import { times } from "../../src/election/election.ts"
import type { Notification } from "../../src/election/notification.ts"
import { quorumPeer } from "../../src/server/quorum-peer.ts"
import { receipts } from "../../src/trace/event.ts"
import { establishEvent, joinEvent, stepEvent, traceHeader, traceLine } from "../../src/trace/writing.ts"

const ensemble = majority([1, 2, 3], [4])
const disk = { currentEpoch: 2, acceptedEpoch: 3, lastZxid: { epoch: 1, counter: 255 } }
const settings = (self: number) => ({ ensemble, self, configuration: "text", ...times })

const proposal: Notification = {
  state: "LOOKING",
  leader: 3,
  zxid: { epoch: 2, counter: 1 },
  electionEpoch: 1,
  peerEpoch: 2,
  version: 2,
  configuration: "text",
}

describe("the event of a step", () => {
  it("has the sends and the memory of a start", () => {
    const started = quorumPeer.start(settings(1), disk)
    const own = { state: "LOOKING", leader: 1, zxid: "0x1000000ff", electionEpoch: 1, peerEpoch: 2 }
    expect(stepEvent({ server: 1, ...started })).toEqual({
      server: 1,
      action: "Start",
      sent: { 2: own, 3: own },
      after: {
        state: "LOOKING",
        clock: 1,
        vote: { leader: 1, zxid: "0x1000000ff", peerEpoch: 2 },
        waiting: false,
        received: { 1: own },
        outside: {},
        synced: 0,
        currentEpoch: 2,
        lastZxid: "0x1000000ff",
        processed: "0x1000000ff",
      },
    })
  })

  it("has what was received, and who lost an undelivered notification", () => {
    const { state } = quorumPeer.start(settings(1), disk)
    const heard = quorumPeer.step(state, { _tag: "Received", from: 3, notification: proposal })
    const event = stepEvent({ server: 1, ...heard, received: { from: 3, notification: proposal }, replaces: [2] })
    const traced = { state: "LOOKING", leader: 3, zxid: "0x200000001", electionEpoch: 1, peerEpoch: 2 }
    expect(event).toMatchObject({ action: "HearProposal", from: 3, notification: traced, sent: { 2: traced, 3: traced }, replaces: [2] })
    expect(event?.after).toMatchObject({ vote: { leader: 3 }, waiting: true, received: { 1: traced, 3: traced } })
  })

  it("has Long.MIN_VALUE in the vote of an observer, which survives JSON", () => {
    const event = stepEvent({ server: 4, ...quorumPeer.start(settings(4), disk) })
    const line = traceLine(event ?? { action: "Crash", server: 4 })
    expect(line.endsWith("\n")).toBe(true)
    expect(JSON.parse(line)).toMatchObject({
      after: { vote: { leader: -(2 ** 63), zxid: "0x8000000000000000", peerEpoch: -(2 ** 63) }, received: {} },
    })
  })

  it("says of a notification in the oldest layout that it is one, wherever it is written", () => {
    const { state } = quorumPeer.start(settings(1), disk)
    const notification = { ...proposal, state: "LEADING", electionEpoch: 7, version: 0, configuration: "" } as const
    const step = quorumPeer.step(state, { _tag: "Received", from: 3, notification })
    const traced = { state: "LEADING", leader: 3, zxid: "0x200000001", electionEpoch: 7, peerEpoch: 2, version: 0 }
    const event = stepEvent({ server: 1, ...step, received: { from: 3, notification } })
    expect(event).toMatchObject({ notification: traced, after: { outside: { 3: traced } } })
    const today = quorumPeer.step(state, { _tag: "Received", from: 3, notification: { ...notification, version: 1 } })
    expect(stepEvent({ server: 1, ...today, received: { from: 3, notification: { ...notification, version: 1 } } })).toMatchObject({
      notification: expect.not.objectContaining({ version: expect.anything() }),
    })
  })

  it("is none for what is no step of the spec", () => {
    const { state } = quorumPeer.start(settings(1), disk)
    const ignored = quorumPeer.step(state, { _tag: "LeaderLost" })
    expect(ignored.action).toBe("Ignore")
    expect(stepEvent({ server: 1, ...ignored })).toBeUndefined()
    for (const action of receipts) expect(stepEvent({ server: 1, state, outputs: [], action })?.action).toBe(action)
  })

  it("names who takes part in what several do", () => {
    const { state } = quorumPeer.start(settings(1), disk)
    expect(establishEvent(1, [2, 4], state)).toMatchObject({ action: "Establish", leader: 1, followers: [2, 4], after: { clock: 1 } })
    expect(joinEvent(4, 1, state)).toMatchObject({ action: "Join", server: 4, leader: 1, after: { clock: 1 } })
  })
})

describe("the header", () => {
  it("has the members and the disks", () => {
    expect(traceHeader({ ensemble, observed: 2, disks: [{ id: 2, disk }], seed: 7 })).toEqual({
      trace: "zoocheck/1",
      protocol: "election",
      observed: [2],
      members: [
        { id: 1, role: "participant", weight: 1, group: 0 },
        { id: 2, role: "participant", weight: 1, group: 0 },
        { id: 3, role: "participant", weight: 1, group: 0 },
        { id: 4, role: "observer", weight: 0, group: 0 },
      ],
      disks: { 2: { currentEpoch: 2, acceptedEpoch: 3, zxid: "0x1000000ff" } },
      seed: 7,
    })
    expect(traceHeader({ ensemble, observed: "all", disks: [] }).observed).toBe("all")
  })
})
