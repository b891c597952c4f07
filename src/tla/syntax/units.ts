// From the grammar's unit nodes (declarations, definitions, instances, theorems, inner modules) to the abstract syntax.
import type { Module, Source, Substitution, Unit } from "./ast.ts"
import { definedName, readBounds, readParameter, readParameters } from "./bounds.ts"
import type { CstNode } from "./grammar.ts"
import { childAt, declaredName, fieldNode, fieldNodes, nameOf, symbolName, UnsupportedConstruct } from "./reader.ts"
import type { Reader } from "./reader.ts"

type Converter = (reader: Reader, node: CstNode, source: Source) => Unit | null

const readOperator = (reader: Reader, node: CstNode, local: boolean): Unit => ({
  kind: "operator",
  at: reader.at(node),
  name: definedName(reader, fieldNode(node, "name")),
  params: readParameters(reader, fieldNodes(node, "parameter")),
  body: reader.expr(fieldNode(node, "definition")),
  local,
})

const readFunction = (reader: Reader, node: CstNode, local: boolean): Unit => ({
  kind: "function",
  at: reader.at(node),
  name: declaredName(reader, fieldNode(node, "name")),
  bounds: readBounds(reader, node),
  body: reader.expr(fieldNode(node, "definition")),
  local,
})

const readSubstitution = (reader: Reader, node: CstNode): Substitution => {
  const name = childAt(node, 0)
  return {
    at: reader.at(node),
    name: symbolName(name) ?? nameOf(reader, name),
    value: reader.argument(childAt(node, 2)),
  }
}

const readInstance = (reader: Reader, instance: CstNode, definition: CstNode | null, local: boolean): Unit => {
  const module = childAt(instance, 0)
  return {
    kind: "instance",
    at: reader.at(definition ?? instance),
    name: definition === null ? null : declaredName(reader, fieldNode(definition, "name")),
    params: definition === null ? [] : readParameters(reader, fieldNodes(definition, "parameter")),
    module: { at: reader.at(module), name: nameOf(reader, module) },
    substitutions: instance.children.filter((child) => child.type === "substitution").map((child) => readSubstitution(reader, child)),
    local,
  }
}

const readDefinition = (reader: Reader, node: CstNode, local: boolean): Unit => {
  if (node.type === "operator_definition") return readOperator(reader, node, local)
  if (node.type === "function_definition") return readFunction(reader, node, local)
  if (node.type === "module_definition") return readInstance(reader, fieldNode(node, "definition"), node, local)
  return readInstance(reader, node, null, local)
}

const definition: Converter = (reader, node) => readDefinition(reader, node, false)

const readAssumption: Converter = (reader, node) => {
  const name = node.children.find((child) => child.field === "name")
  return {
    kind: "assume",
    at: reader.at(node),
    name: name === undefined ? null : declaredName(reader, name),
    body: reader.expr(childAt(node, node.children.length - 1)),
  }
}

/** Proofs are passed over, and so is a statement that only a prover can read. */
const readTheorem: Converter = (reader, node) => {
  const name = node.children.find((child) => child.field === "name")
  const statement = fieldNode(node, "statement")
  return {
    kind: "theorem",
    at: reader.locate(node.start, statement.end),
    name: name === undefined ? null : declaredName(reader, name),
    body: statement.type === "assume_prove" ? null : readIfSupported(reader, statement),
  }
}

const readIfSupported = (reader: Reader, node: CstNode): ReturnType<Reader["expr"]> | null => {
  try {
    return reader.expr(node)
  } catch (error) {
    if (error instanceof UnsupportedConstruct) return null
    throw error
  }
}

const CONVERTERS: Readonly<Record<string, Converter>> = {
  operator_definition: definition,
  function_definition: definition,
  module_definition: definition,
  instance: definition,
  local_definition: (reader, node) => ({ ...readDefinition(reader, childAt(node, 0), true), at: reader.at(node) }),
  recursive_declaration: (reader, node) => ({
    kind: "recursive",
    at: reader.at(node),
    operators: node.children.map((child) => readParameter(reader, child)),
  }),
  constant_declaration: (reader, node) => ({
    kind: "constants",
    at: reader.at(node),
    params: node.children.map((child) => readParameter(reader, child)),
  }),
  variable_declaration: (reader, node) => ({
    kind: "variables",
    at: reader.at(node),
    names: node.children.map((child) => declaredName(reader, child)),
  }),
  assumption: readAssumption,
  theorem: readTheorem,
  module: (reader, node, source) => ({ kind: "module", at: reader.at(node), module: readModule(reader, node, source) }),
  // Directions for a prover, and lines that only divide the text.
  use_or_hide: () => null,
  single_line: () => null,
}

/** Converts units, leaving out those without meaning for evaluation. */
export const readUnits = (reader: Reader, nodes: readonly CstNode[], source: Source): readonly Unit[] =>
  nodes.flatMap((node) => {
    const converter = CONVERTERS[node.type]
    if (converter === undefined)
      return reader.fail(node, `a ${node.type.replaceAll("_", " ")} cannot stand here`, "a declaration or definition is expected")
    return converter(reader, node, source) ?? []
  })

const FRAME: ReadonlySet<string> = new Set(["header_line", "double_line", "extends"])

/** Converts a module node. */
export const readModule = (reader: Reader, node: CstNode, source: Source): Module => {
  const extensions = node.children.find((child) => child.type === "extends")
  const units = node.children.filter((child) => !FRAME.has(child.type) && child.field !== "name")
  return {
    at: reader.at(node),
    name: declaredName(reader, fieldNode(node, "name")).name,
    extends: (extensions?.children ?? []).map((child) => ({ at: reader.at(child), name: nameOf(reader, child) })),
    units: readUnits(reader, units, source),
    source,
  }
}
