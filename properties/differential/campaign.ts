/** The campaign: batches of random expressions and specifications, answered by TLC and by our evaluator, differences shrunk. */
import * as fc from "fast-check"
import { compareExpression } from "./comparison.ts"
import type { Finding } from "./corpus.ts"
import { expression } from "./generator/expression.ts"
import { countConstructs } from "./generator/node.ts"
import { print } from "./generator/print.ts"
import { type SpecificationCase, specification } from "./generator/specification.ts"
import { answerAll, compareOne, evaluateSome } from "./questions.ts"
import { shrinkExpression, shrinkSpecification } from "./shrinking.ts"
import type { ExpressionAnswer, TlcOracle } from "./tlc-oracle.ts"

/** What a campaign did. */
export type Tally = {
  readonly constructs: Map<string, number>
  compared: number
  values: number
  errors: number
  skipped: number
  readonly findings: Finding[]
}

export const emptyTally = (): Tally => ({ constructs: new Map(), compared: 0, values: 0, errors: 0, skipped: 0, findings: [] })

export type Progress = (done: number, tally: Tally) => void

const BATCH = 500
/**
 * Compares `count` random expressions. Stops early after `mostFindings` differences.
 * The batch that starts at expression `i` is generated from seed `seed + i`, so a finding names all that reproduces it.
 */
export const compareExpressions = async (
  oracle: TlcOracle,
  count: number,
  seed: number,
  mostFindings: number,
  progress: Progress,
): Promise<Tally> => {
  const tally = emptyTally()
  for (let start = 0; start < count && tally.findings.length < mostFindings; start += BATCH) {
    const batchSeed = seed + start
    const nodes = fc.sample(expression(), { seed: batchSeed, numRuns: Math.min(BATCH, count - start) })
    const bodies = nodes.map(print)
    // SANY refuses a few texts that are legal by the grammar of the language; they are skipped like those TLC cannot answer in time.
    const answers = (await answerAll(oracle, bodies)).map((answer): ExpressionAnswer => answer ?? { _tag: "Skipped", reason: "refused" })
    // What TLC cannot answer in time is not asked of our evaluator either.
    const asked = answers.flatMap((answer, index) => (answer._tag === "Skipped" ? [] : [index]))
    const own = await evaluateSome(bodies, asked)
    for (const [index, answer] of answers.entries()) {
      countConstructs(nodes[index]!, tally.constructs)
      tally.compared++
      tally[answer._tag === "Value" ? "values" : answer._tag === "Error" ? "errors" : "skipped"]++
      const difference = answer._tag === "Skipped" ? undefined : compareExpression(answer, own.get(index)!)
      if (difference === undefined || tally.findings.length >= mostFindings) continue
      tally.findings.push(await shrinkExpression(oracle, nodes[index]!, answer, difference, batchSeed, index))
    }
    progress(Math.min(count, start + BATCH), tally)
  }
  return tally
}

/** Compares `count` random specifications, each from its own seed `seed + index`. */
export const compareSpecifications = async (
  oracle: TlcOracle,
  count: number,
  seed: number,
  mostFindings: number,
  progress: Progress,
): Promise<Tally> => {
  const tally = emptyTally()
  for (let index = 0; index < count && tally.findings.length < mostFindings; index++) {
    const value = fc.sample(specification(), { seed: seed + index, numRuns: 1 })[0]!
    countSpecification(value, tally.constructs)
    const result = await compareOne(oracle, value)
    tally.compared++
    tally[result === "refused" ? "skipped" : result.tlc.verdict !== "holds" ? "errors" : "values"]++
    if (result !== "refused" && result.difference !== undefined)
      tally.findings.push(await shrinkSpecification(oracle, value, result.tlc, result.difference, seed + index))
    progress(index + 1, tally)
  }
  return tally
}

const countSpecification = (value: SpecificationCase, counts: Map<string, number>): void => {
  const count = (feature: string): void => void counts.set(feature, (counts.get(feature) ?? 0) + 1)
  count(`focus: ${value.focus}`)
  count(`layout: ${value.layout}`)
  for (const feature of ["constraint", "actionConstraint", "invariant", "stepProperty"] as const)
    if (value[feature] !== undefined) count(`feature: ${feature}`)
  for (const feature of ["view", "symmetry", "asFormula"] as const) if (value[feature]) count(`feature: ${feature}`)
  for (const { body } of value.actions) countConstructs(body, counts)
}
