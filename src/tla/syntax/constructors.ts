// Sets, functions, records and tuples.
import type { Expr, RecordField, Update, UpdateStep } from "./ast.ts"
import { readBound, readBounds } from "./bounds.ts"
import type { CstNode } from "./grammar.ts"
import { childAt, fieldNode, fieldNodes } from "./reader.ts"
import type { Reader } from "./reader.ts"

const BRACKETS_AND_ARROWS: ReadonlySet<string> = new Set(["langle_bracket", "rangle_bracket", "rangle_bracket_sub", "all_map_to", "maps_to", "case_arrow"])

/** Children without the punctuation that the grammar makes named nodes of. */
export const operandsOf = (node: CstNode): readonly CstNode[] => node.children.filter((child) => !BRACKETS_AND_ARROWS.has(child.type))

export const readSetEnumeration = (reader: Reader, node: CstNode): Expr => {
  const elements = node.children.map((child) => reader.expr(child))
  checkFilterLike(reader, node)
  return { kind: "setEnumeration", at: reader.at(node), elements }
}

/** `{x \in S}` can only begin `{x \in S : P}`: parentheses tell the set of one truth value apart. */
const checkFilterLike = (reader: Reader, node: CstNode): void => {
  const first = node.children.findIndex((child) => child.type !== "identifier_ref")
  const member = node.children[first]
  if (member?.type !== "bound_infix_op" || fieldNode(member, "symbol").type !== "in") return
  const left = fieldNode(member, "lhs")
  const fits = left.type === "identifier_ref" || (left.type === "tuple_literal" && first === 0)
  if (fits) reader.fail(node, "expected ':' and a condition after the bound", "write {x \\in S : P}, or {(x \\in S)} for the set that holds the truth value")
}

export const readSetFilter = (reader: Reader, node: CstNode): Expr => ({
  kind: "setFilter",
  at: reader.at(node),
  bound: readBound(reader, fieldNode(node, "generator")),
  predicate: reader.expr(fieldNode(node, "filter")),
})

export const readSetMap = (reader: Reader, node: CstNode): Expr => ({
  kind: "setMap",
  at: reader.at(node),
  body: reader.expr(fieldNode(node, "map")),
  bounds: readBounds(reader, node),
})

export const readFunctionLiteral = (reader: Reader, node: CstNode): Expr => ({
  kind: "functionLiteral",
  at: reader.at(node),
  bounds: readBounds(reader, node),
  body: reader.expr(lastOf(node)),
})

const lastOf = (node: CstNode): CstNode => childAt(node, node.children.length - 1)

export const readFunctionSet = (reader: Reader, node: CstNode): Expr => {
  const operands = operandsOf(node)
  return { kind: "functionSet", at: reader.at(node), domain: reader.expr(operands[0] as CstNode), range: reader.expr(operands[1] as CstNode) }
}

export const readFunctionApplication = (reader: Reader, node: CstNode): Expr => {
  const [fn, ...args] = node.children as readonly [CstNode, ...CstNode[]]
  return { kind: "functionApplication", at: reader.at(node), function: reader.expr(fn), args: args.map((argument) => reader.expr(argument)) }
}

/** Field names may be reserved words: they stand where no word of the syntax can. */
const readFields = (reader: Reader, node: CstNode): readonly RecordField[] => {
  const operands = operandsOf(node)
  const fields: RecordField[] = []
  for (let index = 0; index + 1 < operands.length; index += 2) {
    const name = operands[index] as CstNode
    const value = operands[index + 1] as CstNode
    fields.push({ at: reader.locate(name.start, value.end), name: reader.textOf(name), value: reader.expr(value) })
  }
  return fields
}

export const readRecord = (reader: Reader, node: CstNode): Expr => ({ kind: "record", at: reader.at(node), fields: readFields(reader, node) })

export const readRecordSet = (reader: Reader, node: CstNode): Expr => ({ kind: "recordSet", at: reader.at(node), fields: readFields(reader, node) })

export const readField = (reader: Reader, node: CstNode): Expr => ({
  kind: "field",
  at: reader.at(node),
  record: reader.expr(childAt(node, 0)),
  name: reader.textOf(childAt(node, 1)),
})

export const readTuple = (reader: Reader, node: CstNode): Expr => ({
  kind: "tuple",
  at: reader.at(node),
  elements: operandsOf(node).map((child) => reader.expr(child)),
})

export const readExcept = (reader: Reader, node: CstNode): Expr => ({
  kind: "except",
  at: reader.at(node),
  base: reader.expr(fieldNode(node, "expr_to_update")),
  updates: node.children.filter((child) => child.type === "except_update").map((child) => readUpdate(reader, child)),
})

const readUpdate = (reader: Reader, node: CstNode): Update => ({
  at: reader.at(node),
  path: fieldNodes(node, "update_specifier").flatMap((specifier) => specifier.children.map((step) => readStep(reader, step))),
  value: reader.expr(fieldNode(node, "new_val")),
})

const readStep = (reader: Reader, node: CstNode): UpdateStep =>
  node.type === "except_update_record_field"
    ? { kind: "field", at: reader.at(node), name: reader.textOf(childAt(node, 0)) }
    : { kind: "index", at: reader.at(node), args: node.children.map((child) => reader.expr(child)) }
