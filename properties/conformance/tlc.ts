/** Asks TLC the same question of the same module, with the events written out as text. */
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import type { Model } from "../../src/cli/check-model/manifest.ts"
import type { Engine } from "../../src/cli/engines/engine.ts"
import { defaultMemoryMiB } from "../../src/cli/check-model/run.ts"
import { specFolder } from "./embedded.ts"
import { tlaText } from "./tla-text.ts"
import type { TraceFile } from "./trace-file.ts"

/** What TLC says: allowed, impossible at an event (not known which where steps may be missing), or why it could not say. */
export type TlcOutcome =
  | { readonly _tag: "Allowed"; readonly events: number }
  | { readonly _tag: "Rejected"; readonly events: number | null }
  | { readonly _tag: "Failed"; readonly reason: string }

const moduleName = "RecordedTrace"

/** The module and the configuration of a run. */
const textsOf = (trace: TraceFile, missing: number): { readonly module: string; readonly config: string; readonly events: number } => {
  const events = [...trace.events()].map(({ record }) => record)
  const constants = { ...trace.header.constants, Open: trace.header.observed !== null, Missing: missing }
  const definitions = Object.entries(constants).map(([name, value]) => `Recorded${name} == ${tlaText(value)}`)
  const sequence = `RecordedTrace_ == <<\n${events.map(tlaText).join(",\n")}\n>>`
  const module = [`---- MODULE ${moduleName} ----`, "EXTENDS ElectionTrace, TLC", ...definitions, sequence, "====", ""].join("\n")
  const config = [
    "SPECIFICATION TraceSpec",
    "CHECK_DEADLOCK FALSE",
    // With steps that may be missing the length of the way says nothing of the position, so TLC has to find the end.
    ...(missing > 0 ? ["INVARIANT NotAllowed"] : []),
    "CONSTANTS",
    ...Object.keys(constants).map((name) => `  ${name} <- Recorded${name}`),
    "  Trace <- RecordedTrace_",
    "",
  ].join("\n")
  return { module, config, events: events.length }
}

const modelOf: Model = {
  module: moduleName,
  model: "trace",
  spec: `${moduleName}.tla`,
  config: `${moduleName}.cfg`,
  bounds: "a recorded run",
  mutant: null,
  profile: "quick",
  engines: ["tlc"],
  expected: { verdict: "holds", property: null, distinct: null, diameter: null },
  seconds: 1,
}

/** Checks a trace. */
export const checkTlc = async (engine: Engine, trace: TraceFile, missing: number): Promise<TlcOutcome> => {
  const { module, config, events } = textsOf(trace, missing)
  const folder = mkdtempSync(join(tmpdir(), "zoocheck-trace-"))
  try {
    for (const from of [specFolder, join(specFolder, "traces")])
      for (const name of readdirSync(from)) if (name.endsWith(".tla")) copyFileSync(join(from, name), join(folder, name))
    writeFileSync(join(folder, `${moduleName}.tla`), module)
    writeFileSync(join(folder, `${moduleName}.cfg`), config)
    const limits = { maxStates: null, maxSeconds: null, maxMemoryMiB: defaultMemoryMiB(1) }
    const result = await Effect.runPromise(engine.run({ model: modelOf, engine: "tlc", specDirectory: folder, limits }, () => {}))
    if (result.verdict === "violated" && result.property === "NotAllowed") return { _tag: "Allowed", events }
    if (result.verdict !== "holds") return { _tag: "Failed", reason: result.detail ?? result.verdict }
    if (missing > 0) return { _tag: "Rejected", events: null }
    // Each event is one step, and in an open trace the environment takes one before it.
    const taken = Math.floor((result.diameter - 1) / (trace.header.observed === null ? 1 : 2))
    return taken === events ? { _tag: "Allowed", events } : { _tag: "Rejected", events: taken }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
