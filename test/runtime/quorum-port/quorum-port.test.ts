/** The quorum port of one server, with other servers and with whoever else may call. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import fc from "fast-check"
import { afterEach, describe, expect, it } from "vitest"
import { majority } from "../../../src/base/ensemble.ts"
import { rejections, type Rejection } from "../../../src/runtime/quorum-port/counters.ts"
import type { QuorumPortEvent } from "../../../src/runtime/quorum-port/event.ts"
import { encodeLearnerInfo, readLearnerInfo } from "../../../src/runtime/quorum-port/learner-info.ts"
import { open, type QuorumPort, type QuorumPortOptions } from "../../../src/runtime/quorum-port/quorum-port.ts"
import { defaultSettings, tcpOptions } from "../../../src/runtime/quorum-port/settings.ts"
import { freePorts } from "../../apache/ports.ts"
import { type Journal, journal } from "../election-port/journal.ts"

type Happening = QuorumPortEvent | { readonly _tag: "LeaderLost" | "QuorumLost"; readonly why: string }

type OpenPort = QuorumPort & {
  readonly happenings: Journal<Happening>
  readonly happened: (tag: Happening["_tag"], count?: number) => Promise<void>
  readonly rejected: (reason: Rejection, count?: number) => Promise<void>
}

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()))
})

const settings = { initLimitMs: 60_000, idleMs: 10_000, bindAttempts: 1 }

const ensemble = majority([1, 2, 3], [4])

/** The port of a server of an ensemble of three participants and an observer; the others may not be there. */
const openPort = async (
  self: number,
  ports: readonly number[] = [0, 1, 1, 1],
  given: Partial<QuorumPortOptions["settings"]> = {},
): Promise<OpenPort> => {
  const happenings = journal<Happening>()
  const scope = Scope.makeUnsafe()
  closers.push(() => Effect.runPromise(Scope.close(scope, Exit.void)))
  const port = await Effect.runPromise(
    Scope.provide(
      open({
        self,
        ensemble,
        members: ports.map((quorumPort, index) => ({ id: index + 1, host: "127.0.0.1", quorumPort })),
        onLeaderLost: (why) => happenings.add({ _tag: "LeaderLost", why }),
        onQuorumLost: (why) => happenings.add({ _tag: "QuorumLost", why }),
        onEvent: happenings.add,
        settings: { ...settings, ...given },
      }),
      scope,
    ),
  )
  return {
    ...port,
    happenings,
    happened: (tag, count = 1) => happenings.until((entries) => entries.filter(({ _tag }) => _tag === tag).length >= count),
    rejected: (reason, count = 1) => happenings.until(() => port.counters.rejected[reason] >= count),
  }
}

/** Somebody who calls. */
type Caller = { readonly socket: Socket; readonly closed: Promise<void> }

const call = async (port: OpenPort, ...said: readonly Uint8Array[]): Promise<Caller> => {
  const socket = connect(port.address.port, "127.0.0.1")
  closers.push(async () => void socket.destroy())
  socket.on("error", () => undefined)
  socket.resume()
  const closed = new Promise<void>((resolve) => void socket.once("close", () => resolve()))
  await new Promise<void>((resolve) => void socket.once("connect", resolve))
  for (const bytes of said) socket.write(bytes)
  return { socket, closed }
}

/** A server somewhere else that takes connections and keeps what is said. */
const leaderElsewhere = async (
  port = 0,
): Promise<{ readonly port: number; readonly calls: Journal<Socket>; readonly close: () => void }> => {
  const calls = journal<Socket>()
  const server: Server = createServer((socket) => {
    socket.on("error", () => undefined)
    calls.add(socket)
  })
  const close = (): void => {
    server.close()
    for (const socket of calls.entries) socket.destroy()
  }
  closers.push(async () => close())
  await new Promise<void>((resolve) => void server.listen(port, "127.0.0.1", resolve))
  return { port: (server.address() as AddressInfo).port, calls, close }
}

