// Expressions as they were written, for messages.
import type { SourceLocation } from "../error.ts"
import type { Source } from "./ast.ts"

const LONGEST = 80

/** The original text of anything that has a place, in one line of at most 80 characters; longer text ends in `…`. */
export const sourceText = (node: { readonly at: SourceLocation }, source: Source): string => {
  const { line, column, endLine, endColumn } = node.at
  const lines = source.text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .slice(line - 1, endLine)
  const cut = lines.map((text, index) => {
    const characters = Array.from(text)
    return characters.slice(index === 0 ? column - 1 : 0, index === lines.length - 1 ? endColumn - 1 : characters.length).join("")
  })
  const joined = Array.from(withoutComments(cut.join("\n")).replace(/\s+/g, " ").trim())
  return joined.length <= LONGEST ? joined.join("") : `${joined.slice(0, LONGEST - 1).join("")}…`
}

const withoutComments = (text: string): string => text.replace(/\\\*.*$/gm, "").replace(/\(\*[\s\S]*?\*\)/g, " ")
