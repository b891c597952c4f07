/** What one run of one engine gives, and medians over runs. */

/** Counts and times of a complete search. Times are in seconds; `null` where they could not be taken. */
export type Measurement = {
  readonly distinct: number
  readonly generated: number
  readonly diameter: number
  /** From the start of the process to its end. */
  readonly wall: number
  /** The search alone: without start, reading and compiling. */
  readonly search: number
  /** Processor time of the whole process, all threads: what a busy machine distorts least. */
  readonly processor: number | null
}

/** The middle value; the mean of both middle ones for an even number. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[sorted.length >> 1] ?? Number.NaN
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN
  return (upper + lower) / 2
}

/** The value that a share of all values does not exceed. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** The medians of several runs. @throws Error when two runs count differently */
export const medians = (runs: readonly Measurement[]): Measurement => {
  const [first] = runs
  if (first === undefined) throw new Error("no run was made")
  const { distinct, generated, diameter } = first
  for (const run of runs) {
    if (!sameCounts(run, first)) throw new Error(`two runs differ: ${countsText(first)}, then ${countsText(run)}`)
  }
  const processor = runs.map((run) => run.processor).filter((seconds) => seconds !== null)
  return {
    distinct,
    generated,
    diameter,
    wall: median(runs.map((run) => run.wall)),
    search: median(runs.map((run) => run.search)),
    processor: processor.length === runs.length ? median(processor) : null,
  }
}

/** Whether two searches saw the same states. */
export const sameCounts = (a: Measurement, b: Measurement): boolean =>
  a.distinct === b.distinct && a.generated === b.generated && a.diameter === b.diameter

/** The counts in words. */
export const countsText = ({ distinct, generated, diameter }: Measurement): string =>
  `${distinct} distinct, ${generated} generated, diameter ${diameter}`
