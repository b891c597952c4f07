// The object `rt` that generated programs call: the operations on values, and the failures that belong to syntax.
import { EvaluationFailure, FilteredSet, LazyFunction } from "../value/value.ts"
import type { Value } from "../value/value.ts"
import * as operations from "../value/runtime.ts"

const fail = (message: string): never => {
  throw new EvaluationFailure(message)
}

/** Thrown by the code inside ENABLED when it has found a successor. */
const found = Symbol("found")

export const runtime = {
  ...operations,
  found,
  /** An integer, as the end of an interval. */
  int: (value: Value): number =>
    typeof value === "number" ? value : fail(`an interval needs integers as its ends, but one is ${operations.toText(value)}`),
  filteredSet: (set: Value, accepts: (value: Value) => boolean): Value => new FilteredSet(operations.asSet(set), accepts),
  lazyFunction: (domain: Value, body: (argument: Value) => Value): Value => new LazyFunction(operations.asSet(domain), body),
  noCase: (): never => fail("no condition of this CASE is true, and it has no OTHER"),
  noWitness: (): never => fail("CHOOSE found no element that satisfies the predicate"),
  unbounded: (names: string): never =>
    fail(`a quantifier or CHOOSE over ${names} has no set to range over, so it cannot be evaluated; write ${names} \\in S`),
  unassigned: (name: string): never =>
    fail(`the new value of ${name} is read before it is given; the conjuncts of an action are taken in the order of the text`),
} as const
