// The order of strings and model values. TLC orders them by when its parser first met their text: every name in the modules,
// the root first, then the string literals, those of extended modules first. CHOOSE takes the first witness in that order.
import type { ResolvedSpec } from "../resolve/resolution.ts"
import type { Universe } from "../value/universe.ts"

const comments = /\\\*[^\n]*|\(\*[\s\S]*?\*\)/g
const strings = /"(?:[^"\\\n]|\\.)*"/g
const names = /[A-Za-z0-9_]+/g

/** Gives each text of the specification its place in the order before any value is made. */
export const announceTexts = (spec: ResolvedSpec, universe: Universe): void => {
  const texts = [...spec.modules.values()].map((module) => module.source.text.replace(comments, " "))
  const rootFirst = [spec.root.source.text.replace(comments, " "), ...texts]
  for (const text of rootFirst) for (const [name] of text.replace(strings, " ").matchAll(names)) universe.serial(name)
  for (const text of texts) for (const [literal] of text.matchAll(strings)) universe.serial(literal.slice(1, -1))
}
