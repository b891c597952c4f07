/** Traces for the tests: one by hand, and random runs of the world; and the check of a text. */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { checkEmbedded, type Outcome, TraceSpec } from "../../properties/conformance/embedded.ts"
import { eventOfRun, headerOfRun } from "../../properties/conformance/recording.ts"
import { openTrace, type TraceFile } from "../../properties/conformance/trace-file.ts"
import { enabled, fates } from "../../properties/world/enabled.ts"
import { happen } from "../../properties/world/step.ts"
import { dark, protocol, type Setting, type Stage, stageOf, unbounded } from "../../properties/world/world.ts"
import { type Ensemble, majority } from "../../src/base/ensemble.ts"
import type { Rules } from "../../src/server/quorum-peer.ts"
import type { TraceEvent } from "../../src/trace/event.ts"
import { traceLine } from "../../src/trace/writing.ts"

/** The file of the trace by hand: 2 is elected by 1 and 2, then 3 comes and joins; a cut, a heal, a crash. */
export const newcomerFile = fileURLToPath(new URL("traces/newcomer.ndjson", import.meta.url))

/** An event of a trace as loosely as a test changes it. */
export type Loose = { [key: string]: unknown }

/** The lines of the trace by hand, the header first, as objects that may be changed. */
export const newcomer = (): Loose[] =>
  readFileSync(newcomerFile, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Loose)

/** The text of a trace. */
export const textOf = (lines: readonly unknown[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join("")

/** Opens a text as if it were the file `t.ndjson`. */
export const opened = (text: string): TraceFile => openTrace("t.ndjson", new TextEncoder().encode(text))

let spec: Promise<TraceSpec> | null = null

/** Checks the text of a trace. */
export const check = async (text: string, missing = 0): Promise<Outcome> =>
  checkEmbedded(await (spec ??= TraceSpec.load()), opened(text), missing)

/** A stage without limits, where messages may queue or replace. */
export const stageFor = (ensemble: Ensemble = majority([1, 2, 3]), rules: Rules = protocol, setting: Partial<Setting> = {}): Stage =>
  stageOf({
    ensemble,
    disks: ensemble.members.map(({ id }) => ({ currentEpoch: 1, acceptedEpoch: 1, lastZxid: { epoch: 1, counter: 100 + (id % 2) } })),
    sendModes: "either",
    remembersLast: true,
    timely: false,
    history: false,
    ...unbounded,
    rules,
    ...setting,
  })

/** The events of the run that these numbers choose; faults are rare, and messages mostly arrive. */
export const runOf = (stage: Stage, choices: readonly number[]): readonly TraceEvent[] => {
  let world = dark(stage)
  const events: TraceEvent[] = []
  for (const choice of choices) {
    const possible = enabled(world)
    const harmless = possible.filter(({ _tag }) => _tag !== "Crash" && _tag !== "Cut" && _tag !== "Lose")
    const arriving = possible.filter(({ _tag }) => _tag === "Deliver")
    const among = choice % 16 === 0 ? possible : choice % 4 > 0 && arriving.length > 0 ? arriving : harmless
    const event = among[Math.floor(choice / 16) % among.length]
    if (event === undefined) continue
    const endings = fates(world, event)
    const chosen = endings[Math.floor(choice / 256) % endings.length] ?? event
    const happened = happen(world, chosen)
    const recorded = eventOfRun(world, chosen, happened)
    if (recorded !== undefined) events.push({ n: events.length + 1, ...recorded })
    world = happened.world
  }
  return events
}

/** The whole text of a run. */
export const traceOf = (stage: Stage, events: readonly TraceEvent[]): string =>
  traceLine(headerOfRun(stage)) + events.map(traceLine).join("")
