/** How many events of a long trace are validated in a second, from its bytes to the verdict, the spec's compilation included. */
import { checkEmbedded, TraceSpec } from "../../properties/conformance/embedded.ts"
import { openTrace } from "../../properties/conformance/trace-file.ts"
import { traceOf } from "../../properties/campaigns/elections/validation.ts"
import { Random } from "../../properties/simulator/random.ts"
import { enabled } from "../../properties/world/enabled.ts"
import { type Event, happen } from "../../properties/world/step.ts"
import { dark, protocol, type Stage, stageOf, unbounded } from "../../properties/world/world.ts"
import { majority } from "../../src/base/ensemble.ts"
import { median } from "../tla/measurement.ts"
import { cpuSecondsOf, type Rate } from "./rate.ts"

/** The target of the project, per thread. */
const target = 10_000
const eventCount = 30_000
const seed = 20240601

/** One event in so many that could be a fault is one. */
const faultEvery = 20

const stageOfServers = (count: number): Stage =>
  stageOf({
    ensemble: majority(Array.from({ length: count }, (_, i) => i + 1)),
    disks: Array.from({ length: count }, () => ({ currentEpoch: 0, acceptedEpoch: 0, lastZxid: { epoch: 0, counter: 0 } })),
    sendModes: "either",
    remembersLast: true,
    timely: false,
    history: false,
    rules: protocol,
    ...unbounded,
  })

const isFault = ({ _tag }: Event): boolean => _tag === "Crash" || _tag === "Cut" || _tag === "Lose"

/** A run of the protocol in which chance chooses what happens next. */
const longRun = (stage: Stage): readonly Event[] => {
  const random = new Random(seed)
  const events: Event[] = []
  let world = dark(stage)
  while (events.length < eventCount) {
    const possible = enabled(world)
    const calm = possible.filter((event) => !isFault(event))
    const among = calm.length === 0 || random.between(1, faultEvery) === 1 ? possible : calm
    const event = among[random.between(0, among.length - 1)]
    if (event === undefined) break
    events.push(event)
    ;({ world } = happen(world, event))
  }
  return events
}

/** Measures trace validation; each figure is the median of so many passes over the same trace. */
export const validationRates = async (rounds: number): Promise<readonly Rate[]> => {
  const rates: Rate[] = []
  for (const servers of [3, 5]) {
    const stage = stageOfServers(servers)
    const bytes = new TextEncoder().encode(traceOf(stage, longRun(stage)))
    const passes: number[] = []
    let events = 0
    for (let round = 0; round < rounds; round++) {
      const seconds = await cpuSecondsOf(async () => {
        const outcome = checkEmbedded(await TraceSpec.load(), openTrace("run.ndjson", bytes), 0)
        if (outcome._tag !== "Allowed") throw new Error("the spec does not allow a run of the protocol")
        ;({ events } = outcome)
      })
      passes.push(events / seconds)
    }
    rates.push({
      what: `trace validation, ${servers} servers`,
      unit: "events",
      perSecond: median(passes),
      target: servers === 3 ? target : undefined,
      remark: `${events.toLocaleString("en-US")} events, ${Math.round(bytes.length / events)} bytes each; from bytes to verdict`,
    })
  }
  return rates
}
