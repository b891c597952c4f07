// Uses of names: variables, constants, parameters, definitions with their arguments, standard operators, LET.
import { TlaError } from "../error.ts"
import { withoutParentheses } from "../resolve/expressions.ts"
import type { DefinitionSymbol, ParameterSymbol, Reference } from "../resolve/symbol.ts"
import type { Argument, Expr, ExprOf } from "../syntax/ast.ts"
import { anyCode, Block } from "./block.ts"
import type { Code } from "./block.ts"
import { definitionCode } from "./definitions.ts"
import type { Environment, Local, Sink } from "./environment.ts"
import { fill } from "./generator.ts"
import type { Generator } from "./generator.ts"
import { libraryCode, primitiveCode } from "./library-calls.ts"
import { binaryCode, unaryCode } from "./operators.ts"
import type { Target } from "./references.ts"

/** An argument on its way to a parameter: text of the specification with the environment it stands in, or finished code. */
export type Operand =
  | { readonly kind: "argument"; readonly argument: Argument; readonly env: Environment }
  | { readonly kind: "code"; readonly code: Code }

/** The JavaScript variable of the `index`-th TLA+ variable in a family. */
export const variableName = (family: string, index: number): string => `${family}_${index}`

/** A name without arguments. */
export const nameCode = (g: Generator, expr: ExprOf<"name">, env: Environment, block: Block): Code => {
  const reference = g.linker.resolution.reference(expr)
  if (reference === null) throw new TlaError("semantic", `the operator '${expr.name}' stands where a value is expected`, expr.at)
  return referenceCode(g, expr, reference, [], env, block)
}

/** A name with arguments. */
export const applyReference = (g: Generator, expr: ExprOf<"apply">, env: Environment, block: Block): Code => {
  const reference = g.linker.resolution.reference(expr)
  if (reference === null) throw new TlaError("semantic", `unknown operator '${expr.name}'`, expr.at)
  return referenceCode(
    g,
    expr,
    reference,
    expr.args.map((argument) => ({ kind: "argument", argument, env })),
    env,
    block,
  )
}

const referenceCode = (
  g: Generator,
  expr: Expr,
  reference: Reference,
  operands: readonly Operand[],
  env: Environment,
  block: Block,
): Code => targetCode(g, expr, g.linker.target(reference, env), operands, env, block)

const targetCode = (g: Generator, expr: Expr, target: Target, operands: readonly Operand[], env: Environment, block: Block): Code => {
  switch (target.kind) {
    case "variable":
      return variableCode(g, expr, target.index, target.symbol.name, env)
    case "constant": {
      const value = g.constantValues.get(target.symbol)
      if (value === undefined)
        throw new TlaError(
          "config",
          `the constant '${target.symbol.name}' has no value`,
          expr.at,
          `Add CONSTANT ${target.symbol.name} = … to the configuration.`,
        )
      return anyCode(typeof value === "object" ? g.constant(value) : `(${String(value)})`)
    }
    case "local":
      return localCode(g, expr, target.local, operands, env, block)
    case "definition":
      return definitionCode(g, expr, target, operands, block)
    case "other": {
      const { symbol } = target
      if (symbol.kind === "primitive") return primitiveCode(symbol.name)
      if (symbol.kind === "library") return libraryCode(g, expr, symbol, operands, block)
      if (symbol.kind === "fact" && symbol.expr !== null) return g.expression(symbol.expr, target.env, block)
      throw new TlaError("semantic", `'${symbol.name}' has no value here`, expr.at)
    }
  }
}

const variableCode = (g: Generator, expr: Expr, index: number, name: string, env: Environment): Code => {
  const family = env.mode.current
  const js = variableName(family, index)
  if (g.suppliesVariables && (family === "v" || family === "n")) return anyCode(`(${js} ??= supply(${family === "n"}, ${index}))`)
  if (env.assigned === null || env.mode.building !== family) return anyCode(js)
  if (env.assigned === "checked") return anyCode(`(${js} ?? ${g.mark(expr)}rt.unassigned(${JSON.stringify(name)}))`)
  return env.assigned.has(index) ? anyCode(js) : anyCode(`${g.mark(expr)}rt.unassigned(${JSON.stringify(name)})`)
}

