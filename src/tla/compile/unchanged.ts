// UNCHANGED as an action: it gives each variable its old value.
import { TlaError } from "../error.ts"
import { withoutParentheses } from "../resolve/expressions.ts"
import type { Expr } from "../syntax/ast.ts"
import type { AssignedSet, Continuation } from "./actions.ts"
import type { Block } from "./block.ts"
import { variableName } from "./calls.ts"
import type { Environment } from "./environment.ts"
import type { Generator } from "./generator.ts"
import type { Target } from "./references.ts"

/** `UNCHANGED e`: variable by variable through tuples and definitions, else a comparison. */
export const unchangedCode = (
  g: Generator,
  expr: Expr,
  subject: Expr,
  env: Environment,
  before: AssignedSet,
  block: Block,
  next: Continuation,
): void => {
  const parts = unchangedParts(g, subject, env)
  const assigned = new Set(before)
  const guards: string[] = []
  const { building, current } = env.mode
  for (const part of parts) {
    if (part.kind === "variable") {
      const [slot, old] = [variableName(building ?? "", part.index), variableName(current, part.index)]
      if (assigned.has(part.index)) guards.push(`${g.mark(expr)}rt.eq(${slot}, ${old})`)
      else block.push(`${slot} = ${old};`)
      assigned.add(part.index)
    } else {
      const inner = part.env.usedIn(env.withAssigned(new Set(assigned)))
      const primed = inner.primed()
      if (primed === null) throw new TlaError("semantic", "UNCHANGED stands where only the current state has a meaning", expr.at)
      guards.push(`${g.mark(expr)}rt.eq(${g.value(part.expr, inner, block)}, ${g.value(part.expr, primed, block)})`)
    }
  }
  if (guards.length === 0) return next.run(assigned, block)
  block.push(`if (${guards.join(" && ")}) {`)
  next.run(assigned, block.place())
  block.push("}")
}

type UnchangedPart =
  | { readonly kind: "variable"; readonly index: number }
  | { readonly kind: "expression"; readonly expr: Expr; readonly env: Environment }

const unchangedParts = (g: Generator, expr: Expr, env: Environment): readonly UnchangedPart[] => {
  const node = withoutParentheses(expr)
  if (node.kind === "tuple") return node.elements.flatMap((element) => unchangedParts(g, element, env))
  const reference = node.kind === "name" ? g.linker.resolution.reference(node) : null
  if (reference === null) return [{ kind: "expression", expr: node, env }]
  return unchangedTarget(g, g.linker.target(reference, env), node, env)
}

const unchangedTarget = (g: Generator, target: Target, node: Expr, env: Environment): readonly UnchangedPart[] => {
  if (target.kind === "variable") return [{ kind: "variable", index: target.index }]
  if (target.kind === "definition" && target.symbol.params.length === 0 && target.symbol.body?.kind === "expression") {
    return unchangedParts(g, target.symbol.body.expr, target.env)
  }
  if (target.kind === "local") {
    const { local } = target
    if (local.kind === "name" || local.kind === "need") return unchangedParts(g, local.expr, local.env.usedIn(env))
    if (local.kind === "reference") {
      const inner = local.env.usedIn(env)
      return unchangedTarget(g, g.linker.target(local.reference, inner), node, inner)
    }
  }
  return [{ kind: "expression", expr: node, env }]
}
