/** The vacuity report as Markdown: a table for each kind of entry, and what is missing. */
import type { Taken } from "./coverage.ts"
import type { Trial } from "./trial.ts"

/** Everything that was found out. */
export type Findings = {
  readonly trials: readonly Trial[]
  readonly taken: readonly Taken[]
  readonly missing: readonly string[]
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`).join("\n")

const modelOf = (config: string): string => config.replace(/^.*\//, "").replace(/\.cfg$/, "")

const verdict = ({ problem }: Trial, good: string): string => problem ?? good

/** What keeps the report from being complete; empty if every check can fail and everything is reached. */
export const problemsOf = ({ trials, taken, missing }: Findings): readonly string[] => {
  const wrong = trials.flatMap(({ kind, name, config, problem }) =>
    problem === null ? [] : [`${kind} ${name} (${modelOf(config)}): ${problem}`],
  )
  const times = new Map<string, number>()
  for (const each of taken) times.set(each.action, (times.get(each.action) ?? 0) + each.times)
  const never = [...times].filter(([, total]) => total === 0).map(([action]) => `the action ${action} is taken in no model`)
  return [...wrong, ...missing, ...never]
}

/** The whole report. */
export const formatReport = (findings: Findings): string => {
  const { trials, taken } = findings
  const of = (kind: Trial["kind"]): readonly Trial[] => trials.filter((trial) => trial.kind === kind)
  const bad = (kind: "invariant" | "step", head: string): string =>
    table(
      [head, "model", kind === "invariant" ? "bad state" : "bad step", "verdict", "violates as well"],
      of(kind).map((trial) => [trial.name, modelOf(trial.config), trial.shown, verdict(trial, "violated"), trial.also.join(", ")]),
    )
  const timesOf = (action: string, config: string): string => {
    const found = taken.find((each) => each.action === action && each.config === config)
    return found === undefined ? "" : String(found.times)
  }
  const problems = problemsOf(findings)
  return [
    "# Vacuity",
    "",
    "A check that no state can violate, or that speaks of something that never happens, says nothing. `npm run report:vacuity` makes this page from",
    "`spec/vacuity.json` and fails when an invariant has no state that violates it, or an action or antecedent no model that reaches it.",
    "",
    "## Invariants",
    "",
    bad("invariant", "invariant"),
    "",
    "## Step properties",
    "",
    bad("step", "property"),
    "",
    "## Actions",
    "",
    table(
      ["action", "model", "first taken after", "times taken in the whole model"],
      of("action").map((trial) => [trial.name, modelOf(trial.config), verdict(trial, trial.shown), timesOf(trial.name, trial.config)]),
    ),
    "",
    "## Antecedents",
    "",
    table(
      ["antecedent", "model", "first reached after"],
      of("antecedent").map((trial) => [trial.name, modelOf(trial.config), verdict(trial, trial.shown)]),
    ),
    "",
    "## Missing",
    "",
    problems.length === 0 ? "Nothing." : problems.map((problem) => `- ${problem}`).join("\n"),
    "",
  ].join("\n")
}
