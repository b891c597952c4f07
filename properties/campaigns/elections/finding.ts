/** A violation that a campaign found: the run as data, minimised, and all that is needed to see it again. */
import type { Member } from "../../../src/base/ensemble.ts"
import type { Disk, Rules } from "../../../src/server/quorum-peer.ts"
import { isMutantName, mutantNamed } from "../../mutants/registry.ts"
import { eventOfRun } from "../../conformance/recording.ts"
import { type Event, happen } from "../../world/step.ts"
import { dark, protocol, type World } from "../../world/world.ts"
import { ensembleIn, type Case, scenarioOf } from "./arbitraries.ts"
import { disksAfter } from "./disks.ts"
import { lengthOf, minimise } from "./minimise.ts"
import { type Referee, refereeOf } from "./referee.ts"
import { judgeRun, stageOfRun } from "./run.ts"
import { staysUnsettled } from "./completion.ts"
import { traceOf, validate } from "./validation.ts"

/** A failing run as data, as the corpus keeps it. */
export type Finding = {
  readonly property: string
  readonly mutant: string | undefined
  /** The seed of fast-check, and its path to the shrunk case: what `--replay` takes. */
  readonly replay: string
  readonly members: readonly Member[]
  readonly disks: readonly Disk[]
  readonly history: boolean
  /** The events from the first start on, of which none can be left out. */
  readonly events: readonly Event[]
  /** How many of them are steps of the spec from an initial state of it. */
  readonly length: number
  /** How many events the run had before it was minimised. */
  readonly found: number
}

/** The rules of a mutant, or the protocol's. */
export const rulesOf = (mutant: string | undefined): Rules =>
  mutant !== undefined && isMutantName(mutant) ? mutantNamed(mutant).decorate(protocol) : protocol

/** The name of the violation that a step is none of the spec's. */
export const notNext = "Next"

/** The properties that only the end of a run can violate. */
export const isLiveness = (property: string): boolean => property === "Settles" || property === "AllPlaced"

/** The world in which a finding begins. */
export const beginningOf = ({ members, disks, history, mutant }: Pick<Finding, "members" | "disks" | "history" | "mutant">): World =>
  dark(stageOfRun({ ...bare, members, disks }, history, rulesOf(mutant)))

/** A scenario of which only the stage matters. */
const bare = {
  seed: 0,
  startsMs: [],
  driftPpm: [],
  delays: [],
  sendQueue: { minMs: 0, maxMs: 0 },
  roleTick: { minMs: 0, maxMs: 0 },
  detection: { minMs: 0, maxMs: 0 },
  faults: [],
  calmMs: 0,
}

/** Whether a step violates a property; of a liveness property, whether nothing can fulfil it any more. */
export const failsBy =
  (property: string, referee: Referee) =>
  (before: World, after: World): boolean =>
    isLiveness(property) ? staysUnsettled(after, property, referee) : referee.violated(before, after).includes(property)

/** Makes a finding of the shrunk case that fast-check gave. */
export const findingOf = async (one: Case, replay: string, mutant: string | undefined, property: string): Promise<Finding> => {
  const ensemble = ensembleIn(one)
  const disks = disksAfter(ensemble, one.past)
  const about = { members: ensemble.members, disks, history: one.history, mutant }
  const initial = beginningOf(about)
  const referee = await refereeOf(initial.stage)
  let best: Finding | undefined
  let failed = 0
  for (const course of one.courses) {
    const judged = judgeRun(scenarioOf(one, course), initial.stage, referee, undefined, property)
    const events =
      property === notNext
        ? await upToRejection(initial, judged.events)
        : judged.violated === undefined
          ? undefined
          : minimiseIfItFails(initial, judged.events, failsBy(property, referee))
    if (events === undefined) continue
    const length = lengthOf(events)
    if (best === undefined || length < best.length) best = { property, replay, ...about, events, length, found: judged.events.length }
    failed += 1
    if (failed === mostMinimised) break
  }
  if (best === undefined) throw new RangeError(`the case does not violate ${property}`)
  return best
}

/** The shortest of so many failing runs of a case is kept; no single one can be shortened to all that is possible. */
const mostMinimised = 6

/** The events up to the first that is no step of the spec; undefined if all are. Asking the spec takes too long to shorten more. */
const upToRejection = async (initial: World, events: readonly Event[]): Promise<readonly Event[] | undefined> => {
  const { events: allowed, rejected } = await validate(traceOf(initial.stage, events))
  if (rejected === undefined) return undefined
  const steps: Event[] = []
  let world = initial
  let traced = 0
  for (const event of events) {
    const happened = happen(world, event)
    steps.push(event)
    if (eventOfRun(world, event, happened) !== undefined) traced += 1
    if (traced > allowed) break
    world = happened.world
  }
  return steps
}

/** A run that never settled as it was scheduled may still be able to; then it is kept as it is. */
const minimiseIfItFails = (initial: World, events: readonly Event[], fails: ReturnType<typeof failsBy>): readonly Event[] => {
  try {
    return minimise(initial, events, fails)
  } catch (error) {
    if (error instanceof RangeError) return events
    throw error
  }
}
