import { connect } from "node:net"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { rejections } from "../../../src/runtime/election-port/counters.ts"
import { frame } from "../../../src/wire/frame.ts"
import { encodeHandshake } from "../../../src/wire/handshake.ts"
import { arbitraryLengths, arbitraryMutation, cut, joined } from "../../wire/arbitrary-messages.ts"
import { goldenMessages } from "../../wire/golden-streams.ts"
import { introducedCaller } from "./raw-peer.ts"
import { member, note, openPort } from "./harness.ts"

/** What one connection does: it writes pieces of bytes and ends, politely or not, at once or when all others have. */
type Script = { readonly pieces: readonly Uint8Array[]; readonly ends: "end" | "reset" | "destroy" | "linger" }

/** Ids that are never this server's, nor that of the good connection, and that are not called back. */
const strangerId = fc.integer({ min: 10, max: 30 })

const hello = strangerId.map((sid) => encodeHandshake({ layout: "V1", sid, addresses: [{ host: "127.0.0.1", port: 1 }] }))

const good = fc.constantFrom(...goldenMessages.filter(({ fields }) => fields.notification !== undefined)).map(({ bytes }) => bytes)

const message = fc.uint8Array({ minLength: 1, maxLength: 60 }).map(frame)

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 64 }),
  // The version is right and the rest is anything, or a recorded handshake with changes.
  fc.uint8Array({ maxLength: 60 }).map((rest) => joined([Uint8Array.of(255, 255, 255, 255, 255, 255, 0, 0), rest])),
  arbitraryMutation,
  fc
    .tuple(hello, fc.array(fc.oneof(good, message, arbitraryMutation, fc.uint8Array({ maxLength: 40 })), { maxLength: 4 }))
    .map(([first, rest]) => joined([first, ...rest])),
)

const script: fc.Arbitrary<Script> = fc.record({
  pieces: fc.tuple(bytes, fc.oneof(fc.constant([]), arbitraryLengths)).map(([all, lengths]) => cut(all, lengths)),
  ends: fc.constantFrom("end" as const, "reset" as const, "destroy" as const, "linger" as const),
})

/** Plays a script and waits until its connection is gone on this side. One that lingers ends with `others`. */
const play = (port: number, { pieces, ends }: Script, others: Promise<unknown>): Promise<void> =>
  new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port, noDelay: true })
    socket.on("error", () => undefined)
    socket.on("close", () => resolve())
    socket.resume()
    socket.on("connect", () => {
      for (const piece of pieces) socket.write(piece)
      if (ends === "end") socket.end()
      else if (ends === "reset") socket.resetAndDestroy()
      else if (ends === "destroy") socket.destroy()
      else void others.then(() => socket.end())
    })
  })

const batches = 100
const perBatch = 100

describe("10,000 random connections", () => {
  it("are each closed and accounted for, while a good one goes on", async () => {
    const self = 1
    // No bytes that are made up say these ids.
    const friendId = 8_372_910_465
    const lastId = 8_372_910_466
    const members = [member(self), member(friendId, 1), member(lastId, 1)]
    const port = await openPort({ self, members, settings: { strangersMax: 2, handshakesMax: 8 } })
    const friend = await introducedCaller(port.address.port, friendId)
    await port.happened("Connected")
    let round = 0
    let played = 0
    await fc.assert(
      fc.asyncProperty(fc.array(script, { minLength: perBatch, maxLength: perBatch }), async (scripts) => {
        played += scripts.length
        const briefly = Promise.withResolvers<void>()
        // Those that linger come first, so that the others meet them.
        const lingering = scripts.filter(({ ends }) => ends === "linger").map((one) => play(port.address.port, one, briefly.promise))
        await Promise.all(scripts.filter(({ ends }) => ends !== "linger").map((one) => play(port.address.port, one, briefly.promise)))
        briefly.resolve()
        await Promise.all(lingering)
        round += 1
        friend.notify(note(round))
        await port.happenings.until(() => port.receivedFrom(friendId).at(-1)?.electionEpoch === round)
        port.send(friendId, note(-round))
        expect(await friend.notification()).toEqual(note(-round))
      }),
      { numRuns: batches },
    )
    expect(played).toBe(batches * perBatch)
    const { counters } = port
    // Connections are accepted in their order, so after this one no other is still to come.
    await introducedCaller(port.address.port, lastId)
    await port.happenings.until(() => port.connected().includes(lastId))
    const early = rejections.filter((reason) => /^(?:handshake|protocol|server|address|own|no-address|stranger)/.test(reason))
    const accountedFor = (): number =>
      early.reduce((sum, reason) => sum + counters.rejected[reason], counters.calledBack) +
      port.happenings.entries.filter((entry) => entry._tag === "Connected" && entry.openedBy === "peer").length
    await port.happenings.until(() => accountedFor() === counters.accepted && port.connected().length === 2)
    expect(counters.accepted).toBe(played + 2)
    expect(port.happenings.entries.filter((entry) => entry._tag === "Disconnected" && entry.peer === friendId)).toEqual([])
    const seen = rejections.filter((reason) => counters.rejected[reason] > 0)
    expect(seen).toEqual(expect.arrayContaining(["protocol-version", "server-id", "address-length", "frame-length", "notification-length"]))
    expect(seen).toEqual(expect.arrayContaining(["handshake-truncated", "handshake-flood", "message-truncated", "stranger-flood"]))
    expect(counters.received).toBeGreaterThan(batches)
  })
})
