// Groups a run of operands and operators by precedence ranges, and refuses what needs parentheses.
// The grammar is laxer here than the language: it always finds some grouping. This one is the language's.
import type { Expr } from "./ast.ts"
import { MINUS, NEGATION, operatorNamed, rangeText } from "./operators.ts"
import type { OperatorSymbol } from "./operators.ts"
import type { Reader } from "./reader.ts"

/** An operator symbol and where it stands. */
export type OperatorItem = { readonly symbol: OperatorSymbol; readonly start: number; readonly end: number }

/** An operand and where it stands, or an operator. */
export type Item = { readonly operand: Expr; readonly start: number; readonly end: number } | OperatorItem

type NaryKind = "product" | "and" | "or"
type Operand = { readonly expr: Expr; readonly start: number; readonly end: number; readonly grown: NaryKind | null }
type Run = { readonly reader: Reader; readonly operands: Operand[]; readonly operators: OperatorItem[] }

/** Groups items that the grammar already found well-formed: operands and operators in a possible order. */
export const groupOperators = (reader: Reader, items: readonly Item[]): Expr => {
  const run: Run = { reader, operands: [], operators: [] }
  let previous: OperatorItem | null = null
  for (const item of items) {
    if (!("symbol" in item)) {
      checkLabel(reader, previous, item.operand)
      run.operands.push({ expr: item.operand, start: item.start, end: item.end, grown: null })
      previous = null
      continue
    }
    if (item.symbol.fixity === "prefix") checkNegation(reader, previous, item)
    else reduceBefore(run, item)
    run.operators.push(item)
    previous = item.symbol.fixity === "postfix" ? null : item
    if (item.symbol.fixity === "postfix") reduce(run)
  }
  while (run.operators.length > 0) reduce(run)
  return popped(run.operands).expr
}

const popped = <T>(stack: T[]): T => {
  const top = stack.pop()
  if (top === undefined) throw new Error("the grammar gave an operator without operand")
  return top
}

/** `2 * -3` and `a ^ -b` need parentheses: unary minus binds weaker than the operator before it. Other prefix operators are free there. */
const checkNegation = (reader: Reader, before: OperatorItem | null, item: OperatorItem): void => {
  if (item.symbol === NEGATION && before !== null && before.symbol.low > NEGATION.high) refuse(reader, before, item)
}

/** `a * l :: b + c`: without the label the expression would be grouped differently. */
const checkLabel = (reader: Reader, before: OperatorItem | null, operand: Expr): void => {
  if (before === null || operand.kind !== "label") return
  const symbol = outermostSymbol(operand.body)
  if (symbol === undefined || before.symbol.high < symbol.low) return
  const where = reader.place(before)
  reader.fail(
    before,
    `the label ${operand.name} after ${spelling(before.symbol)} at ${where} covers ${symbol.name}, which does not bind tighter`,
    "put parentheses around the labelled expression",
  )
}

const outermostSymbol = (expr: Expr): OperatorSymbol | undefined => {
  if (expr.kind === "product") return operatorNamed("\\X", "infix")
  if (expr.kind === "and" || expr.kind === "or")
    return expr.bulleted ? undefined : operatorNamed(expr.kind === "and" ? "/\\" : "\\/", "infix")
  if (expr.kind !== "apply" || (expr.fixity !== "infix" && expr.fixity !== "postfix")) return undefined
  return operatorNamed(expr.name, expr.fixity)
}

const reduceBefore = (run: Run, right: OperatorItem): void => {
  for (let left = run.operators.at(-1); left !== undefined; left = run.operators.at(-1)) {
    const binds = left.symbol.low > right.symbol.high || (left.symbol === right.symbol && left.symbol.leftAssociative)
    if (!binds) {
      if (left.symbol.high >= right.symbol.low) refuse(run.reader, left, right)
      return
    }
    reduce(run)
  }
}

const reduce = (run: Run): void => {
  const operator = popped(run.operators)
  const last = popped(run.operands)
  const { fixity } = operator.symbol
  if (fixity === "infix") run.operands.push(applyInfix(run.reader, popped(run.operands), operator, last))
  else if (fixity === "prefix") run.operands.push(apply(run.reader, operator, [last], operator.start, last.end))
  else run.operands.push(apply(run.reader, operator, [last], last.start, operator.end))
}

const apply = (reader: Reader, { symbol, ...place }: OperatorItem, operands: readonly Operand[], start: number, end: number): Operand => {
  const args = operands.map((operand) => operand.expr)
  const at = reader.locate(start, end)
  const expr: Expr = {
    kind: "apply",
    at,
    name: symbol.name,
    path: [],
    args,
    fixity: symbol.fixity,
    nameAt: reader.at(place),
  }
  return { expr, start, end, grown: null }
}

const NARY: ReadonlyMap<string, NaryKind> = new Map([
  ["\\X", "product"],
  ["/\\", "and"],
  ["\\/", "or"],
])

const applyInfix = (reader: Reader, left: Operand, operator: OperatorItem, right: Operand): Operand => {
  const { start } = left
  const { end } = right
  const kind = NARY.get(operator.symbol.name)
  if (kind === undefined) return apply(reader, operator, [left, right], start, end)
  const at = reader.locate(start, end)
  const parts = [...partsOf(left, kind), right.expr]
  return {
    expr: kind === "product" ? { kind, at, factors: parts } : { kind, at, items: parts, bulleted: false },
    start,
    end,
    grown: kind,
  }
}

/** Only what was built here from the same operator is continued: `(A \X B) \X C` is a set of pairs. */
const partsOf = ({ expr, grown }: Operand, kind: NaryKind): readonly Expr[] => {
  if (grown !== kind) return [expr]
  if (expr.kind === "product") return expr.factors
  return expr.kind === "and" || expr.kind === "or" ? expr.items : [expr]
}

const refuse = (reader: Reader, left: OperatorItem, right: OperatorItem): never => {
  const [first, second] = [spelling(left.symbol), spelling(right.symbol)]
  if (left.symbol === right.symbol) {
    return reader.fail(
      right,
      `${first} at ${reader.place(left)} and again here: it is not associative`,
      `write (a ${first} b) ${first} c or a ${first} (b ${first} c)`,
    )
  }
  const ranges = `precedence ${rangeText(left.symbol)} and ${rangeText(right.symbol)}`
  return reader.fail(
    right,
    `${second} conflicts with ${first} at ${reader.place(left)}: neither binds tighter (${ranges})`,
    "put parentheses around one of the two operations",
  )
}

const spelling = (symbol: OperatorSymbol): string => (symbol === NEGATION ? `unary ${MINUS.name}` : symbol.name)
