/**
 * A counterexample as a space-time diagram: time runs down, every server has a column, and a row shows the
 * action with its parameters and what it changed, at the server where it changed.
 *
 * The servers are found in the trace itself: the keys that most function-valued variables have in common.
 */
import { actionText, type Step } from "./trace.ts"
import { differences, partsOf } from "./value-text.ts"

const valueOf = (step: Step, variable: string): string => step.state.find(([name]) => name === variable)?.[1] ?? ""

/** The keys of `variable` when it is a function with the same keys in every state of the trace. */
const stableKeys = (trace: readonly Step[], variable: string): readonly string[] | null => {
  let keys: readonly string[] | null = null
  for (const step of trace) {
    if (step.loop !== undefined) continue
    const parts = partsOf(valueOf(step, variable))
    if (parts === null || parts.kind === "record" || parts.entries.length < 2) return null
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

type Row = {
  readonly label: string
  readonly acting: ReadonlySet<string>
  readonly cells: ReadonlyMap<string, readonly string[]>
}

/** The column of what belongs to no server. */
const shared = ""

const rowOf = (label: string, step: Step, before: Step | null, servers: readonly string[], local: ReadonlySet<string>): Row => {
  const cells = new Map<string, string[]>()
  const put = (column: string, line: string): void => {
    cells.set(column, [...(cells.get(column) ?? []), line])
  }
  for (const [variable, value] of step.loop === undefined ? step.state : []) {
    const old = before === null ? null : valueOf(before, variable)
    if (!local.has(variable)) {
      const changes = old === null ? [[variable, value] as const] : differences(variable, old, value)
      for (const [path, text] of changes) put(shared, `${path} = ${text}`)
      continue
    }
    const entries = partsOf(value)?.entries ?? []
    const oldEntries = old === null ? [] : (partsOf(old)?.entries ?? [])
    entries.forEach(([key, text], index) => {
      const oldText = oldEntries[index]?.[1]
      const changes = oldText === undefined ? [[variable, text] as const] : differences(variable, oldText, text)
      for (const [path, now] of changes) put(key, `${path} = ${now}`)
    })
  }
  const acting = new Set(before === null ? [] : servers.filter((server) => cells.has(server)))
  return { label, acting, cells }
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

/**
 * The diagram as lines of at most about `width` characters. A filled dot marks a server that changed, a bar one
 * that did not. Where columns would get too narrow they keep `narrowestColumn` and lines get longer.
 */
export const spaceTimeDiagram = (trace: readonly Step[], width: number): readonly string[] => {
  const { servers, local } = serversOf(trace)
  const rows = trace.map((step, index) => rowOf(String(index), step, trace[index - 1] ?? null, servers, local))
  const labels = trace.map(actionText)
  const columns = rows.some((row) => row.cells.has(shared)) ? [...servers, shared] : [...servers]
  const actionWidth = Math.min(44, Math.max("action".length, ...labels.map((label) => label.length)))
  const room = width - 4 - 2 - actionWidth
  const cellWidth = Math.max(narrowestColumn, Math.floor(room / Math.max(1, columns.length)) - 4)
  const pad = (text: string, size: number): string => text.padEnd(size)
  const out: string[] = []
  const heading = columns.map((column) => pad(column === shared ? "shared" : column, cellWidth + 2))
  out.push(`${pad("step", 4)}  ${pad("action", actionWidth)}  ${heading.join("  ")}`.trimEnd())
  rows.forEach((row, index) => {
    const action = wrap(labels[index] ?? "", actionWidth)
    const blocks = columns.map((column) => (row.cells.get(column) ?? []).flatMap((line) => wrap(line, cellWidth)))
    const height = Math.max(1, action.length, ...blocks.map((block) => block.length))
    for (let line = 0; line < height; line += 1) {
      const cells = columns.map((column, at) => {
        const mark = column === shared ? " " : row.acting.has(column) && line === 0 ? "●" : "│"
        return `${mark} ${pad(blocks[at]?.[line] ?? "", cellWidth)}`
      })
      out.push(`${pad(line === 0 ? row.label : "", 4)}  ${pad(action[line] ?? "", actionWidth)}  ${cells.join("  ")}`.trimEnd())
    }
  })
  return out
}
