/**
 * Differences that were found once, kept as data in `properties/corpus/differential.json`: each with TLC's answer, so that a test can ask
 * our evaluator again without TLC, and a campaign asks both again first.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { type Outcome, compareExpression, compareOutcome, outcomeOf } from "./comparison.ts"
import { checkOwn, evaluateAll } from "./own-evaluator.ts"
import { type ExpressionAnswer, type TlcOracle, definition } from "./tlc-oracle.ts"

/** Where a difference came from, the smallest text that shows it, and TLC's answer. */
export type Finding = { readonly seed: number; readonly index: number; readonly difference: string } & (
  | {
      readonly kind: "expression"
      /** The module's text before the definition of the expression. */
      readonly front: string
      readonly body: string
      readonly tlc: ExpressionAnswer
    }
  | {
      readonly kind: "specification"
      readonly modules: Readonly<Record<string, string>>
      readonly root: string
      readonly config: string
      readonly tlc: Outcome
    }
)

const file = new URL("../corpus/differential.json", import.meta.url)

export const readCorpus = (): readonly Finding[] => JSON.parse(readFileSync(file, "utf8")) as readonly Finding[]

/** Adds findings to the corpus. */
export const keepFindings = (findings: readonly Finding[]): void => {
  if (findings.length > 0) writeFileSync(file, `${JSON.stringify([...readCorpus(), ...findings], undefined, 2)}\n`)
}

/** A finding as text that TLC can be given. */
export const showFinding = (finding: Finding): string =>
  finding.kind === "expression"
    ? `---- MODULE Difference ----\n${finding.front}\n${definition("E", finding.body)}\n====`
    : [...Object.values(finding.modules), finding.config].join("\n")

/** What still differs between our answer and TLC's recorded one, or undefined. */
export const recheck = async (finding: Finding): Promise<string | undefined> => {
  try {
    if (finding.kind === "expression") return compareExpression(finding.tlc, (await evaluateAll(finding.front, [finding.body]))[0]!)
    return compareOutcome(finding.tlc, await checkOwn(new Map(Object.entries(finding.modules)), finding.root, finding.config))
  } catch (error) {
    return `ours refuses: ${(error as Error).message}`
  }
}

/** The finding with the answer TLC gives now. */
export const reask = async (oracle: TlcOracle, finding: Finding): Promise<Finding> => {
  if (finding.kind === "expression") return { ...finding, tlc: (await oracle.expressions(finding.front, [finding.body]))[0]! }
  const outcome = outcomeOf(await oracle.specification(new Map(Object.entries(finding.modules)), finding.root, finding.config))
  if (outcome === undefined) throw new Error(`TLC refuses the finding of seed ${finding.seed}`)
  return { ...finding, tlc: outcome }
}
