// Explains what the grammar could not read: which token stands where what was expected, and which construct was left open.
import { TlaError } from "../error.ts"
import { OPENER_OF, openConstructs } from "./constructs.ts"
import type { OpenConstruct } from "./constructs.ts"
import type { Flaw } from "./grammar.ts"
import { isReserved } from "./keywords.ts"
import type { Text } from "./text.ts"
import type { Token } from "./tokens.ts"

type Failure = {
  /** `line:column` of a token. */
  readonly place: (token: Token) => string
  readonly lineStart: (token: Token) => number
  /** The tokens up to the one that does not fit. */
  readonly before: readonly Token[]
  readonly last: Token | undefined
  readonly found: Token
  readonly expected: ReadonlySet<string>
  readonly open: readonly OpenConstruct[]
}

type Explanation = { readonly token: Token; readonly detail: string; readonly hint: string | null }
type Explain = (failure: Failure) => Explanation | null

/** The error for a text that the grammar could not read from some offset on. */
export const explainFlaw = (text: Text, tokens: readonly Token[], flaw: Flaw): TlaError => {
  const index = tokens.findIndex((token) => token.end > flaw.offset)
  const found = tokens[index] ?? tokens.at(-1)
  if (found === undefined) return new TlaError("syntax", "the text ends too early", text.locate(flaw.offset, flaw.offset))
  const before = tokens.slice(0, index < 0 ? tokens.length - 1 : index)
  const failure: Failure = {
    place: (token) => {
      const { line, column } = text.locate(token.start, token.end)
      return `${line}:${column}`
    },
    lineStart: (token) => text.parsed.lastIndexOf("\n", token.start) + 1,
    before,
    last: before.at(-1),
    found,
    expected: flaw.expected,
    open: openConstructs(before),
  }
  for (const explain of EXPLANATIONS) {
    const explanation = explain(failure)
    if (explanation !== null) return errorOf(text, { ...explanation, hint: bulletHint(failure) ?? explanation.hint })
  }
  return errorOf(text, explainRest(failure))
}

const errorOf = (text: Text, { token, detail, hint }: Explanation): TlaError =>
  new TlaError("syntax", detail, text.locate(token.start, token.end), hint)

const quoted = (token: Token): string => {
  if (token.kind === "ending") return "the end of the module"
  return token.kind === "string" ? `the string ${token.text}` : `"${token.text}"`
}

const isReservedToken = (token: Token): boolean => token.kind === "word" && isReserved(token.text)

const BRACKETS: ReadonlySet<string> = new Set(["(", "[", "{", "<<"])
const BINDERS: ReadonlySet<string> = new Set(["\\A", "\\E", "\\AA", "\\EE", "\\forall", "\\exists", "CHOOSE", "LAMBDA"])
const PUNCTUATION: ReadonlySet<string> = new Set([",", ".", "!", "_", ";"])
const POSTFIX: ReadonlySet<string> = new Set(["'", "^+", "^*", "^#", "@"])

/** Whether a token can be the end of an operand. */
const endsOperand = (token: Token): boolean =>
  token.kind === "number" ||
  token.kind === "string" ||
  (token.kind === "word" && !isReserved(token.text)) ||
  OPENER_OF.has(token.text) ||
  POSTFIX.has(token.text)

/** Whether a token is an operator or `==`, so that an operand has to follow. */
const awaitsOperand = (token: Token): boolean =>
  token.kind === "symbol" && !endsOperand(token) && !BRACKETS.has(token.text) && !BINDERS.has(token.text) && !PUNCTUATION.has(token.text)

/** Text left of a bullet ended the list, in the middle of an item. */
const bulletHint = ({ place, lineStart, before, found }: Failure): string | null => {
  const start = lineStart(found)
  const bullet = before.findLast((token, index) => (token.text === "/\\" || token.text === "\\/") && !endsOperandAt(before, index - 1))
  if (bullet === undefined || bullet.start >= start || before.some((token) => token.start >= start)) return null
  const isLeft = found.start - start <= bullet.start - lineStart(bullet)
  return isLeft && found.kind !== "ending"
    ? `what belongs to the item of the ${bullet.text} at ${place(bullet)} has to stand right of it`
    : null
}

const endsOperandAt = (tokens: readonly Token[], index: number): boolean => {
  const token = tokens[index]
  return token !== undefined && endsOperand(token)
}

const explainBracket: Explain = ({ place, found, open }) => {
  const opener = OPENER_OF.get(found.text)
  if (opener === undefined) return null
  const bracket = open.findLast((construct) => BRACKETS.has(construct.opener.text))
  if (bracket === undefined) return { token: found, detail: `${quoted(found)} closes nothing`, hint: `no "${opener}" is open here` }
  if (bracket.opener.text === opener) return null
  const detail = `${quoted(found)} does not close the "${bracket.opener.text}" opened at ${place(bracket.opener)}`
  return { token: found, detail, hint: `"${bracket.awaits}" is expected first` }
}

/** A definition begins although what is before it is not finished: its name was taken for a part of that. */
const explainDefinition: Explain = ({ place, lineStart, before, found, last, open }) => {
  const sign = found.text === "==" ? found : last
  if (sign?.text !== "==") return null
  const start = lineStart(sign)
  const index = before.findIndex((token) => token.start >= start)
  const name = before[index]
  const previous = before[index - 1]
  if (name === undefined || previous === undefined || name === sign) return null
  if (isReservedToken(name))
    return {
      token: name,
      detail: `${quoted(name)} is a reserved word and cannot be a name`,
      hint: "choose another name",
    }
  const construct = open.filter(({ opener }) => opener.start < start && opener.text !== "LET").at(-1)
  if (construct === undefined && !awaitsOperand(previous) && previous.text !== ",") return null
  const unfinished =
    construct === undefined
      ? `nothing follows ${quoted(previous)} at ${place(previous)}`
      : `the "${construct.opener.text}" at ${place(construct.opener)} has no "${construct.awaits}"`
  return {
    token: name,
    detail: `a definition begins with ${quoted(name)}, but what is before it is not finished: ${unfinished}`,
    hint: "finish that first",
  }
}

