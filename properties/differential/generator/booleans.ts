/** Booleans: logic with and without bullet lists, comparison, membership in finite and infinite sets, quantifiers. */
import type { Production, Weighted } from "./generator.ts"
import { bullets, infix, leaf, prefix, template } from "./node.ts"
import { lambda } from "./operators.ts"
import { comparisons } from "./prelude.ts"
import type { Scope } from "./scope.ts"
import { type Type, bag, boolean, integer, isOrdered, operator, randomType, sequenceOf, setOf, tupleOf } from "./type.ts"

const logic: Production = (g, type, scope, depth) => {
  const symbol = g.random.pick(["/\\", "\\/", "=>", "<=>", "/\\", "\\/"])
  return infix(symbol, type, g.make(boolean, scope, depth - 1), g.make(boolean, scope, depth - 1))
}

const bulletList: Production = (g, type, scope, depth) =>
  bullets(
    g.random.pick(["/\\", "\\/"]),
    type,
    g.several(1, 4, () => g.make(boolean, scope, depth - 1)),
  )

const negation: Production = (g, type, scope, depth) => prefix("~", type, g.make(boolean, scope, depth - 1))

const comparison: Production = (g, type, scope, depth) =>
  infix(g.random.pick(comparisons)[0], type, g.make(integer, scope, depth - 1), g.make(integer, scope, depth - 1))

const equality: Production = (g, type, scope, depth) => {
  const of = randomType(g.random, 2)
  return infix(g.random.pick(["=", "#", "/="]), type, g.make(of, scope, depth - 1), g.make(of, scope, depth - 1), `${of._tag} equality`)
}

const membership: Production = (g, type, scope, depth) => {
  const of = randomType(g.random, 2)
  return infix(g.random.pick(["\\in", "\\in", "\\notin"]), type, g.make(of, scope, depth - 1), g.make(setOf(of), scope, depth - 1))
}

/** Sets that cannot be enumerated are only good for membership. */
const infiniteMembership: Production = (g, type, scope, depth) => {
  const name = g.random.integer(0, 4)
  const [of, text] = [
    [integer, "Nat"],
    [integer, "Int"],
    [sequenceOf(integer), "Seq(Nat)"],
    [sequenceOf(sequenceOf(integer)), "Seq(Seq(Int))"],
    [setOf(integer), "SUBSET Nat"],
  ][name] as [Type, string]
  return infix(
    "\\in",
    type,
    g.make(of, scope, depth - 1),
    text.includes(" ") ? prefix("SUBSET", setOf(of), leaf("infinite set", of, "Nat")) : leaf("infinite set", setOf(of), text),
    "\\in infinite",
  )
}

const recordMembership: Production = (g, type, scope, depth) => {
  const [a, b] = [randomType(g.random, 0), randomType(g.random, 0)]
  const record: Type = {
    _tag: "Record",
    fields: [
      ["a", a],
      ["b", b],
    ],
  }
  const sets = template("record set", setOf(record), "[a : #, b : #]", [
    g.make(setOf(a), scope, depth - 1),
    g.make(setOf(b), scope, depth - 1),
  ])
  return infix("\\in", type, g.make(record, scope, depth - 1), sets)
}

const subset: Production = (g, type, scope, depth) => {
  const of = setOf(randomType(g.random, 1))
  return infix("\\subseteq", type, g.make(of, scope, depth - 1), g.make(of, scope, depth - 1))
}

const bagTest: Production = (g, type, scope, depth) =>
  g.random.chance(0.5)
    ? template("BagIn", type, "BagIn(#, #)", [g.make(integer, scope, depth - 1), g.make(bag, scope, depth - 1)])
    : infix("\\sqsubseteq", type, g.make(bag, scope, depth - 1), g.make(bag, scope, depth - 1))

const helper: Production = (g, type, scope, depth) => {
  const of = randomType(g.random, 0)
  switch (g.random.integer(0, 3)) {
    case 0:
      return template("Even", type, `${g.random.pick(["Even", "Odd"])}(Small(#))`, [g.make(integer, scope, depth - 1)])
    case 1:
      return template("IsFiniteSet", type, "IsFiniteSet(#)", [g.make(setOf(of), scope, depth - 1)])
    case 2: {
      const safe = isOrdered(of) ? scope : scope.safe()
      return template("Holds", type, "Holds(#, #)", [lambda(g, safe, depth - 1, [of], boolean), g.make(setOf(of), scope, depth - 1)])
    }
    default:
      return template("Apply2", type, "Apply2(#, #, #)", [
        leaf("operator by name", operator, g.random.pick(comparisons)[0]),
        g.make(integer, scope, depth - 1),
        g.make(integer, scope, depth - 1),
      ])
  }
}

/**
 * Quantifier bodies may fail only where the order of the elements is known: a failing element after the deciding one is never looked at.
 */
const bodyScope = (scope: Scope, types: readonly Type[]): Scope => (types.every(isOrdered) ? scope : scope.safe())

const quantifier: Production = (g, type, scope, depth) => {
  const sign = g.random.pick(["\\E", "\\A"])
  const of = randomType(g.random, 1)
  switch (g.random.integer(0, 4)) {
    case 0: {
      const [left, right] = [randomType(g.random, 0), randomType(g.random, 0)]
      const [a, inner] = bind(scope, left)
      const [b, innermost] = bind(inner, right)
      const set = g.make(setOf(tupleOf(left, right)), scope, depth - 1)
      return template(
        "quantifier over tuples",
        type,
        `${sign} <<${a}, ${b}>> \\in # : #`,
        [set, g.make(boolean, bodyScope(innermost, [left, right]), depth - 1)],
        { open: true, binds: [[], [a, b]] },
      )
    }
    case 1: {
      // Two variables over one SUBSET {} have no values at all in TLC 1.7.4: \E a, b \in SUBSET {} : TRUE is FALSE.
      const shared = of._tag === "Set" ? integer : of
      const [a, inner] = bind(scope, shared)
      const [b, both] = bind(inner, shared)
      const [c, all] = bind(both, integer)
      const sets = [g.make(setOf(shared), scope, depth - 1), g.make(setOf(integer), scope, depth - 2)]
      return template(
        "quantifier, several variables",
        type,
        `${sign} ${a}, ${b} \\in #, ${c} \\in # : #`,
        [...sets, g.make(boolean, bodyScope(all, [shared]), depth - 1)],
        { open: true, binds: [[], [], [a, b, c]] },
      )
    }
    default: {
      const [a, inner] = bind(scope, of)
      return template(
        "quantifier",
        type,
        `${sign} ${a} \\in # : #`,
        [g.make(setOf(of), scope, depth - 1), g.make(boolean, bodyScope(inner, [of]), depth - 1)],
        { open: true, binds: [[], [a]] },
      )
    }
  }
}

export const bind = (scope: Scope, type: Type): readonly [string, Scope] => {
  const name = scope.fresh()
  return [name, scope.with(name, type)]
}

export const booleanProductions: Weighted = [
  [5, logic],
  [2, bulletList],
  [2, negation],
  [4, comparison],
  [4, equality],
  [3, membership],
  [1, infiniteMembership],
  [0.5, recordMembership],
  [1, subset],
  [0.5, bagTest],
  [1.5, helper],
  [4, quantifier],
]
