/**
 * Looks one level into a value's TLA+ text, as far as a diagram needs it: which keys it has and what stands
 * under each. It reads what TLC and the embedded engine print, not TLA+ in general.
 */

/** A value with parts. The keys of a tuple are its positions, from 1. */
export type Parts = {
  readonly kind: "function" | "record" | "tuple"
  readonly entries: readonly (readonly [key: string, value: string])[]
}

const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "<<": ">>" }

/** Splits `text` at `separator` where it stands outside of brackets and strings. */
const splitOutside = (text: string, separator: string): readonly string[] => {
  const parts: string[] = []
  let depth = 0
  let start = 0
  let at = 0
  while (at < text.length) {
    const two = text.slice(at, at + 2)
    const one = text.charAt(at)
    if (one === '"') {
      at += 1
      while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === "\\" ? 2 : 1
      at += 1
    } else if (depth === 0 && text.startsWith(separator, at)) {
      parts.push(text.slice(start, at).trim())
      at += separator.length
      start = at
    } else if (two === "<<" || two === ">>") {
      depth += two === "<<" ? 1 : -1
      at += 2
    } else {
      if (one in closers) depth += 1
      else if (one === ")" || one === "]" || one === "}") depth -= 1
      at += 1
    }
  }
  parts.push(text.slice(start).trim())
  return parts
}

const pairs = (body: string, separator: string, arrow: string): Parts["entries"] | null => {
  const entries: (readonly [string, string])[] = []
  for (const part of splitOutside(body, separator)) {
    const [key, value, ...rest] = splitOutside(part, arrow)
    if (key === undefined || value === undefined || rest.length > 0) return null
    entries.push([key, value])
  }
  return entries
}

/** The parts of a function, record or tuple; null for every other value, and for text it cannot read. */
export const partsOf = (text: string): Parts | null => {
  const trimmed = text.trim()
  const inner = (open: string, close: string): string | null =>
    trimmed.startsWith(open) && trimmed.endsWith(close) && trimmed.length >= open.length + close.length
      ? trimmed.slice(open.length, -close.length).trim()
      : null
  const tuple = inner("<<", ">>")
  if (tuple !== null) {
    const items = tuple === "" ? [] : splitOutside(tuple, ",")
    return { kind: "tuple", entries: items.map((item, index) => [String(index + 1), item]) }
  }
  const record = inner("[", "]")
  if (record !== null) {
    const entries = pairs(record, ",", "|->")
    return entries === null ? null : { kind: "record", entries }
  }
  const body = inner("(", ")")
  if (body !== null) {
    const entries = pairs(body, "@@", ":>")
    return entries === null ? null : { kind: "function", entries }
  }
  return null
}

const pathTo = (kind: Parts["kind"], key: string): string => (kind === "record" ? `.${key}` : `[${key}]`)

/** The parts of several values, one list of values per key, when all have the same keys; null otherwise. */
const alignedParts = (
  values: readonly string[],
): { readonly kind: Parts["kind"]; readonly entries: readonly (readonly [string, readonly string[]])[] } | null => {
  const all = values.map(partsOf)
  const first = all[0]
  if (first === undefined || first === null || first.entries.length === 0) return null
  for (const parts of all) {
    if (parts === null || parts.kind !== first.kind || parts.entries.length !== first.entries.length) return null
    if (!parts.entries.every(([key], index) => key === first.entries[index]?.[0])) return null
  }
  const entries = first.entries.map(([key], index) => [key, all.map((parts) => parts?.entries[index]?.[1] ?? "")] as const)
  return { kind: first.kind, entries }
}

/**
 * What differs between two values, as `path = value` with the shortest path below `name`; several fields of one
 * record are told together. Values whose keys differ are shown whole: a queue that grew reads better as a queue.
 */
export const differences = (name: string, before: string, after: string): readonly string[] => {
  if (before === after) return []
  const parts = alignedParts([before, after])
  if (parts === null) return [`${name} = ${after}`]
  const changed = parts.entries.filter(([, [old, now]]) => old !== now)
  const plain = changed.every(([, values]) => alignedParts(values) === null)
  if (parts.kind === "record" && changed.length > 1 && plain)
    return [`${name}: ${changed.map(([key, [, now]]) => `${key} = ${now ?? ""}`).join(", ")}`]
  return changed.flatMap(([key, [old, now]]) => differences(name + pathTo(parts.kind, key), old ?? "", now ?? ""))
}

/** Characters up to which a value that never changes is still worth its place. */
const shortValue = 48
/** Characters up to which a value that changes is shown whole at first. */
const readableValue = 48

/**
 * The first of a row of values, as far as a reader needs it to follow the row: short values and those that change
 * whole, long ones only where they change. Empty when the value is long and never changes.
 */
export const beginning = (name: string, values: readonly string[]): readonly string[] => {
  const first = values[0] ?? ""
  if (values.every((value) => value === first)) return first.length <= shortValue ? [`${name} = ${first}`] : []
  const parts = first.length <= readableValue ? null : alignedParts(values)
  if (parts === null) return [`${name} = ${first}`]
  const changing = parts.entries.filter(([, column]) => column.some((value) => value !== column[0]))
  if (parts.kind === "record" && changing.length > 1 && changing.every(([, column]) => alignedParts(column) === null))
    return [`${name}: ${changing.map(([key, column]) => `${key} = ${column[0] ?? ""}`).join(", ")}`]
  return changing.flatMap(([key, column]) => beginning(name + pathTo(parts.kind, key), column))
}
