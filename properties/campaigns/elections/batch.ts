/** One batch of cases from one seed of fast-check; a violation in it is shrunk and becomes a finding. */
import * as fc from "fast-check"
import { type Case, cases, type Course, ensembleIn, type Restriction, scenarioOf } from "./arbitraries.ts"
import { type Finding, findingOf, notNext, rulesOf } from "./finding.ts"
import { refereeOf } from "./referee.ts"
import { anySafety, judgeRun, stageOfRun } from "./run.ts"
import type { Tally } from "./tally.ts"
import { disksAfter } from "./disks.ts"
import { traceOf, validate, writeTrace } from "./validation.ts"
import type { Event } from "../../world/step.ts"
import type { Stage } from "../../world/world.ts"

/** What a batch is given. */
export type Batch = {
  readonly seed: number
  /** The path of fast-check to one case, in a replay. */
  readonly path?: string
  readonly restriction: Restriction
  readonly mutant: string | undefined
  /** The property to look for, if not any. */
  readonly only: string | undefined
  /** One run of so many is validated against the spec's Next; 0 for none. */
  readonly validate: number
  /** The folder for the traces of validated runs. */
  readonly trace: string | undefined
  /** Is told of the first violation, before it is shrunk, which can take longer than all the rest. */
  readonly onViolation?: (property: string) => void
}

/** Cases in a batch. */
const casesInBatch = 10

/** The seed of a batch, 31 bits; neighbours have nothing in common. */
export const batchSeed = (campaignSeed: number, index: number): number => (campaignSeed + Math.imul(index, 0x9e3779b1)) & 0x7fff_ffff

/** Validates some of the runs, chosen by their seeds; all of them once such a violation is being shrunk. */
const againstNext = async (
  { validate: share, trace: folder, mutant }: Batch,
  course: Course,
  stage: Stage,
  events: readonly Event[],
  tally: Tally | undefined,
  property: string | undefined,
): Promise<string | undefined> => {
  if (property !== notNext && (property !== undefined || share === 0 || course.seed % share !== 0)) return undefined
  const text = traceOf(stage, events, { seed: String(course.seed), ...(mutant === undefined ? {} : { mutant }) })
  if (folder !== undefined && tally !== undefined) writeTrace(folder, `run-${course.seed}`, text)
  const { events: allowed, rejected } = await validate(text)
  if (tally !== undefined) {
    tally.validatedRuns += 1
    tally.validatedEvents += allowed
  }
  return rejected === undefined ? undefined : notNext
}

/** Runs a batch. `counted` is given a tally for every case; a finding ends the batch. */
export const runBatch = async (batch: Batch, tallyOf: () => Tally | undefined, isOver: () => boolean): Promise<Finding | undefined> => {
  const { seed, path, restriction, mutant, only } = batch
  const rules = rulesOf(mutant)
  let property = only === anySafety ? undefined : only
  let isShrinking = false
  const holds = async (one: Case): Promise<boolean> => {
    if (!isShrinking && isOver()) return true
    const ensemble = ensembleIn(one)
    const first = one.courses[0]
    if (first === undefined) return true
    const stage = stageOfRun({ ...scenarioOf(one, first), disks: disksAfter(ensemble, one.past) }, one.history, rules)
    const referee = await refereeOf(stage)
    for (const course of one.courses) {
      const tally = isShrinking ? undefined : tallyOf()
      const judged = judgeRun(scenarioOf(one, course), stage, referee, tally, property ?? only)
      const violated = judged.violated ?? (await againstNext(batch, course, stage, judged.events, tally, property))
      if (violated !== undefined) {
        // From here on it is this property that the smaller cases must violate.
        property = violated
        if (!isShrinking) batch.onViolation?.(violated)
        isShrinking = true
        return false
      }
      if (!isShrinking && isOver()) return true
    }
    return true
  }
  const details = await fc.check(fc.asyncProperty(cases(restriction), holds), {
    seed,
    numRuns: casesInBatch,
    ...(path === undefined ? {} : { path }),
  })
  const error = details.errorInstance
  if (error !== null && error !== undefined && property === undefined) throw error
  if (!details.failed || property === undefined) return undefined
  const [one] = details.counterexample ?? []
  if (one === undefined) throw new Error(`fast-check gives no counterexample for seed ${seed}`)
  return findingOf(one, `${seed}:${details.counterexamplePath ?? ""}`, mutant, property)
}
