/**
 * `npm run mutants`: explores every mutant at its bound and prints who catches it. With --write it stores what it found
 * and the table in docs/properties.md. Exit codes: 0 all mutants are caught and the controls survive, 1 not so, 2 bad usage.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { TraceSpec } from "../conformance/embedded.ts"
import { type Fate, fateOf } from "./fate.ts"
import { mutantNamed, type MutantName, mutantNames } from "../mutants/registry.ts"
import { files, stored } from "./stored.ts"
import { mutantTable, withTable } from "./table.ts"

const usage = `npm run mutants [-- --write]

Explores every mutant at its bound, checks the trace of the run that shows it, and prints who catches it.

  --write   store what was found, and the table in docs/properties.md

Exit codes: 0 all mutants are caught and the controls survive, 1 not so, 2 bad usage.
`

const line = (name: MutantName, fate: Fate): string => {
  if ("survived" in fate) return `${name} survives ${fate.survived.distinct} states of ${fate.survived.bound}`
  const { property, steps, distinct, bound, rejected } = fate.killed
  const trace = rejected === null ? "its trace is allowed" : `its trace is rejected at event ${rejected.event} of ${rejected.of}`
  return `${name} breaks ${property} after ${steps} steps, among ${distinct} states of ${bound}; ${trace}`
}

const isAsItShould = (name: MutantName, fate: Fate): boolean =>
  mutantNamed(name).breaks === undefined ? "survived" in fate : "killed" in fate && fate.killed.rejected !== null

const main = async (write: boolean): Promise<number> => {
  const traces = await TraceSpec.load()
  const fates: Partial<Record<MutantName, Fate>> = {}
  for (const name of mutantNames) {
    const fate = await fateOf(name, traces, {
      nowMs: () => performance.now(),
      pause: async () => undefined,
      report: () => undefined,
      isInterrupted: () => false,
    })
    fates[name] = fate
    process.stdout.write(`${line(name, fate)}\n`)
  }
  if (write) {
    writeFileSync(files.exploration, `${JSON.stringify(fates)}\n`)
    writeFileSync(files.page, withTable(readFileSync(files.page, "utf8"), mutantTable(stored())))
    process.stdout.write("Stored; run npm run format.\n")
  }
  return mutantNames.every((name) => isAsItShould(name, fates[name] as Fate)) ? 0 : 1
}

try {
  const { values } = parseArgs({ options: { write: { type: "boolean", default: false }, help: { type: "boolean", default: false } } })
  if (values.help) process.stdout.write(usage)
  else process.exitCode = await main(values.write)
} catch (error) {
  const isUsage = error instanceof TypeError && "code" in error
  process.stderr.write(isUsage ? `${error.message}\n\n${usage}` : `${error instanceof Error ? (error.stack ?? "") : String(error)}\n`)
  process.exitCode = 2
}
