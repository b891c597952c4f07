/** Elections between servers with real ports, all in this process. */
import { connect } from "node:net"
import { describe, expect, it } from "vitest"
import type { ServerId } from "../../../src/base/ensemble.ts"
import { ensemble } from "./running.ts"

const roleLines = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => /^INFO (LOOKING|FOLLOWING|LEADING|OBSERVING) /.test(line)).map((line) => line.replace(/: lost .*/, ""))

/** Whether somebody listens on a port of loopback. */
const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1")
    socket.once("connect", () => {
      socket.destroy()
      resolve(true)
    })
    socket.once("error", () => resolve(false))
  })

describe("three servers", () => {
  it("elect the one with the highest id when nothing else tells them apart, and say so in one line", async () => {
    const three = await ensemble({ participants: [1, 2, 3] })
    for (const id of [1, 2, 3]) await three.start(id)
    await three.untilFollowing(3)
    for (const id of [1, 2, 3]) {
      expect(roleLines(three.lines(id))).toEqual([
        `INFO LOOKING leader=${id} round=1 peerEpoch=0 zxid=0x0`,
        `INFO ${id === 3 ? "LEADING" : "FOLLOWING"} leader=3 round=1 peerEpoch=0 zxid=0x0`,
      ])
      expect(three.lines(id).filter((line) => line.includes("no clients are served"))).toHaveLength(1)
      expect(three.lines(id).filter((line) => line.startsWith("WARN"))).toEqual([])
    }
  })

  it("elect another when the leader stops, and the old one follows it when it comes back", async () => {
    const three = await ensemble({ participants: [1, 2, 3] })
    for (const id of [1, 2, 3]) await three.start(id)
    await three.untilFollowing(3)
    await three.running.get(3)?.stop()
    await three.untilFollowing(2)
    expect(three.lines(1).filter((line) => line.includes("round=2"))[0]).toMatch(
      /^INFO LOOKING leader=1 round=2 peerEpoch=0 zxid=0x0: lost its leader: 127\.0\.0\.1:\d+ is gone \(.+\)$/,
    )
    await three.start(3)
    await three.untilFollowing(2)
    expect(three.running.get(2)?.state().election.clock).toBe(2)
    expect(roleLines(three.lines(3)).at(-1)).toBe("INFO FOLLOWING leader=2 round=2 peerEpoch=0 zxid=0x0")
  })

  it("elect the one with the longest history", async () => {
    const disks = new Map([
      [1, { currentEpoch: 2, acceptedEpoch: 2, lastZxid: { epoch: 2, counter: 7 } }],
      [2, { currentEpoch: 2, acceptedEpoch: 3, lastZxid: { epoch: 2, counter: 6 } }],
      [3, { currentEpoch: 1, acceptedEpoch: 1, lastZxid: { epoch: 1, counter: 99 } }],
    ])
    const three = await ensemble({ participants: [1, 2, 3], disks })
    for (const id of [3, 2, 1]) await three.start(id)
    await three.untilFollowing(1)
    expect(roleLines(three.lines(2)).at(-1)).toBe("INFO FOLLOWING leader=1 round=1 peerEpoch=2 zxid=0x200000007")
    expect(three.running.get(1)?.quorumPort.inTouch()).toContainEqual({ as: "follower", sid: 2, acceptedEpoch: 3 })
  })

  it("look again when so many are gone that no quorum is left, and go on when one is back", async () => {
    const three = await ensemble({ participants: [1, 2, 3] })
    for (const id of [1, 2, 3]) await three.start(id)
    await three.untilFollowing(3)
    await three.running.get(1)?.stop()
    await three.until(() => three.lines(3).includes("INFO server 1 is no longer in touch"))
    expect(three.running.get(3)?.state().election.state).toBe("LEADING")
    await three.running.get(2)?.stop()
    await three.until(() => three.running.get(3)?.state().election.state === "LOOKING")
    expect(three.lines(3).at(-1)).toBe(
      "INFO LOOKING leader=3 round=2 peerEpoch=0 zxid=0x0: lost its quorum: nobody else in touch, which is no quorum",
    )
    await three.start(1)
    await three.untilFollowing(3)
    expect(three.running.get(1)?.state().election.clock).toBe(2)
  })

  it("leave nothing behind when they stop", async () => {
    const three = await ensemble({ participants: [1, 2, 3] })
    for (const id of [1, 2, 3]) await three.start(id)
    await three.untilFollowing(3)
    const ports = [...three.configs.values()].flatMap(({ own }) => [own.quorumPort, own.electionPort])
    expect(await Promise.all(ports.map(listens))).toEqual(ports.map(() => true))
    await Promise.all([...three.running.values()].map(({ stop }) => stop()))
    expect(await Promise.all(ports.map(listens))).toEqual(ports.map(() => false))
    for (const id of [1, 2, 3]) expect(three.lines(id).at(-1)).toBe("INFO stopped")
  })
})

