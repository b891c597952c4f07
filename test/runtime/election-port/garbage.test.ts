import { describe, expect, it } from "vitest"
import type { Rejection } from "../../../src/runtime/election-port/counters.ts"
import { rejections } from "../../../src/runtime/election-port/counters.ts"
import { frame } from "../../../src/wire/frame.ts"
import { encodeHandshake } from "../../../src/wire/handshake.ts"
import { encodeNotification } from "../../../src/wire/notification.ts"
import { joined } from "../../wire/arbitrary-messages.ts"
import { bytesOf, saslStreams } from "../../wire/golden-streams.ts"
import { introducedCaller, rawCaller, type RawPeer } from "./raw-peer.ts"
import { member, note, openPort, type OpenPort } from "./harness.ts"

const hello = encodeHandshake({ layout: "V1", sid: 2, addresses: [{ host: "127.0.0.1", port: 1 }] })
const text = frame(encodeNotification(note(1, "abc")))

/** A handshake and a notification of which one part was changed. */
const spoilt = (change: (view: DataView) => void): Uint8Array => {
  const bytes = text.slice()
  change(new DataView(bytes.buffer, 4))
  return joined([hello, bytes])
}

const helloAddress = (address: string): Uint8Array => {
  const bytes = Buffer.from(address, "latin1")
  return joined([hello.subarray(0, 16), Uint8Array.of(0, 0, 0, bytes.length), bytes])
}

type Case = { readonly reason: Rejection; readonly what: string; readonly bytes: Uint8Array; readonly ends?: boolean }

const cases: readonly Case[] = [
  { reason: "handshake-missing", what: "nothing", bytes: new Uint8Array(0), ends: true },
  { reason: "handshake-truncated", what: "half a handshake", bytes: hello.subarray(0, 25), ends: true },
  { reason: "handshake-timeout", what: "half a handshake and then nothing", bytes: hello.subarray(0, 25) },
  { reason: "protocol-version", what: "an unknown version", bytes: bytesOf("fffffffffffe0000") },
  { reason: "server-id", what: "an id that is no id", bytes: bytesOf("47455420202f2048") },
  { reason: "address-length", what: "an endless address", bytes: joined([hello.subarray(0, 16), bytesOf("7fffffff")]) },
  { reason: "address-text", what: "an address that is no text", bytes: helloAddress("h\u00ff:1") },
  { reason: "address-form", what: "an address without a port", bytes: helloAddress("localhost") },
  { reason: "own-id", what: "the id of this server", bytes: encodeHandshake({ layout: "id", sid: 1, addresses: [] }) },
  { reason: "no-address", what: "a smaller stranger without an address", bytes: encodeHandshake({ layout: "id", sid: 0, addresses: [] }) },
  { reason: "frame-length", what: "an oversized message", bytes: joined([hello, bytesOf("00080001")]) },
  { reason: "frame-length", what: "a message of negative length", bytes: joined([hello, bytesOf("ffffffff")]) },
  { reason: "frame-length", what: "SASL", bytes: saslStreams[2] ?? new Uint8Array(0) },
  { reason: "message-truncated", what: "half a message", bytes: joined([hello, text.subarray(0, 30)]), ends: true },
  { reason: "notification-length", what: "a short message", bytes: joined([hello, frame(bytesOf("00"))]) },
  { reason: "notification-state", what: "an unknown state", bytes: spoilt((view) => view.setInt32(0, 9)) },
  { reason: "notification-range", what: "a round beyond measure", bytes: spoilt((view) => view.setInt32(20, 0x7fff_ffff)) },
  { reason: "configuration-length", what: "more text than there is", bytes: spoilt((view) => view.setInt32(40, 9)) },
  { reason: "configuration-text", what: "text that is none", bytes: spoilt((view) => view.setUint8(45, 0xff)) },
  { reason: "trailing-bytes", what: "more bytes than a message has", bytes: spoilt((view) => view.setInt32(40, 2)) },
]

/** A port with one good connection, from server 9. */
const portAndFriend = async (settings = {}): Promise<{ readonly port: OpenPort; readonly friend: RawPeer }> => {
  const port = await openPort({ self: 1, members: [member(1), member(2, 1), member(9, 1)], settings })
  const friend = await introducedCaller(port.address.port, 9)
  await port.happened("Connected")
  return { port, friend }
}

