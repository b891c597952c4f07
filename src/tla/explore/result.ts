// What a check reports.
import type { SourceLocation, TlaError } from "../error.ts"

/** How far a search has come. `queue` counts states whose successors are not known yet; `depth` is the level being expanded. */
export type CheckProgress = {
  readonly generated: number
  readonly distinct: number
  readonly queue: number
  readonly depth: number
  readonly seconds: number
}

/** A value for a reader: its TLA+ text, and its parts if it is a function or record. */
export type ValueView = { readonly text: string; readonly entries?: readonly (readonly [key: string, text: string])[] }

/** One state of a counterexample and the action that led to it (null for the initial state). */
export type TraceStep = {
  readonly action: string | null
  readonly parameters: readonly { readonly name: string; readonly value: string }[]
  readonly at: SourceLocation | null
  readonly state: ReadonlyMap<string, ValueView>
  readonly changed: readonly string[]
}

export type CheckOutcome =
  | { readonly _tag: "Holds" }
  | { readonly _tag: "InvariantViolated"; readonly name: string }
  | { readonly _tag: "PropertyViolated"; readonly name: string }
  | { readonly _tag: "AssumptionViolated"; readonly at: SourceLocation }
  | { readonly _tag: "PostconditionViolated"; readonly name: string }
  | { readonly _tag: "Deadlock" }
  | { readonly _tag: "Failed"; readonly error: TlaError }
  | { readonly _tag: "NotFinished"; readonly reason: string }

/** The result of checking one model. `diameter` is the number of states on the longest shortest path, as TLC counts it. */
export type CheckResult = {
  readonly outcome: CheckOutcome
  readonly distinct: number
  readonly generated: number
  readonly diameter: number
  readonly seconds: number
  /** Properties, or parts of them, that only an engine with liveness checks. */
  readonly notChecked: readonly string[]
  readonly trace: readonly TraceStep[]
  /** How often each action led to a state (new or known), by name. */
  readonly actions: ReadonlyMap<string, number>
  /** Findings that are no errors. */
  readonly warnings: readonly string[]
  /** What Print and PrintT wrote. */
  readonly printed: readonly string[]
}

/** Bounds and observers of a check. A bound that is reached ends the check as not finished. */
export type CheckOptions = {
  /** The clock, in milliseconds. Without one, times are 0 and `maxSeconds` and progress have no effect. */
  readonly nowMs?: () => number
  readonly maxStates?: number
  readonly maxSeconds?: number
  readonly maxMemoryBytes?: number
  /** The memory in use, for `maxMemoryBytes`; by default an estimate of the engine's own tables. */
  readonly memoryBytes?: () => number
  readonly onProgress?: (progress: CheckProgress) => void
  readonly progressEveryMs?: number
  readonly signal?: { readonly aborted: boolean }
  /** Called with each line that Print and PrintT write. */
  readonly onPrint?: (text: string) => void
}