const follower = (sid: number): Uint8Array => encodeLearnerInfo({ as: "follower", sid, acceptedEpoch: 0 })
const observer = (sid: number): Uint8Array => encodeLearnerInfo({ as: "observer", sid, acceptedEpoch: 0 })
const sids = (port: OpenPort): ReadonlySet<number> => new Set(port.inTouch().map(({ sid }) => sid))

describe("a leader", () => {
  it("is in touch with the learners that say who they are, until they go", async () => {
    const leader = await openPort(1)
    leader.lead()
    const two = await call(leader, follower(2))
    await call(leader, observer(4))
    await leader.happened("LearnerCame", 2)
    expect([...leader.inTouch()].sort((a, b) => a.sid - b.sid)).toEqual([
      { as: "follower", sid: 2, acceptedEpoch: 0 },
      { as: "observer", sid: 4, acceptedEpoch: 0 },
    ])
    await call(leader, follower(3))
    await leader.happened("LearnerCame", 3)
    two.socket.destroy()
    await leader.happened("LearnerLeft")
    expect(sids(leader)).toEqual(new Set([3, 4]))
    expect(leader.happenings.entries.filter(({ _tag }) => _tag === "QuorumLost")).toEqual([])
  })

  it("has lost its quorum once too few voters stay; observers and participants that call as observers count for nothing", async () => {
    const leader = await openPort(1)
    leader.lead()
    const two = await call(leader, follower(2))
    await call(leader, observer(3))
    await call(leader, observer(4))
    await leader.happened("LearnerCame", 3)
    two.socket.destroy()
    await leader.happened("QuorumLost")
    expect(leader.happenings.entries.at(-1)).toEqual({ _tag: "QuorumLost", why: "nobody else in touch, which is no quorum" })
  })

  it("has lost its quorum when too few came within initLimit", async () => {
    const leader = await openPort(1, undefined, { initLimitMs: 20 })
    leader.lead()
    await leader.happened("QuorumLost")
    const why = "nobody else came within initLimit, 20 ms, which is no quorum"
    expect(leader.happenings.entries).toEqual([{ _tag: "QuorumLost", why }])
  })

  it("keeps the newest of several connections of one server", async () => {
    const leader = await openPort(1)
    leader.lead()
    const older = await call(leader, follower(2))
    await leader.happened("LearnerCame")
    await call(leader, follower(2))
    await older.closed
    expect(sids(leader)).toEqual(new Set([2]))
    expect(leader.counters).toMatchObject({ introduced: 2, replaced: 1 })
    expect(leader.happenings.entries.map(({ _tag }) => _tag)).toEqual(["LearnerCame", "LearnerCame"])
  })

  it("ends the connections of its learners when it leads no more, and reports nothing about it", async () => {
    const leader = await openPort(1)
    leader.lead()
    const [two, silent] = [await call(leader, follower(2)), await call(leader)]
    await leader.happened("LearnerCame")
    leader.look()
    await Promise.all([two.closed, silent.closed])
    expect(leader.inTouch()).toEqual([])
    expect(leader.counters.rejected["not-leading"]).toBe(1)
    expect(leader.happenings.entries.filter(({ _tag }) => _tag === "QuorumLost" || _tag === "LearnerLeft")).toEqual([])
  })

  it("hears a learner however its words are cut, and nothing that follows them", async () => {
    const leader = await openPort(1)
    leader.lead()
    const two = await call(leader)
    for (const byte of follower(2)) {
      two.socket.write(Uint8Array.of(byte))
      await new Promise((resolve) => void setImmediate(resolve))
    }
    await leader.happened("LearnerCame")
    two.socket.write(Buffer.alloc(1_000_000, 0xff))
    await new Promise<void>((resolve) => void two.socket.end(resolve))
    await leader.happened("LearnerLeft")
    expect(leader.counters.rejected).toEqual(Object.fromEntries(rejections.map((reason) => [reason, 0])))
  })
})

