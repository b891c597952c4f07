/** Constructs that have any type: IF, CASE, LET, CHOOSE, application, and operators of any result. */
import { bind } from "./booleans.ts"
import { steps } from "./functions.ts"
import type { Production, Weighted } from "./generator.ts"
import { type Node, infix, leaf, template } from "./node.ts"
import { Scope } from "./scope.ts"
import { type Type, boolean, domains, integer, isOrdered, randomType, sequenceOf, setOf, tupleOf } from "./type.ts"

const conditional: Production = (g, type, scope, depth) =>
  template(
    "IF",
    type,
    "IF # THEN # ELSE #",
    [g.make(boolean, scope, depth - 1), g.make(type, scope, depth - 1), g.make(type, scope, depth - 1)],
    { open: true },
  )

const cases: Production = (g, type, scope, depth) => {
  const arms = g.several(1, 3, () => g.make(boolean, scope, depth - 1)).flatMap((guard) => [guard, g.make(type, scope, depth - 1)])
  const text = Array.from({ length: arms.length / 2 }, () => "# -> #").join(" [] ")
  // Without OTHER a CASE may match nothing. Guards of several arms may hold: TLC takes the first.
  if (scope.mayFail && g.random.chance(0.15)) return template("CASE", type, `CASE ${text}`, arms, { open: true, guarded: true })
  return template("CASE OTHER", type, `CASE ${text} [] OTHER -> #`, [...arms, g.make(type, scope, depth - 1)], {
    open: true,
    guarded: true,
  })
}

const letValue: Production = (g, type, scope, depth) => {
  const of = randomType(g.random, 2)
  const outer = scope.without("@")
  const [name, inner] = bind(outer, of)
  if (g.random.chance(0.4)) {
    const second = randomType(g.random, 1)
    const [other, both] = bind(inner, second)
    return template(
      "LET, two definitions",
      type,
      `LET ${name} == # ${other} == # IN #`,
      [g.make(of, outer.reserving(other), depth - 1), g.make(second, inner, depth - 1), g.make(type, both, depth - 1)],
      { open: true, binds: [[], [name], [name, other]] },
    )
  }
  return template("LET", type, `LET ${name} == # IN #`, [g.make(of, outer, depth - 1), g.make(type, inner, depth - 1)], {
    open: true,
    binds: [[], [name]],
  })
}

const letOperator: Production = (g, type, scope, depth) => {
  const outer = scope.without("@")
  const name = outer.fresh(["op", "Op", "op1", "op2", "op3"])
  const parameters = Array.from({ length: g.random.integer(1, 2) }, () => randomType(g.random, 1))
  const result = g.random.chance(0.5) ? type : randomType(g.random, 1)
  let inside = outer.reserving(name)
  const formals = parameters.map((parameter) => {
    const [formal, next] = bind(inside, parameter)
    inside = next
    return formal
  })
  const defined = outer.withOperator({ name, parameters, result })
  return template(
    "LET operator",
    type,
    `LET ${name}(${formals.join(", ")}) == # IN #`,
    [g.make(result, inside, depth - 1), g.make(type, defined, depth - 1)],
    { open: true, binds: [formals, [name]] },
  )
}

/** A call of an operator of an enclosing LET. */
const localCall: Production = (g, type, scope, depth) => {
  const fitting = scope.operators.filter(({ result }) => JSON.stringify(result) === JSON.stringify(type))
  if (fitting.length === 0) return letOperator(g, type, scope, depth)
  const { name, parameters } = g.random.pick(fitting)
  return template(
    "call of LET operator",
    type,
    `${name}(${parameters.map(() => "#").join(", ")})`,
    parameters.map((parameter) => g.make(parameter, scope, depth - 1)),
    { uses: [name] },
  )
}

/** Recursion with a decreasing argument, as a function and as an operator. */
const recursion: Production = (g, type, scope, depth) => {
  // In a guard before the last assignment TLC branches at the disjunctions inside of a recursion, we count such a guard once: only the
  // number of generated states differs.
  if (g.inActions && type._tag === "Boolean") return conditional(g, type, scope, depth)
  const outer = scope.without("@")
  const name = outer.fresh(["r", "rec", "r1", "r2"])
  const reserved = outer.reserving(name)
  const [n, inner] = bind(reserved, integer)
  const asFunction = g.random.chance(0.5)
  const again = asFunction ? `${name}[${n} - 1]` : `${name}(${n} - 1)`
  const step = g.make(type, inner.withTerm({ text: again, type, uses: [name, n] }), depth - 1)
  const base = g.make(type, inner, depth - 1)
  const text = asFunction
    ? `LET ${name}[${n} \\in 0..3] == IF ${n} = 0 THEN # ELSE # IN ${name}[Small(#)]`
    : `LET RECURSIVE ${name}(_) ${name}(${n}) == IF ${n} = 0 THEN # ELSE # IN ${name}(Small(#))`
  return template(asFunction ? "LET recursive function" : "LET RECURSIVE", type, text, [base, step, g.make(integer, reserved, depth - 1)], {
    open: true,
    binds: [[name, n], [name, n], []],
  })
}

