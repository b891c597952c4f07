/**
 * `npm run campaign -- mutants`: every seeded fault is played until the campaign finds it, and the shrunk run is compared
 * with the shortest that exploration knows. With `--record` the results become properties/mutants/campaigns.json and
 * the runs go to the corpus.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { type MutantName, mutantNamed, mutantNames } from "../../mutants/registry.ts"
import { batchSeed, runBatch } from "./batch.ts"
import { fileOf, keep } from "./corpus.ts"
import { beginningOf, type Finding } from "./finding.ts"
import { anySafety } from "./run.ts"
import { emptyTally } from "./tally.ts"
import { traceOf, validate } from "./validation.ts"

/** What a campaign knows of a mutant; of a control that it survived so many runs. */
export type Record =
  | {
      readonly property: string
      /** The campaign's seed, and what `--replay` takes. */
      readonly seed: number
      readonly replay: string
      /** Runs and reducer steps until it was found. */
      readonly runs: number
      readonly steps: number
      /** Steps of the spec after all servers have started: as found, shrunk, and the shortest known. */
      readonly found: number
      readonly length: number
      readonly shortest: number
      /** The first event of the shrunk run's trace that the spec does not allow; null if it allows all. */
      readonly rejected: string | null
      /** The file in properties/corpus/elections. */
      readonly file: string
    }
  | { readonly survives: { readonly seed: number; readonly runs: number; readonly steps: number } }

const file = new URL("../../mutants/campaigns.json", import.meta.url)

const shortestOf = (mutant: MutantName): number => {
  const killed = JSON.parse(readFileSync(new URL("../../mutants/killed.json", import.meta.url), "utf8")) as {
    readonly [name: string]: { readonly killed?: { readonly steps: number } } | undefined
  }
  return killed[mutant]?.killed?.steps ?? Number.NaN
}

const servers = { minServers: 1, maxServers: 7, courses: 48 }

/** Controls are played to the end of all batches, and one of them chatters as long as it may. */
const controlCourses = 4

/** Plays a mutant until a violation is found, or so many batches are over. */
const play = async (
  mutant: MutantName,
  seed: number,
  batches: number,
): Promise<{ readonly finding: Finding | undefined; readonly runs: number; readonly steps: number }> => {
  const tally = emptyTally()
  // Controls break no invariant and no step property; that one of them never settles is said in docs/campaigns.md.
  const { breaks } = mutantNamed(mutant)
  const only = breaks ?? anySafety
  const restriction = breaks === undefined ? { ...servers, courses: controlCourses } : servers
  let finding: Finding | undefined
  for (let index = 0; finding === undefined && index < batches; index++)
    finding = await runBatch(
      { seed: batchSeed(seed, index), restriction, mutant, only, validate: 0, trace: undefined },
      () => tally,
      () => false,
    )
  return { finding, runs: tally.runs, steps: tally.steps }
}

/** Runs the command; the exit code is 1 if a mutant lives or a control is found. */
export const mutantsCommand = async (args: readonly string[]): Promise<number> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: "string", default: "1" },
      batches: { type: "string", default: "10" },
      record: { type: "boolean", default: false },
    },
  })
  const seed = Number(values.seed)
  const batches = Number(values.batches)
  if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(batches) || batches < 1) {
    console.error("npm run campaign -- mutants [--seed S] [--batches N] [--record]: S and N are whole numbers, N is at least 1")
    return 2
  }
  const records: { [name in MutantName]?: Record } = {}
  let wrong = 0
  for (const mutant of mutantNames) {
    const { finding, runs, steps } = await play(mutant, seed, batches)
    const isControl = mutantNamed(mutant).breaks === undefined
    if ((finding === undefined) !== isControl) wrong += 1
    if (finding === undefined) {
      records[mutant] = { survives: { seed, runs, steps } }
      console.log(`${mutant.padEnd(18)} survives ${runs} runs, ${steps} steps${isControl ? " (a control)" : ""}`)
      continue
    }
    const { property, replay, found, length } = finding
    const shortest = shortestOf(mutant)
    const { rejected } = await validate(traceOf(beginningOf(finding).stage, finding.events, { mutant }))
    if (values.record) keep(finding)
    records[mutant] = { property, seed, replay, runs, steps, found, length, shortest, rejected: rejected ?? null, file: fileOf(finding) }
    const trace =
      rejected === undefined ? "its trace is allowed" : `its trace is rejected at ${(JSON.parse(rejected) as { action: string }).action}`
    console.log(
      `${mutant.padEnd(18)} ${property.padEnd(19)} after ${runs} runs, ${steps} steps; ${found} events shrunk to ${length}, the shortest is ${shortest}; ${trace}`,
    )
  }
  if (values.record) writeFileSync(file, `${JSON.stringify(records, undefined, 2)}\n`)
  return wrong === 0 ? 0 : 1
}

/** What was recorded. */
export const readRecords = (): { readonly [name in MutantName]?: Record } =>
  JSON.parse(readFileSync(file, "utf8")) as { [name in MutantName]?: Record }
