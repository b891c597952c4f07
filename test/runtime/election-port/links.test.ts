import { describe, expect, it } from "vitest"
import { InvariantViolation } from "../../../src/base/assert.ts"
import { encodeHandshake } from "../../../src/wire/handshake.ts"
import { freePort, introducedCaller, rawCaller } from "./raw-peer.ts"
import { member, note, openPort, openRawServer } from "./harness.ts"

describe("the connection to a larger id", () => {
  it("begins with a call that says who calls, which the larger one answers with its own call", async () => {
    const two = await openRawServer()
    const port = await openPort({ self: 1, members: [member(1), member(2, two.port)] })
    port.send(2, note(1))
    const call = await two.accepted()
    expect(await call.handshake()).toEqual({ layout: "V1", sid: 1, addresses: [port.address] })
    await expect(call.bytes(1)).rejects.toThrow("the connection ended after 0 of 1 bytes")
    call.socket.end()
    const peer = await introducedCaller(port.address.port, 2)
    expect(await peer.notification()).toEqual(note(1))
    peer.notify(note(2))
    await port.happened("Received")
    expect(port.receivedFrom(2)).toEqual([note(2)])
    expect(port.counters).toMatchObject({ dialed: 1, accepted: 1, connected: 1, sent: 1, received: 1 })
  })

  it("is not called again while it has not answered the first call", async () => {
    const two = await openRawServer()
    const port = await openPort({ self: 1, members: [member(1), member(2, two.port)] })
    port.send(2, note(1))
    const call = await two.accepted()
    await call.handshake()
    for (let round = 2; round < 100; round += 1) port.send(2, note(round))
    const peer = await introducedCaller(port.address.port, 2)
    expect(await peer.notification()).toEqual(note(99))
    expect(port.counters).toMatchObject({ dialed: 1, overwritten: 98 })
  })

  it("is called again if it has not taken the first call in time", async () => {
    const two = await openRawServer()
    const port = await openPort({ self: 1, members: [member(1), member(2, two.port)], settings: { connectTimeoutMs: 20 } })
    port.send(2, note(1))
    const first = await two.accepted()
    await first.handshake()
    // The raw server keeps its side open, so only the deadline ends the call.
    while (port.counters.dialed < 2) {
      port.send(2, note(2))
      await new Promise(setImmediate)
    }
    expect(await (await two.accepted()).handshake()).toMatchObject({ sid: 1 })
  })

  it("that cannot be reached fails within the time for connecting", async () => {
    // An address that belongs to nobody: the network may say so, or nothing at all.
    const members = [member(1), { id: 2, host: "192.0.2.1", electionPort: 3888 }]
    const port = await openPort({ self: 1, members, settings: { connectTimeoutMs: 20 } })
    port.send(2, note(1))
    await port.happened("DialFailed")
    expect(port.happenings.entries).toMatchObject([
      { peer: 2, why: expect.stringMatching(/^no answer within 20 ms$|^192\.0\.2\.1:3888: E/) },
    ])
    port.send(2, note(2))
    await port.happened("DialFailed", 2)
    expect(port.counters).toMatchObject({ dialed: 2, dialFailed: 2 })
  })

  it("is replaced by a newer one of the same id", async () => {
    const port = await openPort({ self: 1, members: [member(1), member(2, 1)] })
    const old = await introducedCaller(port.address.port, 2)
    await port.happened("Connected")
    const peer = await introducedCaller(port.address.port, 2)
    await old.closed
    peer.notify(note(2))
    await port.happened("Received")
    expect(port.connected()).toEqual([2])
    expect(port.counters).toMatchObject({ connected: 2, replaced: 1, received: 1 })
    expect(port.happenings.entries.map(({ _tag }) => _tag)).toEqual(["Connected", "Connected", "Received"])
  })

  it("may come from an old server that says nothing but its id", async () => {
    const port = await openPort({ self: 1, members: [member(1), member(2, 1)] })
    const peer = await rawCaller(port.address.port)
    peer.write(encodeHandshake({ layout: "id", sid: 2, addresses: [] }))
    peer.notify({ ...note(3), version: 0, configuration: "" })
    await port.happened("Received")
    expect(port.receivedFrom(2)).toEqual([{ ...note(3), version: 0, configuration: "" }])
  })
})

describe("the connection to a smaller id", () => {
  it("is called at the address of its handshake rather than of the configuration", async () => {
    const [configured, said] = [await openRawServer(), await openRawServer()]
    const port = await openPort({ self: 5, members: [member(5), member(2, configured.port)] })
    const caller = await introducedCaller(port.address.port, 2, said.port)
    await caller.closed
    const called = await said.accepted()
    expect(await called.handshake()).toEqual({ layout: "V1", sid: 5, addresses: [port.address] })
    port.send(2, note(1))
    expect(await called.notification()).toEqual(note(1))
    expect(configured.count()).toBe(0)
    expect(port.counters).toMatchObject({ calledBack: 1, connected: 1 })
  })

  it("is called at the configured address if its own is a wildcard", async () => {
    const configured = await openRawServer()
    const port = await openPort({ self: 5, members: [member(5), member(2, configured.port)] })
    const caller = await rawCaller(port.address.port)
    const everywhere = ["0.0.0.0", "::"].map((host) => ({ host, port: 1 }))
    caller.write(encodeHandshake({ layout: "V2", sid: 2, addresses: everywhere }))
    const called = await configured.accepted()
    expect((await called.handshake()).sid).toBe(5)
  })

  it("is called at each of its addresses until one answers", async () => {
    const said = await openRawServer()
    const port = await openPort({ self: 5, members: [member(5), member(2, 1)] })
    const caller = await rawCaller(port.address.port)
    const addresses = [await freePort(), said.port].map((number) => ({ host: "127.0.0.1", port: number }))
    caller.write(encodeHandshake({ layout: "V2", sid: 2, addresses }))
    expect((await (await said.accepted()).handshake()).sid).toBe(5)
    expect(port.counters.dialFailed).toBe(0)
  })

  it("is closed when that one calls, because it has lost it", async () => {
    const two = await openRawServer()
    const port = await openPort({ self: 5, members: [member(5), member(2, two.port)] })
    port.send(2, note(1))
    const first = await two.accepted()
    await first.handshake()
    expect(await first.notification()).toEqual(note(1))
    await introducedCaller(port.address.port, 2, two.port)
    await expect(first.bytes(1)).rejects.toThrow("the connection ended")
    const second = await two.accepted()
    await second.handshake()
    expect(await second.notification()).toEqual(note(1))
    expect(port.counters).toMatchObject({ calledBack: 1, sent: 2, repeated: 1 })
  })
})

