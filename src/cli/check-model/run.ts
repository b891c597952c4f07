/** Runs jobs on a bounded number of cores, shows them on a board, and collects the answers. */
import { totalmem } from "node:os"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import { withoutSearch, type Engine, type EngineName, type Job, type Progress, type RunResult } from "../engines/engine.ts"
import { makeBoard, type Screen } from "./board.ts"
import type { Answer } from "./judge.ts"
import { isFor } from "./select.ts"

/** Memory of one engine when `--max-memory` is absent: its share of what the machine has, at least 512 MiB. */
export const defaultMemoryMiB = (workers: number): number => Math.max(512, Math.floor((totalmem() / 2 ** 20) * (0.6 / workers)))

/** The embedded engine stops by itself at its time limit, with better figures, unless one state takes too long. */
const graceSeconds = 3

const runJob = (job: Job, engine: Engine, onProgress: (progress: Progress) => void): Effect.Effect<RunResult> =>
  Effect.suspend(() => {
    let last: Progress = { generated: 0, distinct: 0, queue: 0, depth: 0 }
    const search = engine.run(job, (progress) => {
      last = progress
      onProgress(progress)
    })
    const { maxSeconds } = job.limits
    if (maxSeconds === null) return search
    const seconds = maxSeconds + (job.engine === "embedded" ? graceSeconds : 0)
    return Effect.map(
      Effect.timeoutOption(search, seconds * 1000),
      Option.getOrElse((): RunResult => ({
        ...withoutSearch("not finished", `time limit of ${maxSeconds} s (--timeout)`),
        distinct: last.distinct,
        generated: last.generated,
        diameter: last.depth,
        seconds,
      })),
    )
  })

/** Longest first, so that no long model starts when the other cores are done. */
const byEstimate = (jobs: readonly Job[]): readonly Job[] => [...jobs].sort((a, b) => b.model.seconds - a.model.seconds)

/** What to run, and on what. */
export type Plan = {
  readonly jobs: readonly Job[]
  readonly engines: ReadonlyMap<EngineName, Engine>
  readonly workers: number
}

/** All answers of a plan, in the order of its jobs. A model that is not for an engine is answered unasked. */
export const runPlan = (plan: Plan, screen: Screen): Effect.Effect<readonly Answer[]> =>
  Effect.scoped(
    Effect.gen(function* () {
      const { jobs, engines, workers } = plan
      const results = new Map<Job, RunResult>()
      const todo = jobs.filter((job) => isFor(job.model, job.engine))
      const board = makeBoard(screen, todo.length)
      yield* Effect.addFinalizer(() => Effect.sync(board.close))
      yield* Effect.sync(() => board.tick(performance.now())).pipe(Effect.repeat(Schedule.spaced("200 millis")), Effect.forkScoped)
      yield* Effect.forEach(
        byEstimate(todo),
        (job) =>
          Effect.suspend(() => {
            const engine = engines.get(job.engine)
            if (engine === undefined) return Effect.die(new Error(`no engine ${job.engine}`))
            board.started(job, performance.now())
            return Effect.map(
              runJob(job, engine, (progress) => board.progressed(job, progress, performance.now())),
              (result) => {
                results.set(job, result)
                board.finished(job, result)
              },
            )
          }),
        { concurrency: workers, discard: true },
      )
      return jobs.map((job): Answer => ({
        model: job.model,
        engine: job.engine,
        result: results.get(job) ?? withoutSearch("not checked", "the manifest gives this model to another engine"),
      }))
    }),
  )
