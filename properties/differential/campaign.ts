/** The campaign: batches of random expressions and specifications, answered by TLC and by our evaluator, differences shrunk. */
import * as fc from "fast-check"
import { compareExpression, compareOutcome, outcomeOf, type OwnAnswer } from "./comparison.ts"
import { expression } from "./generator/expression.ts"
import { type Node, countConstructs, shrinks } from "./generator/node.ts"
import { write } from "./generator/module.ts"
import { neededPrelude, prelude } from "./generator/prelude.ts"
import { print } from "./generator/print.ts"
import { type SpecificationCase, simplerSpecifications, specification } from "./generator/specification.ts"
import { checkOwn, evaluateAll } from "./own-evaluator.ts"
import { type ExpressionAnswer, type TlcOracle, Unparsable, definition } from "./tlc-oracle.ts"

/** A difference that was found: where it came from, the smallest module that shows it, and both answers. */
export type Finding = {
  readonly kind: "expression" | "specification"
  readonly seed: number
  readonly index: number
  readonly text: string
  readonly difference: string
}

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
/** Steps of shrinking, each of which asks both engines about up to {@link WIDTH} simpler candidates. */
const SHRINK_STEPS = 60
const WIDTH = 40

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
    const answers = await oracle.expressions(prelude, bodies)
    // What TLC cannot answer in time is not asked of our evaluator either.
    const asked = answers.flatMap((answer, index) => (answer._tag === "Skipped" ? [] : [index]))
    const own = await evaluateSome(bodies, asked)
    for (const [index, answer] of answers.entries()) {
      countConstructs(nodes[index]!, tally.constructs)
      tally.compared++
      tally[answer._tag === "Value" ? "values" : answer._tag === "Error" ? "errors" : "skipped"]++
      const difference = answer._tag === "Skipped" ? undefined : compareExpression(answer, own.get(index)!)
      if (difference === undefined || tally.findings.length >= mostFindings) continue
      tally.findings.push(await shrinkExpression(oracle, nodes[index]!, difference, batchSeed, index))
    }
    progress(Math.min(count, start + BATCH), tally)
  }
  return tally
}

/** Our answers to some of the bodies. A module our evaluator refuses as a whole is split until the refused definition is found. */
const evaluateSome = async (bodies: readonly string[], asked: readonly number[]): Promise<Map<number, OwnAnswer>> => {
  try {
    const answers = await evaluateAll(
      prelude,
      asked.map((index) => bodies[index]!),
    )
    return new Map(asked.map((index, position) => [index, answers[position]!]))
  } catch (error) {
    if (asked.length === 1) return new Map([[asked[0]!, { _tag: "Broken", message: (error as Error).message }]])
    const middle = asked.length >> 1
    return new Map([...(await evaluateSome(bodies, asked.slice(0, middle))), ...(await evaluateSome(bodies, asked.slice(middle)))])
  }
}

const shrinkExpression = async (oracle: TlcOracle, found: Node, first: string, seed: number, index: number): Promise<Finding> => {
  let best = found
  let difference = first
  for (let step = 0; step < SHRINK_STEPS; step++) {
    const candidates = [...take(shrinks(best), 400)]
      .toSorted((a, b) => print(a).length - print(b).length)
      .filter((candidate) => print(candidate).length < print(best).length)
    let improved = false
    for (let start = 0; start < candidates.length && !improved; start += WIDTH) {
      const some = candidates.slice(start, start + WIDTH)
      const bodies = some.map(print)
      const answers = await answerAll(oracle, bodies)
      const own = await evaluateSome(
        bodies,
        bodies.map((_, position) => position),
      )
      for (const [position, answer] of answers.entries()) {
        const still = answer === undefined ? undefined : compareExpression(answer, own.get(position)!)
        // The same kind of difference, or shrinking would wander off to another one.
        if (still === undefined || answer === undefined || kindOf(still) !== kindOf(first)) continue
        best = some[position]!
        difference = still
        improved = true
        break
      }
    }
    if (!improved) break
  }
  return { kind: "expression", seed, index, text: minimalModule(definition("E", print(best))), difference }
}

/** Stands for the text in front until it is known which parts of it are needed. */
const MARKER = "(* operators *)"

const minimalModule = (text: string): string => `---- MODULE Difference ----\n${neededPrelude(text)}\n${text}\n====`

const kindOf = (difference: string): string => `${difference.startsWith("TLC: error")} ${/ours (is an error|fails)/.test(difference)}`

/** TLC's answers, or undefined for candidates that make the module unparsable (a shrunk tree may bind a name twice). */
const answerAll = async (oracle: TlcOracle, bodies: readonly string[]): Promise<(ExpressionAnswer | undefined)[]> => {
  try {
    return await oracle.expressions(prelude, bodies)
  } catch (error) {
    if (!(error instanceof Unparsable)) throw error
    if (bodies.length === 1) return [undefined]
    const middle = bodies.length >> 1
    return [...(await answerAll(oracle, bodies.slice(0, middle))), ...(await answerAll(oracle, bodies.slice(middle)))]
  }
}

function* take<T>(source: Iterable<T>, count: number): Generator<T> {
  let left = count
  for (const each of source) {
    if (left-- <= 0) return
    yield each
  }
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
    tally[result === "refused" ? "skipped" : result.error ? "errors" : "values"]++
    if (result !== "refused" && result.difference !== undefined)
      tally.findings.push(await shrinkSpecification(oracle, value, result.difference, seed + index))
    progress(index + 1, tally)
  }
  return tally
}

type Compared = "refused" | { readonly error: boolean; readonly difference: string | undefined }

const compareOne = async (oracle: TlcOracle, value: SpecificationCase): Promise<Compared> => {
  const { modules, root, config } = write(value, prelude)
  const tlc = outcomeOf(await oracle.specification(modules, root, config))
  if (tlc === undefined) return "refused"
  try {
    return { error: tlc.verdict !== "holds", difference: compareOutcome(tlc, await checkOwn(modules, root, config)) }
  } catch (error) {
    return { error: tlc.verdict !== "holds", difference: `TLC: ${tlc.verdict}, ours refuses: ${(error as Error).stack ?? String(error)}` }
  }
}

const shrinkSpecification = async (oracle: TlcOracle, found: SpecificationCase, first: string, seed: number): Promise<Finding> => {
  let best = found
  let difference = first
  let budget = 120
  for (let improved = true; improved && budget > 0;) {
    improved = false
    for (const candidate of simplerSpecifications(best)) {
      if (--budget <= 0) break
      const result = await compareOne(oracle, candidate)
      if (result === "refused" || result.difference === undefined || result.difference.split(":")[0] !== first.split(":")[0]) continue
      best = candidate
      difference = result.difference
      improved = true
      break
    }
  }
  const { modules, config } = write(best, MARKER)
  const text = [...modules.values(), config].join("\n")
  return { kind: "specification", seed, index: 0, text: text.replace(MARKER, neededPrelude(text)), difference }
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
