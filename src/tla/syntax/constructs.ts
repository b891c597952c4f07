// Which constructs are open at a place in the text: brackets without their partner, IF without ELSE, quantifiers without colon.
import type { Token } from "./tokens.ts"

/** An open construct, and the token that it waits for. */
export type OpenConstruct = { readonly opener: Token; readonly awaits: string }

const PARTNERS: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["<<", ">>"],
])

/** Closers, with the bracket each closes. */
export const OPENER_OF: ReadonlyMap<string, string> = new Map([
  [")", "("],
  ["]", "["],
  ["]_", "["],
  ["}", "{"],
  [">>", "<<"],
  [">>_", "<<"],
])

const AWAITING: ReadonlyMap<string, string> = new Map([
  ...PARTNERS,
  ["IF", "THEN"],
  ["CASE", "->"],
  ["LET", "IN"],
  ...["\\A", "\\E", "\\AA", "\\EE", "\\forall", "\\exists", "CHOOSE", "LAMBDA"].map((word) => [word, ":"] as const),
])

/** What is open after the tokens, outermost first. The tokens are taken to be well-formed so far. */
export const openConstructs = (tokens: readonly Token[]): readonly OpenConstruct[] => {
  const open: OpenConstruct[] = []
  for (const token of tokens) {
    const awaits = AWAITING.get(token.text)
    if (awaits !== undefined && token.kind !== "string") open.push({ opener: token, awaits })
    else close(open, token)
  }
  return open
}

const close = (open: OpenConstruct[], token: Token): void => {
  const opener = OPENER_OF.get(token.text)
  if (opener !== undefined) {
    const index = open.findLastIndex((construct) => construct.opener.text === opener)
    if (index >= 0) open.length = index
    return
  }
  const construct = open.at(-1)
  if (construct === undefined || construct.awaits !== token.text) return
  open.pop()
  if (token.text === "THEN") open.push({ opener: construct.opener, awaits: "ELSE" })
}