/** CHOOSE only where the order of candidates does not depend on TLC's string table. */
const choose: Production = (g, type, scope, depth) => {
  if (!isOrdered(type)) {
    const name = scope.fresh()
    return template("CHOOSE of one", type, `CHOOSE ${name} \\in {#} : TRUE`, [g.make(type, scope, depth - 1)], { open: true })
  }
  const [name, inner] = bind(scope, type)
  const among = infix(
    "\\cup",
    setOf(type),
    g.make(setOf(type), scope, depth - 1),
    template("set literal", setOf(type), "{#}", [g.make(type, scope, depth - 1)]),
  )
  const test = !scope.mayFail || g.random.chance(0.6) ? leaf("boolean literal", boolean, "TRUE") : g.make(boolean, inner, depth - 1)
  return template("CHOOSE", type, `CHOOSE ${name} \\in # : #`, [among, test], { open: true, binds: [[], [name]] })
}

/** Application of a function with a known domain, to a key of it. */
const application: Production = (g, type, scope, depth) => {
  if (g.inActions && type._tag === "Boolean") return conditional(g, type, scope, depth)
  const variable = g.random.pick([undefined, ...scope.terms.filter(({ within }) => within !== undefined)])
  const domain = variable?.within ?? g.random.pick(domains)
  const f = g.make({ _tag: "Function", domain, to: type }, scope, depth - 1)
  if (variable !== undefined)
    return template("application", type, "#[#]", [f, leaf("variable", domain.type, variable.text, variable.uses)], { postfix: true })
  if (domain.type._tag === "Tuple" && g.random.chance(0.5))
    return template("application to two arguments", type, `#[#, "a"]`, [f, leaf("number", integer, g.random.pick(["1", "2"]))], {
      postfix: true,
    })
  const key: Node =
    scope.mayFail && g.random.chance(0.1) ? g.make(domain.type, scope, depth - 1) : leaf("key", domain.type, g.random.pick(domain.keys))
  return template("application", type, "#[#]", [f, key], { postfix: true })
}

/** A part of a tuple or record that has the type in both of its places. */
const projection: Production = (g, type, scope, depth) => {
  const whole: Type = g.random.chance(0.5)
    ? {
        _tag: "Record",
        fields: [
          ["a", type],
          ["b", type],
        ],
      }
    : tupleOf(type, type)
  return template("projection", type, `#${steps(g, whole, scope)!.text}`, [g.make(whole, scope, depth - 1)], { postfix: true })
}

const head: Production = (g, type, scope, depth) => {
  const sequence = g.make(sequenceOf(type), scope, depth - 1)
  if (scope.mayFail && g.random.chance(0.2)) return template("Head", type, "Head(#)", [sequence])
  const outer = scope.without("@")
  const [name] = bind(outer, sequenceOf(type))
  return template(
    "guarded Head",
    type,
    `LET ${name} == # IN IF ${name} = <<>> THEN # ELSE Head(${name})`,
    [sequence, g.leaf(type, outer.reserving(name))],
    { open: true, binds: [[], [name]] },
  )
}

/** Arguments that are never used may fail. */
const unusedArgument: Production = (g, type, scope, depth) => {
  const failing = new Scope(scope.terms, scope.operators, scope.names, true)
  return g.random.chance(0.5)
    ? template("First", type, "First(#, #)", [g.make(type, scope, depth - 1), g.make(integer, failing, depth - 1)])
    : template("Second", type, "Second(#, #)", [g.make(integer, failing, depth - 1), g.make(type, scope, depth - 1)])
}

/** Not of functions: TLC 1.7.4 updates the wrong element in an EXCEPT of TLCEval(<<…>>). */
const identity: Production = (g, type, scope, depth) =>
  type._tag === "Function" || type._tag === "Tuple" || type._tag === "Sequence" || type._tag === "Record"
    ? g.make(type, scope, depth - 1)
    : template("TLCEval", type, "TLCEval(#)", [g.make(type, scope, depth - 1)])

export const controlProductions: Weighted = [
  [4, conditional],
  [2, cases],
  [4, letValue],
  [2, letOperator],
  [3, localCall],
  [1.5, recursion],
  [2, choose],
  [3, application],
  [2, projection],
  [1.5, head],
  [1.5, unusedArgument],
  [0.3, identity],
]
