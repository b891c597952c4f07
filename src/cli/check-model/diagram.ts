/**
 * A counterexample as a space-time diagram: time runs down, every server has a column, and a row shows the
 * action with its parameters and what it changed, at the server where it changed.
 *
 * The servers are found in the trace itself: the keys that most function-valued variables have in common.
 */
import { actionText, type Step } from "./trace.ts"
import { beginning, differences, partsOf } from "./value-text.ts"

const valueOf = (step: Step, variable: string): string => step.state.find(([name]) => name === variable)?.[1] ?? ""

/** More columns than this are no servers, and would not fit a screen. */
const maxServers = 9

/** The keys of `variable` when it is a function with the same keys in every state of the trace. */
const stableKeys = (trace: readonly Step[], variable: string): readonly string[] | null => {
  let keys: readonly string[] | null = null
  for (const step of trace) {
    if (step.loop !== undefined) continue
    const parts = partsOf(valueOf(step, variable))
    if (parts === null || parts.kind === "record" || parts.entries.length < 2 || parts.entries.length > maxServers) return null
    const now = parts.entries.map(([key]) => key)
    if (keys !== null && keys.join("\n") !== now.join("\n")) return null
    keys = now
  }
  return keys
}

/** The columns of the diagram and the variables that are split over them; no columns when nothing is shared. */
export const serversOf = (trace: readonly Step[]): { readonly servers: readonly string[]; readonly local: ReadonlySet<string> } => {
  const groups = new Map<string, { readonly keys: readonly string[]; readonly variables: string[] }>()
  for (const [variable] of trace[0]?.state ?? []) {
    const keys = stableKeys(trace, variable)
    if (keys === null) continue
    const signature = keys.join("\n")
    const group = groups.get(signature) ?? { keys, variables: [] }
    group.variables.push(variable)
    groups.set(signature, group)
  }
  let best: { readonly keys: readonly string[]; readonly variables: readonly string[] } = { keys: [], variables: [] }
  for (const group of groups.values()) if (group.variables.length > best.variables.length) best = group
  return { servers: best.keys, local: new Set(best.variables) }
}

/** The lines of one row, by column. */
type Cells = ReadonlyMap<string, readonly string[]>

/** The column of what belongs to no server. */
const shared = ""

const entriesOf = (step: Step, variable: string): readonly (readonly [string, string])[] => partsOf(valueOf(step, variable))?.entries ?? []

/** What a variable holds in each column, in every state of the trace. */
const columnsOf = (trace: readonly Step[], variable: string, local: boolean): readonly (readonly [string, readonly string[]])[] =>
  local
    ? entriesOf(trace[0] ?? { action: null, parameters: [], state: [] }, variable).map(
        ([key], index) => [key, trace.map((step) => entriesOf(step, variable)[index]?.[1] ?? "")] as const,
      )
    : [[shared, trace.map((step) => valueOf(step, variable))]]

/** The cells of every row, and the variables that are left out because they are long and never change. */
const rowsOf = (
  trace: readonly Step[],
  local: ReadonlySet<string>,
): { readonly rows: readonly Cells[]; readonly hidden: readonly string[] } => {
  const states = trace.filter((step) => step.loop === undefined)
  const rows = trace.map(() => new Map<string, string[]>())
  const hidden: string[] = []
  for (const [variable] of states[0]?.state ?? []) {
    let shown = false
    for (const [column, values] of columnsOf(states, variable, local.has(variable))) {
      values.forEach((value, index) => {
        const lines = index === 0 ? beginning(variable, values) : differences(variable, values[index - 1] ?? "", value)
        if (lines.length === 0) return
        shown = true
        const cells = rows[index]
        cells?.set(column, [...(cells.get(column) ?? []), ...lines])
      })
    }
    if (!shown) hidden.push(variable)
  }
  return { rows, hidden }
}

/** Breaks a line at `width`, at a space or a comma where there is one in its second half. */
export const wrap = (line: string, width: number): readonly string[] => {
  const lines: string[] = []
  let rest = line
  while (rest.length > width) {
    const space = Math.max(rest.lastIndexOf(" ", width), rest.lastIndexOf(",", width - 1) + 1)
    const cut = space > width / 2 ? space : width
    lines.push(rest.slice(0, cut).trimEnd())
    rest = "  " + rest.slice(cut).trimStart()
  }
  lines.push(rest)
  return lines
}

const narrowestColumn = 18

/** What the diagram shows, one thing below the other: each action, then each server with what it changed there. */
const listing = (rows: readonly Cells[], labels: readonly string[], columns: readonly string[], width: number): readonly string[] => {
  const names = columns.map((column) => (column === shared ? "shared" : column))
  const indent = 4 + Math.max(0, ...names.map((name) => name.length))
  return rows.flatMap((cells, index) => [
    `${index}  ${labels[index] ?? ""}`,
    ...columns.flatMap((column, at) => {
      const lines = (cells.get(column) ?? []).flatMap((line) => wrap(line, Math.max(narrowestColumn, width - indent)))
      const mark = column !== shared && index > 0 ? "●" : " "
      return lines.map((line, row) => `${row === 0 ? `${mark} ${names[at] ?? ""}`.padEnd(indent) : " ".repeat(indent)}${line}`)
    }),
  ])
}

/**
 * The diagram as lines of at most about `width` characters. A filled dot marks a server that changed, a bar one
 * that did not. Where columns would get too narrow, what changed is listed below each action instead.
 */
export const spaceTimeDiagram = (trace: readonly Step[], width: number): readonly string[] => {
  const { servers, local } = serversOf(trace)
  const { rows, hidden } = rowsOf(trace, local)
  const labels = trace.map(actionText)
  const columns = rows.some((cells) => cells.has(shared)) ? [...servers, shared] : [...servers]
  const actionWidth = Math.min(44, Math.max("action".length, ...labels.map((label) => label.length)))
  const room = width - 4 - 2 - actionWidth
  const cellWidth = Math.floor(room / Math.max(1, columns.length)) - 4
  const notShown = hidden.length > 0 ? ["", ...wrap(`Not shown, as they keep their first values: ${hidden.join(", ")}.`, width)] : []
  if (cellWidth < narrowestColumn) return [...listing(rows, labels, columns, width), ...notShown]
  const pad = (text: string, size: number): string => text.padEnd(size)
  const out: string[] = []
  const heading = columns.map((column) => pad(column === shared ? "shared" : column, cellWidth + 2))
  out.push(`${pad("step", 4)}  ${pad("action", actionWidth)}  ${heading.join("  ")}`.trimEnd())
  rows.forEach((cells, index) => {
    const action = wrap(labels[index] ?? "", actionWidth)
    const blocks = columns.map((column) => (cells.get(column) ?? []).flatMap((line) => wrap(line, cellWidth)))
    const height = Math.max(1, action.length, ...blocks.map((block) => block.length))
    for (let line = 0; line < height; line += 1) {
      const texts = columns.map((column, at) => {
        const mark = column === shared ? " " : index > 0 && line === 0 && cells.has(column) ? "●" : "│"
        return `${mark} ${pad(blocks[at]?.[line] ?? "", cellWidth)}`
      })
      out.push(`${pad(line === 0 ? String(index) : "", 4)}  ${pad(action[line] ?? "", actionWidth)}  ${texts.join("  ")}`.trimEnd())
    }
  })
  return [...out, ...notShown]
}
