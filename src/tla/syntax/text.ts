// One file's text as the parser sees it and as a reader counts it: tabs widened for the parser, lines and columns for the reader.
import type { SourceLocation } from "../error.ts"
import type { Source } from "./ast.ts"

/** TLA+ tools put tab stops at every eighth column; the alignment of bulleted lists depends on it. */
const TAB_STOP = 8

/** A text with places. All offsets are into `parsed`, the text with its tabs widened to spaces. */
export type Text = {
  readonly source: Source
  readonly parsed: string
  /** The part of the original text between two offsets. */
  readonly original: (start: number, end: number) => string
  /** The place between two offsets: lines end at a line feed, a column is one character (not one UTF-16 unit), a tab is one character. */
  readonly locate: (start: number, end: number) => SourceLocation
}

type Widened = { readonly parsed: string; readonly originals: Int32Array | null }

const widenTabs = (text: string): Widened => {
  if (!text.includes("\t")) return { parsed: text, originals: null }
  const pieces: string[] = []
  const originals: number[] = []
  let column = 0
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    const width = character === "\t" ? TAB_STOP - (column % TAB_STOP) : 1
    pieces.push(character === "\t" ? " ".repeat(width) : character)
    for (let count = 0; count < width; count++) originals.push(index)
    column = character === "\n" ? 0 : column + width
  }
  originals.push(text.length)
  return { parsed: pieces.join(""), originals: Int32Array.from(originals) }
}

const lineStartsOf = (text: string): Int32Array => {
  const starts = [0]
  for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1)) starts.push(index + 1)
  return Int32Array.from(starts)
}

/** Prepares a file for parsing. A byte order mark at its start is dropped. */
export const makeText = (source: Source): Text => {
  const text = source.text.startsWith("\uFEFF") ? source.text.slice(1) : source.text
  const { parsed, originals } = widenTabs(text)
  const starts = lineStartsOf(text)
  const surrogates = /[\uD800-\uDBFF]/.test(text)
  const originalOf = (offset: number): number => (originals === null ? offset : (originals[offset] ?? text.length))
  let lastLine = 0
  const lineOf = (offset: number): number => {
    const start = starts[lastLine] ?? 0
    const next = starts[lastLine + 1]
    if (offset >= start && (next === undefined || offset < next)) return lastLine
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    lastLine = low
    return low
  }
  const columnOf = (offset: number, line: number): number => {
    const start = starts[line] ?? 0
    return surrogates ? Array.from(text.slice(start, offset)).length + 1 : offset - start + 1
  }
  const locate = (start: number, end: number): SourceLocation => {
    const from = originalOf(start)
    const to = originalOf(end)
    const line = lineOf(from)
    const column = columnOf(from, line)
    const endLine = lineOf(to)
    return { file: source.file, line, column, endLine, endColumn: columnOf(to, endLine) } as const
  }
  return {
    source,
    parsed,
    original: (start, end) => text.slice(originalOf(start), originalOf(end)),
    locate: (start, end) => {
      const at = locate(start, end)
      return { ...at, line: at.line + 1, endLine: at.endLine + 1 }
    },
  }
}
