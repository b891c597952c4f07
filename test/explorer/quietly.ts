/** Explorations without a screen and without a clock: what they find depends on nothing but the task. */
import { explore } from "../../properties/explorer/exploration.ts"
import type { Found, Limits, Surroundings } from "../../properties/explorer/search.ts"
import type { TaskName } from "../../properties/explorer/task.ts"

/** Nobody looks on, and no time passes. */
export const silence: Surroundings = {
  nowMs: () => 0,
  pause: async () => undefined,
  report: () => undefined,
  isInterrupted: () => false,
}

/** Explores without limits but those that are given. */
export const quietly = async (task: TaskName, threads = 1, limits: Partial<Limits> = {}): Promise<Found> =>
  explore(task, threads, { maxStates: 10_000_000, timeoutSeconds: Number.POSITIVE_INFINITY, ...limits }, silence)
