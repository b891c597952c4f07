/** The quorum port of a server that leads or looks for a leader, with learners and with whoever else may call. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { rejections, type Rejection } from "../../../src/runtime/quorum-port/counters.ts"
import { call, follower, leaderElsewhere, observer, openPort, sids } from "./harness.ts"

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

  it("lets them wait no longer because it goes on looking", async () => {
    const server = await openPort(1, undefined, { earlyMs: 20 })
    const caller = await call(server, follower(2))
    server.look()
    await Promise.all([caller.closed, server.rejected("not-leading")])
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
