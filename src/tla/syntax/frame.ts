// Where the module of a file begins and ends. Text before and after it is free text and never parsed.
import { TlaError } from "../error.ts"
import type { Text } from "./text.ts"
import { tokenize } from "./tokens.ts"
import type { Token } from "./tokens.ts"

/** The extent of the first module of a text, from its header line to the end of its closing line, and its tokens. */
export type Frame = { readonly start: number; readonly end: number; readonly tokens: readonly Token[] }

const HEADER = /-{4,} *MODULE\b/

/** Finds the module. Fails when there is none, when it is not closed, or when a string or comment in it is not closed. */
export const findFrame = (text: Text): Frame => {
  const header = HEADER.exec(text.parsed)
  if (header === null) {
    throw new TlaError("syntax", "no module starts in this file", text.locate(0, 0), `put definitions between "---- MODULE ${moduleNameOf(text)} ----" and "===="`)
  }
  const start = header.index
  const open: Token[] = []
  const { tokens, unclosed } = tokenize(text.parsed, start, (token) => {
    if (token.kind === "header") open.push(token)
    if (token.kind === "ending") open.pop()
    return open.length === 0
  })
  if (unclosed?.kind === "comment") {
    throw new TlaError("syntax", "the comment that starts here is never closed", text.locate(unclosed.start, unclosed.start + 2), "close it with *)")
  }
  if (unclosed?.kind === "string") {
    const lineEnd = text.parsed.indexOf("\n", unclosed.start)
    throw new TlaError("syntax", "the string that starts here is not closed on its line", text.locate(unclosed.start, lineEnd < 0 ? text.parsed.length : lineEnd), 'close it with "')
  }
  const unfinished = open[0]
  const last = tokens.at(-1)
  if (unfinished !== undefined || last === undefined) {
    const innermost = open.at(-1) ?? (tokens[0] as Token)
    const at = text.locate(innermost.start, innermost.end)
    throw new TlaError("syntax", `the module that starts here has no closing line`, at, "end it with a line of four or more equals signs: ====")
  }
  return { start, end: last.end, tokens }
}

const moduleNameOf = (text: Text): string =>
  text.source.file
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/\.tla$/, "") ?? "Name"
