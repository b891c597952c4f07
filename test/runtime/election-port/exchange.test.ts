import { describe, expect, it } from "vitest"
import { freePort } from "./raw-peer.ts"
import { member, note, openPort, type OpenPort } from "./harness.ts"

/** The ports of an ensemble whose servers know each other's addresses. */
const ensemble = async (count: number): Promise<readonly OpenPort[]> => {
  const ports: number[] = []
  for (let id = 1; id <= count; id += 1) ports.push(await freePort())
  const members = ports.map((port, index) => member(index + 1, port))
  return Promise.all(members.map(({ id }) => openPort({ self: id, members })))
}

const pair = async (): Promise<readonly [OpenPort, OpenPort]> => {
  const [one, two] = await ensemble(2)
  if (one === undefined || two === undefined) throw new Error("two ports were opened")
  return [one, two]
}

const heard = (port: OpenPort, from: number, round: number): Promise<void> =>
  port.happenings.until(() => port.receivedFrom(from).some(({ electionEpoch }) => electionEpoch === round))

describe("two election ports", () => {
  it("exchange messages over the connection of the larger id, if that one calls first", async () => {
    const [one, two] = await pair()
    two.send(1, note(20))
    await heard(one, 2, 20)
    one.send(2, note(10))
    await heard(two, 1, 10)
    expect(one.receivedFrom(2)).toEqual([note(20)])
    expect(two.receivedFrom(1)).toEqual([note(10)])
    expect(one.happenings.entries[0]).toEqual({ _tag: "Connected", peer: 2, openedBy: "peer" })
    expect(two.happenings.entries[0]).toEqual({ _tag: "Connected", peer: 1, openedBy: "us" })
    expect([one.connected(), two.connected()]).toEqual([[2], [1]])
    expect(two.counters.calledBack).toBe(0)
  })

  it("exchange messages over the connection of the larger id, if the smaller one calls first", async () => {
    const [one, two] = await pair()
    one.send(2, note(10))
    await heard(two, 1, 10)
    two.send(1, note(20))
    await heard(one, 2, 20)
    expect(one.happenings.entries[0]).toEqual({ _tag: "Connected", peer: 2, openedBy: "peer" })
    expect(two.happenings.entries.slice(0, 2)).toEqual([
      { _tag: "CalledBack", peer: 1 },
      { _tag: "Connected", peer: 1, openedBy: "us" },
    ])
    expect(two.counters).toMatchObject({ accepted: 1, dialed: 1, connected: 1 })
  })

  it("that call each other at the same time end up with one connection, and lose no last message", async () => {
    for (let round = 1; round <= 20; round += 1) {
      const [one, two] = await pair()
      one.send(2, note(10))
      two.send(1, note(20))
      await Promise.all([heard(two, 1, 10), heard(one, 2, 20)])
      one.send(2, note(11))
      two.send(1, note(21))
      await Promise.all([heard(two, 1, 11), heard(one, 2, 21)])
      expect([one.connected(), two.connected()]).toEqual([[2], [1]])
      await Promise.all([one.close(), two.close()])
    }
  })

  it("carry what was sent before the other server listened", async () => {
    const [first, second] = [await freePort(), await freePort()]
    const members = [member(1, first), member(2, second)]
    const one = await openPort({ self: 1, members })
    one.send(2, note(10))
    await one.happened("DialFailed")
    expect(one.happenings.entries).toEqual([{ _tag: "DialFailed", peer: 2, why: `127.0.0.1:${second}: ECONNREFUSED` }])
    const two = await openPort({ self: 2, members })
    two.send(1, note(20))
    await Promise.all([heard(two, 1, 10), heard(one, 2, 20)])
    expect(one.counters).toMatchObject({ dialed: 1, dialFailed: 1, sent: 1, repeated: 0 })
  })

  it("connect again with the next message after one of them was restarted", async () => {
    const [first, second] = [await freePort(), await freePort()]
    const members = [member(1, first), member(2, second)]
    const one = await openPort({ self: 1, members })
    const two = await openPort({ self: 2, members })
    two.send(1, note(20))
    await heard(one, 2, 20)
    await two.close()
    await one.happened("Disconnected")
    const again = await openPort({ self: 2, members })
    one.send(2, note(10))
    await heard(again, 1, 10)
    again.send(1, note(21))
    await heard(one, 2, 21)
    expect(again.receivedFrom(1)).toEqual([note(10)])
  })
})

describe("seven election ports", () => {
  it("that all send at once hear everybody, over one connection each", async () => {
    const ports = await ensemble(7)
    const ids = ports.map((_, index) => index + 1)
    ports.forEach((port, index) => {
      for (const id of ids) if (id !== index + 1) port.send(id, note(index + 1))
    })
    await Promise.all(ports.flatMap((port, index) => ids.filter((id) => id !== index + 1).map((id) => heard(port, id, id))))
    ports.forEach((port, index) => {
      expect([...port.connected()].sort((a, b) => a - b)).toEqual(ids.filter((id) => id !== index + 1))
      expect(Object.values(port.counters.rejected).filter((count) => count > 0)).toEqual([])
    })
  })
})
