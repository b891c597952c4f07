/** Sequences: literals, functions over `1..n`, and the operators of module Sequences and TLC. */
import { bind } from "./booleans.ts"
import type { Production, Weighted } from "./generator.ts"
import { infix, leaf, list, template } from "./node.ts"
import { lambda } from "./operators.ts"
import { call } from "./scalars.ts"
import { type Type, boolean, integer, operator, setOf } from "./type.ts"

const elementOf = (type: Type): Type => {
  if (type._tag !== "Sequence") throw new Error("not a sequence type")
  return type.of
}

const literal: Production = (g, type, scope, depth) =>
  list(
    "sequence literal",
    type,
    "<<",
    ">>",
    g.several(0, 4, () => g.make(elementOf(type), scope, depth - 1)),
  )

const append: Production = (g, type, scope, depth) =>
  template("Append", type, "Append(#, #)", [g.make(type, scope, depth - 1), g.make(elementOf(type), scope, depth - 1)])

const concatenation: Production = (g, type, scope, depth) =>
  infix("\\o", type, g.make(type, scope, depth - 1), g.make(type, scope, depth - 1))

/** Guarded most of the time: the tail of the empty sequence is an error. */
const tail: Production = (g, type, scope, depth) => {
  const sequence = g.make(type, scope, depth - 1)
  if (scope.mayFail && g.random.chance(0.2)) return template("Tail", type, "Tail(#)", [sequence])
  const [name] = bind(scope, type)
  return template(
    "guarded Tail",
    type,
    `LET ${name} == # IN IF ${name} = <<>> THEN # ELSE Tail(${name})`,
    [sequence, g.leaf(type, scope.reserving(name))],
    { open: true, binds: [[], [name]] },
  )
}

const subsequence: Production = (g, type, scope, depth) => {
  const sequence = g.make(type, scope, depth - 1)
  if (scope.mayFail && g.random.chance(0.4))
    return template("SubSeq", type, "SubSeq(#, #, #)", [
      sequence,
      leaf("number", integer, String(g.random.integer(0, 3))),
      g.make(integer, scope, 0),
    ])
  const [name] = bind(scope, type)
  return template("guarded SubSeq", type, `LET ${name} == # IN SubSeq(${name}, ${g.random.integer(1, 3)}, Len(${name}))`, [sequence], {
    open: true,
  })
}

const select: Production = (g, type, scope, depth) =>
  template("SelectSeq", type, "SelectSeq(#, #)", [g.make(type, scope, depth - 1), lambda(g, scope, depth - 1, [elementOf(type)], boolean)])

const byFunction: Production = (g, type, scope, depth) => {
  const [name, inner] = bind(scope, integer)
  return template(
    "function over 1..n",
    type,
    `[${name} \\in 1..${g.random.integer(0, 3)} |-> #]`,
    // Safe for the same reason as function literals: TLC decides by the use whether a failing value is noticed.
    [g.make(elementOf(type), inner.safe(), depth - 1)],
    { binds: [[name]] },
  )
}

const sort: Production = (g, type, scope, depth) => {
  if (elementOf(type)._tag !== "Integer") return g.make(type, scope, depth - 1)
  const order = g.random.chance(0.5)
    ? leaf("operator by name", operator, g.random.pick(["<", ">", "<="]))
    : leaf("LAMBDA", operator, "LAMBDA left, right : left > right")
  return template("SortSeq", type, "SortSeq(#, #)", [g.make(type, scope, depth - 1), order])
}

const setOfLength: Production = (g, type, scope, depth) => {
  const [name] = bind(scope, setOf(type))
  return template("CHOOSE of sequences", type, `CHOOSE ${name} \\in {#} : TRUE`, [g.make(type, scope, depth - 1)], { open: true })
}

export const sequenceProductions: Weighted = [
  [4, literal],
  [3, append],
  [3, concatenation],
  [3, tail],
  [2, subsequence],
  [2, select],
  [2, byFunction],
  [1, sort],
  [1, call],
  [0.5, setOfLength],
]
