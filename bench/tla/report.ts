/** The report of the TLA+ benchmark: tables for people. */
import type { Comparison, Parallel } from "./comparison.ts"
import type { Measurement } from "./measurement.ts"
import type { MutantMeasurement } from "./mutants.ts"
import type { OracleMeasurement } from "./oracle.ts"

/** Everything that was measured. A part that was not asked for is absent. */
export type Report = {
  /** What the machine does besides: its load average when the run began and when it ended, over one minute. */
  readonly machine: {
    readonly cpu: string
    readonly cores: number
    readonly node: string
    readonly loadBefore: number
    readonly loadAfter: number
  }
  readonly rounds: number
  /** How TLC was found, or why it was not. */
  readonly tlc: string
  readonly comparisons: readonly Comparison[]
  readonly oracle: OracleMeasurement | null
  readonly parallel: Parallel | null
  readonly mutants: readonly MutantMeasurement[]
}

const whole = (value: number): string => Math.round(value).toLocaleString("en-US")
const rate = (measurement: Measurement, seconds: number | null): number | null =>
  seconds === null || seconds <= 0 ? null : measurement.distinct / seconds
const shown = (value: number | null, text: (value: number) => string): string => (value === null ? "-" : text(value))

const aligned = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join("  ")
      .trimEnd(),
  )
}

/** The three ways to take the time, and which share of each engine's run they cover. */
const clocks = [
  ["process", (m: Measurement) => m.wall],
  ["search", (m: Measurement) => m.search],
  ["cpu", (m: Measurement) => m.processor],
] as const

/** Distinct states per second of both engines by each clock, and how many times TLC's the embedded engine's are. */
export const ratesOf = ({
  embedded,
  tlc,
}: Comparison): Readonly<
  Record<string, { readonly embedded: number | null; readonly tlc: number | null; readonly ratio: number | null }>
> =>
  Object.fromEntries(
    clocks.map(([name, secondsOf]) => {
      const ours = rate(embedded, secondsOf(embedded))
      const theirs = tlc === null ? null : rate(tlc, secondsOf(tlc))
      return [name, { embedded: ours, tlc: theirs, ratio: ours === null || theirs === null ? null : ours / theirs }]
    }),
  )

const comparisonLines = (comparisons: readonly Comparison[]): readonly string[] => {
  const rows = comparisons.flatMap((comparison) =>
    Object.entries(ratesOf(comparison)).map(([clock, { embedded, tlc, ratio }], at) => [
      at === 0 ? comparison.model.name : "",
      at === 0 ? whole(comparison.embedded.distinct) : "",
      at === 0 ? whole(comparison.embedded.generated) : "",
      at === 0 ? String(comparison.embedded.diameter) : "",
      clock,
      shown(embedded, whole),
      shown(tlc, whole),
      shown(ratio, (value) => `${value.toFixed(1)}x`),
      at === 0 ? whole(comparison.liveBytesPerState) : "",
      at === 0 ? whole(comparison.rssBytesPerState) : "",
    ]),
  )
  return aligned([
    ["model", "distinct", "generated", "diameter", "clock", "embedded/s", "tlc/s", "ratio", "bytes/state", "rss/state"],
    ...rows,
  ])
}

const oracleLines = ({ latencies, model, seed, states, successors }: OracleMeasurement): readonly string[] => [
  `Oracle on ${model}: microseconds per question, ${whole(states)} states of random walks (seed ${seed}), ${successors.toFixed(1)} successors each`,
  ...aligned([
    ["question", "median", "90 %", "99 %", "wanted"],
    ...latencies.map((each) => [
      each.question,
      each.median.toFixed(1),
      each.p90.toFixed(1),
      each.p99.toFixed(1),
      each.wanted === null ? "" : `<= ${each.wanted}${each.median <= each.wanted ? "" : "  missed"}`,
    ]),
  ]),
]

/** The report as lines of text. */
export const reportLines = ({ comparisons, machine, mutants, oracle, parallel, rounds, tlc }: Report): readonly string[] => [
  `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; load ${machine.loadBefore.toFixed(1)} before, ${machine.loadAfter.toFixed(1)} after`,
  `TLC: ${tlc}`,
  "",
  ...(comparisons.length === 0
    ? []
    : [
        `Distinct states per second, one worker each, medians of ${rounds} alternating rounds. Clocks: the whole process, the search alone,`,
        "the processor time of the whole process. Wanted: a ratio of 4, at most 150 bytes/state (what the search keeps; rss has garbage too).",
        ...comparisonLines(comparisons),
        "",
      ]),
  ...(oracle === null ? [] : [...oracleLines(oracle), ""]),
  ...(parallel === null
    ? []
    : [
        `All ${parallel.models} models on the embedded engine: ${parallel.oneByOne.toFixed(1)} s one by one, ${parallel.twoAtATime.toFixed(1)} s two at a time (${(parallel.oneByOne / parallel.twoAtATime).toFixed(2)}x)`,
        "",
      ]),
  ...(mutants.length === 0
    ? []
    : [
        "ZOOKEEPER-1419 (VoteOrderNotTotal), wall time of the process, wanted within 30 s:",
        ...aligned([
          ["model", "found", "states", "seconds"],
          ...mutants.map((each) => [each.model, each.found, whole(each.states), each.seconds.toFixed(1)]),
        ]),
        "",
      ]),
]

/** What must not be: engines that differ, a mutant that is not found. */
export const failures = ({ comparisons, mutants }: Report): readonly string[] => [
  ...comparisons.flatMap(({ difference, model }) => (difference === null ? [] : [`${model.name}: the engines differ: ${difference}`])),
  ...mutants.flatMap(({ expected, found, model }) =>
    found === expected ? [] : [`${model}: ${expected} should be violated, but: ${found}`],
  ),
]
