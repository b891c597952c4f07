/** A violation that a campaign found: the run as data, minimised, and all that is needed to see it again. */
import type { Member } from "../../../src/base/ensemble.ts"
import type { Disk, Rules } from "../../../src/server/quorum-peer.ts"
import { isMutantName, mutantNamed } from "../../mutants/registry.ts"
import { eventOfRun } from "../../conformance/recording.ts"
import { type Event, happen } from "../../world/step.ts"
import { dark, protocol, type World } from "../../world/world.ts"
import { type Case, ensembleIn, pastsLike, scenarioOf } from "./arbitraries.ts"
import { disksAfter } from "./disks.ts"
import { failing, type Fails, lengthOf, minimise, shorten } from "./minimise.ts"
import { type Referee, refereeOf } from "./referee.ts"
import { judgeRun, livenessProperties, stageOfRun } from "./run.ts"
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
export const isLiveness = (property: string): boolean => livenessProperties.has(property)

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

/** Another past of the same ensemble can lead to the same violation by a shorter way; so many others are tried. */
const otherPasts = 40

/** So many failing runs of a past are shortened, those with the fewest events; and of all, so many as far as it goes. */
const mostShortened = 4
const mostMinimised = 3

/** A run that cannot be shortened to less than this is one of timing, and no other past helps. */
const worthShortening = 1000

/** A failing run that is a finding once it is as short as it gets. */
type Draft = { readonly finding: Finding; readonly initial: World; readonly fails: Fails }

/** The runs of a case that violate the property, shortened, the shortest first. */
const failingRuns = async (one: Case, replay: string, mutant: string | undefined, property: string): Promise<readonly Draft[]> => {
  const ensemble = ensembleIn(one)
  const disks = disksAfter(ensemble, one.past)
  const about = { property, replay, members: ensemble.members, disks, history: one.history, mutant }
  const initial = beginningOf(about)
  const referee = await refereeOf(initial.stage)
  const fails = failsBy(property, referee)
  const runs: (readonly Event[])[] = []
  for (const course of one.courses) {
    const { events, violated } = judgeRun(scenarioOf(one, course), initial.stage, referee, undefined, property)
    const failed = property === notNext ? await upToRejection(initial, events) : violated === undefined ? undefined : events
    if (failed !== undefined) runs.push(failed)
  }
  return runs
    .toSorted((a, b) => a.length - b.length)
    .slice(0, mostShortened)
    .map((run): Draft => {
      // A run that never settled as it was scheduled may still be able to; and asking for Next takes too long. They are kept as they are.
      const events = property === notNext || run.length > longest ? run : (shorten(initial, run, fails) ?? run)
      return { finding: { ...about, events, length: lengthOf(events), found: run.length }, initial, fails }
    })
    .toSorted((a, b) => a.finding.length - b.finding.length)
}

/** Longer runs are not shortened: they are chatter, of which every part is like every other. */
const longest = 5_000

/** Makes a finding of the shrunk case that fast-check gave. */
export const findingOf = async (one: Case, replay: string, mutant: string | undefined, property: string): Promise<Finding> => {
  const drafts = [...(await failingRuns(one, replay, mutant, property))]
  const [first] = drafts
  if (first === undefined) throw new RangeError(`the case does not violate ${property}`)
  if (property === notNext || first.finding.events.length > worthShortening) return first.finding
  for (const past of pastsLike(one.past, Number(replay.split(":")[0]), otherPasts))
    drafts.push(...(await failingRuns({ ...one, past }, replay, mutant, property)))
  let best = first.finding
  for (const { finding, initial, fails } of drafts.toSorted((a, b) => a.finding.length - b.finding.length).slice(0, mostMinimised)) {
    const events = failing(initial, finding.events, fails) === undefined ? finding.events : minimise(initial, finding.events, fails)
    const length = lengthOf(events)
    if (length < best.length) best = { ...finding, events, length }
  }
  return best
}

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
