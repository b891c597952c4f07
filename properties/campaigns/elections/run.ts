/** One simulated run that is judged as it goes, and counted. */
import type { Rules } from "../../../src/server/quorum-peer.ts"
import { fingerprints } from "../../abstraction/fingerprint.ts"
import { faultKinds, type Scenario, stageFor } from "../../simulator/scenario.ts"
import { type Outcome, Simulation } from "../../simulator/simulation.ts"
import type { Event } from "../../world/step.ts"
import type { Stage, World } from "../../world/world.ts"
import { completed } from "./completion.ts"
import { see } from "./distinct.ts"
import type { Referee } from "./referee.ts"
import { sometimesNamed, sometimesNames } from "./sometimes.ts"
import type { Tally } from "./tally.ts"

/** A run that remembers final votes has no more rounds than this, because the spec looks at each of them. */
const roundsWithHistory = 20

/** The stage of a scenario, with or without a memory of final votes. */
export const stageOfRun = (scenario: Scenario, history: boolean, rules?: Rules): Stage => {
  const stage = stageFor(scenario, rules)
  return history ? { ...stage, history, maxRound: roundsWithHistory } : { ...stage, history }
}

/** What a run came to. */
export type Judged = {
  /** Every event, up to the one that violates a property. */
  readonly events: readonly Event[]
  /** When each event happened, in microseconds. */
  readonly timesUs: readonly number[]
  /** The property that is violated, if one is. */
  readonly violated: string | undefined
  readonly outcome: Outcome
}

const readers = Object.entries(fingerprints).flatMap(([name, read]) => (name === "faults" || name === "finals" ? [] : [read]))

/** The fingerprint of an abstract state; how often faults have happened does not make a state another one. */
const fingerprintOf = (world: World): number => {
  let low = 0
  let high = 0
  for (const read of readers) {
    const print = read(world)
    low = Math.imul(low ^ (print | 0), 0x85ebca6b)
    low ^= low >>> 15
    high = Math.imul(high ^ Math.floor(print / 0x1_0000_0000) ^ low, 0xc2b2ae35)
    high ^= high >>> 13
  }
  low = Math.imul(low ^ high, 0x27d4eb2f)
  low ^= low >>> 15
  return ((high >>> 0) & 0x1f_ffff) * 0x1_0000_0000 + (low >>> 0)
}

/** What only the end of a run can violate. */
export const livenessProperties: ReadonlySet<string> = new Set(["Settles", "AllPlaced"])

/** In place of a property to look for: all that are violated by a state or a step. */
export const anySafety = "safety"

const choose = (violated: readonly string[], only: string | undefined): string | undefined => {
  if (only === undefined) return violated[0]
  return violated.find((name) => name === only || (only === anySafety && !livenessProperties.has(name)))
}

/** Whether a run was cut short because it had no rounds left; then nothing can be said about its end. */
const isOutOfRounds = ({ stage, servers }: World): boolean => servers.some(({ peer }) => (peer?.election.clock ?? 0) >= stage.maxRound)

/**
 * Runs a scenario and judges every state and every step, and then where it ends. `only` is the property to look for, if
 * not any. A tally, if there is one, counts what happens.
 */
export const judgeRun = (scenario: Scenario, stage: Stage, referee: Referee, tally?: Tally, only?: string): Judged => {
  const events: Event[] = []
  const timesUs: number[] = []
  let violated: string | undefined
  const simulation: Simulation = new Simulation(scenario, stage, (before, event, { world: after, action }, atUs) => {
    events.push(event)
    timesUs.push(atUs)
    if (after === before) return
    if (tally !== undefined) {
      if (action !== "Ignore") tally.actions[action] += 1
      const seen = { before, event, action, after, cause: simulation.cause }
      for (const name of sometimesNames) if (sometimesNamed(name).happened(seen)) tally.sometimes[name] += 1
      see(tally.distinct, fingerprintOf(after))
    }
    violated = choose(referee.violated(before, after), only)
    if (violated !== undefined) simulation.stop()
  })
  const outcome = simulation.run()
  if (violated === undefined && !isOutOfRounds(outcome.world)) {
    // A run that was given up because there was too much talk has not had its time: it is asked what would become of it.
    const end = outcome.ending === "long" ? completed(outcome.world) : outcome.world
    violated = choose(referee.unsettled(end), only)
  }
  if (tally !== undefined) {
    tally.runs += 1
    if (outcome.ending === "long") tally.chattering += 1
    tally.steps += outcome.reducerSteps
    tally.events += outcome.events
    tally.simulatedMs += Math.round(outcome.atUs / 1000)
    tally.slowestMs = Math.max(tally.slowestMs, outcome.settledMs)
    for (const kind of faultKinds) tally.faults[kind] += outcome.faults[kind]
  }
  return { events, timesUs, violated, outcome }
}
