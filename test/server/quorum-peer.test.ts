// One server around its election: how it starts, how roles come and end, what it ignores.
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { standing } from "../../src/election/election.ts"
import type { Notification } from "../../src/election/notification.ts"
import { actions, type Disk, type Input, quorumPeer, type State, type StepResult } from "../../src/server/quorum-peer.ts"
import { anyNotifications, longs } from "../election/arbitrary-notifications.ts"
import { says, sent, settingsOf, timer, voteFor, zxid } from "../election/conversation.ts"

const disk: Disk = { currentEpoch: 1, acceptedEpoch: 2, lastZxid: zxid("0x100000007") }
const history = { zxid: "0x100000007", peerEpoch: 1 }

const start = (self: number, from: Disk = disk): State => quorumPeer.start(settingsOf(self), from).state

const hear = (state: State, from: number, notification: Notification): StepResult =>
  quorumPeer.step(state, { _tag: "Received", from, notification })

const take = (state: State, ...inputs: readonly Input[]): State => inputs.reduce((now, input) => quorumPeer.step(now, input).state, state)

/** What two others say, so that the server takes the role that comes of it. */
const told = (state: State, leader: number): State => {
  const others = [1, 2, 3].filter((id) => id !== state.election.settings.self)
  return others.reduce(
    (now, id) => hear(now, id, says(id === leader ? "LEADING" : "FOLLOWING", voteFor(leader), leader === 1 ? 1 : 5)).state,
    state,
  )
}

const following = (): State => told(start(2), 3)
const leading = (): State => told(start(1), 1)
const observing = (): State => told(start(4), 3)
const roles = { looking: start(1), following: following(), leading: leading(), observing: observing() }

describe("a server that starts", () => {
  it("looks for a leader in round 1, with what its disk holds (Start)", () => {
    const { state, outputs, action } = quorumPeer.start(settingsOf(1), disk)
    expect(action).toBe("Start")
    expect(state).toMatchObject({ disk, processed: disk.lastZxid, synced: 0 })
    expect(state.election).toMatchObject({ state: "LOOKING", clock: 1, vote: voteFor(1, history) })
    expect(sent(outputs)).toEqual([2, 3].map((to) => [to, standing(state.election)]))
    expect(timer(outputs)).toBe(100)
  })
})

describe("the roles", () => {
  it("are those that the election gives", () => {
    expect(Object.entries(roles).map(([name, { election }]) => [name, election.state])).toEqual([
      ["looking", "LOOKING"],
      ["following", "FOLLOWING"],
      ["leading", "LEADING"],
      ["observing", "OBSERVING"],
    ])
  })

  it("do not touch the disk, and no epoch is established by them", () => {
    for (const state of Object.values(roles)) expect(state).toMatchObject({ disk, processed: disk.lastZxid, synced: 0 })
  })
})

describe("a role that ends (§5)", () => {
  it("lets a follower and an observer look again: the leader was lost", () => {
    for (const state of [following(), observing()]) {
      const { state: next, action } = quorumPeer.step(state, { _tag: "LeaderLost" })
      expect(action).toBe("LeaveLeader")
      expect(next.election).toMatchObject({ state: "LOOKING", clock: state.election.clock + 1 })
    }
  })

  it("lets a leader look again: too few follow", () => {
    const { state, outputs, action } = quorumPeer.step(leading(), { _tag: "QuorumLost" })
    expect(action).toBe("LeaveOffice")
    expect(state.election).toMatchObject({ state: "LOOKING", clock: 2, vote: voteFor(1, history) })
    expect(sent(outputs)).toHaveLength(2)
  })

  it("forgets the established epoch, but not what was written or processed", () => {
    const led = take(leading(), { _tag: "Established", epoch: 3 }, { _tag: "QuorumLost" })
    expect(led).toMatchObject({ synced: 0, disk: { currentEpoch: 3, acceptedEpoch: 3, lastZxid: disk.lastZxid } })
    expect(led.election.vote).toEqual({ leader: 1, zxid: { epoch: 3, counter: 0 }, peerEpoch: 3 })
    const followed = take(following(), { _tag: "Synchronized", epoch: 3, zxid: zxid("0x200000001") }, { _tag: "LeaderLost" })
    expect(followed.election.vote).toEqual({ leader: 2, zxid: zxid("0x200000001"), peerEpoch: 3 })
  })

  it("is not ended by the reason of another role", () => {
    for (const [state, tag] of [
      [roles.looking, "LeaderLost"],
      [roles.looking, "QuorumLost"],
      [roles.leading, "LeaderLost"],
      [roles.following, "QuorumLost"],
      [roles.observing, "QuorumLost"],
    ] as const)
      expect(quorumPeer.step(state, { _tag: tag })).toEqual({ state, outputs: [], action: "Ignore" })
  })
})

