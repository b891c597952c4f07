// The checks of a configuration, taken apart into formulas that are small enough to say what each of them reads.
import type { Config } from "../config.ts"
import type { Entries, Formula } from "../compile/program.ts"
import { withoutParentheses } from "../resolve/expressions.ts"
import type { ResolvedSpec } from "../resolve/resolution.ts"
import { chooseFormulas, type Parts } from "./formulas.ts"
import { definitionNamed } from "./binding.ts"

/** One formula that is evaluated alone. */
export type Inspection = {
  /** The invariant or property it belongs to, as the configuration names it. */
  readonly check: string
  /** Whether it speaks of one state or of a step. */
  readonly kind: "state" | "step"
  /** Its key in the program. */
  readonly key: string
}

/** `[A]_v` with A in front, so that v, which is mostly every variable, is read only where A does not hold. */
const actionFirst = ({ expr, env }: Formula): Formula => {
  const node = withoutParentheses(expr)
  return node.kind === "actionSubscript"
    ? { expr: { kind: "or", items: [node.action, node], bulleted: false, at: node.at }, env }
    : { expr, env }
}

/** The entries of a program that evaluates every invariant and step property of a configuration. */
export const inspectionsOf = (
  spec: ResolvedSpec,
  config: Config,
  parts: Parts,
): { readonly entries: Entries; readonly inspections: readonly Inspection[] } => {
  const { entries, roles } = chooseFormulas(spec, config, parts)
  const values = new Map<string, Formula>()
  const inspections: Inspection[] = []
  const add = (check: string, kind: Inspection["kind"], formula: Formula): void => {
    const key = `${inspections.length}`
    values.set(key, formula)
    inspections.push({ check, kind, key })
  }
  for (const identifier of config.invariants) {
    const { body } = definitionNamed(spec, identifier)
    const expr = body?.kind === "expression" ? withoutParentheses(body.expr) : null
    const whole = entries.values.get(`invariant:${identifier.name}`)
    // A conjunction of the root module's own text needs nothing but the root to be read.
    if (expr?.kind === "and") for (const item of expr.items) add(identifier.name, "state", parts.formula(item, "state"))
    else if (whole !== undefined) add(identifier.name, "state", whole)
  }
  for (const [keys, kind] of [
    [roles.always, "state"],
    [roles.steps, "step"],
  ] as const) {
    for (const key of keys) {
      const formula = entries.values.get(key)
      if (formula !== undefined) add(key.split(":")[1] ?? key, kind, actionFirst(formula))
    }
  }
  return { entries: { actions: new Map(), values }, inspections }
}
