/** What exploration finds of each mutant: the shortest run that breaks its property, and where its trace stops being one of the spec. */
import { checkEmbedded, type TraceSpec } from "../conformance/embedded.ts"
import { openTrace } from "../conformance/trace-file.ts"
import { explore, replay } from "../explorer/exploration.ts"
import { traceOfPath } from "../explorer/recorded-path.ts"
import { taskOf, type TaskName } from "../explorer/task.ts"
import type { Surroundings } from "../explorer/search.ts"
import type { Action, Event } from "../world/step.ts"
import { mutantNamed, type MutantName } from "../mutants/registry.ts"

/** A mutant that was caught. */
export type Killed = {
  readonly property: string
  readonly bound: string
  /** How many steps the shortest counterexample has; no search by levels finds a shorter one. */
  readonly steps: number
  /** How many distinct states were found up to it. */
  readonly distinct: number
  readonly trace: readonly { readonly event: Event; readonly action: Action }[]
  /**
   * Trace validation of the same run, with the start of each server before it: the first event that the spec does not
   * allow, counted from 1, among so many; null if it allows them all.
   */
  readonly rejected: { readonly event: number; readonly action: string; readonly of: number } | null
}

/** A control that was explored to the end of its bound. */
export type Survived = { readonly bound: string; readonly distinct: number; readonly diameter: number }

/** What exploration says of a mutant. */
export type Fate = { readonly killed: Killed } | { readonly survived: Survived }

const limits = { maxStates: 5_000_000, timeoutSeconds: Number.POSITIVE_INFINITY }

/**
 * Explores a mutant at its bound; a control is judged by everything that is promised.
 * @throws Error if the search is not decided
 */
export const fateOf = async (mutant: MutantName, traces: TraceSpec, surroundings: Surroundings): Promise<Fate> => {
  const { bound, breaks } = mutantNamed(mutant)
  const name: TaskName = { bound, mutant, properties: breaks === undefined ? undefined : [breaks] }
  const { outcome, distinct, diameter } = await explore(name, 1, limits, surroundings)
  if (outcome._tag === "Limit") throw new Error(`${mutant} is not decided at the bound ${bound}`)
  if (outcome._tag === "Holds") return { survived: { bound, distinct, diameter } }
  const task = taskOf(name)
  const { steps } = replay(task, outcome.path)
  const text = traceOfPath(task, outcome.path)
  const verdict = checkEmbedded(traces, openTrace(`${mutant}.ndjson`, new TextEncoder().encode(text)), 0)
  if (verdict._tag === "TooMany") throw new Error(`the trace of ${mutant} leaves too much open`)
  return {
    killed: {
      property: outcome.properties.join(", "),
      bound,
      steps: outcome.path.length,
      distinct,
      trace: steps.map(({ event, action }) => ({ event, action })),
      rejected:
        verdict._tag === "Allowed"
          ? null
          : { event: verdict.events + 1, action: actionIn(verdict.event.text), of: text.trimEnd().split("\n").length - 1 },
    },
  }
}

const actionIn = (line: string): string => (JSON.parse(line) as { readonly action: string }).action
