// Calls of user definitions: each definition becomes one JavaScript function per way it is used (which state it reads, which
// instance it lies in, which arguments are evaluated late), made when first needed.
import { TlaError } from "../error.ts"
import type { DefinitionSymbol, ParameterSymbol } from "../resolve/symbol.ts"
import type { Expr } from "../syntax/ast.ts"
import { anyCode, Block } from "./block.ts"
import type { Code } from "./block.ts"
import type { Operand } from "./calls.ts"
import { bindOperand, isVolatile, operandCode, operatorFunction, variableName } from "./calls.ts"
import type { Environment } from "./environment.ts"
import { recursiveFunctionCode } from "./functions.ts"
import { fill } from "./generator.ts"
import type { Generator } from "./generator.ts"
import { inline } from "./references.ts"
import type { Target } from "./references.ts"
import { withoutParentheses } from "../resolve/expressions.ts"
import { isChosenOnce } from "./usage.ts"
import type { Usage } from "./usage.ts"

type DefinitionTarget = Extract<Target, { kind: "definition" }>

/** Definitions being generated in line, to refuse the recursion that would never end. */
const inlineDepth = new Map<DefinitionSymbol, number>()
const maxInlineDepth = 40

/** Runs `generate` for a body that is generated in line. */
export const inlined = <T>(g: Generator, symbol: DefinitionSymbol, at: Expr, generate: () => T): T => {
  const depth = inlineDepth.get(symbol) ?? 0
  if (depth >= maxInlineDepth) {
    throw new TlaError(
      "semantic",
      `the recursive operator '${symbol.name}' is used as an action, primes its parameter, or lies in a parameterised instance`,
      at.at,
      "This is not supported; write it without recursion.",
    )
  }
  inlineDepth.set(symbol, depth + 1)
  try {
    return g.inside(symbol, generate)
  } finally {
    inlineDepth.set(symbol, depth)
  }
}

/** A use of a user's definition: a call of its function, or its body in line where a function could not behave the same. */
export const definitionCode = (g: Generator, expr: Expr, target: DefinitionTarget, operands: readonly Operand[], block: Block): Code => {
  const { symbol } = target
  const { body } = symbol
  if (body === null) throw new TlaError("semantic", `'${symbol.name}' is used before it is defined`, expr.at)
  const primed = g.usage.primesParameter(symbol)
  // An operator argument keeps its arguments by need only where it is generated in line.
  const takesOperator = !symbol.recursive && symbol.params.some((param) => param.arity > 0)
  if (target.sink === inline || primed || takesOperator) {
    return inlined(g, symbol, expr, () => {
      if (body.kind === "function") return recursiveFunctionCode(g, symbol, body, target.env, block)
      const strict = g.strictness.ofDefinition(symbol)
      const inner = symbol.params.reduce(
        (result, param, i) => bindOperand(g, result, param, operands[i], block, strict.has(param), primed),
        target.env,
      )
      return g.expression(body.expr, inner, block)
    })
  }
  const usage = g.usage.of(body.expr, target.env)
  const checked = prepareChecked(usage, target.env, block)
  const inner = checked ? target.env.withAssigned("checked") : target.env.withAssigned(null)
  if (symbol.params.length === 0) return nullaryCode(g, expr, target, inner, usage)
  const late = symbol.params.map((param, i) => mustWait(g, symbol, param, operands[i]))
  const { js, type } = definitionFunction(g, target, inner, usage, late)
  const args = symbol.params.map((param, i) => argumentText(g, param, operands[i], late[i] === true, block, expr))
  return { js: `${g.mark(expr)}${js}(${args.join(", ")})`, type }
}

/**
 * A function body reads the family under construction without asking; where some variable it reads may still be unassigned,
 * that variable is emptied first and the checking variant is called.
 */
const prepareChecked = (usage: Usage, env: Environment, block: Block): boolean => {
  const { building } = env.mode
  if (env.assigned === null || building === null) return false
  if (env.assigned === "checked") return true
  const read = (building === env.mode.current ? usage.current : 0n) | (building === env.mode.next ? usage.next : 0n)
  let checked = false
  for (let index = 0, bits = read; bits !== 0n; index++, bits >>= 1n) {
    if ((bits & 1n) === 0n || env.assigned.has(index)) continue
    block.push(`${variableName(building, index)} = undefined;`)
    checked = true
  }
  return checked
}

/** Whether an argument must wait until the body asks for it. */
const mustWait = (g: Generator, symbol: DefinitionSymbol, param: ParameterSymbol, operand: Operand | undefined): boolean => {
  if (operand === undefined || operand.kind === "code" || param.arity > 0 || operand.argument.kind === "lambda") return false
  return !g.strictness.ofDefinition(symbol).has(param) && !g.isSafe(operand.argument, operand.env)
}

