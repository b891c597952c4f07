// Where the module of a file begins and ends. Text before and after it is free text and never parsed, nor are comments.
import { TlaError } from "../error.ts"
import type { Text } from "./text.ts"
import { tokenize } from "./tokens.ts"
import type { Stretch, Token } from "./tokens.ts"

/** The first module of a text, from its header line to the end of its closing line. */
export type Frame = {
  readonly start: number
  readonly end: number
  readonly tokens: readonly Token[]
  /** The text up to the module's end, with blanks for everything that is not part of the module or is a comment: all offsets stay. */
  readonly code: string
}

const HEADER = /-{4,} *MODULE\b/

/** Finds the module. Fails when there is none, when it is not closed, or when a string or comment in it is not closed. */
export const findFrame = (text: Text): Frame => {
  const { parsed } = text
  const header = HEADER.exec(parsed)
  if (header === null) throw new TlaError("syntax", "no module starts in this file", text.locate(0, 0), missingModuleHint(text))
  const start = header.index
  const open: Token[] = []
  const { tokens, comments, unclosed } = tokenize(parsed, start, (token) => {
    if (token.kind === "header") open.push(token)
    if (token.kind === "ending") open.pop()
    return open.length === 0
  })
  if (unclosed?.kind === "comment") {
    throw new TlaError(
      "syntax",
      "the comment that starts here is never closed",
      text.locate(unclosed.start, unclosed.start + 2),
      "close it with *)",
    )
  }
  if (unclosed?.kind === "string") {
    const lineEnd = parsed.indexOf("\n", unclosed.start)
    throw new TlaError(
      "syntax",
      "the string that starts here is not closed on its line",
      text.locate(unclosed.start, lineEnd < 0 ? parsed.length : lineEnd),
      'close it with "',
    )
  }
  const innermost = open.at(-1)
  if (innermost !== undefined) {
    const at = text.locate(innermost.start, innermost.end)
    throw new TlaError(
      "syntax",
      "the module that starts here has no closing line",
      at,
      "end it with a line of four or more equals signs: ====",
    )
  }
  const end = tokens.at(-1)?.end ?? start
  return { start, end, tokens, code: blankOut(parsed.slice(0, end), [{ start: 0, end: start }, ...comments]) }
}

const blankOut = (code: string, stretches: readonly Stretch[]): string => {
  const pieces: string[] = []
  let done = 0
  for (const { start, end } of stretches) {
    pieces.push(code.slice(done, start), code.slice(start, end).replace(/[^\n]/g, " "))
    done = end
  }
  pieces.push(code.slice(done))
  return pieces.join("")
}

const missingModuleHint = (text: Text): string => {
  const name = /([A-Za-z0-9_]+)\.tla$/.exec(text.source.file)?.[1] ?? "Name"
  return `put definitions between a line "---- MODULE ${name} ----" and a line "===="`
}
