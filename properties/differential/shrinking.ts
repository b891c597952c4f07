/** Smaller cases with the same kind of difference, found by asking both engines about the candidates. */
import { type Outcome, compareExpression } from "./comparison.ts"
import type { Finding } from "./corpus.ts"
import { write } from "./generator/module.ts"
import { type Node, shrinks } from "./generator/node.ts"
import { neededPrelude } from "./generator/prelude.ts"
import { print } from "./generator/print.ts"
import { type SpecificationCase, simplerSpecifications } from "./generator/specification.ts"
import { answerAll, compareOne, evaluateSome } from "./questions.ts"
import type { ExpressionAnswer, TlcOracle } from "./tlc-oracle.ts"

/** Steps of shrinking, each of which asks both engines about up to {@link WIDTH} simpler candidates. */
const SHRINK_STEPS = 60
const WIDTH = 40

export const shrinkExpression = async (
  oracle: TlcOracle,
  found: Node,
  answer: ExpressionAnswer,
  first: string,
  seed: number,
  index: number,
): Promise<Finding> => {
  let best = found
  let difference = first
  let tlc = answer
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
      for (const [position, simpler] of answers.entries()) {
        const still = simpler === undefined ? undefined : compareExpression(simpler, own.get(position)!)
        // The same kind of difference, or shrinking would wander off to another one.
        if (still === undefined || simpler === undefined || kindOf(still) !== kindOf(first)) continue
        best = some[position]!
        difference = still
        tlc = simpler
        improved = true
        break
      }
    }
    if (!improved) break
  }
  const body = print(best)
  return { kind: "expression", seed, index, front: neededPrelude(body), body, tlc, difference }
}

/** Stands for the text in front until it is known which parts of it are needed. */
const MARKER = "(* operators *)"

const kindOf = (difference: string): string => `${difference.startsWith("TLC: error")} ${/ours (is an error|fails)/.test(difference)}`

function* take<T>(source: Iterable<T>, count: number): Generator<T> {
  let left = count
  for (const each of source) {
    if (left-- <= 0) return
    yield each
  }
}

export const shrinkSpecification = async (
  oracle: TlcOracle,
  found: SpecificationCase,
  answer: Outcome,
  first: string,
  seed: number,
): Promise<Finding> => {
  let best = found
  let difference = first
  let tlc = answer
  let budget = 120
  for (let improved = true; improved && budget > 0;) {
    improved = false
    for (const candidate of simplerSpecifications(best)) {
      if (--budget <= 0) break
      const result = await compareOne(oracle, candidate)
      if (result === "refused" || result.difference === undefined || result.difference.split(":")[0] !== first.split(":")[0]) continue
      best = candidate
      difference = result.difference
      tlc = result.tlc
      improved = true
      break
    }
  }
  const { modules, root, config } = write(best, MARKER)
  const needed = neededPrelude([...modules.values()].join("\n"))
  const texts = Object.fromEntries([...modules].map(([name, text]) => [name, text.replace(MARKER, needed)]))
  return { kind: "specification", seed, index: 0, modules: texts, root, config, tlc, difference }
}
