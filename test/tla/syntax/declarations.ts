// The header under which the bodies of the tables stand, and the parser ready for use.
import { grammarWasm } from "../../../src/tla/files.ts"
import type { Expr, Module, Unit } from "../../../src/tla/syntax/ast.ts"
import { initGrammar } from "../../../src/tla/syntax/grammar.ts"
import { parseModules } from "../../../src/tla/syntax/parse.ts"

const HEADER = `---- MODULE M ----
EXTENDS Integers, Sequences, FiniteSets, TLC
CONSTANTS a, b, c, d, S, T, f, r, P(_), Q(_, _)
VARIABLES x, y, v
`

/** A whole file's text around a module body; the body starts on line 5. */
export const moduleText = (body: string): string => `${HEADER}${body}\n====\n`

/** Parses a file's text under the name `M.tla`. */
export const parse = async (text: string): Promise<Module> => {
  await initGrammar(grammarWasm())
  return parseModules({ file: "M.tla", text })
}

/** The units of a body, without the header's declarations. */
export const parseBody = async (body: string): Promise<readonly Unit[]> => (await parse(moduleText(body))).units.slice(2)

/** The expression on the right of `A == …`. */
export const parseExpr = async (text: string): Promise<Expr> => {
  const unit = (await parseBody(`A == ${text}`))[0]
  if (unit?.kind !== "operator") throw new Error("expected a definition")
  return unit.body
}
