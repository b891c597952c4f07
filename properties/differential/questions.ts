/** The questions of a campaign, put to TLC and to our evaluator, so that one refused text does not spoil a batch. */
import { type OwnAnswer, type Outcome, compareOutcome, outcomeOf } from "./comparison.ts"
import { write } from "./generator/module.ts"
import { prelude } from "./generator/prelude.ts"
import type { SpecificationCase } from "./generator/specification.ts"
import { checkOwn, evaluateAll } from "./own-evaluator.ts"
import { type ExpressionAnswer, type TlcOracle, Unparsable } from "./tlc-oracle.ts"

/** Our answers to some of the bodies. A module our evaluator refuses as a whole is split until the refused definition is found. */
export const evaluateSome = async (bodies: readonly string[], asked: readonly number[]): Promise<Map<number, OwnAnswer>> => {
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

/** TLC's answers, or undefined for candidates that make the module unparsable (a shrunk tree may bind a name twice). */
export const answerAll = async (oracle: TlcOracle, bodies: readonly string[]): Promise<(ExpressionAnswer | undefined)[]> => {
  try {
    return await oracle.expressions(prelude, bodies)
  } catch (error) {
    if (!(error instanceof Unparsable)) throw error
    if (bodies.length === 1) return [undefined]
    const middle = bodies.length >> 1
    return [...(await answerAll(oracle, bodies.slice(0, middle))), ...(await answerAll(oracle, bodies.slice(middle)))]
  }
}

/** TLC's outcome and how ours differs; "refused" where TLC does not take the model. */
export type Compared = "refused" | { readonly tlc: Outcome; readonly difference: string | undefined }

export const compareOne = async (oracle: TlcOracle, value: SpecificationCase): Promise<Compared> => {
  const { modules, root, config } = write(value, prelude)
  const tlc = outcomeOf(await oracle.specification(modules, root, config))
  if (tlc === undefined) return "refused"
  try {
    return { tlc, difference: compareOutcome(tlc, await checkOwn(modules, root, config)) }
  } catch (error) {
    return { tlc, difference: `TLC: ${tlc.verdict}, ours refuses: ${(error as Error).stack ?? String(error)}` }
  }
}
