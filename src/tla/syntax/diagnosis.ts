// Explains what the grammar could not read: which token stands where what was expected, and which construct was left open.
import { TlaError } from "../error.ts"
import { OPENER_OF, openConstructs } from "./constructs.ts"
import type { OpenConstruct } from "./constructs.ts"
import type { Flaw } from "./grammar.ts"
import { isReserved } from "./keywords.ts"
import type { Text } from "./text.ts"
import type { Token } from "./tokens.ts"

type Failure = {
  readonly text: Text
  readonly before: readonly Token[]
  readonly found: Token
  readonly expected: ReadonlySet<string>
  readonly open: readonly OpenConstruct[]
}

type Explanation = { readonly token: Token; readonly detail: string; readonly hint: string | null }

/** The error for a text that the grammar could not read from some offset on. */
export const explainFlaw = (text: Text, tokens: readonly Token[], flaw: Flaw): TlaError => {
  const index = tokens.findIndex((token) => token.end > flaw.offset)
  const found = tokens[index] ?? tokens.at(-1)
  if (found === undefined)
    return new TlaError("syntax", "the text ends too early", text.locate(flaw.offset, flaw.offset))
  const before = tokens.slice(0, index < 0 ? tokens.length - 1 : index)
  const failure: Failure = { text, before, found, expected: flaw.expected, open: openConstructs(before) }
  const { token, detail, hint } =
    explainBracket(failure) ??
    explainDefinition(failure) ??
    explainOperand(failure) ??
    explainOpen(failure) ??
    explainRest(failure)
  return new TlaError("syntax", detail, text.locate(token.start, token.end), hint)
}

const placeOf = (text: Text, token: Token): string => {
  const { line, column } = text.locate(token.start, token.end)
  return `${line}:${column}`
}

const quoted = (token: Token): string => {
  if (token.kind === "ending") return "the end of the module"
  if (token.kind === "string") return `the string ${token.text}`
  return `"${token.text}"`
}

const BRACKETS: ReadonlySet<string> = new Set(["(", "[", "{", "<<"])

const explainBracket = ({ text, found, open }: Failure): Explanation | null => {
  const opener = OPENER_OF.get(found.text)
  if (opener === undefined) return null
  const bracket = open.findLast((construct) => BRACKETS.has(construct.opener.text))
  if (bracket === undefined)
    return { token: found, detail: `${quoted(found)} closes nothing`, hint: `no "${opener}" is open here` }
  if (bracket.opener.text === opener) return null
  return {
    token: found,
    detail: `${quoted(found)} does not close the "${bracket.opener.text}" opened at ${placeOf(text, bracket.opener)}`,
    hint: `"${bracket.awaits}" is expected first`,
  }
}

const describeOpen = (text: Text, { opener, awaits }: OpenConstruct): string =>
  `the "${opener.text}" at ${placeOf(text, opener)} has no "${awaits}"`

/** A definition begins although the expression before it is not finished; its name was taken for a part of that expression. */
const explainDefinition = ({ text, before, found, open }: Failure): Explanation | null => {
  if (found.text !== "==") return null
  const lineStart = text.parsed.lastIndexOf("\n", found.start) + 1
  const index = before.findIndex((token) => token.start >= lineStart)
  const name = before[index]
  const last = before[index - 1]
  if (name === undefined || last === undefined) return null
  const construct = open.filter(({ opener }) => opener.start < lineStart && opener.text !== "LET").at(-1)
  const unfinished =
    construct === undefined
      ? `nothing follows ${quoted(last)} at ${placeOf(text, last)}`
      : describeOpen(text, construct)
  if (isReserved(name.text))
    return {
      token: name,
      detail: `"${name.text}" is a reserved word and cannot be a name`,
      hint: "choose another name",
    }
  if (construct === undefined && !continues(last)) return null
  return {
    token: name,
    detail: `a definition begins with "${name.text}", but the expression before it is not finished: ${unfinished}`,
    hint: "finish that expression first",
  }
}

