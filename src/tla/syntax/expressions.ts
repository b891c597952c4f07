// From the grammar's expression nodes to the abstract syntax: one converter per node type; a node type without converter is refused.
import type { CaseArm, Expr } from "./ast.ts"
import { readBounds, readOwnBound, refuseSubexpression } from "./bounds.ts"
import {
  checkBoundLike,
  operandsOf,
  readExcept,
  readField,
  readFunctionApplication,
  readFunctionLiteral,
  readFunctionSet,
  readRecord,
  readRecordSet,
  readSetEnumeration,
  readSetFilter,
  readSetMap,
  readTuple,
} from "./constructors.ts"
import type { CstNode } from "./grammar.ts"
import { readNumber, readString, refuseReal } from "./literals.ts"
import { readCall, readPrefixed, readRun, readSubexpression, readSymbolCall, startsPrefixed } from "./operations.ts"
import { childAt, fieldNode, fieldNodes, nameOf, numberSetName, pairOf } from "./reader.ts"
import type { Reader } from "./reader.ts"

type Converter = (reader: Reader, node: CstNode) => Expr

const readName: Converter = (reader, node) => ({
  kind: "name",
  at: reader.at(node),
  name: numberSetName(node) ?? nameOf(reader, node),
  path: [],
})

const builtIn =
  (name: string): Converter =>
  (reader, node) => ({ kind: "name", at: reader.at(node), name, path: [] })

const readQuantifier: Converter = (reader, node) => ({
  kind: "quantifier",
  at: reader.at(node),
  quantifier: fieldNode(node, "quantifier").type === "forall" ? "forall" : "exists",
  bounds: readBounds(reader, node),
  body: reader.expr(fieldNode(node, "expression")),
})

const readUnboundedQuantifier: Converter = (reader, node) => {
  const at = reader.at(node)
  const quantifier = fieldNode(node, "quantifier").type
  const bound = readOwnBound(reader, node)
  const body = reader.expr(fieldNode(node, "expression"))
  if (quantifier === "forall" || quantifier === "exists") return { kind: "quantifier", at, quantifier, bounds: [bound], body }
  return { kind: "temporalQuantifier", at, names: bound.names, body }
}

const readChoose: Converter = (reader, node) => ({
  kind: "choose",
  at: reader.at(node),
  bound: readOwnBound(reader, node),
  body: reader.expr(fieldNode(node, "expression")),
})

const readIf: Converter = (reader, node) => ({
  kind: "if",
  at: reader.at(node),
  condition: reader.expr(fieldNode(node, "if")),
  // oxlint-disable-next-line unicorn/no-thenable -- the syntax tree names the parts of an IF as the language does.
  then: reader.expr(fieldNode(node, "then")),
  else: reader.expr(fieldNode(node, "else")),
})

const readCase: Converter = (reader, node) => {
  const arms = node.children
    .filter((child) => child.type === "case_arm")
    .map((child): CaseArm => {
      const [condition, value] = pairOf(operandsOf(child))
      return { at: reader.at(child), condition: reader.expr(condition), value: reader.expr(value) }
    })
  const other = node.children.find((child) => child.type === "other_arm")
  return {
    kind: "case",
    at: reader.at(node),
    arms,
    other: other === undefined ? null : reader.expr(childAt(other, 1)),
  }
}

const readLet: Converter = (reader, node) => ({
  kind: "let",
  at: reader.at(node),
  units: reader.units(fieldNodes(node, "definitions")),
  body: reader.expr(fieldNode(node, "expression")),
})

const readItem: Converter = (reader, item) => {
  const left = reader.leftOfBullet(item)
  if (left !== null) {
    const bullet = reader.textOf(childAt(item, 0))
    reader.fail(
      left,
      `"${left.text}" stands left of or below the ${bullet} at ${reader.place(item)}, in whose item it is`,
      `move it right of the ${bullet}`,
    )
  }
  return reader.expr(childAt(item, 1))
}

const readBullets =
  (kind: "and" | "or"): Converter =>
  (reader, node) => ({
    kind,
    at: reader.at(node),
    items: node.children.map((item) => readItem(reader, item)),
    bulleted: true,
  })

const readActionSubscript =
  (stutter: boolean): Converter =>
  (reader, node) => {
    checkBoundLike(reader, node)
    const [action, subscript] = pairOf(operandsOf(node))
    return {
      kind: "actionSubscript",
      at: reader.at(node),
      stutter,
      action: reader.expr(action),
      subscript: reader.expr(subscript),
    }
  }

const readFairness: Converter = (reader, node) => ({
  kind: "fairness",
  at: reader.at(node),
  strong: reader.textOf(node).startsWith("SF_"),
  subscript: reader.expr(childAt(node, 0)),
  action: reader.expr(childAt(node, 1)),
})

const readLabel: Converter = (reader, node) => ({
  kind: "label",
  at: reader.at(node),
  name: nameOf(reader, fieldNode(node, "name")),
  body: reader.expr(fieldNode(node, "expression")),
})

const CONVERTERS: Readonly<Record<string, Converter>> = {
  nat_number: readNumber,
  binary_number: readNumber,
  octal_number: readNumber,
  hex_number: readNumber,
  real_number: refuseReal,
  string: readString,
  boolean: (reader, node) => ({ kind: "boolean", at: reader.at(node), value: reader.textOf(node) === "TRUE" }),
  string_set: builtIn("STRING"),
  boolean_set: builtIn("BOOLEAN"),
  nat_number_set: readName,
  int_number_set: readName,
  real_number_set: readName,
  identifier_ref: readName,
  parentheses: (reader, node) => ({ kind: "parentheses", at: reader.at(node), body: reader.expr(childAt(node, 0)) }),
  label: readLabel,
  subexpression: readSubexpression,
  proof_step_ref: refuseSubexpression,
  bound_op: readCall,
  bound_nonfix_op: readSymbolCall,
  prefixed_op: readPrefixed,
  bound_prefix_op: readRun,
  bound_infix_op: readRun,
  bound_postfix_op: readRun,
  bounded_quantification: readQuantifier,
  unbounded_quantification: readUnboundedQuantifier,
  choose: readChoose,
  finite_set_literal: readSetEnumeration,
  set_filter: readSetFilter,
  set_map: readSetMap,
  function_evaluation: readFunctionApplication,
  function_literal: readFunctionLiteral,
  set_of_functions: readFunctionSet,
  record_literal: readRecord,
  set_of_records: readRecordSet,
  record_value: readField,
  except: readExcept,
  prev_func_val: (reader, node) => ({ kind: "previous", at: reader.at(node) }),
  tuple_literal: readTuple,
  step_expr_or_stutter: readActionSubscript(true),
  step_expr_no_stutter: readActionSubscript(false),
  fairness: readFairness,
  if_then_else: readIf,
  case: readCase,
  let_in: readLet,
  conj_list: readBullets("and"),
  disj_list: readBullets("or"),
}

/** Converts one expression. */
export const readExpr = (reader: Reader, node: CstNode): Expr => {
  if (startsPrefixed(node)) return readRun(reader, node)
  const converter = CONVERTERS[node.type]
  return converter === undefined
    ? reader.fail(node, `a ${node.type.replaceAll("_", " ")} cannot stand here`, "an expression is expected")
    : converter(reader, node)
}
