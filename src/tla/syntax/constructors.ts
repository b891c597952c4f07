// Sets, functions, records and tuples.
import type { Expr, RecordField, Update, UpdateStep } from "./ast.ts"
import { readBound, readBounds } from "./bounds.ts"
import type { CstNode } from "./grammar.ts"
import { childAt, fieldNode, fieldNodes, nameOf, pairOf } from "./reader.ts"
import type { Reader } from "./reader.ts"

const BRACKETS_AND_ARROWS: ReadonlySet<string> = new Set([
  "langle_bracket",
  "rangle_bracket",
  "rangle_bracket_sub",
  "all_map_to",
  "maps_to",
  "case_arrow",
])

/** Children without the punctuation that the grammar makes named nodes of. */
export const operandsOf = (node: CstNode): readonly CstNode[] => node.children.filter((child) => !BRACKETS_AND_ARROWS.has(child.type))

/** `{a, b}`. */
export const readSetEnumeration = (reader: Reader, node: CstNode): Expr => {
  // `{a, b \in S}` begins like a set constructor over two names, which there is none of.
  const first = node.children.findIndex((child) => child.type !== "identifier_ref")
  const member = node.children[first]
  if (first > 0 && member !== undefined) checkBoundLike(reader, { ...node, children: [member] })
  return { kind: "setEnumeration", at: reader.at(node), elements: node.children.map((child) => reader.expr(child)) }
}

/**
 * After `[`, and after `{` where a colon follows, `x \in S` and `<<x, y>> \in S` can only be a bound: an expression that begins like one is refused.
 */
export const checkBoundLike = (reader: Reader, node: CstNode): void => {
  let first = operandsOf(node)[0]
  while (first?.type === "bound_infix_op") {
    const left = fieldNode(first, "lhs")
    const isBound = fieldNode(first, "symbol").type === "in" && (left.type === "identifier_ref" || left.type === "tuple_literal")
    if (isBound)
      reader.fail(
        first,
        `${reader.textOf(first)} reads as a bound here, which does not fit what follows`,
        "put parentheses around the expression",
      )
    first = left
  }
}

/** `{x \in S : P}`. */
export const readSetFilter = (reader: Reader, node: CstNode): Expr => ({
  kind: "setFilter",
  at: reader.at(node),
  bound: readBound(reader, fieldNode(node, "generator")),
  predicate: reader.expr(fieldNode(node, "filter")),
})

/** `{e : x \in S}`. */
export const readSetMap = (reader: Reader, node: CstNode): Expr => {
  checkBoundLike(reader, node)
  return {
    kind: "setMap",
    at: reader.at(node),
    body: reader.expr(fieldNode(node, "map")),
    bounds: readBounds(reader, node),
  }
}

/** `[x \in S |-> e]`. */
export const readFunctionLiteral = (reader: Reader, node: CstNode): Expr => ({
  kind: "functionLiteral",
  at: reader.at(node),
  bounds: readBounds(reader, node),
  body: reader.expr(lastOf(node)),
})

const lastOf = (node: CstNode): CstNode => childAt(node, node.children.length - 1)

/** `[S -> T]`. */
export const readFunctionSet = (reader: Reader, node: CstNode): Expr => {
  checkBoundLike(reader, node)
  const [domain, range] = pairOf(operandsOf(node))
  return { kind: "functionSet", at: reader.at(node), domain: reader.expr(domain), range: reader.expr(range) }
}

/** `f[a, b]`. */
export const readFunctionApplication = (reader: Reader, node: CstNode): Expr => {
  const [applied, ...args] = node.children.map((child) => reader.expr(child))
  if (applied === undefined) throw new Error("the grammar gave an application without function")
  return { kind: "functionApplication", at: reader.at(node), function: applied, args }
}

const readFields = (reader: Reader, node: CstNode, readName: (name: CstNode) => string): readonly RecordField[] => {
  const operands = operandsOf(node)
  const fields: RecordField[] = []
  for (let index = 0; index + 1 < operands.length; index += 2) {
    const [name, value] = pairOf(operands.slice(index))
    fields.push({ at: reader.locate(name.start, value.end), name: readName(name), value: reader.expr(value) })
  }
  return fields
}

/** Field names may be reserved words in a record, as after a dot, but not in a set of records. */
export const readRecord = (reader: Reader, node: CstNode): Expr => ({
  kind: "record",
  at: reader.at(node),
  fields: readFields(reader, node, (name) => reader.textOf(name)),
})

/** `[a : S, b : T]`. */
export const readRecordSet = (reader: Reader, node: CstNode): Expr => ({
  kind: "recordSet",
  at: reader.at(node),
  fields: readFields(reader, node, (name) => nameOf(reader, name)),
})

/** `r.a`. */
export const readField = (reader: Reader, node: CstNode): Expr => ({
  kind: "field",
  at: reader.at(node),
  record: reader.expr(childAt(node, 0)),
  name: reader.textOf(childAt(node, 1)),
})

/** `<<a, b>>`. */
export const readTuple = (reader: Reader, node: CstNode): Expr => ({
  kind: "tuple",
  at: reader.at(node),
  elements: operandsOf(node).map((child) => reader.expr(child)),
})

/** `[f EXCEPT ![a].b = e]`. */
export const readExcept = (reader: Reader, node: CstNode): Expr => {
  checkBoundLike(reader, node)
  const updates = node.children.filter((child) => child.type === "except_update").map((child) => readUpdate(reader, child))
  return { kind: "except", at: reader.at(node), base: reader.expr(fieldNode(node, "expr_to_update")), updates }
}

const readUpdate = (reader: Reader, node: CstNode): Update => ({
  at: reader.at(node),
  path: fieldNodes(node, "update_specifier").flatMap((specifier) => specifier.children.map((step) => readStep(reader, step))),
  value: reader.expr(fieldNode(node, "new_val")),
})

const readStep = (reader: Reader, node: CstNode): UpdateStep =>
  node.type === "except_update_record_field"
    ? { kind: "field", at: reader.at(node), name: reader.textOf(childAt(node, 0)) }
    : { kind: "index", at: reader.at(node), args: node.children.map((child) => reader.expr(child)) }
