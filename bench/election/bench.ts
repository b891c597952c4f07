/** `npm run bench -- election`: the rates of exploration, simulation and trace validation. */
import { cpus, loadavg } from "node:os"
import { explorationRates } from "./exploration.ts"
import { type Rate, rateTable } from "./rate.ts"
import { simulationRates } from "./simulation.ts"
import { validationRates } from "./validation.ts"

/** What can be measured, by name. */
const measure = { exploration: explorationRates, simulation: simulationRates, validation: validationRates } as const satisfies Readonly<
  Record<string, (rounds: number) => Promise<readonly Rate[]>>
>

export type ElectionPart = keyof typeof measure

export const electionParts = Object.keys(measure) as readonly ElectionPart[]

/** What was asked for. */
export type ElectionBench = { readonly parts: readonly ElectionPart[]; readonly rounds: number; readonly json: boolean }

/** Measures and prints. A rate below its target is no failure: the machine may be slow. */
export const benchElection = async ({ parts, rounds, json }: ElectionBench): Promise<number> => {
  const rates: Rate[] = []
  for (const part of parts) rates.push(...(await measure[part](rounds)))
  const machine = `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, load ${(loadavg()[0] ?? 0).toFixed(1)}, Node ${process.versions.node}`
  process.stdout.write(json ? `${JSON.stringify({ machine, rounds, rates })}\n` : `${[...rateTable(rates), "", machine].join("\n")}\n`)
  return 0
}
