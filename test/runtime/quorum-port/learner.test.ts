/** The way of a learner to its leader, and how a quorum port is bound. */
import { connect } from "node:net"
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { majority } from "../../../src/base/ensemble.ts"
import type { QuorumPortEvent } from "../../../src/runtime/quorum-port/event.ts"
import { readLearnerInfo } from "../../../src/runtime/quorum-port/learner-info.ts"
import { open } from "../../../src/runtime/quorum-port/quorum-port.ts"
import { defaultSettings, tcpOptions } from "../../../src/runtime/quorum-port/settings.ts"
import { freePorts } from "../../apache/ports.ts"
import { leaderElsewhere, openPort, settings } from "./harness.ts"

describe("a learner", () => {
  it("goes to its leader, says who it is, and reports when the leader is gone", async () => {
    for (const [self, as] of [
      [1, "follower"],
      [4, "observer"],
    ] as const) {
      const leader = await leaderElsewhere()
      const ports = [1, leader.port, 1, 1]
      ports[self - 1] = 0
      const learner = await openPort(self, ports)
      learner.follow(2, 7)
      await learner.happened("ReachedLeader")
      await leader.calls.until((calls) => calls.length === 1)
      const [socket] = leader.calls.entries
      const said = await new Promise<Buffer>((resolve) => void socket?.once("data", resolve))
      expect(readLearnerInfo(said)).toEqual({ _tag: "Read", info: { as, sid: self, acceptedEpoch: 7 } })
      socket?.write(Buffer.alloc(100_000, 1))
      leader.close()
      await learner.happened("LeaderLost")
      expect(learner.happenings.entries).toEqual([
        { _tag: "ReachedLeader", leader: 2, attempts: 1 },
        { _tag: "LeaderLost", why: expect.stringMatching(/^127\.0\.0\.1:\d+ is gone \((the connection was closed|ECONNRESET|EPIPE)\)$/) },
      ])
    }
  })

  it("tries again while the leader refuses, and reports it when that does not change", async () => {
    const [absent = 0] = await freePorts(1)
    const learner = await openPort(1, [0, absent, 1, 1], { refusedMs: 50, firstPauseMs: 1, longestPauseMs: 4 })
    learner.follow(2, 0)
    await learner.happened("LeaderLost")
    expect(learner.happenings.entries).toEqual([{ _tag: "LeaderLost", why: `127.0.0.1:${absent} cannot be reached (ECONNREFUSED)` }])
    expect(learner.counters.dialed).toBeGreaterThan(1)
    expect(learner.counters.dialFailed).toBe(learner.counters.dialed)
  })

  it("finds a leader that opens its port later", async () => {
    const [port = 0] = await freePorts(1)
    const learner = await openPort(1, [0, port, 1, 1], { refusedMs: 30_000, firstPauseMs: 1, longestPauseMs: 1 })
    learner.follow(2, 0)
    // Two refusals have been noticed when the third attempt begins.
    await new Promise<void>((resolve) => {
      const look = (): void => void (learner.counters.dialFailed >= 2 ? resolve() : setImmediate(look))
      look()
    })
    await leaderElsewhere(port)
    await learner.happened("ReachedLeader")
    expect(learner.counters.dialed).toBe(learner.counters.dialFailed + 1)
  })

  it("gives up on a leader within initLimit, whatever happens on the way", async () => {
    const [absent = 0] = await freePorts(1)
    const learner = await openPort(1, [0, absent, 1, 1], { initLimitMs: 20, refusedMs: 30_000 })
    learner.follow(2, 0)
    await learner.happened("LeaderLost")
    const why = `127.0.0.1:${absent} did not answer within initLimit, 20 ms`
    expect(learner.happenings.entries).toEqual([{ _tag: "LeaderLost", why }])
  })

  it("leaves its leader when it looks for another, and reports nothing about it", async () => {
    const leader = await leaderElsewhere()
    const learner = await openPort(1, [0, leader.port, 1, 1])
    learner.follow(2, 0)
    await learner.happened("ReachedLeader")
    await leader.calls.until((calls) => calls.length === 1)
    const [socket] = leader.calls.entries
    const gone = new Promise<void>((resolve) => void socket?.resume().once("close", () => resolve()))
    learner.look()
    await gone
    expect(learner.happenings.entries.map(({ _tag }) => _tag)).toEqual(["ReachedLeader"])
  })
})

describe("TCP", () => {
  it("is told after how many whole seconds of silence to ask whether the other machine is there, within what it takes", () => {
    const seconds = (idleMs: number): number => tcpOptions({ ...defaultSettings, ...settings, idleMs }).keepAliveInitialDelay / 1000
    expect([1, 1000, 1001, 10_000, 2 ** 31 - 1].map(seconds)).toEqual([1, 1, 2, 10, 32_767])
  })
})

describe("binding", () => {
  it("is refused with the key, the address, the reason and what would be right", async () => {
    const taken = await leaderElsewhere()
    const members = [{ id: 1, host: "127.0.0.1", quorumPort: taken.port }]
    const options = { self: 1, ensemble: majority([1]), members, onLeaderLost: () => undefined, onQuorumLost: () => undefined, settings }
    const error = await Effect.runPromise(Effect.flip(Effect.scoped(open(options))))
    expect(error).toMatchObject({ _tag: "QuorumPortError", key: "server.1", code: "EADDRINUSE" })
    expect(error.message).toBe(
      `server.1: cannot listen on the quorum port 127.0.0.1:${taken.port}: another process listens there (EADDRINUSE); ` +
        "stop it, or give this server a quorum port that is free",
    )
  })

  it("listens on every address of the machine if that is asked for", async () => {
    const members = [{ id: 1, host: "192.0.2.1", quorumPort: 0 }]
    const here = { ...settings, listenOnAllAddresses: true }
    const options = { self: 1, ensemble: majority([1]), members, onLeaderLost: () => undefined, onQuorumLost: () => undefined }
    const error = await Effect.runPromise(Effect.flip(Effect.scoped(open({ ...options, settings }))))
    expect(error).toMatchObject({ code: "EADDRNOTAVAIL", right: expect.stringContaining("quorumListenOnAllIPs=true") })
    const reached = Effect.flatMap(open({ ...options, settings: here }), ({ address }) =>
      Effect.promise(
        () =>
          new Promise<boolean>((resolve) => {
            const socket = connect(address.port, "127.0.0.1", () => {
              socket.destroy()
              resolve(true)
            })
            socket.once("error", () => resolve(false))
          }),
      ),
    )
    expect(await Effect.runPromise(Effect.scoped(reached))).toBe(true)
  })

  it("is tried again as often as is said", async () => {
    const taken = await leaderElsewhere()
    const members = [{ id: 1, host: "127.0.0.1", quorumPort: taken.port }]
    const options = { self: 1, ensemble: majority([1]), members, onLeaderLost: () => undefined, onQuorumLost: () => undefined }
    const told: string[] = []
    const onEvent = (event: QuorumPortEvent): void => void told.push(event._tag === "Retrying" ? event.why : event._tag)
    const tried = (bindAttempts: number) =>
      Effect.scoped(open({ ...options, onEvent, settings: { ...settings, bindAttempts, bindPauseMs: 1 } }))
    const { message } = await Effect.runPromise(Effect.flip(tried(1)))
    expect(told).toEqual([])
    expect(await Effect.runPromise(Effect.flip(tried(3)))).toMatchObject({ message })
    expect(told).toEqual([message])
    const opening = Effect.runPromise(tried(0))
    taken.close()
    expect((await opening).address.port).toBe(taken.port)
  })
})
