/** What a campaign has done so far, as numbers that can be added up over threads. */
import { type FaultKind, faultKinds } from "../../simulator/scenario.ts"
import type { Action } from "../../world/step.ts"
import { emptyRegisters, merge } from "./distinct.ts"
import { type SometimesName, sometimesNames } from "./sometimes.ts"

/** Every action of the spec's Next. */
export const specActions = [
  "Start",
  "HearProposal",
  "HearOldProposal",
  "HearDecision",
  "Discard",
  "Reconsider",
  "AnswerAsDecided",
  "AnswerObserver",
  "Finalize",
  "Resend",
  "Establish",
  "Join",
  "LeaveLeader",
  "LeaveOffice",
  "Crash",
  "Cut",
  "Heal",
  "Lose",
] as const satisfies readonly Action[]

export type SpecAction = (typeof specActions)[number]

/** The numbers. */
export type Tally = {
  /** Simulated runs, each of one ensemble. */
  runs: number
  /** How often a reducer was asked. */
  steps: number
  /** Events of the world, the steps of the reducers and of the environment. */
  events: number
  /** Runs that were given up because of too many events, see Simulation. */
  chattering: number
  /** Simulated time, in milliseconds. */
  simulatedMs: number
  /** The longest that a run took to settle after its last fault, in simulated milliseconds. */
  slowestMs: number
  /** Runs and events that were held against the spec's Next, and steps that it left open for want of time. */
  validatedRuns: number
  validatedEvents: number
  /** Time that this took on processors, in milliseconds. */
  cpuMs: number
  actions: Record<SpecAction, number>
  faults: Record<FaultKind, number>
  sometimes: Record<SometimesName, number>
  /** Abstract states seen, see distinct.ts. */
  distinct: Uint8Array
}

const zeros = <K extends string>(names: readonly K[]): Record<K, number> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<K, number>

/** Nothing done yet. */
export const emptyTally = (): Tally => ({
  runs: 0,
  steps: 0,
  events: 0,
  chattering: 0,
  simulatedMs: 0,
  slowestMs: 0,
  validatedRuns: 0,
  validatedEvents: 0,
  cpuMs: 0,
  actions: zeros(specActions),
  faults: zeros(faultKinds),
  sometimes: zeros(sometimesNames),
  distinct: emptyRegisters(),
})

const sums = ["runs", "steps", "events", "chattering", "simulatedMs", "validatedRuns", "validatedEvents", "cpuMs"] as const
const tables = ["actions", "faults", "sometimes"] as const

/** Adds one tally to another. */
export const addTally = (into: Tally, more: Tally): void => {
  for (const name of sums) into[name] += more[name]
  for (const table of tables) {
    const [to, from]: Record<string, number>[] = [into[table], more[table]]
    for (const name of Object.keys(from ?? {})) if (to !== undefined) to[name] = (to[name] ?? 0) + (from?.[name] ?? 0)
  }
  into.slowestMs = Math.max(into.slowestMs, more.slowestMs)
  merge(into.distinct, more.distinct)
}