const localCode = (g: Generator, expr: Expr, local: Local, operands: readonly Operand[], env: Environment, block: Block): Code => {
  switch (local.kind) {
    case "value":
      return operands.length === 0 ? { js: local.js, type: local.type } : unexpectedArguments(expr)
    case "thunk":
      return anyCode(`${g.mark(expr)}${local.js}()`)
    case "name":
      return g.expression(local.expr, local.env.usedIn(env), block)
    case "need":
      return needCode(g, local, env, block)
    case "operator":
      return anyCode(`${g.mark(expr)}${local.js}(${operandValues(g, operands, block)})`)
    case "operatorArgument":
      return applyArgument(g, expr, local.argument, local.env.usedIn(env), operands, env, block)
    case "reference":
      return targetCode(g, expr, g.linker.target(local.reference, local.env.usedIn(env)), operands, env, block)
    case "let":
      throw new Error("a LET definition is reached through its symbol")
  }
}

const unexpectedArguments = (expr: Expr): never => {
  throw new TlaError("semantic", "a value is applied like an operator", expr.at)
}

/** Generates each operand as a value. */
export const operandValues = (g: Generator, operands: readonly Operand[], block: Block): string =>
  operands.map((operand) => operandCode(g, operand, block).js).join(", ")

/** Generates one operand as a value. */
export const operandCode = (g: Generator, operand: Operand, block: Block): Code => {
  if (operand.kind === "code") return operand.code
  if (operand.argument.kind === "lambda") throw new TlaError("semantic", "a LAMBDA stands where a value is expected", operand.argument.at)
  return g.expression(operand.argument, operand.env, block)
}

/** Applies an operator that was itself given as an argument. */
export const applyArgument = (
  g: Generator,
  expr: Expr,
  argument: Argument,
  env: Environment,
  operands: readonly Operand[],
  use: Environment,
  block: Block,
): Code => {
  if (argument.kind === "lambda") {
    const params = g.linker.resolution.lambda(argument)
    const strict = g.strictness.of(argument.body)
    const primed = g.usage.primesParameters(argument.body, params)
    const inner = params.reduce((result, param, i) => bindOperand(g, result, param, operands[i], block, strict.has(param), primed), env)
    return g.expression(argument.body, inner, block)
  }
  const name = withoutParentheses(argument)
  if (name.kind !== "name") return unexpectedArguments(expr)
  const reference = g.linker.resolution.reference(name)
  if (reference !== null) return targetCode(g, expr, g.linker.target(reference, env), operands, use, block)
  const [left, right] = operands
  if (left !== undefined && right !== undefined)
    return binaryCode(g, name, name.name, operandCode(g, left, block), operandCode(g, right, block))
  if (left !== undefined) return unaryCode(g, name, name.name, operandCode(g, left, block))
  return unexpectedArguments(expr)
}

/** A JavaScript function of values for an operator given as an argument. */
export const operatorFunction = (g: Generator, argument: Argument, arity: number, env: Environment, at: Expr): string => {
  const params = Array.from({ length: arity }, () => g.fresh("a"))
  const body = new Block()
  const operands = params.map((js): Operand => ({ kind: "code", code: anyCode(js) }))
  const code = applyArgument(g, at, argument, env, operands, env, body)
  return `((${params.join(", ")}) => {${body.toString()}\nreturn (${code.js}); })`
}

/**
 * Binds a parameter for the body `env` of an operator that is generated in line. By value if that cannot be noticed, by name
 * if the body reads the argument in the next state (`primed`) or if its value may still change, else by need.
 */
export const bindOperand = (
  g: Generator,
  env: Environment,
  param: ParameterSymbol,
  operand: Operand | undefined,
  block: Block,
  strict: boolean,
  primed: boolean,
): Environment => {
  if (operand === undefined) throw new Error(`no argument for ${param.name}`)
  if (operand.kind === "code") return env.bindValue(param, operand.code.js, operand.code.type)
  const { argument } = operand
  if (param.arity > 0 || argument.kind === "lambda") return env.bind(param, { kind: "operatorArgument", argument, env: operand.env })
  const node = withoutParentheses(argument)
  const local = node.kind === "name" ? localOf(g, node, operand.env) : null
  if (local !== null) return env.bind(param, local)
  if (primed || node.kind === "number" || node.kind === "string" || node.kind === "boolean" || isVolatile(g, argument, operand.env)) {
    return env.bind(param, { kind: "name", expr: argument, env: operand.env })
  }
  if (strict || g.isSafe(argument, operand.env)) {
    const code = g.expression(argument, operand.env, block)
    const js = g.fresh(param.name)
    block.push(`const ${js} = ${code.js};`)
    return env.bindValue(param, js, code.type)
  }
  return env.bind(param, { kind: "need", expr: argument, env: operand.env, sink: localSink(g, block) })
}

