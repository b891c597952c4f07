/**
 * The types that steer generation. TLA+ has none; well-typed terms keep most generated expressions free of errors, so that values are
 * compared as well as errors. Functions have one of a few fixed domains, so that most applications stay inside of them.
 */
import type { Random } from "./random.ts"

/** A fixed function domain: its set expression, the literals in it, and their type. */
export type Domain = { readonly text: string; readonly keys: readonly string[]; readonly type: Type }

export type Type =
  | { readonly _tag: "Integer" }
  | { readonly _tag: "Boolean" }
  | { readonly _tag: "String" }
  | { readonly _tag: "Set"; readonly of: Type }
  | { readonly _tag: "Sequence"; readonly of: Type }
  | { readonly _tag: "Tuple"; readonly of: readonly Type[] }
  | { readonly _tag: "Record"; readonly fields: readonly (readonly [string, Type])[] }
  | { readonly _tag: "Function"; readonly domain: Domain; readonly to: Type }
  | { readonly _tag: "Bag" }
  /** A model value. */
  | { readonly _tag: "Model" }
  /** An operator argument, the only thing that is not a value. */
  | { readonly _tag: "Operator" }

export const integer: Type = { _tag: "Integer" }
export const boolean: Type = { _tag: "Boolean" }
export const string: Type = { _tag: "String" }
/** Bags hold integers. */
export const bag: Type = { _tag: "Bag" }
export const operator: Type = { _tag: "Operator" }
export const setOf = (of: Type): Type => ({ _tag: "Set", of })
export const sequenceOf = (of: Type): Type => ({ _tag: "Sequence", of })
export const tupleOf = (...of: readonly Type[]): Type => ({ _tag: "Tuple", of })

const pair = tupleOf(integer, string)

/** Domains that print as sequences, records, and neither; one of tuples, for functions of two arguments; one of sets. */
export const domains: readonly Domain[] = [
  { text: "1..2", keys: ["1", "2"], type: integer },
  { text: "0..2", keys: ["0", "1", "2"], type: integer },
  { text: "{5, 7}", keys: ["5", "7"], type: integer },
  { text: '{"a", "b"}', keys: ['"a"', '"b"'], type: string },
  { text: "BOOLEAN", keys: ["TRUE", "FALSE"], type: boolean },
  { text: '((1..2) \\X {"a"})', keys: ['<<1, "a">>', '<<2, "a">>'], type: pair },
  { text: "{{}, {1}}", keys: ["{}", "{1}"], type: setOf(integer) },
]

export const sameType = (a: Type, b: Type): boolean => a === b || showType(a) === showType(b)

export const showType = (type: Type): string => {
  switch (type._tag) {
    case "Integer":
    case "Boolean":
    case "String":
    case "Bag":
    case "Model":
    case "Operator":
      return type._tag
    case "Set":
    case "Sequence":
      return `${type._tag}(${showType(type.of)})`
    case "Tuple":
      return `(${type.of.map(showType).join(", ")})`
    case "Record":
      return `[${type.fields.map(([name, of]) => `${name}: ${showType(of)}`).join(", ")}]`
    case "Function":
      return `[${type.domain.text} -> ${showType(type.to)}]`
  }
}

/** The simplest value of a type, as closed text. */
export const literalOf = (type: Type, nesting = 0): string => {
  switch (type._tag) {
    case "Integer":
      return "0"
    case "Boolean":
      return "TRUE"
    case "String":
      return '"a"'
    case "Set":
      return "{}"
    case "Sequence":
      return "<<>>"
    case "Bag":
      return "EmptyBag"
    case "Model":
      // Any server will do, but there is no way to write one down.
      return "(CHOOSE anyServer \\in Server : TRUE)"
    case "Operator":
      return "Unused"
    case "Tuple":
      return `<<${type.of.map((of) => literalOf(of, nesting)).join(", ")}>>`
    case "Record":
      return `[${type.fields.map(([name, of]) => `${name} |-> ${literalOf(of, nesting)}`).join(", ")}]`
    case "Function":
      return `[anyKey${nesting} \\in ${type.domain.text} |-> ${literalOf(type.to, nesting + 1)}]`
  }
}

/** A random type of at most the given nesting. */
export const randomType = (random: Random, depth: number): Type => {
  const simple = [integer, integer, boolean, string] as const
  if (depth <= 0 || random.chance(0.3)) return random.pick(simple)
  const inner = (): Type => randomType(random, depth - 1)
  switch (random.integer(0, 8)) {
    case 0:
    case 1:
    case 2:
      return setOf(inner())
    case 3:
    case 4:
      return sequenceOf(inner())
    case 5:
      return tupleOf(inner(), inner())
    case 6:
      return {
        _tag: "Record",
        fields: [
          ["a", inner()],
          ["b", inner()],
        ],
      }
    case 7:
      return { _tag: "Function", domain: random.pick(domains), to: inner() }
    default:
      return bag
  }
}

/** Whether CHOOSE and other enumerations of elements of this type have an order that does not depend on TLC's string table. */
export const isOrdered = (type: Type): boolean =>
  type._tag === "Integer" ||
  type._tag === "Boolean" ||
  ((type._tag === "Set" || type._tag === "Sequence") && isOrdered(type.of)) ||
  (type._tag === "Tuple" && type.of.every(isOrdered))
