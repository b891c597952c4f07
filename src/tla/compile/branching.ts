// Where TLC takes several ways through a condition of an action: each true disjunct and each witness of `\\E` gives a successor
// of its own. The states are the same; the number of generated states is not, so the engine follows.
import { withoutParentheses } from "../resolve/expressions.ts"
import type { Argument, Expr } from "../syntax/ast.ts"
import type { Environment, Local } from "./environment.ts"
import type { Generator } from "./generator.ts"
import { argumentLocal } from "./references.ts"
import type { Target } from "./references.ts"

/** Whether there may be several ways through `expr`, which stands in `env`. Recursion is not followed. */
export const branchesInTlc = (g: Generator, expr: Expr, env: Environment): boolean => branches(g, expr, env, new Set())

type Seen = ReadonlySet<object>

const branches = (g: Generator, given: Expr, env: Environment, seen: Seen): boolean => {
  const expr = withoutParentheses(given)
  const some = (exprs: readonly Expr[]): boolean => exprs.some((each) => branches(g, each, env, seen))
  switch (expr.kind) {
    case "or":
      return expr.items.length > 1 || some(expr.items)
    case "quantifier":
      return expr.quantifier === "exists" || some([expr.body])
    case "and":
      return some(expr.items)
    case "if":
      return some([expr.then, expr.else])
    case "case":
      return some(expr.arms.map((arm) => arm.value)) || (expr.other !== null && some([expr.other]))
    case "let":
      return branches(g, expr.body, g.usage.bindLet(expr, env), seen)
    case "name":
    case "apply": {
      const reference = g.linker.resolution.reference(expr)
      const args = expr.kind === "apply" ? expr.args : []
      if (reference !== null) return branchesAt(g, g.linker.target(reference, env), args, env, seen)
      const right = expr.name === "=>" ? args[1] : undefined
      return right !== undefined && right.kind !== "lambda" && some([right])
    }
    default:
      return false
  }
}

const branchesAt = (g: Generator, target: Target, args: readonly Argument[], use: Environment, seen: Seen): boolean => {
  if (target.kind === "local") return branchesLocally(g, target.local, args, use, seen)
  if (target.kind !== "definition") return false
  const { symbol } = target
  if (symbol.recursive || symbol.body?.kind !== "expression" || seen.has(symbol)) return false
  const env = symbol.params.reduce((result, param, i) => {
    const argument = args[i]
    return argument === undefined ? result : result.bind(param, argumentLocal(param, argument, use))
  }, target.env)
  return branches(g, symbol.body.expr, env, new Set([...seen, symbol]))
}

const branchesLocally = (g: Generator, local: Local, args: readonly Argument[], use: Environment, seen: Seen): boolean => {
  switch (local.kind) {
    case "name":
    case "need":
      return branches(g, local.expr, local.env, seen)
    case "reference":
      return branchesAt(g, g.linker.target(local.reference, local.env), args, use, seen)
    case "operatorArgument": {
      const { argument, env } = local
      if (argument.kind === "lambda") return branches(g, argument.body, env, seen)
      const reference = argument.kind === "name" ? g.linker.resolution.reference(argument) : null
      return reference !== null && branchesAt(g, g.linker.target(reference, env), args, use, seen)
    }
    default:
      return false
  }
}
