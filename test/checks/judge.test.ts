/** The judge says of every state and step what the spec's own invariants say when they are evaluated in full. */
import { describe, expect, it } from "vitest"
import { majority } from "../../src/base/ensemble.ts"
import { abstraction } from "../../properties/abstraction/state.ts"
import { judgeBy } from "../../properties/checks/judge.ts"
import { specificationOf } from "../../properties/checks/specification.ts"
import { modelOf } from "../explorer/spec-graph.ts"
import { enabled, fates } from "../../properties/world/enabled.ts"
import { type Event, happen } from "../../properties/world/step.ts"
import { dark, protocol, type Stage, stageOf, unbounded, type World } from "../../properties/world/world.ts"

/** A linear congruential generator (Numerical Recipes): enough to walk at random, the same walk every time. */
const dice = (seed: number): ((sides: number) => number) => {
  let state = seed >>> 0
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

const isFault = ({ _tag }: Event): boolean => _tag === "Crash" || _tag === "Cut" || _tag === "Lose"

/** A random walk of so many steps, beginning again in the dark now and then. */
const walk = function* (stage: Stage, seed: number, steps: number): Generator<readonly [World, World]> {
  const roll = dice(seed)
  let world = dark(stage)
  for (let i = 0; i < steps; i++) {
    if (i % 150 === 0) world = dark(stage)
    const events = enabled(world).filter((event) => !isFault(event) || roll(15) === 0)
    const chosen = events[roll(events.length)]
    if (chosen === undefined) continue
    const possible = fates(world, chosen)
    const event = possible[roll(possible.length)]
    if (event === undefined) continue
    const after = happen(world, event).world
    yield [world, after]
    world = after
  }
}

const stageWith = (servers: number, observers: number, changes: Partial<Stage>): Stage =>
  stageOf({
    ensemble: majority(
      Array.from({ length: servers }, (_, i) => i + 1),
      Array.from({ length: observers }, (_, i) => servers + i + 1),
    ),
    disks: Array.from({ length: servers + observers }, (_, i) => ({
      currentEpoch: i % 2,
      acceptedEpoch: 1,
      lastZxid: { epoch: i % 2, counter: (i * 3) % 5 },
    })),
    sendModes: "either",
    remembersLast: true,
    timely: false,
    history: false,
    rules: protocol,
    ...unbounded,
    ...changes,
  })

/** A server that ranks votes by counter, believes any leader, and takes part in a round twice. */
const careless: Partial<Stage> = {
  history: true,
  maxRound: 6,
  rules: {
    ...protocol,
    election: {
      ...protocol.election,
      better: (_, a, b) => (a.zxid.counter === b.zxid.counter ? a.leader > b.leader : a.zxid.counter > b.zxid.counter),
      checkLeader: () => true,
      nextRound: (round) => round,
    },
  },
}

describe("the judge", () => {
  for (const [name, stage, isCareless] of [
    ["three servers", stageWith(3, 0, {}), false],
    ["three voters and an observer", stageWith(3, 1, {}), false],
    ["three careless servers", stageWith(3, 0, careless), true],
  ] as const) {
    it(`agrees with the text on a walk of ${name}`, async () => {
      const spec = await specificationOf(stage)
      const judge = judgeBy(spec.inspector)
      const { oracle } = spec
      const seen = new Set<string>()
      for (const [before, after] of walk(stage, 20_241_123, 800)) {
        const [from, to] = [oracle.state(abstraction(before)), oracle.state(abstraction(after))]
        const state = judge.state(after)
        const step = judge.step(before, after)
        expect([...state].sort()).toEqual([...oracle.violated(to)].sort())
        expect([...step].sort()).toEqual([...oracle.violatedSteps(from, to)].sort())
        for (const violated of [...state, ...step]) seen.add(violated)
        if (!isCareless && !oracle.equal(from, to)) expect(oracle.allows(from, to)).not.toEqual([])
      }
      if (isCareless) expect([...seen].sort()).toEqual(expect.arrayContaining(["FinalVotesAgree", "ProposalsImprove"]))
      else expect([...seen]).toEqual([])
      expect(judge.statistics.evaluated).toBeGreaterThan(100)
      expect(judge.statistics.evaluated).toBeLessThan(judge.statistics.asked / 2)
    })
  }

  it("evaluates nothing twice", async () => {
    const stage = stageWith(3, 0, {})
    const judge = judgeBy((await specificationOf(stage)).inspector)
    const pairs = [...walk(stage, 7, 200)]
    const judgeAll = (): void => {
      for (const [before, after] of pairs) expect([...judge.state(after), ...judge.step(before, after)]).toEqual([])
    }
    judgeAll()
    const once = judge.statistics.evaluated
    judgeAll()
    expect(judge.statistics.evaluated).toBe(once)
  })

  it("judges by every check that the models have", async () => {
    const named = async (history: boolean) => {
      const { inspector } = await specificationOf(stageWith(3, 0, { history, maxRound: 4 }))
      return [...new Set(inspector.inspections.map(({ check }) => check))].sort()
    }
    // A refinement is no statement about single states and steps.
    const { config } = await modelOf("crash")
    const promised = [...config.invariants, ...config.properties].map(({ name }) => name).filter((name) => name !== "ContractHolds")
    expect(promised.length).toBeGreaterThan(10)
    expect(await named(false)).toEqual([...promised].sort())
    expect(await named(true)).toEqual([...promised, "FinalsTypeOK", "FinalVotesAgree"].sort())
  })
})
