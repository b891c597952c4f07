// Calls of the operators of the standard modules. The common ones go straight to the run-time function, the others through
// the library's table.
import type { LibrarySymbol } from "../resolve/symbol.ts"
import type { Expr } from "../syntax/ast.ts"
import { anyCode, booleanCode, numberCode } from "./block.ts"
import type { Block, Code } from "./block.ts"
import type { Operand } from "./calls.ts"
import { operandCode, operatorFunction } from "./calls.ts"
import type { Generator } from "./generator.ts"

type Direct = { readonly call: string; readonly make: (js: string) => Code }

const directCalls: ReadonlyMap<string, Direct> = new Map<string, Direct>([
  ["+", { call: "add", make: numberCode }],
  ["-", { call: "subtract", make: numberCode }],
  ["*", { call: "multiply", make: numberCode }],
  ["\\div", { call: "divide", make: numberCode }],
  ["%", { call: "modulo", make: numberCode }],
  ["^", { call: "power", make: numberCode }],
  ["-.", { call: "negate", make: numberCode }],
  ["<", { call: "lt", make: booleanCode }],
  [">", { call: "gt", make: booleanCode }],
  ["<=", { call: "le", make: booleanCode }],
  [">=", { call: "ge", make: booleanCode }],
  ["..", { call: "interval", make: anyCode }],
  ["Cardinality", { call: "cardinality", make: numberCode }],
  ["IsFiniteSet", { call: "isFiniteSet", make: booleanCode }],
  ["Len", { call: "len", make: numberCode }],
  ["Head", { call: "head", make: anyCode }],
  ["Tail", { call: "tail", make: anyCode }],
  ["Append", { call: "append", make: anyCode }],
  ["SubSeq", { call: "subSeq", make: anyCode }],
  ["SelectSeq", { call: "selectSeq", make: anyCode }],
])

const directModules = new Set(["Naturals", "Integers", "Sequences", "FiniteSets"])

/** An operator of a standard module, applied to operands. */
export const libraryCode = (g: Generator, expr: Expr, symbol: LibrarySymbol, operands: readonly Operand[], block: Block): Code => {
  if (symbol.name === "Nat") return anyCode("rt.NAT")
  if (symbol.name === "Int") return anyCode("rt.INT")
  const args = operands.map((operand, i) => {
    const arity = symbol.operator.params[i] ?? 0
    return arity > 0 && operand.kind === "argument"
      ? operatorFunction(g, operand.argument, arity, operand.env, expr)
      : operandCode(g, operand, block).js
  })
  const direct = directModules.has(symbol.module) ? directCalls.get(symbol.name) : undefined
  if (direct !== undefined) return direct.make(`${g.mark(expr)}rt.${direct.call}(${args.join(", ")})`)
  const evaluate = g.constant(symbol.operator.evaluate)
  return anyCode(`${g.mark(expr)}${evaluate}(${[g.constant(g.context), ...args].join(", ")})`)
}

/** `BOOLEAN` and `STRING`. */
export const primitiveCode = (name: "BOOLEAN" | "STRING"): Code => anyCode(name === "BOOLEAN" ? "rt.booleanSet" : "rt.STRING")
