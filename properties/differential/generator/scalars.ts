/** Integers, strings and bags: arithmetic, calls of the operators in front, sizes, and the Bags module. */
import type { Production, Weighted } from "./generator.ts"
import { infix, leaf, prefix, template } from "./node.ts"
import { lambda } from "./operators.ts"
import { binaryOperators, signatures, unaryOperators } from "./prelude.ts"
import { bag, integer, operator, randomType, sequenceOf, setOf } from "./type.ts"

const arithmetic: Production = (g, type, scope, depth) => {
  const symbol = g.random.pick(["+", "-", "*", "+", "-", "++", "\\sqcup"])
  return infix(symbol, type, g.make(integer, scope, depth - 1), g.make(integer, scope, depth - 1))
}

/** Divisors are literals: a random one is often not positive, which is an error. */
const division: Production = (g, type, scope, depth) =>
  infix(g.random.pick(["%", "\\div"]), type, g.make(integer, scope, depth - 1), leaf("number", integer, String(g.random.integer(1, 4))))

const power: Production = (g, type, scope, depth) =>
  infix("^", type, g.make(integer, scope, depth - 1), leaf("number", integer, String(g.random.integer(0, 3))))

const minus: Production = (g, type, scope, depth) => prefix("-", type, g.make(integer, scope, depth - 1))

/** A call of an operator of the module in front, by its signature. */
export const call: Production = (g, type, scope, depth) => {
  const fitting = signatures.filter(({ result }) => result._tag === type._tag && JSON.stringify(result) === JSON.stringify(type))
  if (fitting.length === 0) return g.make(type, scope, depth - 1)
  const { name, parameters } = g.random.pick(fitting)
  return template(
    `call of ${name}`,
    type,
    `${name}(${parameters.map(() => "#").join(", ")})`,
    parameters.map((parameter) => g.make(parameter, scope, depth - 1)),
  )
}

const higherOrder: Production = (g, type, scope, depth) => {
  const one = (): string => g.random.pick(unaryOperators)
  const unary = g.random.chance(0.5) ? leaf("operator by name", operator, one()) : lambda(g, scope, depth - 1, [integer], integer)
  switch (g.random.integer(0, 4)) {
    case 0:
      return template("higher-order", type, "Apply(#, #)", [unary, g.make(integer, scope, depth - 1)])
    case 1:
      return template("higher-order", type, "Twice(#, #)", [unary, g.make(integer, scope, depth - 1)])
    case 2:
      return template("higher-order", type, "Compose(#, #, #)", [
        unary,
        leaf("operator by name", operator, one()),
        g.make(integer, scope, depth - 1),
      ])
    case 3: {
      const binary = g.random.chance(0.5)
        ? leaf("operator by name", operator, g.random.pick(binaryOperators.filter((name) => name !== "%")))
        : lambda(g, scope, depth - 1, [integer, integer], integer)
      return template("higher-order", type, "Apply2(#, #, #)", [
        binary,
        g.make(integer, scope, depth - 1),
        g.make(integer, scope, depth - 1),
      ])
    }
    default: {
      const binary = g.random.chance(0.5)
        ? leaf("operator by name", operator, g.random.pick(["+", "-", "F", "\\sqcup"]))
        : lambda(g, scope, depth - 1, [integer, integer], integer)
      return template("higher-order", type, "Fold(#, #, #)", [
        binary,
        g.make(integer, scope, depth - 1),
        g.make(sequenceOf(integer), scope, depth - 1),
      ])
    }
  }
}

const measure: Production = (g, type, scope, depth) => {
  switch (g.random.integer(0, 4)) {
    case 0:
    case 1:
      return template("Cardinality", type, "Cardinality(#)", [g.make(setOf(randomType(g.random, 1)), scope, depth - 1)])
    case 2:
    case 3:
      return template("Len", type, "Len(#)", [g.make(sequenceOf(randomType(g.random, 1)), scope, depth - 1)])
    default:
      return template("BagCardinality", type, "BagCardinality(#)", [g.make(bag, scope, depth - 1)])
  }
}

const copies: Production = (g, type, scope, depth) =>
  template("CopiesIn", type, "CopiesIn(#, #)", [g.make(integer, scope, depth - 1), g.make(bag, scope, depth - 1)])

const recursive: Production = (g, type, scope, depth) =>
  g.random.chance(0.5)
    ? template("recursive function", type, `${g.random.pick(["Factorial", "Fibonacci"])}[Small(#)]`, [g.make(integer, scope, depth - 1)])
    : template("Nested!", type, g.random.pick(["Nested!+(#, #)", "Nested!-(#, #)"]), [
        g.make(integer, scope, depth - 1),
        g.make(integer, scope, depth - 1),
      ])

export const integerProductions: Weighted = [
  [6, arithmetic],
  [2, division],
  [1, power],
  [2, minus],
  [3, call],
  [2, higherOrder],
  [3, measure],
  [0.5, copies],
  [1, recursive],
  [3, (g, type, scope) => g.leaf(type, scope)],
]

export const stringProductions: Weighted = [
  [3, (g, type, scope) => g.leaf(type, scope)],
  [1, (g, type, scope, depth) => template("ToString", type, "ToString(#)", [g.make(integer, scope, depth - 1)])],
  [0.5, (g, type, scope) => infix("\\o", type, g.leaf(type, scope), g.leaf(type, scope), "\\o of strings")],
]

export const bagProductions: Weighted = [
  [4, (g, type, scope, depth) => template("SetToBag", type, "SetToBag(#)", [g.make(setOf(integer), scope, depth - 1)])],
  [2, (g, type, scope, depth) => infix("(+)", type, g.make(bag, scope, depth - 1), g.make(bag, scope, depth - 1))],
  [2, (g, type, scope, depth) => infix("(-)", type, g.make(bag, scope, depth - 1), g.make(bag, scope, depth - 1))],
  [
    1,
    (g, type, scope, depth) =>
      infix(
        "@@",
        type,
        infix(":>", type, leaf("number", integer, "1"), leaf("number", integer, String(g.random.integer(1, 3)))),
        infix(":>", type, g.make(integer, scope, depth - 1), leaf("number", integer, String(g.random.integer(1, 3)))),
      ),
  ],
  [1, (g, type, scope) => g.leaf(type, scope)],
]
