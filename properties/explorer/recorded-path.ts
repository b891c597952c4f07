/** A path of an exploration as a trace file: the servers start, and then what the search has found happens. */
import { traceLine } from "../../src/trace/writing.ts"
import { boundNamed } from "../bounds/bounds.ts"
import { eventOfRun, headerOfRun } from "../conformance/recording.ts"
import { type Event, happen } from "../world/step.ts"
import { dark } from "../world/world.ts"
import { eventOf } from "./event-code.ts"
import type { Task } from "./task.ts"

/** The text of the trace (NDJSON), one line for each step of the spec behind the header. */
export const traceOfPath = ({ name, first: { stage } }: Task, path: readonly number[]): string => {
  const { servers, late } = boundNamed(name.bound)
  const starts = Array.from({ length: servers }, (_, server): Event => ({ _tag: "Start", server }))
  const early = starts.filter((_, position) => !late.includes(position + 1))
  let text = traceLine(headerOfRun(stage, { ...(name.mutant === undefined ? {} : { mutant: name.mutant }), bounds: name.bound }))
  let world = dark(stage)
  for (const event of [...early, ...path.map(eventOf)]) {
    const happened = happen(world, event)
    const line = eventOfRun(world, event, happened)
    if (line !== undefined) text += traceLine(line)
    world = happened.world
  }
  return text
}
