/** Who expands levels: one thread, or several that share the set of visited states. */
import type { Action } from "../world/step.ts"
import { type Breach, Expansion } from "./expansion.ts"
import type { LevelLog } from "./history.ts"
import { judgeFor, type Task } from "./task.ts"
import { doubled, visit, type VisitedMemory, visitedMemory } from "./visited.ts"

/** What is known in the middle of a level. */
export type Going = { readonly found: number; readonly generated: number; readonly left: number }

/** A finished level. */
export type Level = { readonly found: number; readonly generated: number; readonly breach: Breach | undefined; readonly log: LevelLog }

/** Whoever expands the states of one level after the other. */
export type Team = {
  /** Begins with the first world; the names of the invariants that it breaks. */
  readonly begin: () => Promise<readonly string[]>
  /** Expands a slice of the level, finding at most about `quota` states. `left` is how many remain to be expanded. */
  readonly expand: (quota: number) => Promise<Going>
  /** Ends the level; what was found is the next. */
  readonly turn: () => Promise<Level>
  /** How often each action was a step. */
  readonly actions: () => Promise<ReadonlyMap<Action, number>>
  readonly end: () => Promise<void>
}

/** How many states are expanded before the caller is asked whether to go on. */
export const slice = 8192

/** The part of the table that may be filled. */
export const fullness = 0.6

/** The first number of places in the table of visited states. */
export const firstPlaces = 2 ** 20

/** The first level: the first world alone. */
export const seed = (expansion: Expansion, task: Task, visited: VisitedMemory): void => {
  const { frontier } = expansion
  const { packing } = task
  packing.pack(task.first, frontier.rows, 0)
  frontier.lows[0] = packing.fingerprint(frontier.rows, 0, false)
  frontier.highs[0] = packing.fingerprint(frontier.rows, 0, true)
  frontier.refs[0] = 0
  frontier.size = 1
  visit(visited, frontier.lows[0], frontier.highs[0])
}

/** One thread, this one. */
export const solo = async (task: Task): Promise<Team> => {
  const expansion = new Expansion(task.packing, await judgeFor(task), { number: 0, together: false })
  let visited = visitedMemory(firstPlaces, false)
  let distinct = 1
  return {
    begin: async () => {
      seed(expansion, task, visited)
      return expansion.judgeFirst()
    },
    expand: async (quota) => {
      if (distinct + expansion.found >= visited.lows.length * fullness) visited = doubled(visited, false)
      const room = Math.ceil(visited.lows.length * fullness) - distinct - expansion.found
      expansion.expand(visited, Math.min(quota - expansion.found, room), slice)
      return { found: expansion.found, generated: expansion.generated, left: expansion.left }
    },
    turn: async () => {
      const { found, generated, breach } = expansion
      const log = [{ parents: expansion.parents.slice(0, found), codes: expansion.codes.slice(0, found) }]
      distinct += found
      expansion.turn()
      return { found, generated, breach, log }
    },
    actions: async () => expansion.actions,
    end: async () => undefined,
  }
}
