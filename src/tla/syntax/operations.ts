// Operators with their operands: runs of symbols, calls, and names with a path.
import type { Argument, Expr, ExprOf } from "./ast.ts"
import { readPath, refuseSubexpression } from "./bounds.ts"
import type { CstNode } from "./grammar.ts"
import { groupOperators } from "./grouping.ts"
import type { Item } from "./grouping.ts"
import { MINUS, NEGATION, OPERATOR_BY_NODE_TYPE } from "./operators.ts"
import { childAt, fieldNode, fieldNodes, nameOf, numberSetName, symbolName } from "./reader.ts"
import type { Reader } from "./reader.ts"

const RUNS: ReadonlySet<string> = new Set(["bound_infix_op", "bound_prefix_op", "bound_postfix_op"])

/** A run of operands and operators without parentheses between them. The grammar's own grouping of it is not used. */
export const readRun = (reader: Reader, node: CstNode): Expr => {
  const items: Item[] = []
  collect(reader, node, items)
  return groupOperators(reader, items)
}

const collect = (reader: Reader, node: CstNode, items: Item[]): void => {
  const base = prefixedBase(node)
  if (base !== undefined) {
    items.push(prefixItem(base))
    collect(reader, withoutPrefix(reader, node, base), items)
    return
  }
  if (!RUNS.has(node.type)) {
    items.push({ operand: reader.expr(node), start: node.start, end: node.end })
    return
  }
  for (const child of node.children) {
    if (child.field !== "symbol") {
      collect(reader, child, items)
      continue
    }
    const symbol = OPERATOR_BY_NODE_TYPE.get(child.type)
    if (symbol === undefined) throw new Error(`the grammar gave an unknown operator ${child.type}`)
    checkCut(reader, child)
    items.push({ symbol, start: child.start, end: child.end })
  }
}

/**
 * `~(a)` is read by the grammar as a call where it can, which ties `~` to the parenthesis too closely: `~(a)'` is `~((a)')`,
 * `DOMAIN (f)[x]` is `DOMAIN ((f)[x])`. Only `-.` is called like that.
 */
const isPrefixed = (node: CstNode): boolean => {
  if (node.type !== "bound_nonfix_op") return false
  const symbol = fieldNode(node, "symbol")
  return symbol.type === "prefix_op_symbol" && symbolName(symbol) !== NEGATION.name
}

const SUFFIXED: ReadonlySet<string> = new Set(["function_evaluation", "record_value", "bound_postfix_op"])

/** The `~(a)` at the start of `~(a)`, `~(a)'`, `~(a)[x].y`; undefined where there is none. */
const prefixedBase = (node: CstNode): CstNode | undefined => {
  let base = node
  while (SUFFIXED.has(base.type)) base = childAt(base, 0)
  return isPrefixed(base) ? base : undefined
}

/** Whether a node that the grammar gives as a call, an application or a field is an operation of a prefix operator instead. */
export const startsPrefixed = (node: CstNode): boolean => prefixedBase(node) !== undefined

/** The same node with the operator cut off: `(a)'` for `~(a)'`. */
const withoutPrefix = (reader: Reader, node: CstNode, base: CstNode): CstNode => {
  const start = reader.parenthesisAfter(fieldNode(base, "symbol").end)
  if (node === base) return { ...base, type: "parentheses", start, children: [childAt(base, 1)] }
  const [first, ...rest] = node.children
  return { ...node, start, children: first === undefined ? rest : [withoutPrefix(reader, first, base), ...rest] }
}

const prefixItem = (base: CstNode): Item => {
  const written = fieldNode(base, "symbol")
  const symbol = OPERATOR_BY_NODE_TYPE.get(childAt(written, 0).type)
  if (symbol === undefined) throw new Error(`the grammar gave an unknown operator ${written.type}`)
  return { symbol, start: written.start, end: written.end }
}

/** The grammar reads `a<-1` as `a < -1` where the longest match is the symbol `<-`. */
const checkCut = (reader: Reader, symbol: CstNode): void => {
  const end = reader.tokenEnd(symbol.start)
  if (end === undefined || end <= symbol.end) return
  const text = reader.textOf(symbol)
  const longer = reader.textOf({ start: symbol.start, end })
  reader.fail(symbol, `${longer} is one symbol here and does not fit`, `write a space after ${text}`)
}

/** `Op(a, b)`. */
export const readCall = (reader: Reader, node: CstNode): Expr => call(reader, node, node, [])

/** `+(a, b)`. */
export const readSymbolCall = (reader: Reader, node: CstNode): Expr => symbolCall(reader, node, node, [])

type Path = ExprOf<"apply">["path"]

const call = (reader: Reader, whole: CstNode, node: CstNode, path: Path): Expr => {
  const name = fieldNode(node, "name")
  const args = fieldNodes(node, "parameter").map((argument) => reader.argument(argument))
  return {
    kind: "apply",
    at: reader.at(whole),
    name: nameOf(reader, name),
    path,
    args,
    fixity: "call",
    nameAt: reader.at(name),
  }
}

const symbolCall = (reader: Reader, whole: CstNode, node: CstNode, path: Path): Expr => {
  const symbol = fieldNode(node, "symbol")
  const args = node.children.filter((child) => child !== symbol).map((argument) => reader.argument(argument))
  const written = symbolName(symbol)
  if (written === undefined) throw new Error(`the grammar gave an unknown operator ${symbol.type}`)
  if (written === MINUS.name && path.length === 0)
    reader.fail(symbol, "- before a parenthesis is unary and takes one operand", "write (a - b)")
  return { kind: "apply", at: reader.at(whole), name: written, path, args, fixity: "call", nameAt: reader.at(symbol) }
}

/** `M!x`, `M(1)!N!Op(2)`, `M!+(1, 2)`. */
export const readPrefixed = (reader: Reader, node: CstNode): Expr => {
  const path = readPath(reader, fieldNode(node, "prefix"))
  const target = fieldNode(node, "op")
  if (target.type === "bound_op") return call(reader, node, target, path)
  if (target.type === "bound_nonfix_op") return symbolCall(reader, node, target, path)
  return { kind: "name", at: reader.at(node), name: numberSetName(target) ?? nameOf(reader, target), path }
}

/** `Op!1`: see `refuseSubexpression`. */
export const readSubexpression = (reader: Reader, node: CstNode): never => refuseSubexpression(reader, node)

/** An argument: an expression, a LAMBDA, or a bare symbol. */
export const readArgument = (reader: Reader, node: CstNode): Argument => {
  if (node.type === "lambda") {
    const body = node.children.at(-1)
    if (body === undefined) throw new Error("the grammar gave a lambda without body")
    const params = node.children.slice(0, -1).map((child) => ({ at: reader.at(child), name: nameOf(reader, child) }))
    return { kind: "lambda", at: reader.at(node), params, body: reader.expr(body) }
  }
  const symbol = symbolName(node)
  if (symbol === undefined) return reader.expr(node)
  checkCut(reader, childAt(node, 0))
  return { kind: "name", at: reader.at(node), name: symbol, path: [] }
}
