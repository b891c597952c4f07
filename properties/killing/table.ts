/** The table of mutants in docs/properties.md, from what was stored: who catches what, and how soon. */
import type { Fate } from "./fate.ts"
import { mutantNamed, type MutantName, mutantNames } from "../mutants/registry.ts"

/** A model of the manifest, as far as the table needs it. */
export type Model = {
  readonly model: string
  readonly mutant: string | null
  readonly expected: { readonly verdict: string; readonly property: string | null; readonly diameter: number | null }
}

/** What the table says of a campaign: the length of the shrunk run, and how to replay it; or how many runs a control survived. */
export type Campaigned =
  | { readonly property: string; readonly length: number; readonly replay: string }
  | { readonly survives: { readonly runs: number } }

/** Everything that is stored. */
export type Stored = {
  readonly models: readonly Model[]
  readonly exploration: Readonly<Partial<Record<MutantName, Fate>>>
  readonly campaign: Readonly<Partial<Record<MutantName, Campaigned>>>
}

const steps = (count: number): string => `${count} ${count === 1 ? "step" : "steps"}`

const specCell = (name: MutantName, models: readonly Model[]): string => {
  const own = models.filter(({ mutant }) => mutant === name)
  const { breaks, bound } = mutantNamed(name)
  const telling = own.find(({ model }) => model === bound) ?? own[0]
  if (telling === undefined) return "no model"
  const { verdict, property, diameter } = telling.expected
  if (breaks === undefined) return `\`${telling.model}\`: ${verdict}`
  const length = diameter === null ? "" : diameter === 1 ? ", at once" : `, ${steps(diameter - 1)}`
  return `\`${telling.model}\`: ${property ?? verdict}${length}`
}

const explorationCell = (fate: Fate | undefined): string => {
  if (fate === undefined) return "not explored"
  if ("survived" in fate) return `survives ${fate.survived.distinct.toLocaleString("en-US")} states of \`${fate.survived.bound}\``
  return `${fate.killed.property}, ${steps(fate.killed.steps)}`
}

const campaignCell = (found: Campaigned | undefined): string => {
  if (found === undefined) return "not run"
  if ("survives" in found) return `survives ${found.survives.runs.toLocaleString("en-US")} runs`
  return `${found.property}, ${steps(found.length)} (\`${found.replay}\`)`
}

const traceCell = (fate: Fate | undefined): string => {
  if (fate === undefined || "survived" in fate) return "control"
  const { rejected } = fate.killed
  return rejected === null ? "allowed" : `rejected at event ${rejected.event} of ${rejected.of}, ${rejected.action}`
}

/** The lines of the table. */
export const mutantTable = ({ models, exploration, campaign }: Stored): readonly string[] => [
  "| mutant | ZooKeeper | the bug | spec | exploration | campaign | trace validation |",
  "| --- | --- | --- | --- | --- | --- | --- |",
  ...mutantNames.map((name) => {
    const { issues, says } = mutantNamed(name)
    const fate = exploration[name]
    const cells = [
      `\`${name}\``,
      issues.map((issue) => `[${issue}](https://issues.apache.org/jira/browse/ZOOKEEPER-${issue})`).join(", "),
      says,
      specCell(name, models),
      explorationCell(fate),
      campaignCell(campaign[name]),
      traceCell(fate),
    ]
    return `| ${cells.join(" | ")} |`
  }),
]

/** The lines between which a page holds the table. */
export const marks = { begin: "<!-- mutants: begin -->", end: "<!-- mutants: end -->" } as const

/**
 * A page with this table in the place of the one it has.
 * @throws Error if the page has no place for it
 */
export const withTable = (page: string, table: readonly string[]): string => {
  const begin = page.indexOf(marks.begin)
  const end = page.indexOf(marks.end)
  if (begin < 0 || end < begin) throw new Error(`docs/properties.md has no lines ${marks.begin} and ${marks.end}`)
  return `${page.slice(0, begin + marks.begin.length)}\n\n${table.join("\n")}\n\n${page.slice(end)}`
}
