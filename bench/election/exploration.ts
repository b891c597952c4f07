/** How many distinct states a thread visits in a second, with everything that is promised checked in each state and each step. */
import type { BoundName } from "../../properties/bounds/bounds.ts"
import { search } from "../../properties/explorer/search.ts"
import { taskOf } from "../../properties/explorer/task.ts"
import { solo } from "../../properties/explorer/team.ts"
import { median } from "../tla/measurement.ts"
import { cpuSecondsOf, type Rate } from "./rate.ts"

/** The bounds that are measured. The small one comes first, when nothing is compiled yet: its first run says what that costs. */
const measured: readonly { readonly bound: BoundName; readonly properties: readonly string[] | undefined; readonly remark: string }[] = [
  { bound: "crash", properties: undefined, remark: "every invariant and step property" },
  { bound: "two-rounds", properties: undefined, remark: "every invariant and step property" },
  { bound: "two-rounds", properties: [], remark: "no property" },
  { bound: "crash-untimely", properties: undefined, remark: "every invariant and step property" },
  { bound: "send-queues-untimely", properties: undefined, remark: "every invariant and step property; 16 steps from each state" },
]

/** The target of the project, for three servers. */
const target = 100_000

const once = async (bound: BoundName, properties: readonly string[] | undefined): Promise<{ distinct: number; perSecond: number }> => {
  const team = await solo(taskOf({ bound, mutant: undefined, properties }))
  let distinct = 0
  const seconds = await cpuSecondsOf(async () => {
    const found = await search(
      team,
      { maxStates: 10_000_000, timeoutSeconds: Number.POSITIVE_INFINITY },
      { nowMs: () => 0, pause: async () => undefined, report: () => undefined, isInterrupted: () => false },
    )
    if (found.outcome._tag !== "Holds") throw new Error(`the exploration of ${bound} ended with ${JSON.stringify(found.outcome)}`)
    distinct = found.distinct
  })
  return { distinct, perSecond: distinct / seconds }
}

/** Measures the exploration; each figure is the median of so many searches, one after the other in this process. */
export const explorationRates = async (rounds: number): Promise<readonly Rate[]> => {
  const rates: Rate[] = []
  for (const { bound, properties, remark } of measured) {
    const runs: Awaited<ReturnType<typeof once>>[] = []
    for (let round = 0; round < rounds; round++) runs.push(await once(bound, properties))
    const first = Math.round(runs[0]?.perSecond ?? 0).toLocaleString("en-US")
    const distinct = (runs[0]?.distinct ?? 0).toLocaleString("en-US")
    rates.push({
      what: `exploration of ${bound}`,
      unit: "distinct states",
      perSecond: median(runs.map(({ perSecond }) => perSecond)),
      target: properties === undefined ? target : undefined,
      remark: `${distinct} states; ${remark}; first run ${first}`,
    })
  }
  return rates
}
