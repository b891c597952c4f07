// The configuration files of TLC: which definitions to check, and the values of the constants.
import { readConfigTokens } from "./config-tokens.ts"
import type { ConfigToken } from "./config-tokens.ts"
import { TlaError } from "./error.ts"
import type { SourceLocation } from "./error.ts"
import type { Identifier, Source } from "./syntax/ast.ts"

type At = { readonly at: SourceLocation }

/** What a configuration file can write for a constant. A bare name is a model value: equal to itself only. */
export type ConfigValue = At &
  (
    | { readonly kind: "number"; readonly value: number }
    | { readonly kind: "string"; readonly value: string }
    | { readonly kind: "boolean"; readonly value: boolean }
    | { readonly kind: "modelValue"; readonly name: string }
    | { readonly kind: "set"; readonly elements: readonly ConfigValue[] }
  )

/** `name = value`, or `name = [module] value` for the constant as that module sees it. */
export type ConfigConstant = Identifier & { readonly value: ConfigValue; readonly module: string | null }

/** `name <- definition`, or `name <- [module] definition` for the name as that module sees it. */
export type ConfigOverride = Identifier & { readonly definition: string; readonly module: string | null }

export type Config = {
  readonly specification: Identifier | null
  readonly init: Identifier | null
  readonly next: Identifier | null
  readonly constants: readonly ConfigConstant[]
  readonly overrides: readonly ConfigOverride[]
  readonly invariants: readonly Identifier[]
  readonly properties: readonly Identifier[]
  readonly constraints: readonly Identifier[]
  readonly actionConstraints: readonly Identifier[]
  readonly symmetry: Identifier | null
  readonly view: Identifier | null
  readonly alias: Identifier | null
  readonly postcondition: Identifier | null
  /** Null where the file says nothing. */
  readonly checkDeadlock: boolean | null
}

type ListField = "invariants" | "properties" | "constraints" | "actionConstraints"
type SingleField = "specification" | "init" | "next" | "symmetry" | "view" | "alias" | "postcondition"

const LISTS: ReadonlyMap<string, ListField> = new Map([
  ["INVARIANT", "invariants"],
  ["INVARIANTS", "invariants"],
  ["PROPERTY", "properties"],
  ["PROPERTIES", "properties"],
  ["CONSTRAINT", "constraints"],
  ["CONSTRAINTS", "constraints"],
  ["ACTION_CONSTRAINT", "actionConstraints"],
  ["ACTION_CONSTRAINTS", "actionConstraints"],
])

const SINGLES: ReadonlyMap<string, SingleField> = new Map([
  ["SPECIFICATION", "specification"],
  ["INIT", "init"],
  ["NEXT", "next"],
  ["SYMMETRY", "symmetry"],
  ["VIEW", "view"],
  ["ALIAS", "alias"],
  ["POSTCONDITION", "postcondition"],
])

const CONSTANTS: ReadonlySet<string> = new Set(["CONSTANT", "CONSTANTS"])
const DEADLOCK = "CHECK_DEADLOCK"
/** Keywords of TLC, or of some version of it, that this engine does not have. */
const UNSUPPORTED: ReadonlySet<string> = new Set(["TYPE", "TYPE_CONSTRAINT", "_PERIODIC", "_RL_REWARD", "_POSSIBLE"])
const KEYWORDS: readonly string[] = [...CONSTANTS, ...SINGLES.keys(), ...LISTS.keys(), DEADLOCK]

const isKeyword = (token: ConfigToken): boolean => KEYWORDS.includes(token.text) || UNSUPPORTED.has(token.text)

type Cursor = { readonly tokens: readonly ConfigToken[]; index: number }
type Draft = {
  -readonly [Field in SingleField]: Identifier | null
} & { readonly [Field in ListField]: Identifier[] } & {
  readonly constants: ConfigConstant[]
  readonly overrides: ConfigOverride[]
  checkDeadlock: boolean | null
}

/**
 * Parses a configuration file.
 * @throws TlaError of kind `config` with the place of the first thing that is wrong
 */
export const parseConfig = (source: Source): Config => {
  const cursor: Cursor = { tokens: readConfigTokens(source), index: 0 }
  const draft: Draft = {
    specification: null,
    init: null,
    next: null,
    symmetry: null,
    view: null,
    alias: null,
    postcondition: null,
    checkDeadlock: null,
    constants: [],
    overrides: [],
    invariants: [],
    properties: [],
    constraints: [],
    actionConstraints: [],
  }
  while (peek(cursor).kind !== "end") readStatement(cursor, draft)
  checkBehaviour(draft)
  return draft
}