/** `\foo`: the grammar takes the backslash for the difference of sets. */
const explainCommand: Explain = ({ found, last }) =>
  last?.text === "\\" && last.end === found.start && found.kind === "word"
    ? {
        token: last,
        detail: `\\${found.text} is not an operator`,
        hint: "for the difference of sets, write a space after \\",
      }
    : null

const explainOperand: Explain = ({ place, found, before, last, expected, open }) => {
  const operator = last !== undefined && awaitsOperand(last) ? last : null
  if (operator === null && !expected.has("LET")) return null
  if (operator !== null && operator.text !== "==" && !expected.has("LET") && endsOperand(found) && !OPENER_OF.has(found.text)) {
    const name = before.at(-2)
    if (operator.text === "=" && name?.kind === "word") return missingSign(operator, name)
    return {
      token: operator,
      detail: `nothing stands before ${quoted(operator)} for it to work on`,
      hint: "an expression is expected on both sides",
    }
  }
  const construct = open.at(-1)
  const after = last === undefined ? "" : ` after ${quoted(last)}`
  const hint = isReservedToken(found) ? `"${found.text}" is a reserved word` : null
  const unfinished =
    construct === undefined ? hint : `the "${construct.opener.text}" at ${place(construct.opener)} has no "${construct.awaits}" yet`
  return { token: found, detail: `expected an expression${after}, found ${quoted(found)}`, hint: unfinished }
}

const missingSign = (sign: Token, name: Token): Explanation => ({
  token: sign,
  detail: `expected "==" after ${quoted(name)}, found "="`,
  hint: `definitions are written ${name.text} == …`,
})

const explainOpen: Explain = ({ place, before, found, last, open }) => {
  const construct = open.at(-1)
  if (construct === undefined) return null
  const { opener, awaits } = construct
  if (last === opener) {
    const hint = BINDERS.has(opener.text) ? "a name is expected" : null
    return { token: found, detail: `${quoted(found)} cannot follow ${quoted(opener)}`, hint }
  }
  const name = `the "${opener.text}" opened at ${place(opener)}`
  if (found.text === awaits) {
    const lambda = "LAMBDA stands only as an argument of an operator or in a substitution"
    const tuple = "a tuple of names needs a set: <<a, b>> \\in S"
    const hint = awaits !== ":" ? null : opener.text === "LAMBDA" ? lambda : tuple
    return { token: found, detail: `${quoted(found)} comes too early for ${name}`, hint }
  }
  const bound = before.some((token) => token.start > opener.start && (token.text === "\\in" || token.text === "∈"))
  const alternatives = BRACKETS.has(opener.text)
    ? ' or ","'
    : BINDERS.has(opener.text) && opener.text !== "LAMBDA" && !bound
      ? ' or "\\in"'
      : ""
  const hint = opener.text === "IF" ? "an IF has both a THEN and an ELSE" : null
  return { token: found, detail: `expected "${awaits}"${alternatives} for ${name}, found ${quoted(found)}`, hint }
}

/** A word of the syntax that was taken for a name, because it cannot stand where it does. */
const explainReserved: Explain = ({ found, last, expected }) => {
  if (last !== undefined && isReservedToken(last) && expected.has("==")) {
    const hint = last.text === "EXTENDS" ? "EXTENDS stands once, right after the first line of the module" : null
    return { token: last, detail: `${quoted(last)} cannot stand here`, hint }
  }
  if (!isReservedToken(found) || !expected.has("identifier") || expected.has("+")) return null
  return {
    token: found,
    detail: `${quoted(found)} is a reserved word and cannot be a name`,
    hint: "choose another name",
  }
}

/** `a b`: the second of two operands side by side was taken for the name of the next definition. */
const explainNeighbours: Explain = ({ before, found, last, expected }) => {
  if (last === undefined || last.kind !== "word" || isReserved(last.text)) return null
  const previous = before.at(-2)
  if (found.text === "=" && !expected.has("<-") && (previous === undefined || !awaitsOperand(previous))) return missingSign(found, last)
  if (previous === undefined || !endsOperand(previous)) return null
  return {
    token: last,
    detail: `${quoted(last)} cannot stand here after ${quoted(previous)}`,
    hint: `an operator is missing between them, or "==" after ${quoted(last)} if it is a new definition`,
  }
}

const EXPLANATIONS: readonly Explain[] = [
  explainBracket,
  explainDefinition,
  explainCommand,
  explainOperand,
  explainReserved,
  explainOpen,
  explainNeighbours,
]

const explainRest = ({ found, last, expected }: Failure): Explanation => {
  const after = last === undefined ? "" : ` after ${quoted(last)}`
  const hint = expected.has("+") ? "an operator, a new definition or the end of the module is expected" : fewChoices(expected)
  return { token: found, detail: `${quoted(found)} cannot stand here${after}`, hint }
}

/** Punctuation and words, when few of them are possible. */
const fewChoices = (expected: ReadonlySet<string>): string | null => {
  const names = [...expected].filter(
    (name) => /^([^A-Za-z0-9_\u0080-\uFFFF]+|[A-Z]+|identifier)$/.test(name) && !["(*", "MODULE"].includes(name),
  )
  if (names.length === 0 || names.length > 6) return null
  return `expected ${names.map((name) => (name === "identifier" ? "a name" : `"${name}"`)).join(" or ")}`
}
