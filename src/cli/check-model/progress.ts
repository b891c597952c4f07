/** How far a run is, as text: one line per model that is being checked. */
import type { Job, Progress, RunResult } from "../engines/engine.ts"

const count = (value: number): string => Math.round(value).toLocaleString("en-US")

/** Seconds as a person says them: "4 s", "3 min 20 s", "2 h 5 min". */
export const duration = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}

/** The model and engine of a job, as every line begins. */
export const jobLabel = ({ model, engine }: Job): string => `${model.module} ${model.model} (${engine})`

/**
 * Seconds a job still takes: from the share of the expected states already found, else from the manifest's
 * estimate; null when both are used up or absent.
 */
export const secondsLeft = (job: Job, progress: Progress | null, elapsed: number): number | null => {
  const expected = job.model.expected.distinct
  if (progress !== null && expected !== null && progress.distinct > 0 && progress.distinct < expected)
    return elapsed * (expected / progress.distinct - 1)
  const left = job.model.seconds - elapsed
  return left > 0 ? left : null
}

/** One progress line: generated, distinct, queue, rate, elapsed, estimate. */
export const progressLine = (job: Job, progress: Progress | null, elapsed: number): string => {
  const left = secondsLeft(job, progress, elapsed)
  const estimate = left === null ? [] : [`about ${duration(left)} left`]
  const counts =
    progress === null
      ? ["starting"]
      : [
          `${count(progress.generated)} generated`,
          `${count(progress.distinct)} distinct`,
          `${count(progress.queue)} queued`,
          `${count(progress.distinct / Math.max(elapsed, 0.001))} states/s`,
        ]
  return [jobLabel(job), ...counts, duration(elapsed), ...estimate].join("  ")
}

/** The line a finished job leaves behind. */
export const finishedLine = (job: Job, result: RunResult): string => {
  const what = result.property === null ? result.verdict : `${result.verdict}: ${result.property}`
  const reason =
    result.verdict === "error" || result.verdict === "not finished" ? `  ${result.detail?.split("\n")[0] ?? ""}` : ""
  return `${jobLabel(job)}  ${what}  ${count(result.distinct)} distinct  diameter ${result.diameter}  ${result.seconds.toFixed(1)} s${reason}`
}
