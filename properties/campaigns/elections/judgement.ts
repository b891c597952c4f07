/** Whether a campaign was a good one: nothing violated, and everything happened that has to happen sometimes. */
import { type FaultKind, faultKinds } from "../../simulator/scenario.ts"
import type { Restriction } from "./arbitraries.ts"
import { sometimesNamed, sometimesNames } from "./sometimes.ts"
import { specActions, type SpecAction, type Tally } from "./tally.ts"

/** With less processor time than this, in seconds, nothing is concluded from what did not happen. */
export const leastCpuSeconds = 20

/** Which kinds of things were counted and never happened. */
export type Missing = { readonly kind: "action" | "fault" | "sometimes"; readonly name: string }

/** What comes of a campaign, and its exit code. */
export type Judgement = { readonly exitCode: 0 | 1 | 2; readonly sentence: string; readonly missing: readonly Missing[] }

/** What one server alone can do. */
const alone: readonly SpecAction[] = ["Start", "Finalize", "Resend", "Establish", "Crash"]
const aloneFaults: readonly FaultKind[] = ["Crash", "Pause"]

/** What never happened although the restriction allows it. */
export const missingIn = (tally: Tally, { maxServers }: Restriction): readonly Missing[] => {
  const missing: Missing[] = []
  const note = (kind: Missing["kind"], name: string, count: number, isPossible: boolean): void => {
    if (count === 0 && isPossible) missing.push({ kind, name })
  }
  const hasLinks = maxServers >= 2
  // A leader that two others do not follow any more can be left by them, a follower alone cannot outvote it.
  const hasQuorums = maxServers >= 3
  for (const name of specActions) {
    const isPossible = alone.includes(name) || hasQuorums || (hasLinks && name !== "Discard" && name !== "Reconsider")
    note("action", name, tally.actions[name], isPossible)
  }
  for (const name of faultKinds) note("fault", name, tally.faults[name], hasLinks || aloneFaults.includes(name))
  for (const name of sometimesNames) {
    const { servers, observers } = sometimesNamed(name)
    note("sometimes", name, tally.sometimes[name], maxServers >= servers && (observers !== true || hasLinks))
  }
  return missing
}

/** Judges a campaign. One that plays a mutant is asked only whether it finds it. */
export const judgementOf = (tally: Tally, restriction: Restriction, violations: number, mutant: string | undefined): Judgement => {
  const missing = mutant === undefined ? missingIn(tally, restriction) : []
  if (violations > 0) return { exitCode: 1, sentence: "a property is violated", missing }
  if (mutant !== undefined) return { exitCode: 0, sentence: `nothing is violated: ${mutant} survives`, missing }
  if (missing.length === 0) return { exitCode: 0, sentence: "nothing is violated, and everything happened that has to happen", missing }
  if (tally.cpuMs < 1000 * leastCpuSeconds)
    return { exitCode: 2, sentence: `not enough time to judge: ${leastCpuSeconds} s of processor time are needed`, missing }
  return { exitCode: 1, sentence: "something that has to happen sometimes never did", missing }
}
