/**
 * The thread that runs the embedded engine: the search is synchronous, so each model has a thread of its own.
 * Everything it sends is plain data, since errors and other classes lose their methods on the way.
 */
import { parentPort, workerData } from "node:worker_threads"
import { withoutSearch, type Progress, type RunResult } from "./engine.ts"
import type { CheckOptions, CheckOutcome, CheckResult } from "../../tla/index.ts"

/** What the thread is told. `evaluator` is the URL of the module that exports `checkFiles`. */
export type EmbeddedInput = {
  readonly evaluator: string
  readonly module: string
  readonly config: string
  readonly searchPath: readonly string[]
  readonly maxStates: number | null
  readonly maxSeconds: number | null
  readonly maxMemoryBytes: number
}

/** What the thread answers: any number of progress messages, then one result. */
export type EmbeddedMessage =
  | { readonly _tag: "Progress"; readonly progress: Progress }
  | { readonly _tag: "Result"; readonly result: RunResult }

type Evaluator = {
  readonly checkFiles: (
    input: { readonly module: string; readonly config: string; readonly searchPath: readonly string[] },
    options: CheckOptions,
  ) => Promise<CheckResult>
}

type Said = Pick<RunResult, "verdict" | "property" | "detail">

const violated = (property: string, detail: string): Said => ({ verdict: "violated", property, detail })

const saidBy = (outcome: CheckOutcome): Said => {
  switch (outcome._tag) {
    case "Holds":
      return { verdict: "holds", property: null, detail: null }
    case "InvariantViolated":
      return violated(outcome.name, `Invariant ${outcome.name} is violated.`)
    case "PropertyViolated":
      return violated(outcome.name, `Property ${outcome.name} is violated.`)
    case "PostconditionViolated":
      return violated(outcome.name, `Postcondition ${outcome.name} is violated.`)
    case "AssumptionViolated":
      return violated("Assumption", `${outcome.at.file}:${outcome.at.line}:${outcome.at.column}: an assumption is false.`)
    case "Deadlock":
      return violated("Deadlock", "Deadlock reached.")
    case "Failed":
      return { verdict: "error", property: null, detail: outcome.error.format() }
    case "NotFinished":
      return { verdict: "not finished", property: null, detail: outcome.reason }
  }
}

const resultOf = (check: CheckResult): RunResult => {
  const said = saidBy(check.outcome)
  const trace = check.trace.map((step) => ({
    action: step.action,
    parameters: step.parameters.map(({ name, value }) => ({ name, value })),
    state: [...step.state].map(([variable, value]) => [variable, value.text] as const),
  }))
  return {
    ...said,
    distinct: check.distinct,
    generated: check.generated,
    diameter: said.verdict === "violated" && trace.length > 0 ? trace.length : check.diameter,
    seconds: check.seconds,
    notChecked: [...check.notChecked],
    warnings: [...check.warnings],
    trace,
  }
}

/** `format()` of an error that has one, its message otherwise. */
const errorText = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const format = (error as { readonly format?: unknown }).format
  return typeof format === "function" ? String(format.call(error)) : (error.stack ?? error.message)
}

const say = (message: EmbeddedMessage): void => parentPort?.postMessage(message)

/** Memory of this thread alone; the process's resident size would count the other threads' models too. */
const threadMemoryBytes = (): number => {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const run = async (input: EmbeddedInput): Promise<RunResult> => {
  const evaluator = (await import(input.evaluator)) as Evaluator
  const check = await evaluator.checkFiles(
    { module: input.module, config: input.config, searchPath: input.searchPath },
    {
      ...(input.maxStates === null ? {} : { maxStates: input.maxStates }),
      ...(input.maxSeconds === null ? {} : { maxSeconds: input.maxSeconds }),
      maxMemoryBytes: input.maxMemoryBytes,
      memoryBytes: threadMemoryBytes,
      progressEveryMs: 200,
      onProgress: ({ generated, distinct, queue, depth }) => say({ _tag: "Progress", progress: { generated, distinct, queue, depth } }),
    },
  )
  return resultOf(check)
}

if (parentPort !== null) {
  const input = workerData as EmbeddedInput
  const since = performance.now()
  const result = await run(input).catch((error: unknown): RunResult => ({
    ...withoutSearch("error", errorText(error)),
    seconds: (performance.now() - since) / 1000,
  }))
  say({ _tag: "Result", result })
}
