/** A run as a list of steps: each event with the worlds before and after it. Whatever reports on runs begins here. */
import { type Action, type Event, happen } from "../world/step.ts"
import type { World } from "../world/world.ts"

/** One step of a run. */
export type Step = {
  readonly before: World
  readonly event: Event
  readonly action: Action
  readonly after: World
  /** Simulated time in milliseconds, where there is one. */
  readonly atMs?: number
}

/** The steps of these events; an event that changes nothing in its world is left out. */
export const stepsOf = (initial: World, events: readonly Event[]): readonly Step[] => {
  const steps: Step[] = []
  let before = initial
  for (const event of events) {
    const { world: after, action } = happen(before, event)
    if (after !== before) steps.push({ before, event, action, after })
    before = after
  }
  return steps
}
