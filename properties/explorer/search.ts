/** Breadth-first search: every state that can be reached within a bound, and the shortest way to one that must not be. */
import type { Action } from "../world/step.ts"
import type { Breach } from "./expansion.ts"
import { History } from "./history.ts"
import type { Team } from "./team.ts"

/** When to give up. */
export type Limits = { readonly maxStates: number; readonly timeoutSeconds: number }

/** How far a search is. */
export type Progress = {
  readonly level: number
  readonly distinct: number
  readonly generated: number
  /** States that were found and not expanded yet. */
  readonly queue: number
  readonly seconds: number
}

/** What came of a search. */
export type Outcome =
  | { readonly _tag: "Holds" }
  /** A shortest path to a breach, as event codes from the first world. */
  | { readonly _tag: "Violated"; readonly properties: readonly string[]; readonly path: readonly number[] }
  | { readonly _tag: "Limit"; readonly limit: "states" | "time" | "interrupt" }

/** A finished search. */
export type Found = {
  readonly outcome: Outcome
  readonly distinct: number
  readonly generated: number
  /** The number of levels: how many states the longest of the shortest paths has. */
  readonly diameter: number
  readonly seconds: number
  /** How many states each level has. */
  readonly levels: readonly number[]
  readonly actions: ReadonlyMap<Action, number>
}

/** What a search is told from outside. */
export type Surroundings = {
  readonly nowMs: () => number
  /** Lets whatever else waits in this thread have its turn. */
  readonly pause: () => Promise<void>
  readonly report: (progress: Progress) => void
  readonly isInterrupted: () => boolean
}

/** Searches until all states were expanded, a property is broken, or a limit is met. A level is always finished before a breach in it is told. */
export const search = async (team: Team, limits: Limits, { nowMs, pause, report, isInterrupted }: Surroundings): Promise<Found> => {
  const start = nowMs()
  const seconds = (): number => (nowMs() - start) / 1000
  const history = new History()
  const levels = [1]
  let distinct = 1
  let generated = 1
  const finished = async (outcome: Outcome): Promise<Found> => ({
    outcome,
    distinct,
    generated,
    diameter: levels.length,
    seconds: seconds(),
    levels,
    actions: await team.actions(),
  })
  const violated = (breach: Breach): Outcome => ({
    _tag: "Violated",
    properties: breach.properties,
    path: [...history.pathTo(levels.length - 1, breach.ref), breach.code],
  })
  const atFirst = await team.begin()
  if (atFirst.length > 0) return finished({ _tag: "Violated", properties: atFirst, path: [] })
  for (;;) {
    for (let left = 1; left > 0;) {
      const going = await team.expand(limits.maxStates - distinct + 1)
      left = going.left
      await pause()
      report({
        level: levels.length,
        distinct: distinct + going.found,
        generated: going.generated + 1,
        queue: left + going.found,
        seconds: seconds(),
      })
      const limit =
        distinct + going.found > limits.maxStates
          ? "states"
          : seconds() > limits.timeoutSeconds
            ? "time"
            : isInterrupted()
              ? "interrupt"
              : undefined
      if (limit === undefined) continue
      const level = await team.turn()
      generated = level.generated + 1
      distinct += level.found
      if (level.breach !== undefined) return finished(violated(level.breach))
      if (left > 0 || level.found > 0) return finished({ _tag: "Limit", limit })
      return finished({ _tag: "Holds" })
    }
    const level = await team.turn()
    generated = level.generated + 1
    distinct += level.found
    if (level.breach !== undefined) return finished(violated(level.breach))
    if (level.found === 0) return finished({ _tag: "Holds" })
    history.add(level.log)
    levels.push(level.found)
  }
}
