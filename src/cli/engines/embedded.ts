/** The engine `embedded`: the project's own evaluator, one thread per model. It needs nothing but Node. */
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import * as Effect from "effect/Effect"
import { withoutSearch, type Engine, type Job, type Progress, type RunResult } from "./engine.ts"
import type { EmbeddedInput, EmbeddedMessage } from "./embedded-worker.ts"

const evaluatorUrl = new URL("../../tla/files.ts", import.meta.url).href
const workerUrl = new URL("./embedded-worker.ts", import.meta.url)

const failure = (error: Error & { readonly code?: string }): RunResult =>
  error.code === "ERR_WORKER_OUT_OF_MEMORY"
    ? withoutSearch("not finished", "out of memory; raise --max-memory")
    : withoutSearch("error", error.stack ?? error.message)

/** Runs one model in a thread of its own; interrupting the Effect ends the thread. */
const runInThread = (job: Job, evaluator: string, onProgress: (progress: Progress) => void): Effect.Effect<RunResult> =>
  Effect.callback((resume) => {
    const { limits, model, specDirectory } = job
    const since = performance.now()
    const input: EmbeddedInput = {
      evaluator,
      module: join(specDirectory, model.spec),
      config: join(specDirectory, model.config),
      searchPath: [specDirectory],
      maxStates: limits.maxStates,
      maxSeconds: limits.maxSeconds,
      maxMemoryBytes: limits.maxMemoryMiB * 2 ** 20,
    }
    const worker = new Worker(workerUrl, {
      workerData: input,
      resourceLimits: { maxOldGenerationSizeMb: limits.maxMemoryMiB },
    })
    let last: Progress | null = null
    const answer = (result: RunResult): void => {
      // A thread that died says nothing itself about what it had covered.
      const covered = result.distinct === 0 && last !== null ? { ...last, diameter: last.depth } : {}
      const { distinct, generated, diameter } = { ...result, ...covered }
      const seconds = result.seconds > 0 ? result.seconds : (performance.now() - since) / 1000
      resume(Effect.succeed({ ...result, distinct, generated, diameter, seconds }))
    }
    worker.on("message", (message: EmbeddedMessage) => {
      if (message._tag === "Result") answer(message.result)
      else onProgress((last = message.progress))
    })
    worker.once("error", (error) => answer(failure(error as Error)))
    worker.once("exit", (code) => answer(withoutSearch("error", `the engine's thread ended with code ${code}`)))
    return Effect.promise(() => worker.terminate())
  })

/** The engine. `evaluator` is the URL of another module that exports `checkFiles`; tests use it. */
export const embeddedEngine = (againCommand: (job: Job) => string, evaluator: string = evaluatorUrl): Engine => ({
  name: "embedded",
  readiness: { _tag: "Ready", description: "the project's own evaluator" },
  commandLine: againCommand,
  run: (job, onProgress) => runInThread(job, evaluator, onProgress),
})
