import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import { describe, expect, it } from "vitest"
import { type ElectionPortOptions, open } from "../../../src/runtime/election-port/election-port.ts"
import type { Settings } from "../../../src/runtime/election-port/settings.ts"
import type { ElectionPortEvent } from "../../../src/runtime/election-port/event.ts"
import { ElectionPortError } from "../../../src/runtime/election-port/listener.ts"
import { freePort, introducedCaller, rawCaller, rawServer } from "./raw-peer.ts"
import { member, note, openPort, openRawServer } from "./harness.ts"

const options = (port: number, settings: Partial<Settings>, host = "127.0.0.1"): ElectionPortOptions => ({
  self: 3,
  members: [{ id: 3, host, electionPort: port }],
  onNotification: () => undefined,
  settings,
})

/** How opening fails. */
const failure = (given: ElectionPortOptions): Promise<ElectionPortError> => Effect.runPromise(Effect.flip(Effect.scoped(open(given))))

/** The TCP servers and sockets this process holds. A closed one is gone some rounds of the event loop later. */
const handlesLeft = async (): Promise<readonly string[]> => {
  const held = (): readonly string[] => process.getActiveResourcesInfo().filter((name) => name.startsWith("TCP"))
  for (let round = 0; round < 1000 && held().length > 0; round += 1) await new Promise(setImmediate)
  return held()
}

describe("binding the election port", () => {
  it("that is in use fails after the last attempt and says which server, host and port it is", async () => {
    const occupant = await openRawServer()
    const error = await failure(options(occupant.port, { bindAttempts: 3, bindPauseMs: 1 }))
    expect(error).toBeInstanceOf(ElectionPortError)
    expect(error).toMatchObject({ serverId: 3, key: "server.3", host: "127.0.0.1", port: occupant.port, code: "EADDRINUSE" })
    expect(error.message).toBe(
      `server.3: cannot listen on the election port 127.0.0.1:${occupant.port}: another process listens there (EADDRINUSE); ` +
        "stop it, or give this server an election port that is free",
    )
  })

  it.each([
    ["EADDRNOTAVAIL", "192.0.2.1", "no interface of this machine has that address"],
    ["ENOTFOUND", "no such host", "the host name is unknown"],
  ])("fails with %s for %s", async (code, host, wrong) => {
    const error = await failure(options(0, { bindAttempts: 1 }, host))
    expect(error.code).toBe(code)
    expect(error.wrong).toContain(wrong)
  })

  it("succeeds once the port is free, if attempts have no end", async () => {
    const occupant = await rawServer(await freePort())
    const opening = openPort(options(occupant.port, { bindAttempts: 0, bindPauseMs: 1 }))
    await occupant.close()
    const port = await opening
    expect(port.address).toEqual({ host: "127.0.0.1", port: occupant.port })
  })

  it.each([
    [1, 0],
    [3, 1],
  ])("in %i attempts that all fail is told of %i times before", async (bindAttempts, times) => {
    const occupant = await openRawServer()
    const told: string[] = []
    const onEvent = (event: ElectionPortEvent): void => void told.push(event._tag === "Retrying" ? event.why : event._tag)
    const { message } = await failure({ ...options(occupant.port, { bindAttempts, bindPauseMs: 1 }), onEvent })
    expect(told).toEqual(Array.from({ length: times }, () => message))
  })

  it("can be interrupted, and leaves nothing bound", async () => {
    const occupant = await rawServer(await freePort())
    const fiber = Effect.runFork(Effect.scoped(open(options(occupant.port, { bindAttempts: 0, bindPauseMs: 1 }))))
    await new Promise(setImmediate)
    await Effect.runPromise(Fiber.interrupt(fiber))
    await occupant.close()
    const successor = await openRawServer(occupant.port)
    expect(successor.port).toBe(occupant.port)
  })

  it("can be interrupted while its host is looked up", async () => {
    const port = await freePort()
    const fiber = Effect.runFork(Effect.scoped(open(options(port, {}, "localhost"))))
    await Effect.runPromise(Fiber.interrupt(fiber))
    expect(await handlesLeft()).toEqual([])
    const successor = await openRawServer(port)
    expect(successor.port).toBe(port)
  })

  it("on every address takes callers on the loopback one, and still names the configured host", async () => {
    const port = await openPort(options(0, { listenOnAllAddresses: true }, "zoo3.example.org"))
    const peer = await introducedCaller(port.address.port, 4)
    peer.notify(note(1))
    await port.happened("Received")
    expect(port.address.host).toBe("zoo3.example.org")
  })
})

describe("closing the election port", () => {
  it("ends every connection, attempt and timer, and the port can be bound again at once", async () => {
    const electionPort = await freePort()
    const smaller = await rawServer()
    const larger = await rawServer()
    const members = [member(1, smaller.port), member(3, electionPort), member(4, larger.port)]
    for (let round = 0; round < 5; round += 1) {
      const port = await openPort({ self: 3, members })
      port.send(1, note(1))
      port.send(4, note(2))
      const called = await smaller.accepted()
      const calling = await larger.accepted()
      const peer = await introducedCaller(electionPort, 5)
      const silent = await rawCaller(electionPort)
      await port.happened("Connected", 2)
      // A call that is still under way when the port closes.
      port.send(4, note(3))
      await port.close()
      await Promise.all([called, peer, silent].map(({ socket, closed }) => (socket.end(), closed)))
      calling.socket.destroy()
      await calling.closed
      port.send(1, note(4))
      expect(port.connected()).toEqual([])
      expect(port.counters.undeliverable).toBe(1)
      expect(Object.values(port.counters.rejected).some((count) => count > 0)).toBe(false)
    }
    await Promise.all([smaller.close(), larger.close()])
    expect(await handlesLeft()).toEqual([])
  })

  it("happens when what uses it fails", async () => {
    const electionPort = await freePort()
    const program = Effect.andThen(open(options(electionPort, {})), Effect.fail("the server gave up"))
    const exit = await Effect.runPromiseExit(Effect.scoped(program))
    expect(Exit.isFailure(exit)).toBe(true)
    const successor = await openRawServer(electionPort)
    expect(successor.port).toBe(electionPort)
  })
})
