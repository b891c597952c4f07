/**
 * Actions that assign every variable on every path: equations, membership, UNCHANGED, helper operators, under IF, CASE, LET, `\/`
 * and `\E`, with guards before and, on primed variables, after the assignments.
 */
import type { ExpressionGenerator } from "./generator.ts"
import { type Node, bullets, infix, leaf, prefix, template } from "./node.ts"
import type { Scope } from "./scope.ts"
import { type Type, boolean, integer } from "./type.ts"

/** A variable with a finite domain: values assigned to it are always members of `set`. */
export type Variable = { readonly name: string; readonly type: Type; readonly set: string; readonly initial: string }

/** The whole action. With a view, the last variable is a ghost: written with constants only. */
export const assignments = (g: ExpressionGenerator, scope: Scope, variables: readonly Variable[], view: boolean): Node => {
  const ghost = view ? variables.at(-1) : undefined
  const real = ghost === undefined ? variables : variables.slice(0, -1)
  const body = group(g, scope, real, g.random.integer(1, 3))
  if (ghost === undefined) return body
  return bullets("/\\", boolean, [body, infix("=", boolean, primedLeaf(ghost), leaf("literal", ghost.type, ghost.initial), "assignment")])
}

const primedLeaf = ({ name, type }: Variable): Node => leaf("primed variable", type, `${name}'`, [name])

const addPrimed = (scope: Scope, variables: readonly Variable[]): Scope =>
  variables.reduce((inner, { name, type }) => inner.withTerm({ text: `${name}'`, type, uses: [name] }), scope)

/** Assigns all of a group of variables. */
const group = (g: ExpressionGenerator, scope: Scope, variables: readonly Variable[], depth: number): Node => {
  if (variables.length === 0) return g.make(boolean, scope, 1)
  const guard = (): Node => g.make(boolean, scope, 2)
  const choice = depth <= 0 ? 0 : g.random.integer(0, 10)
  switch (choice) {
    case 1:
      return template(
        "action IF",
        boolean,
        "IF # THEN # ELSE #",
        [guard(), group(g, scope, variables, depth - 1), group(g, scope, variables, depth - 1)],
        { open: true },
      )
    case 2:
      return template(
        "action CASE",
        boolean,
        "CASE # -> # [] OTHER -> #",
        [guard(), group(g, scope, variables, depth - 1), group(g, scope, variables, depth - 1)],
        { open: true, guarded: true },
      )
    case 3:
    case 4:
      return bullets(
        "\\/",
        boolean,
        g.several(2, 3, () => group(g, scope, variables, depth - 1)),
      )
    case 5:
    case 6: {
      const name = scope.fresh()
      return template(
        "action \\E",
        boolean,
        `\\E ${name} \\in ${g.random.pick(["0..2", "{0, 1}", "1..2"])} : #`,
        [group(g, scope.with(name, integer), variables, depth - 1)],
        { open: true, binds: [[name]] },
      )
    }
    case 7: {
      const name = scope.fresh()
      return template(
        "action LET",
        boolean,
        `LET ${name} == # IN #`,
        [g.make(integer, scope.reserving(name), 2), group(g, scope.with(name, integer), variables, depth - 1)],
        { open: true, binds: [[], [name]] },
      )
    }
    default:
      return sequence(g, scope, variables, depth)
  }
}

/** A conjunction: guards, assignments of parts of the group, and guards that read what is assigned already. */
const sequence = (g: ExpressionGenerator, scope: Scope, variables: readonly Variable[], depth: number): Node => {
  const { random } = g
  const parts: Node[] = []
  if (random.chance(0.4)) parts.push(g.make(boolean, scope, 2))
  let left = random.chance(0.5) ? [...variables] : [...variables].reverse()
  let inner = scope
  while (left.length > 0) {
    const count = random.integer(1, left.length)
    const now = left.slice(0, count)
    left = left.slice(count)
    parts.push(
      count > 1 && random.chance(0.4) ? unchanged(now) : count > 1 ? group(g, inner, now, depth - 1) : single(g, inner, now[0]!, depth),
    )
    inner = addPrimed(inner, now)
    if (random.chance(0.1)) parts.push(g.make(boolean, inner, 2))
  }
  if (parts.length === 1) return parts[0]!
  return random.chance(0.7) ? bullets("/\\", boolean, parts) : parts.reduce((all, part) => infix("/\\", boolean, all, part))
}

const unchanged = (variables: readonly Variable[]): Node =>
  prefix(
    "UNCHANGED",
    boolean,
    leaf(
      "variable",
      boolean,
      `<<${variables.map(({ name }) => name).join(", ")}>>`,
      variables.map(({ name }) => name),
    ),
  )

const single = (g: ExpressionGenerator, scope: Scope, variable: Variable, depth: number): Node => {
  const { name, type, set } = variable
  switch (g.random.integer(0, 8)) {
    case 0:
      return prefix("UNCHANGED", boolean, leaf("variable", type, name, [name]))
    case 1:
      return infix("\\in", boolean, primedLeaf(variable), leaf("literal", type, set), "assignment by \\in")
    case 2:
      return template("helper action", boolean, `Set_${name}(#)`, [update(g, scope, variable, depth)])
    case 3:
      return template("helper action, higher-order", boolean, `Through_${name}(LAMBDA a1 : Fit_${name}(a1), #)`, [
        update(g, scope, variable, depth),
      ])
    case 4:
      return bullets("\\/", boolean, [
        infix("=", boolean, primedLeaf(variable), update(g, scope, variable, depth), "assignment"),
        prefix("UNCHANGED", boolean, leaf("variable", type, name, [name])),
      ])
    default:
      return infix("=", boolean, primedLeaf(variable), update(g, scope, variable, depth), "assignment")
  }
}

/** A new value, kept in the variable's domain by the operator `Fit_v` of the module. Small steps make deep state graphs. */
const update = (g: ExpressionGenerator, scope: Scope, { name, type }: Variable, depth: number): Node => {
  const readable = scope.terms.some(({ text }) => text === name)
  if (type._tag === "Integer" && readable && g.random.chance(0.5)) {
    return template("fitted value", type, `Fit_${name}(#)`, [
      infix("+", type, leaf("variable", type, name, [name]), leaf("number", type, "1")),
    ])
  }
  return template("fitted value", type, `Fit_${name}(#)`, [g.make(type, scope, Math.max(1, depth))])
}
