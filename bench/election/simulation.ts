/** How many steps of reducers a thread simulates in a second: bare, judged by the spec's text, and validated by their traces. */
import * as fc from "fast-check"
import { cases, scenarioOf } from "../../properties/campaigns/elections/arbitraries.ts"
import { type Referee, refereeOf } from "../../properties/campaigns/elections/referee.ts"
import { judgeRun, stageOfRun } from "../../properties/campaigns/elections/run.ts"
import { traceOf, validate } from "../../properties/campaigns/elections/validation.ts"
import type { Scenario } from "../../properties/simulator/scenario.ts"
import { Simulation } from "../../properties/simulator/simulation.ts"
import type { Stage } from "../../properties/world/world.ts"
import { median } from "../tla/measurement.ts"
import { cpuSecondsOf, type Rate } from "./rate.ts"

/** The targets of the project, per thread. */
const targets = { bare: 1_000_000, judged: 100_000 }

/** Where the courses come from; the same ones each time. */
const courseSeed = 20240601
const runs = 600

type Setting = { readonly stage: Stage; readonly scenarios: readonly Scenario[]; readonly referee: Referee }

/** Fresh disks of so many voters, and the courses that a campaign would give them. */
const settingOf = async (servers: number): Promise<Setting> => {
  const restriction = { minServers: servers, maxServers: servers, courses: runs }
  const [drawn] = fc.sample(cases(restriction), { seed: courseSeed, numRuns: 1 })
  if (drawn === undefined) throw new Error("fast-check draws nothing")
  const one = { ...drawn, shape: { voters: servers, observers: 0, weighting: "even" as const }, past: [], history: false }
  const scenarios = one.courses.map((course) => scenarioOf(one, course))
  const stage = stageOfRun(scenarios[0]!, false)
  return { stage, scenarios, referee: await refereeOf(stage) }
}

/** Steps per second of processor time, and the steps. */
const measured = async (work: () => Promise<number>): Promise<{ readonly steps: number; readonly perSecond: number }> => {
  let steps = 0
  const seconds = await cpuSecondsOf(async () => {
    steps = await work()
  })
  return { steps, perSecond: steps / seconds }
}

/** What is measured: prepared once, then done again and again. */
type Prepare = (setting: Setting) => () => Promise<number>

const bare: Prepare =
  ({ stage, scenarios }) =>
  async () =>
    scenarios.reduce((sum, scenario) => sum + new Simulation(scenario, stage).run().reducerSteps, 0)

const judged: Prepare =
  ({ stage, scenarios, referee }) =>
  async () =>
    scenarios.reduce((sum, scenario) => {
      const { violated, outcome } = judgeRun(scenario, stage, referee)
      if (violated !== undefined) throw new Error(`seed ${scenario.seed} violates ${violated}`)
      return sum + outcome.reducerSteps
    }, 0)

/** The longest run says most about the rate: compiling the spec for a trace costs the same for any. */
const validated: Prepare = ({ stage, scenarios, referee }) => {
  const longest = scenarios.map((scenario) => judgeRun(scenario, stage, referee).events).toSorted((a, b) => b.length - a.length)[0] ?? []
  const trace = traceOf(stage, longest)
  return async () => {
    const { events, rejected } = await validate(trace)
    if (rejected !== undefined) throw new Error(`the spec does not allow ${rejected}`)
    return events
  }
}

const kinds = [
  { what: "simulation", unit: "reducer steps", target: targets.bare, prepare: bare, remark: "no checks" },
  {
    what: "campaign",
    unit: "reducer steps",
    target: targets.judged,
    prepare: judged,
    remark: "every state, step and end by the spec's text",
  },
  { what: "validation of a run", unit: "events", target: undefined, prepare: validated, remark: "with the spec compiled for it" },
] as const

/** Measures the simulation; each figure is the median of so many passes over the same runs in this process. */
export const simulationRates = async (rounds: number): Promise<readonly Rate[]> => {
  const rates: Rate[] = []
  for (const servers of [3, 5]) {
    const setting = await settingOf(servers)
    for (const { what, unit, target, prepare, remark } of kinds) {
      const work = prepare(setting)
      const passes: Awaited<ReturnType<typeof measured>>[] = []
      for (let round = 0; round < rounds; round++) passes.push(await measured(work))
      const first = Math.round(passes[0]?.perSecond ?? 0).toLocaleString("en-US")
      rates.push({
        what: `${what}, ${servers} servers`,
        unit,
        perSecond: median(passes.map(({ perSecond }) => perSecond)),
        target,
        remark: `${(passes[0]?.steps ?? 0).toLocaleString("en-US")} ${unit}; ${remark}; first pass ${first}`,
      })
    }
  }
  return rates
}
