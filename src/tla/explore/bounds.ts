// The bounds of a search: states, seconds, memory, or somebody's wish to stop.
import type { CheckOptions, CheckOutcome } from "./result.ts"

/** Asking the system for the memory in use is slow: it is asked after every so many expanded states. */
const statesBetweenMemory = 4096

/** How far a search has come. */
export type Reached = {
  readonly distinct: number
  readonly expanded: number
  readonly depth: number
  readonly elapsedMs: number
  /** What the engine's own tables take. */
  readonly ownBytes: () => number
}

/** The outcome "not finished" with what was covered, if a bound is reached, else null. */
export const boundReached = (options: CheckOptions, reached: Reached): CheckOutcome | null => {
  const { maxStates, maxSeconds, maxMemoryBytes, memoryBytes, signal } = options
  const { distinct, expanded, depth, elapsedMs, ownBytes } = reached
  const notFinished = (why: string): CheckOutcome => ({
    _tag: "NotFinished",
    reason: `${why}: ${distinct} distinct states found, ${distinct - expanded} of them not expanded, at depth ${depth}`,
  })
  if (signal?.aborted === true) return notFinished("interrupted")
  if (maxStates !== undefined && distinct >= maxStates) return notFinished(`the limit of ${maxStates} states is reached`)
  if (maxSeconds !== undefined && elapsedMs >= maxSeconds * 1000) return notFinished(`the limit of ${maxSeconds} seconds is reached`)
  if (maxMemoryBytes === undefined || expanded % statesBetweenMemory !== 0) return null
  const memory = memoryBytes?.() ?? ownBytes()
  return memory >= maxMemoryBytes ? notFinished(`the limit of ${Math.round(maxMemoryBytes / 2 ** 20)} MiB of memory is reached`) : null
}
