/** The report: a table for people and one JSON object per line for machines. */
import { differencesFromManifest, type Answer } from "./judge.ts"

const count = (value: number): string => value.toLocaleString("en-US")

/** "1 model", "24 models". */
export const counted = (value: number, word: string): string => `${count(value)} ${word}${value === 1 ? "" : "s"}`

const verdictText = ({ result }: Answer): string => {
  switch (result.verdict) {
    case "holds":
      return result.notChecked.length === 0 ? "holds" : `holds; not checked by this engine: ${result.notChecked.join(", ")}`
    case "violated":
      return result.property === null ? "violated" : `violated: ${result.property}`
    case "not checked":
      return "not checked by this engine"
    case "not finished":
    case "error":
      return result.verdict
  }
}

const expectedText = (answer: Answer): string => {
  const { expected } = answer.model
  const mark = differencesFromManifest(answer).length > 0 ? "  <- differs" : ""
  if (expected.verdict === "violated") {
    const length = expected.diameter === null ? "" : `, ${expected.diameter} ${expected.diameter === 1 ? "state" : "states"}`
    return `violated: ${expected.property ?? "?"}${length}${mark}`
  }
  return `holds, ${count(expected.distinct ?? 0)}, ${expected.diameter ?? 0}${mark}`
}

/** A count that was not taken is 0 in a result; no search ends with 0 of anything. */
const known = (value: number): number | null => (value > 0 ? value : null)

type Column = { readonly title: string; readonly right?: true; readonly cell: (answer: Answer) => string }

const columns: readonly Column[] = [
  { title: "module", cell: ({ model }) => model.module },
  { title: "model", cell: ({ model }) => model.model },
  { title: "bounds", cell: ({ model }) => model.bounds },
  { title: "engine", cell: ({ engine }) => engine },
  { title: "verdict", cell: verdictText },
  { title: "distinct", right: true, cell: ({ result }) => (result.distinct > 0 ? count(result.distinct) : "-") },
  { title: "diameter", right: true, cell: ({ result }) => (result.diameter > 0 ? count(result.diameter) : "-") },
  { title: "seconds", right: true, cell: ({ result }) => (result.seconds > 0 ? result.seconds.toFixed(1) : "-") },
  { title: "expected", cell: expectedText },
]

const narrowestBounds = 12

const shortened = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, width - 1)}…`)

/**
 * The table's lines: a heading, a rule, one line per answer. Where it is wider than `width`, the bounds are
 * shortened; the numbers never are.
 */
export const table = (answers: readonly Answer[], width = Number.POSITIVE_INFINITY): readonly string[] => {
  const rows = [columns.map((column) => column.title), ...answers.map((answer) => columns.map((column) => column.cell(answer)))]
  const widthsOf = (all: readonly (readonly string[])[]): readonly number[] =>
    columns.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)))
  const whole = widthsOf(rows)
  const excess = whole.reduce((sum, size) => sum + size + 2, -2) - width
  const bounds = columns.findIndex((column) => column.title === "bounds")
  const room = Math.max(narrowestBounds, (whole[bounds] ?? 0) - Math.max(0, excess))
  const fitted = rows.map((row) => row.map((cell, at) => (at === bounds ? shortened(cell, room) : cell)))
  const widths = widthsOf(fitted)
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => (columns[at]?.right ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join("  ")
      .trimEnd()
  const rule = widths.map((size) => "-".repeat(size)).join("  ")
  return [line(fitted[0] ?? []), rule, ...fitted.slice(1).map(line)]
}

/**
 * One answer as a line of JSON. The first ten keys are the interface; the others say what the verdict alone
 * does not. Counts are null when there was no search.
 */
export const jsonLine = (answer: Answer): string => {
  const { model, engine, result } = answer
  return JSON.stringify({
    module: model.module,
    model: model.model,
    engine,
    verdict: result.verdict,
    distinct: known(result.distinct),
    generated: known(result.generated),
    diameter: known(result.diameter),
    seconds: Math.round(result.seconds * 1000) / 1000,
    expectedDistinct: model.expected.distinct,
    mutant: model.mutant,
    property: result.property,
    notChecked: result.notChecked,
    detail: result.detail,
    unexpected: differencesFromManifest(answer),
  })
}