const fail = (token: At, detail: string, hint: string | null = null): never => {
  throw new TlaError("config", detail, token.at, hint)
}

const peek = (cursor: Cursor): ConfigToken => {
  const token = cursor.tokens[Math.min(cursor.index, cursor.tokens.length - 1)]
  if (token === undefined) throw new Error("a configuration has at least the token for its end")
  return token
}

const take = (cursor: Cursor): ConfigToken => {
  const token = peek(cursor)
  cursor.index++
  return token
}

const shown = (token: ConfigToken): string => (token.kind === "end" || token.kind === "string" ? token.text : `"${token.text}"`)

const readStatement = (cursor: Cursor, draft: Draft): void => {
  const keyword = take(cursor)
  const list = LISTS.get(keyword.text)
  const single = SINGLES.get(keyword.text)
  if (list !== undefined) draft[list].push(...readNames(cursor, keyword))
  else if (single !== undefined) draft[single] = readOnce(cursor, keyword, draft[single])
  else if (CONSTANTS.has(keyword.text)) readConstants(cursor, draft)
  else if (keyword.text === DEADLOCK) draft.checkDeadlock = readDeadlock(cursor, keyword, draft.checkDeadlock)
  else if (UNSUPPORTED.has(keyword.text)) fail(keyword, `${keyword.text} is not supported`, `supported are ${KEYWORDS.join(", ")}`)
  else fail(keyword, `expected a keyword, found ${shown(keyword)}`, suggestion(keyword))
}

/** The keyword that differs only in case or in a letter or two, or all of them. */
const suggestion = (token: ConfigToken): string => {
  const near = KEYWORDS.find((keyword) => keyword.startsWith(token.text.toUpperCase().slice(0, 4)) && token.text.length >= 4)
  return near === undefined ? `keywords are ${KEYWORDS.join(", ")}` : `did you mean ${near}?`
}

const readName = (cursor: Cursor, keyword: ConfigToken): Identifier => {
  const token = peek(cursor)
  if (token.kind !== "name" || isKeyword(token))
    fail(token, `expected the name of a definition after ${keyword.text}, found ${shown(token)}`)
  return readPath(cursor)
}

/** `Name` or `Instance!Name`. */
const readPath = (cursor: Cursor): Identifier => {
  const first = take(cursor)
  let { text } = first
  let end = first.at
  while (peek(cursor).text === "!") {
    take(cursor)
    const next = take(cursor)
    if (next.kind !== "name") fail(next, `expected a name after "${text}!", found ${shown(next)}`)
    text = `${text}!${next.text}`
    end = next.at
  }
  return { name: text, at: { ...first.at, endLine: end.endLine, endColumn: end.endColumn } }
}

const readNames = (cursor: Cursor, keyword: ConfigToken): readonly Identifier[] => {
  const names: Identifier[] = []
  while (peek(cursor).kind === "name" && !isKeyword(peek(cursor))) {
    names.push(readPath(cursor))
    if (peek(cursor).text === ",") take(cursor)
  }
  // A heading in the plural may have nothing under it, as TLC has it.
  if (names.length === 0 && !keyword.text.endsWith("S")) readName(cursor, keyword)
  return names
}

const readOnce = (cursor: Cursor, keyword: ConfigToken, known: Identifier | null): Identifier => {
  if (known !== null)
    fail(keyword, `${keyword.text} is given twice, first as ${known.name} at ${known.at.line}:${known.at.column}`, "leave one of them out")
  return readName(cursor, keyword)
}

const readDeadlock = (cursor: Cursor, keyword: ConfigToken, known: boolean | null): boolean => {
  if (known !== null) fail(keyword, `${DEADLOCK} is given twice`, "leave one of them out")
  const value = take(cursor)
  if (value.text !== "TRUE" && value.text !== "FALSE") fail(value, `expected TRUE or FALSE after ${DEADLOCK}, found ${shown(value)}`)
  return value.text === "TRUE"
}

const readConstants = (cursor: Cursor, draft: Draft): void => {
  while (peek(cursor).kind === "name" && !isKeyword(peek(cursor))) {
    const name = readPath(cursor)
    const sign = take(cursor)
    if (sign.text === "<-") readOverride(cursor, draft, name)
    else if (sign.text === "=") readAssignment(cursor, draft, name)
    else if (sign.text === "(")
      fail(
        sign,
        `values for single arguments of ${name.name} are not supported`,
        `define an operator in the specification and write ${name.name} <- Definition`,
      )
    else
      fail(
        sign,
        `expected "=" or "<-" after the constant ${name.name}, found ${shown(sign)}`,
        `${name.name} = value, or ${name.name} <- Definition`,
      )
  }
  const next = peek(cursor)
  if (next.kind !== "end" && !isKeyword(next) && next.kind !== "name")
    fail(next, `expected the name of a constant or a keyword, found ${shown(next)}`)
}