describe("ensembles of other sizes", () => {
  it("of one server: it elects itself", async () => {
    const one = await ensemble({ participants: [7] })
    await one.start(7)
    await one.untilFollowing(7)
    expect(roleLines(one.lines(7))).toEqual([
      "INFO LOOKING leader=7 round=1 peerEpoch=0 zxid=0x0",
      "INFO LEADING leader=7 round=1 peerEpoch=0 zxid=0x0",
    ])
  })

  it("of five servers: they lose two leaders, one after the other", async () => {
    const five = await ensemble({ participants: [1, 2, 3, 4, 5] })
    for (const id of [5, 4, 3, 2, 1]) await five.start(id)
    await five.untilFollowing(5)
    await five.running.get(5)?.stop()
    await five.untilFollowing(4)
    await five.running.get(4)?.stop()
    await five.untilFollowing(3)
    for (const id of [4, 5]) await five.start(id)
    await five.untilFollowing(3)
    expect(new Set(five.running.keys())).toEqual(new Set([1, 2, 3, 4, 5]))
  })

  it("with an observer: it follows every leader and counts for none", async () => {
    const lines = ["observer.election.DelayMs=1"]
    const mixed = await ensemble({ participants: [1, 2, 3], observers: [4], lines })
    for (const id of [4, 1, 2, 3]) await mixed.start(id)
    await mixed.untilFollowing(3)
    expect(roleLines(mixed.lines(4))).toEqual([
      "INFO LOOKING leader=none round=1 peerEpoch=none zxid=none",
      "INFO OBSERVING leader=3 round=1 peerEpoch=0 zxid=0x0",
    ])
    expect(mixed.running.get(3)?.quorumPort.inTouch()).toContainEqual({ as: "observer", sid: 4, acceptedEpoch: 0 })
    await mixed.running.get(3)?.stop()
    await mixed.untilFollowing(2)
    await mixed.running.get(1)?.stop()
    await mixed.until(() => mixed.lines(2).some((line) => line.includes("lost its quorum: nobody else in touch")))
    expect(mixed.running.get(2)?.state().election.state).toBe("LOOKING")
  })

  it("with weights: a voter that outweighs all others leads alone, and one without weight never does", async () => {
    const lines = ["group.1=1:2:3", "weight.1=3", "weight.2=1", "weight.3=0"]
    const weighted = await ensemble({ participants: [1, 2, 3], lines })
    const followers: readonly ServerId[] = [2, 3]
    await weighted.start(1)
    await weighted.untilFollowing(1)
    for (const id of followers) await weighted.start(id)
    await weighted.untilFollowing(1)
    for (const id of followers) await weighted.running.get(id)?.stop()
    await weighted.until(() => weighted.running.get(1)?.quorumPort.inTouch().length === 0)
    expect(weighted.running.get(1)?.state().election.state).toBe("LEADING")
  })
})
