// The operators of the language itself: equality, membership, propositional and set operators, primes, UNCHANGED, ENABLED.
import { TlaError } from "../error.ts"
import { withoutParentheses } from "../resolve/expressions.ts"
import type { Expr, ExprOf } from "../syntax/ast.ts"
import { anyCode, Block, booleanCode } from "./block.ts"
import type { Code } from "./block.ts"
import type { Environment } from "./environment.ts"
import type { Generator } from "./generator.ts"

/** A built-in operator with its arguments. */
export const builtinOperatorCode = (g: Generator, expr: ExprOf<"apply">, given: Environment, block: Block): Code => {
  const [first, second] = expr.args
  const env = given.withWhole(false)
  if (first === undefined || first.kind === "lambda") throw new TlaError("semantic", "a value is expected here", expr.at)
  if (second === undefined) return prefixCode(g, expr, first, env, block)
  if (second.kind === "lambda") throw new TlaError("semantic", "a value is expected here", second.at)
  switch (expr.name) {
    case "=>":
      return g.conditional(
        g.boolean(first, env, block),
        (b) => booleanCode(g.boolean(second, env, b)),
        () => booleanCode("true"),
        block,
      )
    case "\\in":
      return membershipCode(g, expr, first, second, env, block)
    case "\\notin":
      return booleanCode(`!${membershipCode(g, expr, first, second, env, block).js}`)
    case "~>":
    case "-+->":
      throw temporal(expr)
    case "\\cdot":
      throw new TlaError("semantic", "the composition of actions, \\cdot, is not supported", expr.at)
    case "\\cup":
    case "\\": {
      const single = withoutParentheses(second)
      if (single.kind === "setEnumeration" && single.elements.length === 1 && single.elements[0] !== undefined) {
        const call = expr.name === "\\" ? "withoutElement" : "withElement"
        return anyCode(`${g.mark(expr)}rt.${call}(${g.value(first, env, block)}, ${g.value(single.elements[0], env, block)})`)
      }
    }
  }
  const compared = env.withWhole(expr.name === "=" || expr.name === "/=")
  return binaryCode(g, expr, expr.name, g.expression(first, compared, block), g.expression(second, compared, block))
}

/** A built-in binary operator applied to values. */
export const binaryCode = (g: Generator, expr: Expr, name: string, left: Code, right: Code): Code => {
  switch (name) {
    case "=":
    case "<=>":
      return equalityCode(g, expr, name, left, right)
    case "/=":
      return booleanCode(`!${equalityCode(g, expr, "=", left, right).js}`)
    case "\\in":
      return booleanCode(`${g.mark(expr)}rt.member(${left.js}, ${right.js})`)
    case "\\notin":
      return booleanCode(`!${g.mark(expr)}rt.member(${left.js}, ${right.js})`)
    case "\\subseteq":
      return booleanCode(`${g.mark(expr)}rt.subseteq(${left.js}, ${right.js})`)
    case "\\cup":
      return anyCode(`${g.mark(expr)}rt.union(${left.js}, ${right.js})`)
    case "\\cap":
      return anyCode(`${g.mark(expr)}rt.intersection(${left.js}, ${right.js})`)
    case "\\":
      return anyCode(`${g.mark(expr)}rt.difference(${left.js}, ${right.js})`)
    case "=>":
      return booleanCode(`(!${g.mark(expr)}rt.bool(${left.js}) || ${g.mark(expr)}rt.bool(${right.js}))`)
    default:
      throw new TlaError("semantic", `the operator '${name}' cannot be used here`, expr.at)
  }
}

/** A built-in unary operator applied to a value. */
export const unaryCode = (g: Generator, expr: Expr, name: string, operand: Code): Code => {
  switch (name) {
    case "~":
      return booleanCode(`!${operand.type === "boolean" ? operand.js : `${g.mark(expr)}rt.bool(${operand.js})`}`)
    case "SUBSET":
      return anyCode(`${g.mark(expr)}rt.powerSet(${operand.js})`)
    case "UNION":
      return anyCode(`${g.mark(expr)}rt.bigUnion(${operand.js})`)
    case "DOMAIN":
      return anyCode(`${g.mark(expr)}rt.domainOf(${operand.js})`)
    default:
      throw new TlaError("semantic", `the operator '${name}' cannot be used here`, expr.at)
  }
}

