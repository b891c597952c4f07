/** Operator arguments written in place: LAMBDA. */
import type { ExpressionGenerator } from "./generator.ts"
import { type Node, template } from "./node.ts"
import type { Scope } from "./scope.ts"
import { type Type, operator } from "./type.ts"

export const lambda = (g: ExpressionGenerator, scope: Scope, depth: number, parameters: readonly Type[], result: Type): Node => {
  let inner = scope.without("@")
  const names = parameters.map((parameter) => {
    const name = inner.fresh()
    inner = inner.with(name, parameter)
    return name
  })
  return template("LAMBDA", operator, `LAMBDA ${names.join(", ")} : #`, [g.make(result, inner, depth)], { open: true, binds: [names] })
}
