// Groups a run of operands and operators by precedence ranges, and refuses what needs parentheses.
// The grammar is laxer here than the language: it always finds some grouping. This one is the language's.
import type { Expr } from "./ast.ts"
import { MINUS, NEGATION, rangeText } from "./operators.ts"
import type { OperatorSymbol } from "./operators.ts"
import type { Reader } from "./reader.ts"

export type OperatorItem = { readonly symbol: OperatorSymbol; readonly start: number; readonly end: number }

/** An operand knows where it starts and ends; an operator its own symbol. */
export type Item = { readonly operand: Expr; readonly start: number; readonly end: number } | OperatorItem

type Operand = { readonly expr: Expr; readonly start: number; readonly end: number; readonly kind: "plain" | "product" | "and" | "or" }
type Slot = Operand | OperatorItem

const isOperator = (slot: Slot | Item | undefined): slot is OperatorItem => slot !== undefined && "symbol" in slot

/** Groups items that the grammar already found well-formed: operands and operators in a possible order. */
export const groupOperators = (reader: Reader, items: readonly Item[]): Expr => {
  const stack: Slot[] = []
  for (const item of items) {
    if (!isOperator(item)) {
      stack.push({ expr: item.operand, start: item.start, end: item.end, kind: "plain" })
    } else if (item.symbol.fixity === "prefix") {
      checkNegation(reader, stack, item)
      stack.push(item)
    } else {
      reduceBefore(reader, stack, item)
      if (item.symbol.fixity === "infix") stack.push(item)
      else stack.push(applyPostfix(reader, stack.pop() as Operand, item))
    }
  }
  while (stack.length > 1) reduce(reader, stack)
  return (stack[0] as Operand).expr
}

/** `2 * -3` and `a ^ -b` need parentheses: unary minus binds weaker than the operator before it. Other prefix operators are free there. */
const checkNegation = (reader: Reader, stack: readonly Slot[], item: OperatorItem): void => {
  if (item.symbol !== NEGATION) return
  const before = stack.at(-1)
  if (isOperator(before) && before.symbol !== NEGATION && before.symbol.low > NEGATION.high) refuse(reader, before, item)
}

const reduceBefore = (reader: Reader, stack: Slot[], right: OperatorItem): void => {
  for (;;) {
    const left = stack.at(-2)
    if (!isOperator(left)) return
    const binds = left.symbol.low > right.symbol.high || (left.symbol === right.symbol && left.symbol.leftAssociative)
    if (binds) reduce(reader, stack)
    else if (left.symbol.high < right.symbol.low) return
    else refuse(reader, left, right)
  }
}

const reduce = (reader: Reader, stack: Slot[]): void => {
  const right = stack.pop() as Operand
  const operator = stack.pop() as OperatorItem
  if (operator.symbol.fixity === "prefix") stack.push(applyPrefix(reader, operator, right))
  else stack.push(applyInfix(reader, stack.pop() as Operand, operator, right))
}

const applyPrefix = (reader: Reader, operator: OperatorItem, right: Operand): Operand => ({
  kind: "plain",
  start: operator.start,
  end: right.end,
  expr: apply(reader, operator, operator.start, right.end, [right.expr]),
})

const applyPostfix = (reader: Reader, left: Operand, operator: OperatorItem): Operand => ({
  kind: "plain",
  start: left.start,
  end: operator.end,
  expr: apply(reader, operator, left.start, operator.end, [left.expr]),
})

const apply = (reader: Reader, operator: OperatorItem, start: number, end: number, args: readonly Expr[]): Expr => ({
  kind: "apply",
  at: reader.locate(start, end),
  name: operator.symbol.name,
  path: [],
  args,
  fixity: operator.symbol.fixity,
  nameAt: reader.locate(operator.start, operator.end),
})

const NARY: Readonly<Record<string, "product" | "and" | "or">> = { "\\X": "product", "/\\": "and", "\\/": "or" }

const applyInfix = (reader: Reader, left: Operand, operator: OperatorItem, right: Operand): Operand => {
  const { start } = left
  const { end } = right
  const nary = NARY[operator.symbol.name]
  if (nary === undefined) return { kind: "plain", start, end, expr: apply(reader, operator, start, end, [left.expr, right.expr]) }
  const at = reader.locate(start, end)
  // Only an operand built here from the same operator is continued: `(A \X B) \X C` is a set of pairs.
  if (nary === "product") {
    const before = left.kind === "product" && left.expr.kind === "product" ? left.expr.factors : [left.expr]
    return { kind: nary, start, end, expr: { kind: "product", at, factors: [...before, right.expr] } }
  }
  const before = left.kind === nary && left.expr.kind === nary ? left.expr.items : [left.expr]
  return { kind: nary, start, end, expr: { kind: nary, at, items: [...before, right.expr], bulleted: false } }
}

const refuse = (reader: Reader, left: OperatorItem, right: OperatorItem): never => {
  const [first, second] = [spelling(left.symbol), spelling(right.symbol)]
  if (left.symbol === right.symbol) {
    return reader.fail(right, `${first} is not associative: a ${first} b ${first} c has no meaning without parentheses`, `write (a ${first} b) ${first} c or a ${first} (b ${first} c)`)
  }
  const ranges = `${first} has precedence ${rangeText(left.symbol)}, ${second} has ${rangeText(right.symbol)}`
  const where = reader.place(left)
  return reader.fail(right, `${second} conflicts with ${first} at ${where}: neither binds tighter (${ranges})`, "put parentheses around one of the two operations")
}

const spelling = (symbol: OperatorSymbol): string => (symbol === NEGATION ? `unary ${MINUS.name}` : symbol.name)
