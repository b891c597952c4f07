/** Sets: literals, algebra, intervals, filters, maps, products, powersets, function and record sets, and sets out of other values. */
import { bind } from "./booleans.ts"
import type { ExpressionGenerator, Production, Weighted } from "./generator.ts"
import { type Node, infix, leaf, list, prefix, template } from "./node.ts"
import { call } from "./scalars.ts"
import type { Scope } from "./scope.ts"
import { type Type, bag, boolean, integer, randomType, sameType, sequenceOf, setOf, tupleOf } from "./type.ts"

const elementOf = (type: Type): Type => {
  if (type._tag !== "Set") throw new Error("not a set type")
  return type.of
}

const literal: Production = (g, type, scope, depth) =>
  list(
    "set literal",
    type,
    "{",
    "}",
    g.several(0, 4, () => g.make(elementOf(type), scope, depth - 1)),
  )

const algebra: Production = (g, type, scope, depth) =>
  infix(
    g.random.pick(["\\cup", "\\cap", "\\", "\\cup", "\\union", "##"]),
    type,
    g.make(type, scope, depth - 1),
    g.make(type, scope, depth - 1),
  )

/** Both ends are kept small: an interval may be enumerated many times. */
const interval = (g: ExpressionGenerator, scope: Scope, depth: number): Node => {
  const end = (): Node =>
    g.random.chance(0.6)
      ? leaf("number", integer, String(g.random.integer(0, 4)))
      : template("call of Small", integer, "Small(#)", [g.make(integer, scope, depth - 1)])
  const low = g.random.chance(0.2) ? prefix("-", integer, leaf("number", integer, String(g.random.integer(1, 2)))) : end()
  return infix("..", setOf(integer), low, end())
}

const filter: Production = (g, type, scope, depth) => {
  const of = elementOf(type)
  const [name, inner] = bind(scope, of)
  // Which elements a lazy filter looks at depends on who asks.
  return template("set filter", type, `{${name} \\in # : #}`, [g.make(type, scope, depth - 1), g.make(boolean, inner.safe(), depth - 1)], {
    binds: [[], [name]],
  })
}

const filterOfTuples: Production = (g, type, scope, depth) => {
  const of = elementOf(type)
  if (of._tag !== "Tuple") return filter(g, type, scope, depth)
  let inner = scope
  const names = of.of.map((part) => {
    const [name, next] = bind(inner, part)
    inner = next
    return name
  })
  return template(
    "set filter of tuples",
    type,
    `{<<${names.join(", ")}>> \\in # : #}`,
    [g.make(type, scope, depth - 1), g.make(boolean, inner.safe(), depth - 1)],
    { binds: [[], names] },
  )
}

const map: Production = (g, type, scope, depth) => {
  const from = randomType(g.random, 1)
  const [name, inner] = bind(scope, from)
  if (g.random.chance(0.3)) {
    const [second, both] = bind(inner, integer)
    const sets = [g.make(setOf(from), scope, depth - 1), interval(g, scope, depth - 2)]
    return template("set map", type, `{# : ${name} \\in #, ${second} \\in #}`, [g.make(elementOf(type), both, depth - 1), ...sets], {
      binds: [[name, second]],
    })
  }
  return template(
    "set map",
    type,
    `{# : ${name} \\in #}`,
    [g.make(elementOf(type), inner, depth - 1), g.make(setOf(from), scope, depth - 1)],
    { binds: [[name]] },
  )
}

const union: Production = (g, type, scope, depth) => prefix("UNION", type, g.make(setOf(type), scope, depth - 1))

/** A set of at most three elements, for constructs that grow exponentially. */
const few = (g: ExpressionGenerator, type: Type, scope: Scope, depth: number): Node => {
  if (type._tag === "Set" && type.of._tag === "Integer" && g.random.chance(0.4)) {
    const low = g.random.integer(0, 3)
    return infix("..", type, leaf("number", integer, String(low)), leaf("number", integer, String(low + g.random.integer(-1, 2))))
  }
  return list(
    "set literal",
    type,
    "{",
    "}",
    g.several(0, 3, () => g.make(elementOf(type), scope, depth - 1)),
  )
}

/** Constructs that only sets of certain elements have. */
const special: Production = (g, type, scope, depth) => {
  const of = elementOf(type)
  switch (of._tag) {
    case "Integer":
      return integerSet(g, type, scope, depth)
    case "Boolean":
      return leaf("BOOLEAN", type, "BOOLEAN")
    case "Set":
      return prefix("SUBSET", type, few(g, of, scope, depth - 1))
    case "Tuple":
      return product(g, type, of.of, scope, depth)
    case "Record":
      return template(
        "record set",
        type,
        `[${of.fields.map(([name]) => `${name} : #`).join(", ")}]`,
        of.fields.map(([, field]) => few(g, setOf(field), scope, depth - 1)),
      )
    case "Function":
      return template("function set", type, `[${of.domain.text} -> #]`, [few(g, setOf(of.to), scope, depth - 1)])
    default:
      return g.make(type, scope, depth - 1)
  }
}

const product = (g: ExpressionGenerator, type: Type, parts: readonly Type[], scope: Scope, depth: number): Node => {
  if (parts.length === 2) return infix("\\X", type, few(g, setOf(parts[0]!), scope, depth - 1), few(g, setOf(parts[1]!), scope, depth - 1))
  return template(
    "\\X of three",
    type,
    parts.map(() => "(#)").join(" \\X "),
    parts.map((part) => few(g, setOf(part), scope, depth - 1)),
  )
}

const integerSet: Production = (g, type, scope, depth) => {
  switch (g.random.integer(0, 5)) {
    case 0:
      return prefix("DOMAIN", type, g.make(sequenceOf(randomType(g.random, 0)), scope, depth - 1))
    case 1:
      return template("BagToSet", type, "BagToSet(#)", [g.make(bag, scope, depth - 1)])
    case 2:
      return call(g, type, scope, depth)
    default:
      return interval(g, scope, depth)
  }
}

/** The tuples of a product, filtered and mapped at once: the idiom of relations. */
const relation: Production = (g, type, scope, depth) => {
  const of = elementOf(type)
  const [left, right] = [randomType(g.random, 0), randomType(g.random, 0)]
  const [a, inner] = bind(scope, left)
  const [b, both] = bind(inner, right)
  return template(
    "set map of tuples",
    type,
    `{# : <<${a}, ${b}>> \\in #}`,
    [g.make(of, both, depth - 1), g.make(setOf(tupleOf(left, right)), scope, depth - 1)],
    { binds: [[a, b]] },
  )
}

export const setProductions: Weighted = [
  [4, literal],
  [4, algebra],
  [3, filter],
  [1, filterOfTuples],
  [3, map],
  [1, union],
  [5, special],
  [0.7, relation],
  [1, (g, type, scope) => (sameType(type, setOf(integer)) ? interval(g, scope, 1) : g.leaf(type, scope))],
]
