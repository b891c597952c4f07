/**
 * What every engine offers: it takes one model, reports progress, and answers with one `RunResult`.
 * The three engines (embedded, tlc, docker) differ only behind this file.
 */
import type { Effect } from "effect/Effect"
import type { Model } from "../check-model/manifest.ts"
import type { Step } from "../check-model/trace.ts"

/** The engines by the name they have on the command line. */
export const engineNames = ["embedded", "tlc", "docker"] as const
export type EngineName = (typeof engineNames)[number]

/**
 * Where a run may stop before the search is complete. Such a run is "not finished", never a pass.
 * `null` is no limit. Memory is that of one engine process or thread.
 */
export type Limits = {
  readonly maxStates: number | null
  readonly maxSeconds: number | null
  readonly maxMemoryMiB: number
}

/** One model to be checked by one engine. */
export type Job = {
  readonly model: Model
  readonly engine: EngineName
  /** Absolute path of the folder that holds the manifest and the specifications. */
  readonly specDirectory: string
  readonly limits: Limits
}

/** How far a search is; counts as TLC counts them. */
export type Progress = {
  readonly generated: number
  readonly distinct: number
  readonly queue: number
  readonly depth: number
}

/**
 * The verdicts of a run. `violated` comes with a counterexample; `not finished` met a limit; `error` means
 * that the model could not be evaluated; `not checked` means that this engine did not look at it.
 */
export type Verdict = "holds" | "violated" | "not finished" | "error" | "not checked"

/** What one engine says about one model. */
export type RunResult = {
  readonly verdict: Verdict
  /** The violated invariant or property, `Deadlock` or `Assumption`; null when nothing was, or it was not named. */
  readonly property: string | null
  /** The reason of a verdict other than `holds`: an error message, the limit that was met, what to install. */
  readonly detail: string | null
  readonly distinct: number
  readonly generated: number
  /** Levels of the state graph; for a violation, states in the counterexample. */
  readonly diameter: number
  readonly seconds: number
  /** Parts of the model that this engine leaves to another one (liveness, on the embedded engine). */
  readonly notChecked: readonly string[]
  /** Findings of the engine that are no errors. */
  readonly warnings: readonly string[]
  readonly trace: readonly Step[]
}

/** Whether an engine can run here, and if it cannot, what to install. */
export type Readiness = { readonly _tag: "Ready"; readonly description: string } | { readonly _tag: "Missing"; readonly install: string }

/** One engine. `commandLine` is what `--dry-run` prints; it works without the engine being there. */
export type Engine = {
  readonly name: EngineName
  readonly readiness: Readiness
  readonly commandLine: (job: Job) => string
  readonly run: (job: Job, onProgress: (progress: Progress) => void) => Effect<RunResult>
}

/** A result without a search: why the model was not looked at. */
export const withoutSearch = (verdict: "error" | "not checked" | "not finished", detail: string): RunResult => ({
  verdict,
  property: null,
  detail,
  distinct: 0,
  generated: 0,
  diameter: 0,
  seconds: 0,
  notChecked: [],
  warnings: [],
  trace: [],
})