const argumentText = (
  g: Generator,
  param: ParameterSymbol,
  operand: Operand | undefined,
  late: boolean,
  block: Block,
  at: Expr,
): string => {
  if (operand === undefined) throw new Error(`no argument for ${param.name}`)
  if (operand.kind === "argument" && param.arity > 0) return operatorFunction(g, operand.argument, param.arity, operand.env, at)
  if (!late || operand.kind === "code" || operand.argument.kind === "lambda") return operandCode(g, operand, block).js
  const body = new Block()
  const code = g.expression(operand.argument, operand.env, body)
  const name = g.fresh("late")
  const memo = isVolatile(g, operand.argument, operand.env) ? "" : `${name}m ??= `
  if (memo !== "") block.push(`let ${name}m;`)
  if (body.isEmpty) {
    block.push(`const ${name} = () => (${memo}${code.js});`)
  } else {
    block.push(`const ${name} = () => {${memo === "" ? "" : ` if (${name}m !== undefined) return ${name}m;`}`)
    fill(block, body)
    block.push(`return (${memo}${code.js}); };`)
  }
  return name
}

const keyOf = (symbol: DefinitionSymbol, env: Environment, usage: Usage, suffix: string, ids: SymbolIds): string => {
  const mode = isChosenOnce(usage)
    ? "constant"
    : `${env.mode.current}/${env.mode.next}/${env.assigned === "checked" ? env.mode.building : ""}`
  return `${ids.of(symbol)}|${env.frame.id}|${mode}|${env.whole ? "whole" : ""}|${suffix}`
}

class SymbolIds {
  readonly #ids = new WeakMap<DefinitionSymbol, number>()
  #next = 0

  of(symbol: DefinitionSymbol): number {
    const known = this.#ids.get(symbol)
    if (known !== undefined) return known
    this.#ids.set(symbol, this.#next)
    return this.#next++
  }
}

const symbolIds = new SymbolIds()

/** A definition without parameters: computed once per program if constant, else at each use. */
const nullaryCode = (g: Generator, expr: Expr, target: DefinitionTarget, env: Environment, usage: Usage): Code => {
  const { symbol, sink } = target
  const literal = symbol.body?.kind === "expression" ? withoutParentheses(symbol.body.expr) : null
  if (literal?.kind === "string" || literal?.kind === "number" || literal?.kind === "boolean") return g.expression(literal, env, sink.block)
  const once = isChosenOnce(usage)
  const use = ({ js, type }: Code): Code => ({ js: once ? `(${js}m ?? ${g.mark(expr)}${js}())` : `${g.mark(expr)}${js}()`, type })
  const key = keyOf(symbol, env, usage, "value", symbolIds)
  const known = sink.compiled.get(key)
  if (known !== undefined) return use(known)
  const name = g.fresh(symbol.name)
  sink.compiled.set(key, anyCode(name))
  const place = sink.block.place()
  const body = new Block()
  const code = g.inside(symbol, () => bodyCode(g, symbol, env, body))
  if (once) place.push(`let ${name}m;`)
  place.push(`function ${name}() {`)
  fill(place, body)
  place.push(`return ${once ? `${name}m = ` : ""}(${code.js}); }`)
  const compiled = { js: name, type: code.type }
  sink.compiled.set(key, compiled)
  return use(compiled)
}

const bodyCode = (g: Generator, symbol: DefinitionSymbol, env: Environment, block: Block): Code => {
  if (symbol.body === null) throw new Error(`${symbol.name} has no body`)
  return symbol.body.kind === "function"
    ? recursiveFunctionCode(g, symbol, symbol.body, env, block)
    : g.expression(symbol.body.expr, env, block)
}

const definitionFunction = (g: Generator, target: DefinitionTarget, env: Environment, usage: Usage, late: readonly boolean[]): Code => {
  const { symbol, sink } = target
  const key = keyOf(symbol, env, usage, late.map((isLate) => (isLate ? "l" : "v")).join(""), symbolIds)
  const known = sink.compiled.get(key)
  if (known !== undefined) return known
  const name = g.fresh(symbol.name)
  // Until its body is generated, nothing is known of what a recursive operator returns.
  sink.compiled.set(key, anyCode(name))
  const place = sink.block.place()
  const params = symbol.params.map((param) => g.fresh(param.name))
  const inner = symbol.params.reduce((result, param, i) => {
    const js = params[i] ?? ""
    if (param.arity > 0) return result.bind(param, { kind: "operator", js })
    return late[i] === true ? result.bind(param, { kind: "thunk", js }) : result.bindValue(param, js)
  }, env)
  const body = new Block()
  const code = g.inside(symbol, () => bodyCode(g, symbol, inner, body))
  place.push(`function ${name}(${params.join(", ")}) {`)
  fill(place, body)
  place.push(`return (${code.js}); }`)
  const compiled = { js: name, type: code.type }
  sink.compiled.set(key, compiled)
  return compiled
}