/** The good connection still carries messages both ways. */
const stillGood = async (port: OpenPort, friend: RawPeer): Promise<void> => {
  friend.notify(note(40))
  await port.happenings.until(() => port.receivedFrom(9).length === 1)
  port.send(9, note(41))
  expect(await friend.notification()).toEqual(note(41))
  const friendships = port.happenings.entries.filter(
    (entry) => (entry._tag === "Connected" || entry._tag === "Disconnected") && entry.peer === 9,
  )
  expect(friendships.map(({ _tag }) => _tag)).toEqual(["Connected"])
}

describe("bytes that are not the protocol", () => {
  it.each(cases)("$what: that connection is closed and counted as $reason, and no other", async ({ reason, bytes, ends = false }) => {
    const timely = reason === "handshake-timeout" ? { handshakeTimeoutMs: 30 } : {}
    const { port, friend } = await portAndFriend(timely)
    const caller = await rawCaller(port.address.port)
    const { localPort } = caller.socket
    caller.write(bytes)
    if (ends) caller.socket.end()
    await caller.closed
    await port.happened("Rejected")
    const counted = rejections.filter((one) => port.counters.rejected[one] > 0)
    expect(counted).toEqual([reason])
    expect(port.counters.rejected[reason]).toBe(1)
    const [event] = port.happenings.entries.filter(({ _tag }) => _tag === "Rejected")
    expect(event).toMatchObject({ reason, remote: `127.0.0.1:${localPort}`, detail: expect.stringMatching(/\w+ .*\w/) })
    await stillGood(port, friend)
  })

  it("are of every kind that is counted", () => {
    const others: readonly Rejection[] = ["handshake-flood", "stranger-flood"]
    expect([...new Set([...cases.map(({ reason }) => reason), ...others])].sort()).toEqual([...rejections].sort())
  })

  it("after good messages take nothing from those", async () => {
    const { port, friend } = await portAndFriend()
    const caller = await introducedCaller(port.address.port, 2)
    caller.write(joined([text, text, bytesOf("ffffffff"), text]))
    await port.happened("Rejected")
    expect(port.receivedFrom(2)).toEqual([note(1, "abc"), note(1, "abc")])
    await stillGood(port, friend)
  })

  it("may arrive in pieces of any size, as good ones may", async () => {
    const { port, friend } = await portAndFriend()
    const caller = await rawCaller(port.address.port)
    for (const byte of joined([hello, text, bytesOf("00000000")])) {
      caller.write(Uint8Array.of(byte))
      await new Promise(setImmediate)
    }
    await port.happened("Rejected")
    expect(port.receivedFrom(2)).toEqual([note(1, "abc")])
    expect(port.counters.rejected["frame-length"]).toBe(1)
    await stillGood(port, friend)
  })
})

describe("callers without end", () => {
  it("that do not say who they are close the oldest of them, and keep nobody out", async () => {
    const { port, friend } = await portAndFriend({ handshakesMax: 4, handshakeTimeoutMs: 600_000 })
    const silent: RawPeer[] = []
    for (let count = 0; count < 6; count += 1) silent.push(await rawCaller(port.address.port))
    await Promise.all([silent[0]?.closed, silent[1]?.closed])
    expect(port.counters.rejected["handshake-flood"]).toBe(2)
    const peer = await introducedCaller(port.address.port, 2)
    peer.notify(note(7))
    await port.happenings.until(() => port.receivedFrom(2).length === 1)
    await stillGood(port, friend)
  })

  it("that are no members are refused beyond a limit, and members are not", async () => {
    const { port, friend } = await portAndFriend({ strangersMax: 3 })
    const strangers: RawPeer[] = []
    for (let sid = 100; sid < 103; sid += 1) strangers.push(await introducedCaller(port.address.port, sid))
    await port.happenings.until(() => port.connected().length === 4)
    const refused = await introducedCaller(port.address.port, 103)
    await refused.closed
    expect(port.counters.rejected["stranger-flood"]).toBe(1)
    const peer = await introducedCaller(port.address.port, 2)
    await port.happenings.until(() => port.connected().includes(2))
    peer.socket.destroy()
    strangers[0]?.socket.destroy()
    await port.happened("Disconnected", 2)
    await introducedCaller(port.address.port, 103)
    await port.happenings.until(() => port.connected().includes(103))
    expect([...port.connected()].sort((a, b) => a - b)).toEqual([9, 101, 102, 103])
    await stillGood(port, friend)
  })
})