const equalityCode = (g: Generator, expr: Expr, name: string, left: Code, right: Code): Code => {
  const bothOf = (type: Code["type"]): boolean => left.type === type && right.type === type
  if (bothOf("boolean") || bothOf("number")) return booleanCode(`(${left.js} === ${right.js})`)
  if (name === "<=>") {
    const as = (code: Code): string => (code.type === "boolean" ? code.js : `${g.mark(expr)}rt.bool(${code.js})`)
    return booleanCode(`(${as(left)} === ${as(right)})`)
  }
  const string = g.isString(right.js) ? right.js : null
  if (string !== null) return booleanCode(`${g.mark(expr)}rt.eqString(${left.js}, ${string})`)
  if (right.type === "number" && /^\d+$/.test(right.js)) return booleanCode(`${g.mark(expr)}rt.eqInt(${left.js}, ${right.js})`)
  return booleanCode(`${g.mark(expr)}rt.eq(${left.js}, ${right.js})`)
}

const prefixCode = (g: Generator, expr: ExprOf<"apply">, operand: Expr, env: Environment, block: Block): Code => {
  switch (expr.name) {
    case "'": {
      const primed = env.primed()
      if (primed === null)
        throw new TlaError(
          "semantic",
          "a prime stands where only the current state has a meaning",
          expr.at,
          "Primes cannot be nested, nor stand in an invariant or an initial predicate.",
        )
      return g.expression(operand, primed, block)
    }
    case "UNCHANGED": {
      const primed = env.primed()
      if (primed === null) throw new TlaError("semantic", "UNCHANGED stands where only the current state has a meaning", expr.at)
      return booleanCode(`${g.mark(expr)}rt.eq(${g.value(operand, env, block)}, ${g.value(operand, primed, block)})`)
    }
    case "ENABLED":
      return g.enabled(g, operand, env, block)
    case "[]":
    case "<>":
      throw temporal(expr)
    default:
      return unaryCode(g, expr, expr.name, g.expression(operand, env, block))
  }
}

const temporal = (expr: Expr): TlaError =>
  new TlaError(
    "semantic",
    "a temporal formula stands where a value or an action is expected",
    expr.at,
    "Temporal formulas belong under PROPERTY (or in the SPECIFICATION).",
  )

/** `x \in S`, without building S where its form says how to decide membership. */
const membershipCode = (g: Generator, expr: Expr, element: Expr, set: Expr, env: Environment, block: Block): Code => {
  const node = withoutParentheses(set)
  if (node.kind === "setFilter" && node.bound.set !== null && node.bound.pattern === "names") {
    const [symbol] = g.linker.resolution.bound(node.bound)
    const js = g.fresh(symbol?.name ?? "x")
    const value = g.expression(element, env, block)
    block.push(`const ${js} = ${value.js};`)
    const inSet = membershipOf(g, expr, js, node.bound.set, env, block)
    if (symbol === undefined) throw new Error("a bound without a name")
    return g.conditional(
      inSet,
      (b) => booleanCode(g.boolean(node.predicate, env.bindValue(symbol, js, value.type), b)),
      () => booleanCode("false"),
      block,
    )
  }
  const value = g.expression(element, env, block)
  if (node.kind === "setEnumeration" && node.elements.length > 0 && node.elements.every((each) => g.isSafe(each, env))) {
    // The element is compared with one after the other, as TLC does with a set it has not sorted.
    const js = g.fresh("x")
    block.push(`const ${js} = ${value.js};`)
    const tests = node.elements.map((each) => binaryCode(g, expr, "=", { js, type: value.type }, g.expression(each, env, block)).js)
    return booleanCode(`(${tests.join(" || ")})`)
  }
  return booleanCode(membershipOf(g, expr, value.js, set, env, block))
}

const membershipOf = (g: Generator, expr: Expr, js: string, set: Expr, env: Environment, block: Block): string =>
  `${g.mark(expr)}rt.member(${js}, ${g.value(set, env, block)})`