/** Whether a token leaves an expression unfinished. */
const continues = (token: Token): boolean =>
  (token.kind === "symbol" && !OPENER_OF.has(token.text) && !["'", "^+", "^*", "^#", "@"].includes(token.text)) ||
  isReserved(token.text)

const explainOperand = ({ text, before, found, expected, open }: Failure): Explanation | null => {
  if (!expected.has("LET")) return null
  const last = before.at(-1)
  const construct = open.at(-1)
  const after = last === undefined ? "" : ` after ${quoted(last)}`
  const reserved = isReserved(found.text) && found.kind === "word" && construct === undefined
  return {
    token: found,
    detail: `expected an expression${after}, found ${quoted(found)}`,
    hint:
      construct === undefined
        ? reserved
          ? `"${found.text}" is a reserved word`
          : null
        : `${describeOpen(text, construct)} yet`,
  }
}

const ALTERNATIVES: Readonly<Record<string, string>> = {
  "]": ' or ","',
  ")": ' or ","',
  "}": ' or ","',
  ">>": ' or ","',
}

const explainOpen = ({ text, found, open, before }: Failure): Explanation | null => {
  const construct = open.at(-1)
  if (construct === undefined) return null
  const { opener, awaits } = construct
  const last = before.at(-1)
  // `\A x : P` before any bound is complete would be about a name, not about the colon.
  const afterOpener = last === opener && awaits !== ">>" && awaits !== "}"
  const hint =
    opener.text === "IF"
      ? "an IF has both a THEN and an ELSE"
      : "an operator, or the closing part, is missing before this"
  if (afterOpener)
    return {
      token: found,
      detail: `${quoted(found)} cannot follow ${quoted(opener)}`,
      hint: `"${opener.text}" is to end in "${awaits}"`,
    }
  return {
    token: found,
    detail: `expected "${awaits}"${ALTERNATIVES[awaits] ?? ""} for the "${opener.text}" opened at ${placeOf(text, opener)}, found ${quoted(found)}`,
    hint,
  }
}

const explainRest = ({ before, found, expected }: Failure): Explanation => {
  const last = before.at(-1)
  const after = last === undefined ? "" : ` after ${quoted(last)}`
  if (found.kind === "word" && isReserved(found.text) && expected.has("identifier") && !expected.has("+")) {
    return {
      token: found,
      detail: `"${found.text}" is a reserved word and cannot be a name`,
      hint: "choose another name",
    }
  }
  if (last?.kind === "word" && !isReserved(last.text) && expected.has("==") && !expected.has("+")) {
    const twoBefore = before.at(-2)
    const adjacent =
      twoBefore !== undefined &&
      (twoBefore.kind === "number" || twoBefore.kind === "word" || OPENER_OF.has(twoBefore.text))
    const hint =
      adjacent && found.text !== "="
        ? `or an operator is missing between ${quoted(twoBefore)} and ${quoted(last)}`
        : `definitions are written ${last.text} == …`
    return { token: found, detail: `expected "=="${after}, found ${quoted(found)}`, hint }
  }
  const hint = expected.has("+")
    ? "an operator, a new definition or the end of the module is expected"
    : wanted(expected)
  return { token: found, detail: `${quoted(found)} cannot stand here${after}`, hint }
}

/** Punctuation and words worth naming when few things are possible. */
const wanted = (expected: ReadonlySet<string>): string | null => {
  const names = [...expected].filter(
    (name) => /^([^A-Za-z0-9_\u0080-\uFFFF]+|[A-Z]+|identifier)$/.test(name) && !["(*", "MODULE"].includes(name),
  )
  if (names.length === 0 || names.length > 6) return null
  return `expected ${names.map((name) => (name === "identifier" ? "a name" : `"${name}"`)).join(" or ")}`
}
