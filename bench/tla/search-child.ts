/** The child process of `embedded.ts`: one search, one line of JSON. */
import { checkFiles } from "../../src/tla/files.ts"
import type { CheckOutcome, CheckProgress } from "../../src/tla/index.ts"
import type { SearchAnswer, SearchRequest } from "./embedded.ts"

const request = JSON.parse(process.argv[2] ?? "") as SearchRequest

const liveBytes = (): number => {
  // Twice: what finalizers of the first round let go of is collected in the second.
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** The share of the states that must be found, and of them expanded, before what they keep is measured. */
const nearlyAll = 0.99

let before: number | null = null
let liveBytesPerState: number | null = null
const measureMemory = (progress: CheckProgress): void => {
  const wanted = request.liveBytesAt
  if (wanted === null || liveBytesPerState !== null) return
  before ??= liveBytes()
  if (progress.distinct < nearlyAll * wanted || progress.queue > (1 - nearlyAll) * wanted) return
  liveBytesPerState = (liveBytes() - before) / progress.distinct
}

const detailOf = (outcome: CheckOutcome): string => {
  switch (outcome._tag) {
    case "InvariantViolated":
    case "PropertyViolated":
    case "PostconditionViolated":
      return outcome.name
    case "NotFinished":
      return outcome.reason
    case "Failed":
      return outcome.error.format()
    case "Holds":
    case "Deadlock":
    case "AssumptionViolated":
      return ""
  }
}

const rssBefore = process.memoryUsage.rss()
const { module, config, searchPath, liveBytesAt } = request
const options = liveBytesAt === null ? {} : { onProgress: measureMemory, progressEveryMs: 0 }
const { outcome, distinct, generated, diameter, seconds } = await checkFiles({ module, config, searchPath }, options)
const answer: SearchAnswer = {
  outcome: outcome._tag,
  detail: detailOf(outcome),
  distinct,
  generated,
  diameter,
  search: seconds,
  rssGrowth: process.memoryUsage.rss() - rssBefore,
  liveBytesPerState,
}
process.stdout.write(`${JSON.stringify(answer)}\n`)
