// What the conversion from the grammar's tree to the abstract syntax shares: text, places, names and refusals.
import { TlaError } from "../error.ts"
import type { SourceLocation } from "../error.ts"
import type { Argument, Expr, Identifier, Unit } from "./ast.ts"
import type { CstNode } from "./grammar.ts"
import { isBuiltIn, isReserved } from "./keywords.ts"
import { OPERATOR_BY_NODE_TYPE } from "./operators.ts"
import type { BulletCheck } from "./bullets.ts"
import type { Text } from "./text.ts"

/** A stretch of the parsed text. */
export type Span = { readonly start: number; readonly end: number }

/** A construct the language has and this engine does not. Where it cannot matter (in a theorem) it is passed over. */
export class UnsupportedConstruct extends TlaError {}

export type Reader = {
  readonly locate: (start: number, end: number) => SourceLocation
  readonly at: (span: Span) => SourceLocation
  /** `line:column`, to point to a second place in a message. */
  readonly place: (span: Span) => string
  readonly textOf: (span: Span) => string
  readonly fail: (span: Span, detail: string, hint?: string) => never
  readonly unsupported: (span: Span, detail: string, hint?: string) => never
  /** Where the token ends that starts at an offset, when text is cut into tokens by the longest match. */
  readonly tokenEnd: (start: number) => number | undefined
  /** Where the first opening parenthesis stands from an offset on. */
  readonly parenthesisAfter: (start: number) => number
  /** The first token of a bulleted item that stands too far left. */
  readonly leftOfBullet: BulletCheck
  readonly expr: (node: CstNode) => Expr
  readonly argument: (node: CstNode) => Argument
  readonly units: (nodes: readonly CstNode[]) => readonly Unit[]
}

/** What a reader is made of: the text, where tokens end by their starts, and the rule of bulleted lists. */
export type Material = {
  readonly text: Text
  /** The text without comments. */
  readonly code: string
  readonly tokenEnds: ReadonlyMap<number, number>
  readonly leftOfBullet: BulletCheck
}

type Converters = Pick<Reader, "expr" | "argument" | "units">

/** Builds a reader; the converters get the reader itself, so that they can call each other. */
export const makeReader = ({ text, code, tokenEnds, leftOfBullet }: Material, convert: (reader: Reader) => Converters): Reader => {
  const at = (span: Span): SourceLocation => text.locate(span.start, span.end)
  const base = {
    locate: text.locate,
    at,
    place: (span: Span): string => {
      const { line, column } = at(span)
      return `${line}:${column}`
    },
    textOf: (span: Span): string => text.original(span.start, span.end),
    fail: (span: Span, detail: string, hint?: string): never => {
      throw new TlaError("syntax", detail, at(span), hint ?? null)
    },
    unsupported: (span: Span, detail: string, hint?: string): never => {
      throw new UnsupportedConstruct("syntax", detail, at(span), hint ?? null)
    },
    tokenEnd: (start: number): number | undefined => tokenEnds.get(start),
    parenthesisAfter: (start: number): number => code.indexOf("(", start),
    leftOfBullet,
  }
  const reader: Reader = {
    ...base,
    expr: (node) => converters.expr(node),
    argument: (node) => converters.argument(node),
    units: (nodes) => converters.units(nodes),
  }
  const converters = convert(reader)
  return reader
}

/** The children that carry a field's name. */
export const fieldNodes = (node: CstNode, field: string): readonly CstNode[] => node.children.filter((child) => child.field === field)

/** The one child with a field's name. */
export const fieldNode = (node: CstNode, field: string): CstNode => {
  const child = node.children.find((candidate) => candidate.field === field)
  if (child === undefined) throw new Error(`the grammar gave a ${node.type} without ${field}`)
  return child
}

/** The child at a position. */
export const childAt = (node: CstNode, index: number): CstNode => {
  const child = node.children[index]
  if (child === undefined) throw new Error(`the grammar gave a ${node.type} without child ${index}`)
  return child
}

/** The first and the second of a construct's operands. */
export const pairOf = (nodes: readonly CstNode[]): readonly [CstNode, CstNode] => {
  const [first, second] = nodes
  if (first === undefined || second === undefined) throw new Error("the grammar gave a construct of two parts without one of them")
  return [first, second]
}

/** The name in an `identifier` or `identifier_ref` node. Reserved words, which the grammar lets through, are refused. */
export const nameOf = (reader: Reader, node: CstNode): string => {
  const name = reader.textOf(node)
  if (isReserved(name)) reader.fail(node, `"${name}" is a reserved word and cannot be a name`, "choose another name")
  if (/^[WS]F_/.test(name))
    reader.fail(
      node,
      `"${name}" begins like a fairness condition and cannot be a name`,
      "choose a name that does not begin with WF_ or SF_",
    )
  return name
}

/** The name that a declaration or definition introduces. */
export const declaredName = (reader: Reader, node: CstNode): Identifier => {
  const name = nameOf(reader, node)
  if (isBuiltIn(name)) reader.fail(node, `${name} is built in and cannot be declared or defined again`, "choose another name")
  return { at: reader.at(node), name }
}

const NUMBER_SETS: Readonly<Record<string, string>> = {
  nat_number_set: "Nat",
  int_number_set: "Int",
  real_number_set: "Real",
}

/** `Nat`, `Int` or `Real`, which the grammar treats apart from other names; undefined for other nodes. */
export const numberSetName = (node: CstNode): string | undefined => NUMBER_SETS[node.type]

/** The canonical name in an `infix_op_symbol`, `prefix_op_symbol` or `postfix_op_symbol` node; undefined for other nodes. */
export const symbolName = (node: CstNode): string | undefined => {
  if (!node.type.endsWith("_op_symbol")) return undefined
  return OPERATOR_BY_NODE_TYPE.get(childAt(node, 0).type)?.name
}
