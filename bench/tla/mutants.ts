/** How soon the embedded engine finds the seeded fault of ZOOKEEPER-1419: a vote order that is not total. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import * as Result from "effect/Result"
import { parseManifest } from "../../src/cli/check-model/manifest.ts"
import { searchInChild } from "./embedded.ts"

const mutant = "VoteOrderNotTotal"
const specDirectory = fileURLToPath(new URL("../../spec", import.meta.url))

/** The time from the start of the process to the counterexample. */
export type MutantMeasurement = {
  readonly model: string
  readonly expected: string
  readonly found: string
  readonly states: number
  readonly seconds: number
}

/** Runs every model of the manifest that has the mutant. @throws Error when the manifest cannot be read or names none */
export const measureMutants = async (): Promise<readonly MutantMeasurement[]> => {
  const file = join(specDirectory, "manifest.json")
  const manifest = parseManifest("spec/manifest.json", readFileSync(file, "utf8"))
  if (Result.isFailure(manifest)) throw new Error(manifest.failure.message)
  const models = manifest.success.models.filter((model) => model.mutant === mutant && model.engines.includes("embedded"))
  if (models.length === 0) throw new Error(`spec/manifest.json: no model has the mutant ${mutant}`)
  const measured: MutantMeasurement[] = []
  for (const model of models) {
    const request = {
      module: join(specDirectory, model.spec),
      config: join(specDirectory, model.config),
      searchPath: [specDirectory],
      liveBytesAt: null,
    }
    const answer = await searchInChild(request)
    const isViolation = answer.outcome === "InvariantViolated" || answer.outcome === "PropertyViolated"
    measured.push({
      model: `${model.module} ${model.model}`,
      expected: model.expected.property ?? model.expected.verdict,
      found: isViolation ? answer.detail : `${answer.outcome} ${answer.detail}`.trim(),
      states: answer.distinct,
      seconds: answer.wall,
    })
  }
  return measured
}
