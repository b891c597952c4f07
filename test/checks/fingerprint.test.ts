/**
 * The judge remembers what the spec says of values by their fingerprints alone, so two values with one fingerprint would be judged
 * as one. Here every variable of many worlds, and every small set of final votes, has one of its own.
 */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fingerprints, ofNotification } from "../../properties/abstraction/fingerprint.ts"
import { abstraction } from "../../properties/abstraction/state.ts"
import { dark, type FinalVote, type Stage, stageOf, type World } from "../../properties/world/world.ts"
import { nobody } from "../../src/base/ensemble.ts"
import type { Notification } from "../../src/election/notification.ts"
import { quorumPeer } from "../../src/server/quorum-peer.ts"
import { choices, stages, walk } from "../world/random-worlds.ts"

const printOf = (variable: string, world: World): number => {
  const print = fingerprints[variable]
  if (print === undefined) throw new Error(`there is no fingerprint of ${variable}`)
  return print(world)
}

describe("a fingerprint", () => {
  it("is that of one value of a variable, in every world of many walks", () => {
    const known = new Map<string, Map<number, string>>()
    // One seed, so that the number of values below is always the same.
    fc.assert(
      fc.property(stages, choices(200), (stage, chosen) => {
        for (const world of walk({ ...stage, history: true }, chosen))
          for (const [name, value] of Object.entries(abstraction(world))) {
            const variable = `${name} of ${stage.count}`
            const values = known.get(variable) ?? new Map<number, string>()
            known.set(variable, values)
            const text = name === "finals" ? sorted(value) : JSON.stringify(value)
            const print = printOf(name, world)
            expect([variable, values.get(print) ?? text]).toEqual([variable, text])
            values.set(print, text)
          }
      }),
      { numRuns: 60, seed: 11 },
    )
    const counts = new Map([...known].map(([variable, values]) => [variable, values.size]))
    for (const name of ["wire", "last", "received", "vote"]) expect(counts.get(`${name} of 3`)).toBeGreaterThan(40)
    for (const name of ["finals", "outside", "faults", "clock", "processed", "cut"]) expect(counts.get(`${name} of 3`)).toBeGreaterThan(3)
  })

  it("of final votes is that of one set, in whatever order they were cast", () => {
    const votes = Array.from({ length: 7 * 12 }, (_, i): FinalVote => ({ leader: 1 + (i % 7), round: 1 + Math.floor(i / 7) }))
    const [alone] = [dark(stageOfOne())]
    const print = (finals: readonly FinalVote[]): number =>
      printOf("finals", { ...alone, servers: alone.servers.map((server) => ({ ...server, finals })) })
    const seen = new Set<number>()
    let sets = 0
    for (const [i, one] of votes.entries())
      for (const [j, other] of votes.slice(0, i + 1).entries())
        for (const third of votes.slice(0, j + 1)) {
          const set = [...new Set([one, other, third])]
          seen.add(print(set))
          // Two of three the same is a pair, which is met twice.
          if (set.length !== 2 || other === one) sets++
          if (set.length === 3) expect(print([third, one, other])).toBe(print(set))
        }
    expect(seen.size).toBe(sets)
  })

  it("sees every field of a notification that the spec has", () => {
    const note: Notification = {
      state: "LOOKING",
      leader: 1,
      zxid: { epoch: 1, counter: 1 },
      electionEpoch: 1,
      peerEpoch: 1,
      version: 2,
      configuration: "",
    }
    const others: readonly Notification[] = [
      ...(["FOLLOWING", "LEADING", "OBSERVING"] as const).map((state) => ({ ...note, state })),
      ...[2, 2 ** 32 + 1, nobody].map((leader) => ({ ...note, leader })),
      { ...note, zxid: { epoch: 2, counter: 1 } },
      { ...note, zxid: { epoch: 1, counter: 2 } },
      ...[2, 2 ** 32 + 1].map((electionEpoch) => ({ ...note, electionEpoch })),
      ...[2, 2 ** 32 + 1, nobody].map((peerEpoch) => ({ ...note, peerEpoch })),
    ]
    expect(new Set([note, ...others].map(ofNotification)).size).toBe(1 + others.length)
    expect(ofNotification({ ...note, version: 1, configuration: "other" })).toBe(ofNotification(note))
  })

  it("sees all of a number, also one that no state of the spec can hold", () => {
    const [world] = [dark(stageOfOne())]
    const [server] = world.servers
    const settings = world.stage.settings[0]
    if (server === undefined || settings === undefined) throw new Error("the stage has no server")
    const { state } = quorumPeer.start(settings, server.disk)
    const running = { ...server, peer: state }
    const worlds = (far: number): Readonly<Record<string, World>> => ({
      clock: { ...world, servers: [{ ...running, peer: { ...state, election: { ...state.election, clock: far } } }] },
      synced: { ...world, servers: [{ ...running, peer: { ...state, synced: far } }] },
      epoch: { ...world, servers: [{ ...running, disk: { ...server.disk, currentEpoch: far } }] },
    })
    for (const name of ["clock", "synced", "epoch"] as const) {
      const [near, far] = [worlds(1)[name], worlds(2 ** 32 + 1)[name]]
      if (near === undefined || far === undefined) throw new Error(`there is no world for ${name}`)
      expect([name, printOf(name, near)]).not.toEqual([name, printOf(name, far)])
    }
    const faults = [
      { crash: 0, cut: 1, loss: 0 },
      { crash: 0, cut: 0, loss: 2 ** 16 },
      { crash: 1, cut: 0, loss: 0 },
      { crash: 0, cut: 2 ** 16, loss: 0 },
    ]
    expect(new Set(faults.map((each) => printOf("faults", { ...world, faults: each }))).size).toBe(faults.length)
  })
})

/** A set written in one order. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    const set = typeof part === "object" && part !== null && "#set" in part ? part["#set"] : undefined
    return Array.isArray(set) ? set.map((element) => JSON.stringify(element)).toSorted() : part
  })

/** One server that remembers its final votes. */
const stageOfOne = (): Stage => {
  const [stage] = fc.sample(
    stages.filter(({ count }) => count === 1),
    { numRuns: 1, seed: 1 },
  )
  if (stage === undefined) throw new Error("there is no stage")
  return stageOf({ ...stage, history: true })
}
