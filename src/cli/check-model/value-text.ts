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

/**
 * What differs between two values, as the shortest list of paths below `name` with their new text. Values
 * whose keys differ are shown whole: a queue that grew reads better as a queue.
 */
export const differences = (name: string, before: string, after: string): readonly (readonly [string, string])[] => {
  if (before === after) return []
  const old = partsOf(before)
  const now = partsOf(after)
  const sameKeys =
    old !== null &&
    now !== null &&
    old.kind === now.kind &&
    now.entries.length > 0 &&
    old.entries.length === now.entries.length &&
    old.entries.every(([key], index) => now.entries[index]?.[0] === key)
  if (!sameKeys) return [[name, after]]
  return now.entries.flatMap(([key, value], index) => differences(name + pathTo(now.kind, key), old.entries[index]?.[1] ?? "", value))
}
