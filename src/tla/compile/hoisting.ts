// Subexpressions that are the same in every state, like `{"FOLLOWING", "LEADING"}` or `[Server -> Nat]`, are evaluated once per program.
import type { Resolution } from "../resolve/resolution.ts"
import { withoutParentheses } from "../resolve/expressions.ts"
import type { Symbol } from "../resolve/symbol.ts"
import type { Argument, Bound, Expr } from "../syntax/ast.ts"
import { Block } from "./block.ts"
import type { Code } from "./block.ts"
import type { Environment } from "./environment.ts"
import { fill } from "./generator.ts"
import type { Generator } from "./generator.ts"
import { children, isConstant } from "./usage.ts"

/** The code of `expr` if it is worth hoisting and can be hoisted, else null. */
export const hoistedCode = (g: Generator, expr: Expr, env: Environment): Code | null => {
  if (!isCostly(g.linker.resolution, expr) || !env.frame.sink.isTop || !isClosed(g.linker.resolution, expr, new Set())) return null
  const outside = env.inFrame(env.frame)
  if (!isConstant(g.usage.of(expr, outside))) return null
  const known = g.hoisted(expr, env.frame.id)
  if (known !== undefined) return { js: `(${known.js}m ?? ${g.mark(expr)}${known.js}())`, type: known.type }
  const name = g.fresh("constant")
  const body = new Block()
  const place = g.top.block.place()
  const code = g.plainExpression(expr, outside.withAssigned(null), body)
  g.setHoisted(expr, env.frame.id, { js: name, type: code.type })
  place.push(`let ${name}m;`, `function ${name}() {`)
  fill(place, body)
  place.push(`return ${name}m = (${code.js}); }`)
  return { js: `(${name}m ?? ${g.mark(expr)}${name}())`, type: code.type }
}

/** Names and literals cost nothing; a definition without parameters is remembered as it is. */
const isCostly = (resolution: Resolution, expr: Expr): boolean => {
  switch (expr.kind) {
    case "setEnumeration":
    case "tuple":
      return expr.elements.length > 0
    case "record":
    case "recordSet":
    case "functionSet":
    case "product":
    case "setFilter":
    case "setMap":
    case "functionLiteral":
    case "except":
      return true
    case "apply":
      return (
        resolution.reference(expr)?.symbol.kind === "definition" ||
        expr.name === "SUBSET" ||
        expr.name === "UNION" ||
        expr.name === "\\cup" ||
        expr.name === "\\cap" ||
        expr.name === "\\" ||
        expr.name === ".." ||
        expr.name === "Seq"
      )
    default:
      return false
  }
}

/** Whether `expr` uses no parameter and no name bound outside of it. */
const isClosed = (resolution: Resolution, given: Expr, inside: ReadonlySet<Symbol>): boolean => {
  const expr = withoutParentheses(given)
  const all = (exprs: readonly Expr[], bound: ReadonlySet<Symbol> = inside): boolean =>
    exprs.every((each) => isClosed(resolution, each, bound))
  const within = (bounds: readonly Bound[], body: Expr): boolean =>
    all(bounds.flatMap((bound) => (bound.set === null ? [] : [bound.set]))) &&
    isClosed(resolution, body, new Set([...inside, ...bounds.flatMap((bound) => resolution.bound(bound))]))
  const argument = (arg: Argument): boolean =>
    arg.kind === "lambda"
      ? isClosed(resolution, arg.body, new Set([...inside, ...resolution.lambda(arg)]))
      : isClosed(resolution, arg, inside)
  switch (expr.kind) {
    case "previous":
    case "let":
    case "temporalQuantifier":
    case "fairness":
    case "actionSubscript":
      return false
    case "name":
    case "apply": {
      const reference = resolution.reference(expr)
      if (reference !== null) {
        const { symbol } = reference
        if ((symbol.kind === "bound" || symbol.kind === "parameter") && !inside.has(symbol)) return false
        if (symbol.kind === "definition" && symbol.inLet) return false
        if (reference.through.some((step) => step.args.length > 0)) return false
      }
      return expr.kind === "name" || expr.args.every(argument)
    }
    case "quantifier":
    case "setMap":
    case "functionLiteral":
      return within(expr.bounds, expr.body)
    case "choose":
      return within([expr.bound], expr.body)
    case "setFilter":
      return within([expr.bound], expr.predicate)
    default:
      return all(children(expr))
  }
}
