/** Servers that elect a leader while thousands of strangers say anything to their ports. */
import { connect } from "node:net"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { encodeHandshake } from "../../../src/wire/handshake.ts"
import { arbitraryMutation, joined } from "../../wire/arbitrary-messages.ts"
import { type Ensemble, ensemble } from "./running.ts"

/** What a stranger says, and whether it ends politely. */
type Stranger = { readonly says: Uint8Array; readonly polite: boolean }

/** Nobody of the ensemble: whoever claims to be a member takes the place of that member, which is no garbage. */
const hello = fc
  .integer({ min: 1000, max: 1009 })
  .map((sid) => encodeHandshake({ layout: "V1", sid, addresses: [{ host: "127.0.0.1", port: 1 }] }))

const stranger: fc.Arbitrary<Stranger> = fc.record({
  says: fc.oneof(
    fc.uint8Array({ maxLength: 64 }),
    fc.uint8Array({ maxLength: 60 }).map((rest) => joined([Uint8Array.of(255, 255, 255, 255, 255, 255, 0, 0), rest])),
    fc.tuple(hello, fc.oneof(arbitraryMutation, fc.uint8Array({ maxLength: 40 }))).map(joined),
    // The beginning of a learner's first packet.
    fc.uint8Array({ maxLength: 60 }).map((rest) => joined([Uint8Array.of(0, 0, 0, 11), rest])),
  ),
  polite: fc.boolean(),
})

const play = (port: number, { says, polite }: Stranger): Promise<void> =>
  new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port, noDelay: true })
    socket.on("error", () => undefined)
    socket.on("close", () => resolve())
    socket.resume()
    socket.on("connect", () => {
      if (says.length > 0) socket.write(says)
      if (polite) socket.end()
      else socket.resetAndDestroy()
    })
  })

setFlagsFromString("--expose-gc")
const collectGarbage = runInNewContext("gc") as () => void

/** What is reachable, in bytes. */
const heapBytes = (): number => {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

const sockets = (): number => process.getActiveResourcesInfo().filter((name) => name === "TCPSocketWrap").length

/** Servers that come and go under a flood, until it is over. */
const elections = async (servers: Ensemble, isOver: () => boolean): Promise<number> => {
  let elected = 0
  for (const id of [1, 2, 3]) await servers.start(id)
  await servers.untilFollowing(3)
  while (!isOver()) {
    // The flooded server stays; the other two lead in turn.
    const leader = servers.running.get(3)?.state().election.state === "LEADING" ? 3 : 2
    await servers.running.get(leader)?.stop()
    await servers.untilFollowing(leader === 3 ? 2 : 3)
    await servers.start(leader)
    await servers.untilFollowing(leader === 3 ? 2 : 3)
    elected += 1
  }
  return elected
}

const total = (rejected: Readonly<Record<string, number>>): number => Object.values(rejected).reduce((sum, count) => sum + count, 0)

describe("10,000 random connections to the ports of a server", () => {
  it("keep nobody from electing leaders again and again, are counted by their reasons, and leave nothing behind in memory", async () => {
    const servers = await ensemble({ participants: [1, 2, 3] })
    const own = servers.configs.get(1)?.own ?? expect.fail("server 1 is configured")
    let over = false
    const electing = elections(servers, () => over)
    await servers.until(() => servers.lines(1).some((line) => line.includes("listening")))
    let played = 0
    let warm = 0
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(stranger, { minLength: 100, maxLength: 100 }), async (strangers) => {
          played += strangers.length
          if (played === 2000) warm = heapBytes()
          await Promise.all(strangers.map((one, index) => play(index % 5 === 0 ? own.quorumPort : own.electionPort, one)))
        }),
        { numRuns: 100, endOnFailure: true },
      )
    } finally {
      over = true
    }
    expect(played).toBe(10_000)
    expect(await electing).toBeGreaterThan(0)
    const first = servers.running.get(1) ?? expect.fail("server 1 runs")
    const { electionPort, quorumPort } = first
    const { rejected } = electionPort.counters
    for (const reason of ["protocol-version", "server-id", "handshake-truncated", "frame-length"] as const)
      expect([reason, rejected[reason]]).toEqual([reason, expect.toSatisfy((count: number) => count > 0)])
    expect(total(rejected)).toBeGreaterThan(5000)
    expect(quorumPort.counters.rejected["not-leading"]).toBeGreaterThan(0)
    expect(total(quorumPort.counters.rejected)).toBeGreaterThan(1000)
    expect(new Set(electionPort.connected())).toEqual(new Set([2, 3]))
    // Each reason is told of at most five times up to 10,000.
    const told = new Set(servers.lines(1).map((line) => / closed a connection from \S+: ([a-z-]+):/.exec(line)?.[1]))
    expect(servers.lines(1).filter((line) => line.includes("closed a connection")).length).toBeLessThanOrEqual(5 * told.size)
    // Fewer than 250 bytes for each connection since: nothing of any of them is kept.
    expect(heapBytes() - warm).toBeLessThan(2_000_000)
    for (const server of servers.running.values()) await server.stop()
    // A socket that was destroyed is gone after the round of the event loop in which that happened.
    for (let round = 0; round < 3; round += 1) await new Promise<void>((resolve) => void setImmediate(resolve))
    expect(sockets()).toBe(0)
    expect(servers.lines(1).at(-1)).toBe("INFO stopped")
    expect(servers.lines(1).filter((line) => /port: closed connections: .*\d/.test(line))).toHaveLength(2)
  })
})
