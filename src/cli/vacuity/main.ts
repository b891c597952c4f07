/**
 * The entry point of `npm run report:vacuity`: writes the vacuity report to docs/vacuity.md, or to standard output with `--stdout`.
 * Exit code 0: complete; 1: something is missing or not as the plan says; 2: the plan or a specification cannot be read.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { dirname, relative } from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import * as Result from "effect/Result"
import { TlaError } from "../../tla/index.ts"
import { parseManifest } from "../check-model/manifest.ts"
import { countActions, uncovered } from "./coverage.ts"
import { parsePlan } from "./plan.ts"
import { formatReport, problemsOf } from "./report.ts"
import { Specs, tryInvariant, tryReach, tryStep } from "./trial.ts"
import type { Trial } from "./trial.ts"

const path = (name: string): string => fileURLToPath(new URL(`../../../${name}`, import.meta.url))

const usage = `npm run report:vacuity [-- --stdout]

Tries every invariant, step property, action and antecedent of spec/vacuity.json and writes docs/vacuity.md.

  --stdout   write the report to standard output instead

Exit codes: 0 complete, 1 something is missing or not as the plan says, 2 the plan or a specification cannot be read.
`

const run = async (): Promise<number> => {
  const { values } = parseArgs({ options: { help: { type: "boolean" }, stdout: { type: "boolean" } } })
  if (values.help === true) {
    process.stdout.write(usage)
    return 0
  }
  const plan = parsePlan("spec/vacuity.json", readFileSync(path("spec/vacuity.json"), "utf8"))
  const manifest = parseManifest("spec/manifest.json", readFileSync(path("spec/manifest.json"), "utf8"))
  if (Result.isFailure(manifest)) throw new Error(manifest.failure.message)
  const specs = new Specs(dirname(path("spec/vacuity.json")))
  const trials: Trial[] = []
  const total = plan.invariants.length + plan.steps.length + plan.reach.length
  const add = (trial: Trial): void => {
    trials.push(trial)
    process.stderr.write(`${trials.length}/${total} ${trial.kind} ${trial.name}${trial.problem === null ? "" : `: ${trial.problem}`}\n`)
  }
  for (const entry of plan.invariants) add(await tryInvariant(specs, entry))
  for (const entry of plan.steps) add(await tryStep(specs, entry))
  for (const entry of plan.reach) add(await tryReach(specs, entry))
  const missing = await uncovered(specs, plan, manifest.success.models)
  const findings = { trials, taken: await countActions(specs, plan), missing }
  const report = formatReport(findings)
  if (values.stdout === true) process.stdout.write(report)
  else {
    writeFileSync(path("docs/vacuity.md"), report)
    process.stderr.write(`wrote ${relative(process.cwd(), path("docs/vacuity.md"))}\n`)
  }
  const problems = problemsOf(findings)
  for (const problem of problems) process.stderr.write(`missing: ${problem}\n`)
  return problems.length === 0 ? 0 : 1
}

try {
  process.exitCode = await run()
} catch (error) {
  process.stderr.write(`${error instanceof TlaError ? error.format() : error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
