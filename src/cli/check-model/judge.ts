/**
 * Compares what the engines said with what the manifest pins and with each other, and turns it into an exit
 * code. A limit that was met, an engine that is missing and an error are never a pass.
 */
import type { EngineName, RunResult } from "../engines/engine.ts"
import type { Model } from "./manifest.ts"

/** One line of the report: what one engine said about one model. */
export type Answer = {
  readonly model: Model
  readonly engine: EngineName
  readonly result: RunResult
}

const count = (value: number): string => value.toLocaleString("en-US")

/** How an answer differs from the manifest, in words; empty when it does not, or when there is no verdict. */
export const differencesFromManifest = ({ model, result }: Answer): readonly string[] => {
  if (result.verdict !== "holds" && result.verdict !== "violated") return []
  const { expected } = model
  if (result.verdict !== expected.verdict) {
    const what = result.property === null ? "" : ` (${result.property})`
    return [`verdict ${result.verdict}${what}, expected ${expected.verdict}`]
  }
  const problems: string[] = []
  if (expected.property !== null && result.property !== null && result.property !== expected.property)
    problems.push(`violates ${result.property}, expected ${expected.property}`)
  if (result.verdict === "holds" && expected.distinct !== null && result.distinct !== expected.distinct)
    problems.push(`${count(result.distinct)} distinct states, expected ${count(expected.distinct)}`)
  if (expected.diameter !== null && result.diameter !== expected.diameter)
    problems.push(
      result.verdict === "holds"
        ? `diameter ${result.diameter}, expected ${expected.diameter}`
        : `a counterexample of ${result.diameter} states, expected ${expected.diameter}`,
    )
  return problems
}

/** Where two engines that both came to a verdict on a model contradict each other. */
export const disagreements = (answers: readonly Answer[]): readonly string[] => {
  const problems: string[] = []
  const decided = answers.filter(({ result }) => result.verdict === "holds" || result.verdict === "violated")
  decided.forEach((one, index) => {
    for (const other of decided.slice(index + 1)) {
      if (other.model !== one.model) continue
      const name = `${one.model.module} ${one.model.model}`
      const differ = (what: string, a: string | number, b: string | number): void => {
        if (a !== b) problems.push(`${name}: ${one.engine} and ${other.engine} disagree on the ${what}: ${a} and ${b}`)
      }
      const [a, b] = [one.result, other.result]
      if (a.verdict !== b.verdict) {
        differ("verdict", a.verdict, b.verdict)
      } else if (a.verdict === "holds") {
        differ("distinct states", a.distinct, b.distinct)
        differ("diameter", a.diameter, b.diameter)
      } else {
        if (a.property !== null && b.property !== null) differ("violated property", a.property, b.property)
        // The length of a liveness counterexample is not fixed, and then the manifest pins none.
        if (one.model.expected.diameter !== null) differ("counterexample's states", a.diameter, b.diameter)
      }
    }
  })
  return problems
}

/** What the run as a whole says. */
export type Judgement = {
  readonly exitCode: 0 | 1 | 2
  /** Everything that differs from what was expected. */
  readonly unexpected: readonly string[]
  /** Everything that has no verdict although it was asked for. */
  readonly unchecked: readonly string[]
}

/**
 * 1 as soon as something differs from the manifest or between engines; else 2 when something asked for has no
 * verdict, or nothing has one; else 0. A model that the manifest gives to another engine is no failure.
 */
export const judge = (answers: readonly Answer[]): Judgement => {
  const label = ({ model, engine }: Answer): string => `${model.module} ${model.model} (${engine})`
  const unexpected = [
    ...answers.flatMap((answer) => differencesFromManifest(answer).map((difference) => `${label(answer)}: ${difference}`)),
    ...disagreements(answers),
  ]
  const unchecked = answers
    .filter(({ result }) => result.verdict === "error" || result.verdict === "not finished")
    .map((answer) => `${label(answer)}: ${answer.result.verdict}: ${answer.result.detail ?? "no reason given"}`)
  const decided = answers.some(({ result }) => result.verdict === "holds" || result.verdict === "violated")
  const nothing = decided || unchecked.length > 0 ? [] : ["nothing was checked: no chosen engine is meant for these models"]
  const exitCode = unexpected.length > 0 ? 1 : unchecked.length + nothing.length > 0 ? 2 : 0
  return { exitCode, unexpected, unchecked: [...unchecked, ...nothing] }
}
