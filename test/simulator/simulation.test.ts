/** What a simulation may do, and what its faults lead to. */
import { describe, expect, it } from "vitest"
import { mayHappen } from "../../properties/campaigns/elections/minimise.ts"
import { type Scenario, stageFor } from "../../properties/simulator/scenario.ts"
import { type Outcome, Simulation } from "../../properties/simulator/simulation.ts"
import type { Event, Happened } from "../../properties/world/step.ts"
import { quietScenario, scenarioNumber } from "./scenarios.ts"

type Seen = { readonly event: Event; readonly atMs: number; readonly happened: Happened }

const run = (scenario: Scenario): { readonly seen: readonly Seen[]; readonly outcome: Outcome } => {
  const seen: Seen[] = []
  const outcome = new Simulation(scenario, stageFor(scenario), (_, event, happened, at) =>
    seen.push({ event, atMs: at / 1000, happened }),
  ).run()
  return { seen, outcome }
}

const isEvent =
  (tag: Event["_tag"]) =>
  ({ event }: Seen): boolean =>
    event._tag === tag

describe("a simulation", () => {
  it("lets only happen what the guards of the spec allow, and settles", () => {
    for (let seed = 0; seed < 150; seed++) {
      const scenario = scenarioNumber(seed)
      const refused: Event[] = []
      const { ending } = new Simulation(scenario, stageFor(scenario), (before, event) => {
        if (!mayHappen(before, event)) refused.push(event)
      }).run()
      expect({ seed, refused, ending }).toEqual({ seed, refused: [], ending: "still" })
    }
  })

  it("never goes back in time", () => {
    const { seen } = run(scenarioNumber(7))
    const times = seen.map(({ atMs }) => atMs)
    expect(times.length).toBeGreaterThan(50)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  it("elects within a second where nothing disturbs it", () => {
    const { seen } = run(quietScenario(5))
    const establish = seen.find(isEvent("Establish"))
    expect(establish?.atMs).toBeLessThan(1000)
    expect(establish?.event).toMatchObject({ leader: 4 })
  })

  it("stalls one direction, and gives the connection up when that is noticed", () => {
    const fault = {
      _tag: "OneWay" as const,
      atMs: 2000,
      forMs: 3000,
      noticedMs: 1200,
      whom: { position: 2, leader: false },
      direction: "from" as const,
    }
    const { seen } = run({ ...quietScenario(3), faults: [fault] })
    const cuts = seen.filter(isEvent("Cut"))
    expect(cuts.map(({ atMs }) => atMs)).toEqual([3200, 3200])
    expect(cuts.map(({ event }) => event)).toEqual([
      { _tag: "Cut", a: 0, b: 2 },
      { _tag: "Cut", a: 1, b: 2 },
    ])
    const heals = seen.filter(isEvent("Heal"))
    expect(heals).toHaveLength(2)
    for (const { atMs } of heals) expect(atMs).toBeGreaterThanOrEqual(5000)
  })

  it("crashes whoever leads, and elects another", () => {
    const fault = { _tag: "Crash" as const, atMs: 2000, forMs: 6000, whom: { position: 0, leader: true } }
    const { seen } = run({ ...quietScenario(3), faults: [fault] })
    expect(seen.filter(isEvent("Crash")).map(({ event }) => event)).toEqual([{ _tag: "Crash", server: 2 }])
    expect(seen.filter(isEvent("Establish")).map(({ event }) => event)).toMatchObject([{ leader: 2 }, { leader: 1 }])
  })

  it("lets a paused server do nothing", () => {
    const fault = { _tag: "Pause" as const, atMs: 1, forMs: 4000, whom: { position: 1, leader: false } }
    const { seen } = run({ ...quietScenario(3), faults: [fault] })
    const busy = seen.filter(
      ({ event, atMs }) =>
        atMs > 1 && atMs < 4001 && ((event._tag === "Deliver" && event.to === 1) || (event._tag === "TimerEnds" && event.server === 1)),
    )
    expect(busy).toEqual([])
    expect(seen.some(({ event, atMs }) => event._tag === "Deliver" && event.to === 1 && atMs >= 4001)).toBe(true)
  })

  it("replaces a message only while it is in the send queue", () => {
    const replacing = (maxMs: number): number =>
      run({ ...quietScenario(5), sendQueue: { minMs: maxMs, maxMs } }).seen.filter(
        ({ event }) => "replaces" in event && event.replaces !== 0,
      ).length
    expect(replacing(0)).toBe(0)
    expect(replacing(100)).toBeGreaterThan(0)
  })
})
