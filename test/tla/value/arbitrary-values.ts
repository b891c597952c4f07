// Generators of values: of any kind, and of one type, within which all values can be compared.
import fc from "fast-check"
import { functionOf } from "../../../src/tla/value/function-building.ts"
import * as rt from "../../../src/tla/value/runtime.ts"
import type { Universe } from "../../../src/tla/value/universe.ts"
import type { Value } from "../../../src/tla/value/value.ts"

/** What values of one comparable type are made of. */
export type Type =
  | { readonly kind: "integer" | "boolean" | "string" | "model" }
  | { readonly kind: "set" | "sequence"; readonly of: Type }
  | { readonly kind: "record"; readonly fields: readonly Type[] }
  | { readonly kind: "function"; readonly from: Type; readonly to: Type }

const names = ["a", "b", "c", "#set", "__proto__", "d e", ""]
const modelNames = ["m1", "m2", "m3"]

/** Types up to a few levels deep. */
export const types: fc.Arbitrary<Type> = fc.letrec<{ type: Type }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Type>({ kind: "integer" }, { kind: "boolean" }, { kind: "string" }, { kind: "model" }),
    fc.record({ kind: fc.constantFrom("set" as const, "sequence" as const), of: tie("type") }),
    fc.record({ kind: fc.constant("record" as const), fields: fc.array(tie("type"), { minLength: 1, maxLength: 4 }) }),
    fc.record({ kind: fc.constant("function" as const), from: tie("type"), to: tie("type") }),
  ),
})).type

/** Values of a type. A universe makes the strings, so that strings of equal text are one object. */
export const valuesOf = (type: Type, universe: Universe): fc.Arbitrary<Value> => {
  switch (type.kind) {
    case "integer":
      return fc.oneof(fc.integer({ min: -2, max: 6 }), fc.integer())
    case "boolean":
      return fc.boolean()
    case "string":
      return fc.constantFrom(...names).map((name) => universe.string(name))
    case "model":
      return fc.constantFrom(...modelNames).map((name) => universe.modelValue(name))
    case "set":
      return fc.array(valuesOf(type.of, universe), { maxLength: 6 }).map((items) => rt.makeSet(items))
    case "sequence":
      return fc.array(valuesOf(type.of, universe), { maxLength: 4 }).map((items) => rt.makeTuple(items))
    case "record":
      return fc.tuple(...type.fields.map((field) => valuesOf(field, universe))).map((items) =>
        functionOf(
          items.map((_, index) => universe.string(names[index]!)),
          items,
        ),
      )
    case "function":
      return fc.array(fc.tuple(valuesOf(type.from, universe), valuesOf(type.to, universe)), { maxLength: 4 }).map((pairs) =>
        functionOf(
          pairs.map(([key]) => key),
          pairs.map(([, value]) => value),
        ),
      )
  }
}

/** Some values of one type, together with nothing else: what may stand in one set. */
export const comparable = (universe: Universe, count: number): fc.Arbitrary<Value[]> =>
  types.chain((type) => fc.array(valuesOf(type, universe), { minLength: count, maxLength: count }))

/** The same value built anew: no object in common except strings and model values. */
export const rebuilt = (value: Value): Value => {
  if (typeof value !== "object" || "serial" in value) return value
  if ("values" in value) {
    return rt.makeFunction(rt.domainOfKeys(value.domain.keys.map(rebuilt)), value.values.map(rebuilt))
  }
  return rt.makeSet(rt.elements(value).map(rebuilt).toReversed())
}
