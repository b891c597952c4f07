/** An exploration from beginning to end: a task, so many threads, and a path that was replayed. */
import { type Step, stepsOf } from "../report/steps.ts"
import type { World } from "../world/world.ts"
import { crowd } from "./crowd.ts"
import { eventOf } from "./event-code.ts"
import { type Found, type Limits, search, type Surroundings } from "./search.ts"
import { judgeFor, type Task, type TaskName, taskOf } from "./task.ts"
import { solo } from "./team.ts"

/**
 * Explores a bound.
 * @throws TaskError if a property cannot be judged
 */
export const explore = async (name: TaskName, threads: number, limits: Limits, surroundings: Surroundings): Promise<Found> => {
  const task = taskOf(name)
  // What is wrong with the task is said here once, and not by every thread.
  if (threads > 1) await judgeFor(task)
  const team = threads === 1 ? await solo(task) : crowd(name, threads)
  try {
    return await search(team, limits, surroundings)
  } finally {
    await team.end()
  }
}

/** A path as a run of the world, without anything that the search remembered. */
export const replay = ({ first }: Task, path: readonly number[]): { readonly initial: World; readonly steps: readonly Step[] } => ({
  initial: first,
  steps: stepsOf(first, path.map(eventOf)),
})
