// Words, numbers, strings and symbols of a TLC configuration file, with their places. Comments are left out.
import { TlaError } from "./error.ts"
import type { SourceLocation } from "./error.ts"
import type { Source } from "./syntax/ast.ts"
import { makeText } from "./syntax/text.ts"
import { tokenize } from "./syntax/tokens.ts"

export type ConfigToken = {
  /** A keyword is recognised by its text; names include keywords. */
  readonly kind: "name" | "number" | "string" | "symbol" | "end"
  readonly text: string
  readonly at: SourceLocation
}

/** Cuts a configuration file into tokens; the last one is of kind `end`. */
export const readConfigTokens = (source: Source): readonly ConfigToken[] => {
  const text = makeText(source)
  const { tokens, unclosed } = tokenize(text.parsed, 0)
  if (unclosed !== null) {
    const close = unclosed.kind === "string" ? 'close it with " on the same line' : "close it with *)"
    throw new TlaError(
      "config",
      `the ${unclosed.kind} that starts here is never closed`,
      text.locate(unclosed.start, unclosed.start + 1),
      close,
    )
  }
  const read = tokens.map(({ kind, text: content, start, end }): ConfigToken => {
    const at = text.locate(start, end)
    if (kind === "word") return { kind: "name", text: content, at }
    return { kind: kind === "number" || kind === "string" ? kind : "symbol", text: content, at }
  })
  const length = text.parsed.length
  return [...read, { kind: "end", text: "the end of the file", at: text.locate(length, length) }]
}
