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

/** The last counts an engine reported, and after how many seconds it did; TLC reports once a minute. */
export type Report = { readonly progress: Progress; readonly seconds: number }

/** The least share of a search that says something about the rest of it; the first states cost the start-up too. */
const tellingShare = 0.05

/**
 * Seconds a job still takes: from the share of the expected states already found, else from the manifest's
 * estimate; null when both are used up or absent.
 */
export const secondsLeft = (job: Job, report: Report | null, elapsed: number): number | null => {
  const expected = job.model.expected.distinct
  const share = report === null || expected === null ? 0 : report.progress.distinct / expected
  const whole = report !== null && share > tellingShare && share < 1 ? report.seconds / share : job.model.seconds
  return whole > elapsed ? whole - elapsed : null
}

/** Parts of a progress line that a narrow screen does without, the first to go first. */
const dispensable = ["generated", "queued", "states/s", "distinct"]

/** One progress line: generated, distinct, queue, rate, elapsed, estimate; of `width` characters at most. */
export const progressLine = (job: Job, report: Report | null, elapsed: number, width = Number.POSITIVE_INFINITY): string => {
  const left = secondsLeft(job, report, elapsed)
  const estimate = left === null ? [] : [`about ${duration(left)} left`]
  const counts =
    report === null
      ? ["starting"]
      : [
          `${count(report.progress.generated)} generated`,
          `${count(report.progress.distinct)} distinct`,
          `${count(report.progress.queue)} queued`,
          `${count(report.progress.distinct / Math.max(report.seconds, 0.001))} states/s`,
        ]
  let parts = [jobLabel(job), ...counts, duration(elapsed), ...estimate]
  for (const word of dispensable) {
    if (parts.join("  ").length <= width) break
    parts = parts.filter((part, at) => at === 0 || !part.endsWith(word))
  }
  const line = parts.join("  ")
  return line.length <= width ? line : `${line.slice(0, Math.max(0, width - 1))}…`
}

/** The line a finished job leaves behind. */
export const finishedLine = (job: Job, result: RunResult): string => {
  const what = result.property === null ? result.verdict : `${result.verdict}: ${result.property}`
  const reason = result.verdict === "error" || result.verdict === "not finished" ? `  ${result.detail?.split("\n")[0] ?? ""}` : ""
  return `${jobLabel(job)}  ${what}  ${count(result.distinct)} distinct  diameter ${result.diameter}  ${result.seconds.toFixed(1)} s${reason}`
}
