/**
 * Syntax trees of generated TLA+ text: what a node prints as, which names it binds in which child, and the simpler trees it shrinks to.
 */
import { type Type, literalOf, sameType } from "./type.ts"

/**
 * How a node is printed. Holes of a template are its children; an `open` template reaches as far to the right as it can, so it needs
 * parentheses as a left operand; `postfix` makes the first hole an operand (`f[x]`, `r.a`); `guarded` holes end before a token that an
 * open construct inside of them would swallow (the arms of CASE).
 */
export type Form =
  | { readonly _tag: "Leaf"; readonly text: string }
  | { readonly _tag: "Infix"; readonly symbol: string; readonly low: number; readonly high: number; readonly associative: boolean }
  | { readonly _tag: "Prefix"; readonly symbol: string; readonly low: number; readonly high: number }
  | {
      readonly _tag: "Template"
      readonly parts: readonly string[]
      readonly open: boolean
      readonly postfix: boolean
      readonly guarded: boolean
    }
  | { readonly _tag: "List"; readonly open: string; readonly close: string; readonly least: number }
  | { readonly _tag: "Bullets"; readonly symbol: string }

export type Node = {
  /** The construct, for the report of coverage. */
  readonly construct: string
  readonly type: Type
  readonly form: Form
  readonly children: readonly Node[]
  /** Names bound in each child; missing entries bind nothing. */
  readonly binds: readonly (readonly string[])[]
  /** Names this node itself refers to. */
  readonly uses: readonly string[]
}

export const leaf = (construct: string, type: Type, text: string, uses: readonly string[] = []): Node => ({
  construct,
  type,
  form: { _tag: "Leaf", text },
  children: [],
  binds: [],
  uses,
})

type TemplateOptions = {
  readonly open?: boolean
  readonly postfix?: boolean
  readonly guarded?: boolean
  readonly binds?: readonly (readonly string[])[]
  readonly uses?: readonly string[]
}

/** A node from a template whose holes are written `#`. */
export const template = (construct: string, type: Type, text: string, children: readonly Node[], options: TemplateOptions = {}): Node => {
  const parts = text.split("#")
  if (parts.length !== children.length + 1)
    throw new Error(`${construct}: ${parts.length - 1} holes in "${text}" for ${children.length} children`)
  const { open = false, postfix = false, guarded = false, binds = [], uses = [] } = options
  return { construct, type, form: { _tag: "Template", parts, open, postfix, guarded }, children, binds, uses }
}

export const list = (construct: string, type: Type, open: string, close: string, children: readonly Node[], least = 0): Node => ({
  construct,
  type,
  form: { _tag: "List", open, close, least },
  children,
  binds: [],
  uses: [],
})

export const bullets = (symbol: string, type: Type, children: readonly Node[]): Node => ({
  construct: `bullets ${symbol}`,
  type,
  form: { _tag: "Bullets", symbol },
  children,
  binds: [],
  uses: [],
})

/** Precedence ranges as SANY has them, which differ from the book's for SUBSET, UNION and DOMAIN; `left` marks operators that associate with themselves. */
const INFIX: Readonly<Record<string, readonly [low: number, high: number, left?: "left"]>> = {
  "=>": [1, 1],
  "<=>": [2, 2],
  "/\\": [3, 3, "left"],
  "\\/": [3, 3, "left"],
  "=": [5, 5],
  "#": [5, 5],
  "/=": [5, 5],
  "<": [5, 5],
  "<=": [5, 5],
  "=<": [5, 5],
  "\\leq": [5, 5],
  ">": [5, 5],
  ">=": [5, 5],
  "\\in": [5, 5],
  "\\notin": [5, 5],
  "\\subseteq": [5, 5],
  "\\sqsubseteq": [5, 5],
  "@@": [6, 6, "left"],
  ":>": [7, 7],
  "\\cup": [8, 8, "left"],
  "\\union": [8, 8, "left"],
  "\\cap": [8, 8, "left"],
  "\\": [8, 8],
  "..": [9, 9],
  "\\sqcup": [9, 13, "left"],
  "##": [9, 13, "left"],
  "++": [10, 10, "left"],
  "+": [10, 10, "left"],
  "(+)": [10, 10, "left"],
  "%": [10, 11],
  "(-)": [11, 11, "left"],
  "-": [11, 11, "left"],
  "\\X": [10, 13],
  "*": [13, 13, "left"],
  "\\div": [13, 13],
  "\\o": [13, 13, "left"],
  "&": [13, 13, "left"],
  "^": [14, 14],
}

const PREFIX: Readonly<Record<string, readonly [low: number, high: number]>> = {
  "~": [4, 4],
  "\\lnot": [4, 4],
  SUBSET: [10, 13],
  UNION: [10, 13],
  DOMAIN: [10, 13],
  UNCHANGED: [4, 15],
  ENABLED: [4, 15],
  "-": [12, 12],
}

export const infix = (symbol: string, type: Type, left: Node, right: Node, construct = symbol): Node => {
  const [low, high, associative] = INFIX[symbol]!
  return {
    construct,
    type,
    form: { _tag: "Infix", symbol, low, high, associative: associative === "left" },
    children: [left, right],
    binds: [],
    uses: [],
  }
}

export const prefix = (symbol: string, type: Type, operand: Node): Node => ({
  construct: symbol === "-" ? "unary -" : symbol,
  type,
  form: { _tag: "Prefix", symbol, low: PREFIX[symbol]![0], high: PREFIX[symbol]![1] },
  children: [operand],
  binds: [],
  uses: [],
})

/** Names a tree refers to without binding them. */
export const freeNames = (node: Node): Set<string> => {
  const free = new Set(node.uses)
  node.children.forEach((child, index) => {
    for (const name of freeNames(child)) if (!(node.binds[index] ?? []).includes(name)) free.add(name)
  })
  return free
}

/** Counts how often each construct occurs. */
export const countConstructs = (node: Node, counts: Map<string, number>): void => {
  counts.set(node.construct, (counts.get(node.construct) ?? 0) + 1)
  for (const child of node.children) countConstructs(child, counts)
}

export const size = (node: Node): number => node.children.reduce((sum, child) => sum + size(child), 1)

/** Simpler trees of the same type, the simplest first: a literal, a descendant, fewer elements, one child simplified. */
export function* shrinks(node: Node): Generator<Node> {
  if (node.children.length === 0) return
  yield leaf("literal", node.type, literalOf(node.type))
  const free = freeNames(node)
  yield* descendants(node, node.type, free)
  const least = node.form._tag === "List" ? node.form.least : node.form._tag === "Bullets" ? 1 : undefined
  if (least !== undefined && node.children.length > least) {
    for (let index = 0; index < node.children.length; index++)
      yield { ...node, children: node.children.filter((_, other) => other !== index) }
  }
  for (let index = 0; index < node.children.length; index++) {
    for (const simpler of shrinks(node.children[index]!)) yield { ...node, children: node.children.with(index, simpler) }
  }
}

function* descendants(node: Node, type: Type, free: ReadonlySet<string>): Generator<Node> {
  for (const child of node.children) {
    if (sameType(child.type, type) && [...freeNames(child)].every((name) => free.has(name))) yield child
    yield* descendants(child, type, free)
  }
}