describe("whoever calls without being a learner", () => {
  it("is closed and counted, for every reason there is", async () => {
    const leader = await openPort(1, undefined, { callersMax: 2 })
    leader.lead()
    const wrongLength = follower(2)
    new DataView(wrongLength.buffer).setInt32(12, -1)
    const wrongId = follower(2)
    new DataView(wrongId.buffer).setBigInt64(16, -1n)
    const wrongAuth = follower(2)
    new DataView(wrongAuth.buffer).setInt32(36, 1)
    const said: readonly (readonly [Rejection, Uint8Array])[] = [
      ["packet-type", Buffer.from("ruok")],
      ["data-length", wrongLength],
      ["server-id", wrongId],
      ["authinfo", wrongAuth],
      ["own-id", follower(1)],
      ["stranger", follower(99)],
    ]
    for (const [reason, bytes] of said) {
      const caller = await call(leader, bytes)
      await Promise.all([caller.closed, leader.rejected(reason)])
    }
    const ending = await call(leader, follower(2).subarray(0, 10))
    ending.socket.end()
    await leader.rejected("truncated")
    const [first] = [await call(leader), await call(leader), await call(leader)]
    await Promise.all([first.closed, leader.rejected("flood")])
    leader.follow(2, 0)
    await leader.rejected("not-leading", 2)
    const impatient = await openPort(1, undefined, { initLimitMs: 20 })
    impatient.lead()
    await call(impatient)
    await impatient.rejected("silent")
    const once = [...said.map(([reason]) => reason), "truncated" as const, "flood" as const]
    expect(leader.counters.rejected).toEqual({ ...Object.fromEntries(once.map((reason) => [reason, 1])), "not-leading": 2, silent: 0 })
    expect(leader.counters.introduced).toBe(0)
  })

  it("does no harm, whatever it says", async () => {
    const leader = await openPort(1)
    leader.lead()
    await call(leader, follower(2))
    await leader.happened("LearnerCame")
    const quiet = (): number => Object.values(leader.counters.rejected).reduce((sum, count) => sum + count, 0)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 3 }), async (pieces) => {
        const before = quiet() + leader.counters.introduced
        const caller = await call(leader, ...pieces)
        caller.socket.end()
        await caller.closed
        await leader.happenings.until(() => quiet() + leader.counters.introduced > before)
      }),
      { numRuns: 200 },
    )
    expect(sids(leader).has(2)).toBe(true)
  })
})

describe("a server that does not lead", () => {
  it("lets callers wait while it looks for a leader, and hears them when it leads", async () => {
    const server = await openPort(1)
    await call(server, follower(2))
    await call(server, follower(3))
    server.lead()
    await server.happened("LearnerCame", 2)
    expect(sids(server)).toEqual(new Set([2, 3]))
  })

  it("lets them wait only so long", async () => {
    const server = await openPort(1, undefined, { earlyMs: 20 })
    const caller = await call(server, follower(2))
    await Promise.all([caller.closed, server.rejected("not-leading")])
    expect(server.happenings.entries[0]).toMatchObject({ detail: "this server did not become leader within 20 ms" })
  })

  it("closes them when it follows another", async () => {
    const elsewhere = await leaderElsewhere()
    const server = await openPort(1, [0, elsewhere.port, 1, 1])
    const early = await call(server, follower(3))
    server.follow(2, 0)
    await early.closed
    const late = await call(server, follower(3))
    await Promise.all([late.closed, server.rejected("not-leading", 2)])
  })
})

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
    const opening = Effect.runPromise(Effect.scoped(open({ ...options, settings: { ...settings, bindAttempts: 0, bindPauseMs: 1 } })))
    taken.close()
    expect((await opening).address.port).toBe(taken.port)
  })
})
