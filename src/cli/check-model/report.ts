/** The end of a run for a person: counterexamples, errors, the table, and what it all means. */
import type { Answer, Judgement } from "./judge.ts"
import { differencesFromManifest } from "./judge.ts"
import { spaceTimeDiagram } from "./diagram.ts"
import { counted, table } from "./table.ts"

/** What the report depends on besides the answers. */
export type ReportOptions = {
  readonly width: number
  /** Width the table should keep to; unlimited where nobody reads it on a screen. */
  readonly tableWidth: number
  /** Show the counterexamples that had to be found as well, not only the unexpected ones. */
  readonly expectedTraces: boolean
  /** The shortest command that checks a model on an engine again. */
  readonly again: (answer: Pick<Answer, "model" | "engine">) => string
}

const counterexample = (answer: Answer, options: ReportOptions): readonly string[] => {
  const { model, engine, result } = answer
  const states = result.trace.filter((step) => step.loop === undefined).length
  // Breadth-first search finds a shortest one; a behaviour that goes on for ever is found another way.
  const shortest = states === result.trace.length
  return [
    "",
    `${model.module} ${model.model} (${engine}): ${result.detail ?? "violated"}`,
    `${shortest ? "The shortest counterexample" : "The counterexample"} has ${counted(states, "state")}.`,
    "",
    ...spaceTimeDiagram(result.trace, options.width),
    "",
    "See it again:",
    `  ${options.again(answer)}`,
  ]
}

const indented = (text: string): readonly string[] => text.split("\n").map((line) => `  ${line}`)

/** The report's lines. */
export const report = (answers: readonly Answer[], judgement: Judgement, options: ReportOptions): readonly string[] => {
  const violations = answers.filter(({ result }) => result.verdict === "violated")
  const surprises = violations.filter((answer) => differencesFromManifest(answer).length > 0)
  const shown = options.expectedTraces ? violations : surprises
  const hidden = violations.length - shown.length
  const lines: string[] = []
  for (const answer of shown) lines.push(...counterexample(answer, options))
  for (const answer of answers) {
    if (answer.result.verdict !== "error") continue
    const { model, engine, result } = answer
    lines.push("", `${model.module} ${model.model} (${engine}) could not be evaluated:`)
    lines.push(...indented(result.detail ?? "no message"))
    lines.push("See it again:", `  ${options.again(answer)}`)
  }
  lines.push("", ...table(answers, options.tableWidth), "")
  for (const { model, engine, result } of answers)
    for (const warning of result.warnings) lines.push(`warning     ${model.module} ${model.model} (${engine}): ${warning}`)
  for (const line of judgement.unexpected) lines.push(`unexpected  ${line}`)
  for (const line of judgement.unchecked) lines.push(`unchecked   ${line.split("\n")[0] ?? ""}`)
  const skipped = answers.filter(({ result }) => result.verdict === "not checked")
  const elsewhere = (answer: Answer): boolean => answers.some((other) => other.model === answer.model && !skipped.includes(other))
  const nowhere = [...new Set(skipped.filter((answer) => !elsewhere(answer)).map(({ model }) => model))]
  const partly = answers.filter(({ result }) => result.notChecked.length > 0).length
  if (nowhere.length > 0) {
    const needed = [...new Set(nowhere.flatMap(({ engines }) => engines))].join(" or ")
    lines.push(`${counted(nowhere.length, "model")} not checked, for want of ${needed}: ${nowhere.map(({ model }) => model).join(", ")}.`)
  }
  if (partly > 0) lines.push(`${counted(partly, "model")} checked without liveness, which is TLC's.`)
  if (hidden > 0)
    lines.push(`${hidden} ${hidden === 1 ? "violation was" : "violations were"} expected; --model NAME shows the counterexample of one.`)
  const decided = answers.length - skipped.length - judgement.unchecked.length
  if (judgement.exitCode === 0) lines.push(`All as expected: ${decided} of ${decided} verdicts.`)
  else if (judgement.exitCode === 1) lines.push("Not as expected.")
  else lines.push("Not everything could be checked.")
  return lines
}
