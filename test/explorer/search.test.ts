// A search counts the same whatever the threads, gives up when it is told to, and finds a shortest counterexample that replays.
import { describe, expect, it } from "vitest"
import { judgeOf } from "../../properties/checks/judge.ts"
import { replay } from "../../properties/explorer/exploration.ts"
import { eventOf } from "../../properties/explorer/event-code.ts"
import { type Breach, firstBreach } from "../../properties/explorer/expansion.ts"
import { type TaskName, taskOf } from "../../properties/explorer/task.ts"
import { collisionProbability, doubled, visit, visitedMemory, visitTogether } from "../../properties/explorer/visited.ts"
import { search } from "../../properties/explorer/search.ts"
import type { Team } from "../../properties/explorer/team.ts"
import { quietly, silence } from "./quietly.ts"

const crash: TaskName = { bound: "crash", mutant: undefined, properties: undefined }

/** A mutant that is found in the fourth step. */
const marker: TaskName = { bound: "mutant-marker-early", mutant: "MarkerEarly", properties: undefined }

describe("the number of threads", () => {
  it.each([2, 3])("%s changes no count", async (threads) => {
    const { seconds: _seconds, ...alone } = await quietly(crash)
    const { seconds: _other, ...together } = await quietly(crash, threads)
    expect(alone.outcome).toEqual({ _tag: "Holds" })
    expect(together).toEqual({ ...alone, actions: together.actions })
    expect(Object.fromEntries(together.actions)).toEqual(Object.fromEntries(alone.actions))
  })

  it("changes no verdict and no length of a counterexample", async () => {
    const alone = await quietly(marker)
    const together = await quietly(marker, 2)
    if (alone.outcome._tag !== "Violated" || together.outcome._tag !== "Violated") throw new Error("the mutant was not found")
    expect(together.outcome.properties).toEqual(alone.outcome.properties)
    expect(together.outcome.path).toHaveLength(alone.outcome.path.length)
    expect({ ...together, outcome: null, seconds: 0, actions: null }).toEqual({ ...alone, outcome: null, seconds: 0, actions: null })
  })
})

describe("of two breaches", () => {
  const breach = (properties: readonly string[], code: number, low = 1): Breach => ({ properties, ref: 0, code, low, high: 1 })

  it("the same is told in whatever order they were met, and first the one that breaks more in the same state", () => {
    const [state, both, other, elsewhere] = [breach(["A"], 1), breach(["B", "A"], 2), breach(["C", "A"], 3), breach(["A"], 0, -1)]
    expect([firstBreach(state, both), firstBreach(both, state)]).toEqual([both, both])
    expect([firstBreach(other, both), firstBreach(both, other)]).toEqual([both, both])
    expect([firstBreach(elsewhere, both), firstBreach(both, elsewhere)]).toEqual([elsewhere, elsewhere])
    expect([firstBreach(undefined, both), firstBreach(both, undefined)]).toEqual([both, both])
  })
})

describe("a limit", () => {
  it.each([1, 2])("of states ends the search of %s threads undecided", async (threads) => {
    const { outcome, distinct } = await quietly(crash, threads, { maxStates: 5_000 })
    expect(outcome).toEqual({ _tag: "Limit", limit: "states" })
    expect(distinct).toBeGreaterThan(5_000)
    expect(distinct).toBeLessThan(41_181)
  })

  it("of exactly as many states as there are is none", async () => {
    const all = await quietly({ ...crash, bound: "live" }, 1, { maxStates: 2381 })
    expect(all.outcome).toEqual({ _tag: "Holds" })
    const one = await quietly({ ...crash, bound: "live" }, 1, { maxStates: 2380 })
    expect(one.outcome).toEqual({ _tag: "Limit", limit: "states" })
  })

  it("of time ends the search undecided", async () => {
    const { outcome } = await quietly(crash, 1, { timeoutSeconds: -1 })
    expect(outcome).toEqual({ _tag: "Limit", limit: "time" })
  })
})

describe("a counterexample", () => {
  it("replays, without anything that the search remembered, and breaks the property at its end and not before", async () => {
    const { outcome } = await quietly(marker)
    if (outcome._tag !== "Violated") throw new Error("the mutant was not found")
    const task = taskOf(marker)
    const { steps, initial } = replay(task, outcome.path)
    expect(steps.map(({ event }) => event)).toEqual(outcome.path.map(eventOf))
    const judge = await judgeOf(initial.stage)
    const broken = steps.map(({ before, after }) => [...judge.state(after), ...judge.step(before, after)])
    expect(broken.at(-1)).toEqual(outcome.properties)
    expect(broken.slice(0, -1).flat()).toEqual([])
  })

  it("is the first state alone, if that is wrong already", async () => {
    const nobody: Team = {
      begin: async () => ["TypeOK"],
      expand: async () => ({ found: 0, generated: 0, left: 0 }),
      turn: async () => ({ found: 0, generated: 0, breach: undefined, log: [] }),
      actions: async () => new Map(),
      end: async () => undefined,
    }
    const { outcome, distinct } = await search(nobody, { maxStates: 10, timeoutSeconds: 10 }, silence)
    expect(outcome).toEqual({ _tag: "Violated", properties: ["TypeOK"], path: [] })
    expect(distinct).toBe(1)
  })
})

describe("a property that cannot be judged", () => {
  it.each([1, 2])("is refused by name, with those that can, before %s threads search", async (threads) => {
    const unknown = quietly({ ...marker, properties: ["NoSuchProperty"] }, threads)
    await expect(unknown).rejects.toThrow(
      /NoSuchProperty cannot be judged at the bound mutant-marker-early; there are .*AdvertisedIsDurable/,
    )
  })
})

describe("the table of visited states", () => {
  it.each([
    ["alone", visit],
    ["together", visitTogether],
  ] as const)("knows what was added, %s, also after it has grown", (_, add) => {
    let memory = visitedMemory(64, true)
    const prints = Array.from({ length: 1000 }, (__, i) => [Math.imul(i, 0x9e3779b1), Math.imul(i, 0x85ebca6b)] as const)
    for (const [i, [low, high]] of prints.entries()) {
      if (i * 2 > memory.lows.length) memory = doubled(memory, true)
      expect(add(memory, low, high)).toBe(true)
    }
    expect(prints.filter(([low, high]) => add(memory, low, high))).toEqual([])
    expect(add(memory, prints[1]?.[0] ?? 0, 12345)).toBe(true)
  })

  it.each([
    ["alone", visit],
    ["together", visitTogether],
  ] as const)("compares both halves, %s", (_, add) => {
    // In so small a table those with one half in common meet.
    const memory = visitedMemory(256, true)
    const prints = Array.from({ length: 60 }, (__, i): readonly (readonly [number, number])[] => [
      [7, i + 100],
      [i + 100, 7],
    ]).flat()
    for (const [low, high] of prints) expect([low, high, add(memory, low, high)]).toEqual([low, high, true])
    for (const [low, high] of prints) expect([low, high, add(memory, low, high)]).toEqual([low, high, false])
  })

  it("takes two states for one with a probability that is stated", () => {
    expect(collisionProbability(2 ** 20)).toBe(2 ** -25)
  })
})
