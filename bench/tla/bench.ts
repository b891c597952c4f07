/** `npm run bench -- tla`: the embedded engine beside TLC, and as an oracle. */
import { availableParallelism, cpus, loadavg } from "node:os"
import { compare, measureParallel, type Comparison } from "./comparison.ts"
import { benchModels } from "./models.ts"
import { measureMutants } from "./mutants.ts"
import { measureOracle } from "./oracle.ts"
import { failures, ratesOf, reportLines, type Report } from "./report.ts"
import { findTlc } from "./tlc.ts"

/** The parts of the benchmark, in the order of the report. */
export const parts = ["rates", "oracle", "parallel", "mutants"] as const
export type Part = (typeof parts)[number]

/** What is to be measured, and how it is shown. */
export type TlaBenchOptions = {
  readonly parts: readonly Part[]
  readonly models: readonly string[]
  readonly rounds: number
  readonly seed: number
  readonly json: boolean
}

const load = (): number => loadavg()[0] ?? 0

/** Measures, prints, and says how it went: 0, or 1 when engines differ or a mutant is not found. */
export const benchTla = async (options: TlaBenchOptions): Promise<number> => {
  const note = (text: string): void => void process.stderr.write(`${text}\n`)
  const chosen = benchModels.filter((model) => options.models.includes(model.name))
  const wants = (part: Part): boolean => options.parts.includes(part)
  const tlc = findTlc()
  const loadBefore = load()
  const comparisons: Comparison[] = []
  if (wants("rates")) {
    for (const model of chosen) comparisons.push(await compare(model, "missing" in tlc ? null : tlc, options.rounds, note))
  }
  if (wants("oracle")) note("oracle")
  const zabSized = benchModels.find((model) => model.name === "broadcast")
  const oracle = wants("oracle") && zabSized !== undefined ? await measureOracle(zabSized, options.seed) : null
  if (wants("parallel")) note("several models at once")
  const parallel = wants("parallel") ? await measureParallel(chosen) : null
  if (wants("mutants")) note("mutants")
  const mutants = wants("mutants") ? await measureMutants() : []
  const report: Report = {
    machine: {
      cpu: cpus()[0]?.model.trim() ?? "unknown processor",
      cores: availableParallelism(),
      node: process.versions.node,
      loadBefore,
      loadAfter: load(),
    },
    rounds: options.rounds,
    tlc: "missing" in tlc ? `not there: ${tlc.missing}` : tlc.description,
    comparisons,
    oracle,
    parallel,
    mutants,
  }
  const wrong = failures(report)
  if (options.json) {
    const withRates = comparisons.map((comparison) => ({ ...comparison, model: comparison.model.name, rates: ratesOf(comparison) }))
    process.stdout.write(`${JSON.stringify({ ...report, comparisons: withRates, failures: wrong })}\n`)
  } else {
    process.stdout.write([...reportLines(report), ...wrong, ""].join("\n"))
  }
  return wrong.length === 0 ? 0 : 1
}
