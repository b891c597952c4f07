// Numbers and strings.
import type { Expr } from "./ast.ts"
import type { CstNode } from "./grammar.ts"
import type { Reader } from "./reader.ts"

const BASES: Readonly<Record<string, number>> = { binary_number: 2, octal_number: 8, hex_number: 16 }

/** Decimal numbers, and `\b101`, `\o17`, `\hFF`. */
export const readNumber = (reader: Reader, node: CstNode): Expr => {
  const text = reader.textOf(node)
  const base = BASES[node.type]
  const value = base === undefined ? Number(text) : Number.parseInt(text.slice(2), base)
  if (!(value <= 2147483647)) reader.fail(node, `${text} is too large a number`, "integers reach to 2147483647")
  return { kind: "number", at: reader.at(node), value }
}

/** `1.5`: there are no real numbers here. */
export const refuseReal = (reader: Reader, node: CstNode): never =>
  reader.unsupported(
    node,
    `real numbers such as ${reader.textOf(node)} are not supported`,
    "use integers, for example by counting in smaller units",
  )

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", f: "\f", '"': '"', "\\": "\\" }

/** A string, with its escapes decoded. */
export const readString = (reader: Reader, node: CstNode): Expr => {
  const bad = node.children.find((child) => child.type === "escape_char" && ESCAPES[reader.textOf(child)[1] ?? ""] === undefined)
  if (bad !== undefined) reader.fail(bad, `${reader.textOf(bad)} is not an escape in a string`, 'the escapes are \\" \\\\ \\n \\t \\r \\f')
  const value = reader
    .textOf(node)
    .slice(1, -1)
    .replace(/\\(.)/g, (_, character: string) => ESCAPES[character] ?? character)
  return { kind: "string", at: reader.at(node), value }
}