/** What a bare name already stands for, so that passing it on costs nothing. */
const localOf = (g: Generator, node: ExprOf<"name">, env: Environment): Local | null => {
  const reference = g.linker.resolution.reference(node)
  if (reference === null || reference.through.length > 0) return null
  const local = env.lookup(reference.symbol)
  return local !== null && (local.kind === "value" || local.kind === "need") ? local : null
}

/** Whether the value of `expr` may change while the action under construction goes on assigning variables. */
export const isVolatile = (g: Generator, expr: Expr, env: Environment): boolean => {
  if (env.assigned === null) return false
  const usage = g.usage.of(expr, env)
  return (
    (env.mode.building === env.mode.next && usage.next !== 0n) ||
    (env.mode.building === env.mode.current && usage.current !== 0n) ||
    usage.impure ||
    usage.random
  )
}

/** A sink at the current end of `block`. */
export const localSink = (g: Generator, block: Block): Sink => ({
  block: block.place(),
  compiled: new Map(),
  id: Number(g.fresh("").slice(1)),
  isTop: false,
})

const needs = new WeakMap<Local, Map<string, Code>>()

/** A value that is computed at its first use, once per state it is read in. */
const needCode = (g: Generator, local: Extract<Local, { kind: "need" }>, env: Environment, block: Block): Code => {
  const inner = local.env.usedIn(env)
  if (isVolatile(g, local.expr, inner)) return g.expression(local.expr, inner, block)
  const compiled = needs.get(local) ?? new Map<string, Code>()
  needs.set(local, compiled)
  const key = `${env.mode.current}/${env.mode.next}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const body = new Block()
  const code = g.expression(local.expr, inner, body)
  const memo = g.fresh("m")
  local.sink.block.push(`let ${memo};`)
  let js = `(${memo} ??= ${code.js})`
  if (!body.isEmpty || code.js.length > 200) {
    const compute = g.fresh("compute")
    local.sink.block.push(`function ${compute}() {`)
    fill(local.sink.block, body)
    local.sink.block.push(`return ${memo} = (${code.js}); }`)
    js = `(${memo} ?? ${g.mark(local.expr)}${compute}())`
  }
  const result = { js, type: code.type }
  compiled.set(key, result)
  return result
}

/** Binds the definitions of a LET. Values are computed at once if the body is sure to need them, else by need. */
export const bindLetDefinitions = (g: Generator, expr: ExprOf<"let">, env: Environment, block: Block): Environment => {
  const sink = localSink(g, block)
  const strict = g.strictness.of(expr.body)
  let result = env
  for (const symbol of g.linker.resolution.let(expr)) {
    if (symbol.kind === "instance") {
      result = result.bindInstance(symbol.instance, sink)
      continue
    }
    result = result.bind(
      symbol,
      isPlainValue(symbol) ? letValue(g, symbol.body.expr, result, sink, block, strict.has(symbol)) : { kind: "let", env: result, sink },
    )
  }
  return result
}

const isPlainValue = (
  symbol: DefinitionSymbol,
): symbol is DefinitionSymbol & { readonly body: { readonly kind: "expression"; readonly expr: Expr } } =>
  symbol.params.length === 0 && symbol.body?.kind === "expression" && !symbol.recursive

const letValue = (g: Generator, expr: Expr, env: Environment, sink: Sink, block: Block, strict: boolean): Local => {
  const need: Local = { kind: "need", expr, env, sink }
  if (!strict || isVolatile(g, expr, env) || g.usage.of(expr, env).temporal) return need
  const code = g.expression(expr, env, block)
  const js = g.fresh("v")
  block.push(`const ${js} = ${code.js};`)
  needs.set(need, new Map([[`${env.mode.current}/${env.mode.next}`, { js, type: code.type }]]))
  return need
}
