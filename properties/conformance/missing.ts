/**
 * Looks for a way through a trace from which steps are missing: the way with the fewest unrecorded steps, found by trying
 * those with one only where none with nothing unrecorded goes on, and so forth.
 */
import type { NativeState, Oracle } from "../../src/tla/index.ts"

/** What the search found. `events` is how many were possible; the next one was not, from any of the states `before` it. */
export type MissingFound =
  | { readonly _tag: "Reached" }
  | { readonly _tag: "Impossible"; readonly events: number; readonly before: readonly NativeState[] }
  | { readonly _tag: "GaveUp"; readonly events: number; readonly states: number }

/** States that are looked at in all. */
const mostStates = 200_000

/** Searches for a way to the end of `length` events; `position` is the variable with the place of the next one. */
export const searchMissing = (oracle: Oracle, position: number, length: number): MissingFound => {
  const seen = new Set<string>()
  // By the number of unrecorded steps; the last state in each list is the one that has come furthest.
  const waiting: NativeState[][] = [[...oracle.initialStates()]]
  let furthest = 0
  let before: NativeState[] = []
  for (let unrecorded = 0; unrecorded < waiting.length; unrecorded++) {
    for (let state = waiting[unrecorded]?.pop(); state !== undefined; state = waiting[unrecorded]?.pop()) {
      const key = oracle.key(state).join(" ")
      if (seen.has(key)) continue
      seen.add(key)
      const passed = Number(state[position]) - 1
      if (passed === length) return { _tag: "Reached" }
      if (passed > furthest) before = []
      furthest = Math.max(furthest, passed)
      if (passed === furthest) before.push(state)
      if (seen.size > mostStates) return { _tag: "GaveUp", events: furthest, states: seen.size }
      for (const successor of oracle.successors(state)) {
        const cost = unrecorded + (Number(successor.state[position]) - 1 > passed ? 0 : 1)
        ;(waiting[cost] ??= []).push(successor.state)
      }
    }
  }
  return { _tag: "Impossible", events: furthest, before }
}