/** `[Module]` before a value or definition, null where it is left out. */
const readModuleName = (cursor: Cursor): string | null => {
  if (peek(cursor).text !== "[") return null
  take(cursor)
  const name = take(cursor)
  if (name.kind !== "name")
    fail(
      name,
      `expected the name of a module after "[", found ${shown(name)}`,
      "records and functions cannot be written in a configuration",
    )
  const close = take(cursor)
  if (close.text !== "]")
    fail(
      close,
      `expected "]" after the module ${name.text}, found ${shown(close)}`,
      "records and functions cannot be written in a configuration",
    )
  return name.text
}

const readOverride = (cursor: Cursor, draft: Draft, name: Identifier): void => {
  const module = readModuleName(cursor)
  const definition = take(cursor)
  if (definition.kind !== "name" || isKeyword(definition)) {
    fail(
      definition,
      `expected the name of a definition for ${name.name}, found ${shown(definition)}`,
      "for a number, a string or a set, write = instead of <-",
    )
  }
  checkNew(draft, name, module)
  draft.overrides.push({ ...name, definition: definition.text, module })
}

const readAssignment = (cursor: Cursor, draft: Draft, name: Identifier): void => {
  const module = readModuleName(cursor)
  const value = readValue(cursor, name)
  checkNew(draft, name, module)
  draft.constants.push({ ...name, value, module })
}

const checkNew = (draft: Draft, name: Identifier, module: string | null): void => {
  const known = [...draft.constants, ...draft.overrides].find((other) => other.name === name.name && other.module === module)
  if (known !== undefined)
    fail(name, `the constant ${name.name} has a value already, given at ${known.at.line}:${known.at.column}`, "leave one of them out")
}

const readValue = (cursor: Cursor, owner: Identifier): ConfigValue => {
  const token = take(cursor)
  const { at, text } = token
  if (token.kind === "number") return { kind: "number", at, value: numberOf(token) }
  if (token.kind === "string") return { kind: "string", at, value: text.slice(1, -1) }
  if (text === "{") return readSet(cursor, token, owner)
  if (text === "TRUE" || text === "FALSE") return { kind: "boolean", at, value: text === "TRUE" }
  if (token.kind === "name" && !isKeyword(token)) return { kind: "modelValue", at, name: text }
  const definition = `define it in the specification and write ${owner.name} <- Definition`
  if (text === "<<" || text === "[")
    return fail(token, `a value in a configuration cannot be a ${text === "<<" ? "tuple" : "record or function"}`, definition)
  if (text === "-") return fail(token, "a value in a configuration cannot be negative", definition)
  return fail(
    token,
    `expected a value for ${owner.name}, found ${shown(token)}`,
    "values are numbers, strings, TRUE, FALSE, model values and sets of them",
  )
}

/** The largest integer of TLC. */
const LARGEST = 2 ** 31 - 1

const numberOf = (token: ConfigToken): number => {
  const value = Number(token.text)
  if (!(value <= LARGEST)) fail(token, `${token.text} is not a number from 0 to ${LARGEST}`)
  return value
}

const readSet = (cursor: Cursor, open: ConfigToken, owner: Identifier): ConfigValue => {
  const elements: ConfigValue[] = []
  if (peek(cursor).text !== "}") {
    elements.push(readValue(cursor, owner))
    while (peek(cursor).text === ",") {
      take(cursor)
      elements.push(readValue(cursor, owner))
    }
  }
  const close = take(cursor)
  if (close.text !== "}")
    fail(close, `expected "," or "}" in the set that starts at ${open.at.line}:${open.at.column}, found ${shown(close)}`)
  return { kind: "set", at: { ...open.at, endLine: close.at.endLine, endColumn: close.at.endColumn }, elements }
}

const checkBehaviour = ({ specification, init, next }: Draft): void => {
  const other = init ?? next
  if (specification !== null && other !== null) {
    fail(
      other,
      `${init === null ? "NEXT" : "INIT"} is given beside SPECIFICATION ${specification.name}`,
      "give SPECIFICATION, or INIT and NEXT, not both",
    )
  }
  if (specification === null && other !== null && (init === null || next === null)) {
    fail(other, `${init === null ? "NEXT" : "INIT"} is given without ${init === null ? "INIT" : "NEXT"}`, "give both, or a SPECIFICATION")
  }
}
