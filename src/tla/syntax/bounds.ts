// Bound names, parameters and paths through instances: the parts of the syntax that introduce or qualify names.
import type { Bound, Identifier, InstanceStep, Parameter } from "./ast.ts"
import type { CstNode } from "./grammar.ts"
import { childAt, declaredName, fieldNode, fieldNodes, nameOf, numberSetName, symbolName } from "./reader.ts"
import type { Reader } from "./reader.ts"

/** `a, b` or `<<a, b>>` of a quantifier, a CHOOSE or a set constructor; the nodes are those of the field `intro`. */
const introduced = (reader: Reader, intros: readonly CstNode[]): { pattern: Bound["pattern"]; names: readonly Identifier[] } => {
  const tuple = intros.find((node) => node.type === "tuple_of_identifiers")
  const nodes = tuple === undefined ? intros : tuple.children
  const names = nodes.filter((node) => node.type === "identifier").map((node) => declaredName(reader, node))
  return { pattern: tuple === undefined ? "names" : "tuple", names }
}

/** A `quantifier_bound` node: `a, b \in S` or `<<a, b>> \in S`. */
export const readBound = (reader: Reader, node: CstNode): Bound => ({
  at: reader.at(node),
  ...introduced(reader, fieldNodes(node, "intro")),
  set: reader.expr(fieldNode(node, "set")),
})

/** All `quantifier_bound`s among a node's children. */
export const readBounds = (reader: Reader, node: CstNode): readonly Bound[] =>
  node.children.filter((child) => child.type === "quantifier_bound").map((child) => readBound(reader, child))

/** A bound whose parts are children of the construct itself (CHOOSE, unbounded quantifiers). */
export const readOwnBound = (reader: Reader, node: CstNode): Bound => {
  const intros = fieldNodes(node, "intro")
  const set = node.children.find((child) => child.field === "set")
  const last = set ?? intros.at(-1) ?? node
  return {
    at: reader.locate((intros[0] ?? node).start, last.end),
    ...introduced(reader, intros),
    set: set === undefined ? null : reader.expr(set),
  }
}

/** The name on the left of `==`: an identifier, a symbol, or a number set. */
export const definedName = (reader: Reader, node: CstNode): Identifier => {
  const name = symbolName(node) ?? numberSetName(node)
  return name === undefined ? declaredName(reader, node) : { at: reader.at(node), name }
}

/** `x`, `F(_, _)` or `_ + _` in a declaration or as a parameter. */
export const readParameter = (reader: Reader, node: CstNode): Parameter => {
  if (node.type !== "operator_declaration") return { ...declaredName(reader, node), arity: 0 }
  const arity = node.children.filter((child) => child.type === "placeholder").length
  return { at: reader.at(node), name: definedName(reader, fieldNode(node, "name")).name, arity }
}

/** The parameters among some nodes. */
export const readParameters = (reader: Reader, nodes: readonly CstNode[]): readonly Parameter[] =>
  nodes.filter((node) => node.type === "identifier" || node.type === "operator_declaration").map((node) => readParameter(reader, node))

/** `M!` or `M(1)!N!` in front of a name. */
export const readPath = (reader: Reader, prefix: CstNode): readonly InstanceStep[] =>
  prefix.children.map((node) => {
    if (node.type !== "subexpr_component") return refuseSubexpression(reader, node)
    const component = childAt(node, 0)
    const at = reader.at(component)
    if (component.type === "identifier_ref") return { at, name: nameOf(reader, component), args: [] }
    if (component.type === "bound_op") {
      const args = fieldNodes(component, "parameter").map((argument) => reader.argument(argument))
      return { at, name: nameOf(reader, fieldNode(component, "name")), args }
    }
    return refuseSubexpression(reader, component)
  })

/** `Op!1!2`, `Op!<<`, a step of a proof: names of parts of expressions serve proofs, and nothing that can be evaluated needs them. */
export const refuseSubexpression = (reader: Reader, node: CstNode): never =>
  reader.unsupported(
    node,
    `${reader.textOf(node)} names a part of an expression or a step of a proof, which is not supported`,
    "give that part a definition of its own and use its name",
  )
