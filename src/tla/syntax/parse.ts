// One file's text to its module. The tree is checked as strictly as the language's own parser does.
import type { Module, Source } from "./ast.ts"
import { checkModule } from "./check.ts"
import { explainFlaws } from "./diagnosis.ts"
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
  const frame = findFrame(text)
  // Blanks instead of the free text before the module keep all offsets.
  const framed = " ".repeat(frame.start) + text.parsed.slice(frame.start, frame.end)
  const { root, flaws } = parseText(parser, framed)
  if (flaws.length > 0) throw explainFlaws(text, frame.tokens, flaws)
  const tokenEnds = new Map(frame.tokens.map((token) => [token.start, token.end]))
  const reader = makeReader(text, tokenEnds, (self) => ({
    expr: (node) => readExpr(self, node),
    argument: (node) => readArgument(self, node),
    units: (nodes) => readUnits(self, nodes, source),
  }))
  const node = root.children.find((child) => child.type === "module")
  if (node === undefined) return reader.fail({ start: frame.start, end: frame.end }, "no module could be read here")
  const module = readModule(reader, node, source)
  checkModule(module)
  return module
}
