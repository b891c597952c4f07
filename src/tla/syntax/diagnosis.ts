// Explains what the grammar could not read: which token stands where something else was expected, and what was left open.
import { TlaError } from "../error.ts"
import type { Flaw } from "./grammar.ts"
import type { Text } from "./text.ts"
import type { Token } from "./tokens.ts"

export const explainFlaws = (text: Text, _tokens: readonly Token[], flaws: readonly Flaw[]): TlaError => {
  const flaw = flaws[0] as Flaw
  return new TlaError("syntax", `cannot read this`, text.locate(flaw.start, flaw.end), null)
}
