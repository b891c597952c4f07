// One file's text to its module. The text is checked as strictly as the language's own parser does.
import type { Module, Source } from "./ast.ts"
import { makeBulletCheck } from "./bullets.ts"
import { checkModule } from "./check.ts"
import { explainFlaw } from "./diagnosis.ts"
import { readExpr } from "./expressions.ts"
import { findFrame } from "./frame.ts"
import { loadedGrammar, parseText } from "./grammar.ts"
import { readArgument } from "./operations.ts"
import { makeReader } from "./reader.ts"
import { makeText } from "./text.ts"
import { readModule, readUnits } from "./units.ts"

/**
 * Parses a file: its first module, with inner modules as units. Text around the module is ignored. `initGrammar` must have been called.
 * @throws TlaError of kind `syntax` with the place of the first thing that is wrong
 */
export const parseModules = async (source: Source): Promise<Module> => {
  const parser = await loadedGrammar()
  const text = makeText(source)
  const { start, end, tokens, code } = findFrame(text)
  const cst = parseText(parser, code)
  if (cst.kind === "flaw") throw explainFlaw(text, tokens, cst.flaw)
  const tokenEnds = new Map(tokens.map((token) => [token.start, token.end]))
  const reader = makeReader({ text, code, tokenEnds, leftOfBullet: makeBulletCheck(code, tokens) }, (self) => ({
    expr: (node) => readExpr(self, node),
    argument: (node) => readArgument(self, node),
    units: (nodes) => readUnits(self, nodes, source),
  }))
  const node = cst.root.children.find((child) => child.type === "module")
  if (node === undefined) return reader.fail({ start, end }, "no module could be read here")
  const module = readModule(reader, node, source)
  checkModule(module)
  return module
}
