/** One run of the embedded engine in a process of its own. */
import { fileURLToPath } from "node:url"
import type { CheckOutcome } from "../../src/tla/index.ts"
import type { Measurement } from "./measurement.ts"
import type { BenchModel } from "./models.ts"
import { run } from "./process.ts"

/** What the child is asked. */
export type SearchRequest = {
  readonly module: string
  readonly config: string
  readonly searchPath: readonly string[]
  /** The number of distinct states of the model, to measure the memory of a search that is nearly over; null: do not. */
  readonly liveBytesAt: number | null
}

/** What the child prints, as one line of JSON. */
export type SearchAnswer = {
  readonly outcome: CheckOutcome["_tag"]
  /** The violated invariant or property, or the error. */
  readonly detail: string
  readonly distinct: number
  readonly generated: number
  readonly diameter: number
  readonly search: number
  /** By how much the memory of the process grew during the search. */
  readonly rssGrowth: number
  /** What the search keeps, garbage collected: its tables, its values. */
  readonly liveBytesPerState: number | null
}

const child = fileURLToPath(new URL("search-child.ts", import.meta.url))

/** Searches in a child process. @throws Error when the child dies */
export const searchInChild = async (
  request: SearchRequest,
): Promise<SearchAnswer & { readonly wall: number; readonly processor: number | null }> => {
  let output = ""
  const flags = request.liveBytesAt === null ? [] : ["--expose-gc"]
  const { code, stderr, wall, processor } = await run(
    process.execPath,
    [...flags, child, JSON.stringify(request)],
    (text) => (output += text),
  )
  if (code !== 0) throw new Error(`the embedded engine on ${request.module} ended with exit code ${code}\n${stderr}`)
  const answer = JSON.parse(output) as SearchAnswer
  return { ...answer, wall, processor }
}

/** A measurement with the memory that the search took. */
export type EmbeddedMeasurement = Measurement & { readonly rssGrowth: number; readonly liveBytesPerState: number | null }

/** Checks a model with the embedded engine. @throws Error unless the model holds */
export const measureEmbedded = async (model: BenchModel, liveBytesAt: number | null = null): Promise<EmbeddedMeasurement> => {
  const { module, config, searchPath } = model
  const { outcome, detail, ...measured } = await searchInChild({ module, config, searchPath, liveBytesAt })
  if (outcome !== "Holds") throw new Error(`the embedded engine on ${model.name}: ${outcome}: ${detail}`)
  return measured
}