describe("an established epoch", () => {
  it("is written by the leader, which labels its database with the marker; its log stays", () => {
    const { state, outputs, action } = quorumPeer.step(leading(), { _tag: "Established", epoch: 3 })
    expect({ outputs, action }).toEqual({ outputs: [], action: "Establish" })
    expect(state).toMatchObject({
      disk: { currentEpoch: 3, acceptedEpoch: 3, lastZxid: disk.lastZxid },
      processed: { epoch: 3, counter: 0 },
      synced: 3,
    })
  })

  it("is written by a follower and an observer together with the leader's history", () => {
    for (const before of [following(), observing()]) {
      const { state, outputs, action } = quorumPeer.step(before, { _tag: "Synchronized", epoch: 3, zxid: zxid("0x200000001") })
      expect({ outputs, action }).toEqual({ outputs: [], action: "Join" })
      expect(state).toMatchObject({
        disk: { currentEpoch: 3, acceptedEpoch: 3, lastZxid: zxid("0x200000001") },
        processed: zxid("0x200000001"),
        synced: 3,
      })
    }
  })

  it("raises the epoch of the vote, so that all members answer a newcomer alike", () => {
    const leader = take(leading(), { _tag: "Established", epoch: 3 })
    const follower = take(told(start(2), 1), { _tag: "Synchronized", epoch: 3, zxid: disk.lastZxid })
    expect(standing(leader.election)).toMatchObject({ leader: 1, peerEpoch: 3 })
    expect(standing(follower.election)).toMatchObject({ leader: 1, peerEpoch: 3 })
  })

  it("never lowers the accepted epoch", () => {
    const promised = start(2, { ...disk, acceptedEpoch: 9 })
    expect(take(told(promised, 3), { _tag: "Synchronized", epoch: 3, zxid: disk.lastZxid }).disk.acceptedEpoch).toBe(9)
  })

  it("is ignored by servers in other roles", () => {
    for (const state of [roles.looking, roles.following, roles.observing])
      expect(quorumPeer.step(state, { _tag: "Established", epoch: 3 })).toEqual({ state, outputs: [], action: "Ignore" })
    for (const state of [roles.looking, roles.leading])
      expect(quorumPeer.step(state, { _tag: "Synchronized", epoch: 3, zxid: disk.lastZxid })).toEqual({
        state,
        outputs: [],
        action: "Ignore",
      })
  })

  it("is ignored by members of one", () => {
    const leader = take(leading(), { _tag: "Established", epoch: 3 })
    expect(quorumPeer.step(leader, { _tag: "Established", epoch: 4 })).toEqual({ state: leader, outputs: [], action: "Ignore" })
    const follower = take(following(), { _tag: "Synchronized", epoch: 3, zxid: disk.lastZxid })
    expect(quorumPeer.step(follower, { _tag: "Synchronized", epoch: 4, zxid: disk.lastZxid })).toMatchObject({ action: "Ignore" })
  })
})

describe("a server", () => {
  const inputs: fc.Arbitrary<Input> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ _tag: fc.constant("Received" as const), from: longs, notification: anyNotifications }) },
    { weight: 2, arbitrary: fc.constantFrom<Input>({ _tag: "TimerEnded" }, { _tag: "LeaderLost" }, { _tag: "QuorumLost" }) },
    { weight: 1, arbitrary: fc.record({ _tag: fc.constant("Established" as const), epoch: fc.integer({ min: 3, max: 9 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        _tag: fc.constant("Synchronized" as const),
        epoch: fc.integer({ min: 3, max: 9 }),
        zxid: fc.constantFrom(zxid("0x100000001"), zxid("0x200000001")),
      }),
    },
  )

  it("never throws, never changes what it was given, and names each of its steps, whatever comes in", () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(roles)), fc.array(inputs, { maxLength: 30 }), (first, all) => {
        let state = first
        for (const input of all) {
          const before = structuredClone(state)
          const { state: next, action } = quorumPeer.step(state, input)
          expect(state).toEqual(before)
          expect(actions).toContain(action)
          if (action === "Ignore") expect(next).toBe(state)
          if (next.synced !== 0) expect(next.election.state).not.toBe("LOOKING")
          expect(next.disk.acceptedEpoch).toBeGreaterThanOrEqual(next.disk.currentEpoch)
          state = next
        }
      }),
      { numRuns: 200 },
    )
  })
})
