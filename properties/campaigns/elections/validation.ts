/** Holds whole runs against the spec's Next, by their traces: each step must be one that the spec allows, under its name. */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { traceLine } from "../../../src/trace/writing.ts"
import { checkEmbedded, TraceSpec } from "../../conformance/embedded.ts"
import { eventOfRun, headerOfRun } from "../../conformance/recording.ts"
import { openTrace } from "../../conformance/trace-file.ts"
import { type Event, happen } from "../../world/step.ts"
import { dark, type Stage } from "../../world/world.ts"

/** What a validation said: so many events are allowed, and the line of the first that is not. */
export type Validation = { readonly events: number; readonly rejected: string | undefined }

/** The trace of a run that begins with all servers down, as text. */
export const traceOf = (
  stage: Stage,
  events: readonly Event[],
  about: { readonly seed?: string; readonly mutant?: string } = {},
): string => {
  const lines = [traceLine(headerOfRun(stage, about))]
  let world = dark(stage)
  for (const event of events) {
    const happened = happen(world, event)
    const traced = eventOfRun(world, event, happened)
    if (traced !== undefined) lines.push(traceLine(traced))
    world = happened.world
  }
  return lines.join("")
}

/** Writes a trace and says where. */
export const writeTrace = (folder: string, name: string, trace: string): string => {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.ndjson`)
  writeFileSync(file, trace)
  return file
}

let spec: Promise<TraceSpec> | undefined

/** Validates a trace in this process. */
export const validate = async (trace: string): Promise<Validation> => {
  const outcome = checkEmbedded(await (spec ??= TraceSpec.load()), openTrace("run.ndjson", new TextEncoder().encode(trace)), 0)
  switch (outcome._tag) {
    case "Allowed":
      return { events: outcome.events, rejected: undefined }
    case "Rejected":
      return { events: outcome.events, rejected: outcome.event.text }
    case "TooMany":
      throw new RangeError(`a whole trace leaves ${outcome.states} states of the spec possible`)
  }
}