describe("a message", () => {
  it("replaces one that was not sent yet", async () => {
    const port = await openPort({ self: 1, members: [member(1), member(2, await freePort())] })
    for (let round = 1; round <= 5; round += 1) port.send(2, note(round))
    const peer = await introducedCaller(port.address.port, 2)
    expect(await peer.notification()).toEqual(note(5))
    port.send(2, note(6))
    expect(await peer.notification()).toEqual(note(6))
    expect(port.counters).toMatchObject({ sent: 2, overwritten: 4, repeated: 0 })
  })

  it("is sent again on a new connection if it was the last one", async () => {
    const port = await openPort({ self: 1, members: [member(1), member(2, 1)] })
    const first = await introducedCaller(port.address.port, 2)
    await port.happened("Connected")
    port.send(2, note(1))
    port.send(2, note(2))
    expect(await first.notification()).toEqual(note(1))
    expect(await first.notification()).toEqual(note(2))
    first.socket.destroy()
    await port.happened("Disconnected")
    const second = await introducedCaller(port.address.port, 2)
    expect(await second.notification()).toEqual(note(2))
    await port.happened("Repeated")
    expect(port.happenings.entries.at(-1)).toEqual({ _tag: "Repeated", peer: 2, notification: note(2) })
    expect(port.counters).toMatchObject({ sent: 3, repeated: 1 })
  })

  it("is not sent again on a new connection if a newer one waits", async () => {
    const two = await openRawServer()
    const port = await openPort({ self: 1, members: [member(1), member(2, two.port)] })
    const first = await introducedCaller(port.address.port, 2)
    await port.happened("Connected")
    port.send(2, note(1))
    expect(await first.notification()).toEqual(note(1))
    first.socket.destroy()
    await port.happened("Disconnected")
    port.send(2, note(2))
    const second = await introducedCaller(port.address.port, 2)
    expect(await second.notification()).toEqual(note(2))
    expect(port.counters).toMatchObject({ sent: 2, repeated: 0 })
  })

  it("to a peer that does not read waits alone: memory is bounded, and the newest arrives", async () => {
    const port = await openPort({ self: 1, members: [member(1), member(2, 1)] })
    const peer = await introducedCaller(port.address.port, 2)
    await port.happened("Connected")
    peer.socket.pause()
    const long = "x".repeat(500_000)
    let round = 0
    // The system's own buffers take some of them before the first has to wait.
    while (port.counters.overwritten < 50) {
      round += 1
      port.send(2, note(round, long))
      await new Promise(setImmediate)
    }
    expect(port.counters.sent + port.counters.overwritten).toBe(round - 1)
    peer.socket.resume()
    let latest = 0
    let count = 0
    while (latest < round) {
      latest = (await peer.notification()).electionEpoch
      count += 1
    }
    expect(count).toBe(round - 50)
  })

  it("to nobody that is known is counted and dropped", async () => {
    const port = await openPort({ self: 1, members: [member(1)] })
    port.send(9, note(1))
    expect(port.counters).toMatchObject({ undeliverable: 1, dialed: 0 })
  })

  it("to oneself is a mistake of the program", async () => {
    const port = await openPort({ self: 1, members: [member(1)] })
    expect(() => port.send(1, note(1))).toThrow(InvariantViolation)
  })
})

describe("a caller that is no member", () => {
  it("is heard and answered while it is connected, and forgotten afterwards", async () => {
    const port = await openPort({ self: 1, members: [member(1)] })
    const stranger = await introducedCaller(port.address.port, 77)
    stranger.notify(note(4))
    await port.happened("Received")
    expect(port.receivedFrom(77)).toEqual([note(4)])
    port.send(77, note(5))
    expect(await stranger.notification()).toEqual(note(5))
    stranger.socket.destroy()
    await port.happened("Disconnected")
    port.send(77, note(6))
    expect(port.counters).toMatchObject({ undeliverable: 1, dialed: 0, sent: 1 })
  })

  it("has a negative id in the order of arrival if it is anonymous, and is called back", async () => {
    const observer = await openRawServer()
    const port = await openPort({ self: 1, members: [member(1)] })
    const hello = encodeHandshake({ layout: "V1", sid: "anonymous", addresses: [{ host: "127.0.0.1", port: observer.port }] })
    for (const id of [-1, -2]) {
      const caller = await rawCaller(port.address.port)
      caller.write(hello)
      const called = await observer.accepted()
      expect((await called.handshake()).sid).toBe(1)
      called.notify(note(7))
      await port.happenings.until(() => port.receivedFrom(id).length === 1)
      port.send(id, note(8))
      expect(await called.notification()).toEqual(note(8))
    }
    expect(port.counters).toMatchObject({ calledBack: 2 })
  })
})
