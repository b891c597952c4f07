/** The instruments of the tests with Apache ZooKeeper, tried on Apache's servers alone. */
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { configurationText } from "../../src/runtime/config/configuration-text.ts"
import { parseZooCfg } from "../../src/runtime/config/zoo-cfg.ts"
import { agreedLeader, type Running, until, untilAgreed } from "./agreement.ts"
import { layOut, type Place } from "./ensemble-files.ts"
import { startApache } from "./server-process.ts"
import { apacheFor, kept, newFolder } from "./servers.ts"

/** The text of the ensemble as zoocheck says it, from the very file that Apache's first server reads. */
const textFor = (places: readonly Place[]): string => {
  const file = places[0]?.config ?? expect.fail("no place")
  const { config, problems } = parseZooCfg(file, readFileSync(file, "latin1"))
  expect(problems).toEqual([])
  return configurationText(config ?? expect.fail("no settings"))
}

describe("three servers of Apache's", () => {
  it("agree on a leader, on another when it is killed, and keep it when the first comes back", { timeout: 300_000 }, async (context) => {
    const apache = apacheFor(context)
    const root = newFolder()
    const places = [...(await layOut(root, [1, 2, 3])).values()]
    const servers = new Map(places.map((place) => [place.id, kept(place, startApache(apache, place))]))
    const all = (): readonly Running[] => [...servers.values()]

    const first = await untilAgreed("a leader at the start", all())
    const established = await until("epoch 1 is established", all(), (answers) =>
      [...answers.values()].every((answer) => typeof answer !== "string" && answer.peerEpoch === 1),
    )
    expect(agreedLeader(established)).toBe(first)
    for (const { configuration } of established.values()) expect(configuration).toBe(textFor(places))

    const killed = servers.get(first) ?? expect.fail(`no server ${first}`)
    await killed.process.end("SIGKILL")
    servers.delete(first)
    const second = await untilAgreed(`a leader after ${first} was killed`, all())
    expect(second).not.toBe(first)

    servers.set(first, kept(killed.place, startApache(apache, killed.place)))
    expect(await untilAgreed(`a leader after ${first} came back`, all())).toBe(second)
  })
})

describe("a server of Apache's", () => {
  it("says the same about an ensemble with groups and weights as zoocheck", { timeout: 120_000 }, async (context) => {
    const apache = apacheFor(context)
    const root = newFolder()
    const groups = [
      "group.1=1:2",
      "group.2=3:5",
      "weight.5=0",
      "weight.2=3",
      "server.5=[::1]:9:10:participant;7",
      "server.4=127.0.0.2:1:2:observer",
    ]
    const places = [...(await layOut(root, [1, 2, 3], groups)).values()]
    const place = places[0] ?? expect.fail("no place")
    const server = kept(place, startApache(apache, place))
    const [answer] = (
      await until("an answer", [server], (answers) => [...answers.values()].every((found) => typeof found !== "string"))
    ).values()
    expect(answer?.state).toBe("LOOKING")
    expect(answer?.configuration).toBe(textFor(places))
  })
})

describe("a condition", () => {
  it("holds only if one leads whom all name", () => {
    const answer = (state: "LOOKING" | "FOLLOWING" | "LEADING", leader: number) => ({
      state,
      leader,
      zxid: { epoch: 0, counter: 0 },
      electionEpoch: 1,
      peerEpoch: 0,
      version: 2,
      configuration: "",
    })
    const agreed = (...answers: readonly (readonly [number, ReturnType<typeof answer> | string])[]) => agreedLeader(new Map(answers))
    expect(agreed([1, answer("FOLLOWING", 2)], [2, answer("LEADING", 2)])).toBe(2)
    expect(agreed([1, answer("FOLLOWING", 2)], [2, answer("LEADING", 2)], [3, answer("LOOKING", 3)])).toBeNull()
    expect(agreed([1, answer("FOLLOWING", 3)], [2, answer("FOLLOWING", 3)])).toBeNull()
    expect(agreed([1, answer("LEADING", 1)], [2, answer("LEADING", 2)])).toBeNull()
    expect(agreed([1, answer("FOLLOWING", 2)], [2, "no answer"])).toBeNull()
    expect(agreed()).toBeNull()
  })
})
