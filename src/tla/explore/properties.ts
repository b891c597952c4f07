// Takes a temporal formula apart: what holds initially, what each state and each step must satisfy, and what is left to an
// engine that checks liveness.
import { TlaError } from "../error.ts"
import type { SourceLocation } from "../error.ts"
import { withoutParentheses } from "../resolve/expressions.ts"
import type { Bound, Expr } from "../syntax/ast.ts"
import type { Formula } from "../compile/program.ts"
import type { Environment } from "../compile/environment.ts"
import type { Linker } from "../compile/references.ts"
import { argumentLocal } from "../compile/references.ts"
import { isConstant } from "../compile/usage.ts"
import type { UsageAnalysis } from "../compile/usage.ts"

export type Part =
  /** A state predicate that holds in the initial states. */
  | { readonly kind: "initially"; readonly formula: Formula }
  /** `[]P`: a state predicate that holds in every state. */
  | { readonly kind: "always"; readonly formula: Formula }
  /** `[][A]_v`: the formula `[A]_v` that every step satisfies. */
  | { readonly kind: "step"; readonly formula: Formula }
  /** Fairness, `<>`, `~>` and what cannot be taken apart: not checked by this engine. */
  | { readonly kind: "liveness"; readonly at: SourceLocation }

/** The parts of a temporal formula, in order. */
export const partsOf = (formula: Formula, linker: Linker, usage: UsageAnalysis): readonly Part[] => {
  const wrap = (expr: Expr, bounds: readonly Bound[]): Expr =>
    bounds.length === 0 ? expr : { kind: "quantifier", quantifier: "forall", bounds, body: expr, at: expr.at }

  const walk = (given: Expr, env: Environment, bounds: readonly Bound[]): readonly Part[] => {
    const expr = withoutParentheses(given)
    if (!usage.of(expr, env).temporal) return [{ kind: "initially", formula: { expr: wrap(expr, bounds), env } }]
    if (expr.kind === "temporalQuantifier") {
      throw new TlaError(
        "semantic",
        "a formula that hides variables is not supported",
        expr.at,
        "Check it without \\EE and \\AA, with a refinement mapping: INSTANCE … WITH variable <- expression.",
      )
    }
    if (expr.kind === "and") return expr.items.flatMap((item) => walk(item, env, bounds))
    if (expr.kind === "quantifier" && expr.quantifier === "forall") {
      // A set that changes is the set of the initial state, which is not known in later ones.
      const changes = expr.bounds.some(({ set }) => set !== null && !isConstant(usage.of(set, env)))
      if (changes) return [{ kind: "liveness", at: expr.at }]
      return walk(expr.body, env, [...bounds, ...expr.bounds])
    }
    if (expr.kind === "name" || expr.kind === "apply") {
      const reference = linker.resolution.reference(expr)
      if (reference !== null) {
        const target = linker.target(reference, env)
        if (target.kind !== "definition" || target.symbol.body?.kind !== "expression") return [{ kind: "liveness", at: expr.at }]
        const inner = target.symbol.params.reduce((result, param, i) => {
          const argument = expr.kind === "apply" ? expr.args[i] : undefined
          return argument === undefined ? result : result.bind(param, argumentLocal(param, argument, env))
        }, target.env)
        // The arguments speak of the bound names, which the definition's own environment does not have.
        // Without parameters the quantifier is dropped, which is right only for sets that are not empty.
        if (bounds.length > 0) return [{ kind: "liveness", at: expr.at }]
        return walk(target.symbol.body.expr, inner, [])
      }
      const [operand] = expr.kind === "apply" ? expr.args : []
      if (expr.name === "[]" && operand !== undefined && operand.kind !== "lambda") return always(withoutParentheses(operand), env, bounds)
    }
    return [{ kind: "liveness", at: expr.at }]
  }

  const always = (operand: Expr, env: Environment, bounds: readonly Bound[]): readonly Part[] => {
    if (operand.kind === "actionSubscript" && operand.stutter) return [{ kind: "step", formula: { expr: wrap(operand, bounds), env } }]
    const { temporal, next } = usage.of(operand, env)
    if (!temporal && next === 0n) return [{ kind: "always", formula: { expr: wrap(operand, bounds), env } }]
    if (operand.kind === "and") return operand.items.flatMap((item) => always(withoutParentheses(item), env, bounds))
    return [{ kind: "liveness", at: operand.at }]
  }

  return walk(formula.expr, formula.env, [])
}
