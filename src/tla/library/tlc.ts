// The module TLC: printing, registers of the checker, functions built from pairs, permutations.
import { EvaluationFailure } from "../value/failure.ts"
import * as rt from "../value/runtime.ts"
import { type FunctionValue, FunctionSet, ProductSet, RecordSet, SetValue, StringValue, type Value } from "../value/value.ts"
import { functionOf } from "../value/function-building.ts"
import {
  binary,
  impure,
  type LibraryContext,
  type LibraryOperator,
  moduleOf,
  nullary,
  type OperatorArgument,
  unary,
  valueAndOperator,
} from "./operator.ts"

/** Ten elements have 3,628,800 permutations, more than a set may be expanded to. */
const permutationLimit = 9

const permutations = (set: Value): Value => {
  const items = rt.elements(set)
  if (items.length > permutationLimit) {
    throw new EvaluationFailure(
      `Permutations of a set of ${items.length} elements are too many to enumerate; the limit is ${permutationLimit} elements.`,
    )
  }
  const domain = rt.domainOfSet(set)
  const result: Value[] = []
  const arrange = (chosen: readonly Value[], rest: readonly Value[]) => {
    if (rest.length === 0) result.push(rt.makeFunction(domain, [...chosen]))
    rest.forEach((item, index) => arrange([...chosen, item], rest.toSpliced(index, 1)))
  }
  arrange([], items)
  // Chosen in the order of the elements, so the permutations are in normalised order already.
  return rt.setFromSorted(result)
}

const combine = (f: Value, g: Value): Value => {
  const left = functionArgument(f, "first")
  const right = functionArgument(g, "second")
  return functionOf([...left.domain.keys, ...right.domain.keys], [...left.values, ...right.values])
}

const functionArgument = (value: Value, place: string): FunctionValue => {
  if (value instanceof SetValue || typeof value !== "object" || "serial" in value) {
    throw new EvaluationFailure(
      `The ${place} argument of @@ should be a function, but instead it is ${rt.kindName(value)} ${rt.toText(value)}.`,
    )
  }
  return rt.forced(value)
}

const sortSeq = (s: Value, before: OperatorArgument): Value => {
  const items = rt.itemsOf(s, "SortSeq", "first ")
  const sorted: Value[] = []
  for (const item of items) {
    let place = sorted.length
    while (place > 0 && rt.bool(before(item, sorted[place - 1]!))) {
      place -= 1
    }
    sorted.splice(place, 0, item)
  }
  return rt.makeTuple(sorted)
}

/** Picks from each part of a symbolic set, so that `[S -> T]` need not be enumerated. */
const randomElement = (set: Value, context: LibraryContext): Value => {
  if (set instanceof FunctionSet) {
    const domain = rt.domainOfSet(set.from)
    return rt.makeFunction(
      domain,
      domain.keys.map(() => randomElement(set.to, context)),
    )
  }
  if (set instanceof RecordSet) {
    return rt.makeFunction(
      set.fields,
      set.parts.map((part) => randomElement(part, context)),
    )
  }
  if (set instanceof ProductSet) return rt.makeTuple(set.parts.map((part) => randomElement(part, context)))
  const items = rt.elements(set)
  if (items.length === 0) throw new EvaluationFailure("Attempted to take a random element of the empty set.")
  return items[Math.floor(context.random() * items.length)]!
}

const checkedAssert = (condition: Value, message: Value): Value => {
  if (condition === true) return true
  throw new EvaluationFailure(
    `The first argument of Assert evaluated to ${condition === false ? "FALSE" : rt.toText(condition)}; the second argument was: ${rt.toText(message)}`,
  )
}

/** A lazy set or function as the enumerated one, where it can be. */
const evaluated = (value: Value): Value => {
  if (value instanceof SetValue) return value.isFinite ? rt.setFromSorted(value.elements()) : value
  return typeof value === "object" && !("serial" in value) ? rt.forced(value) : value
}

const registerKey = (key: Value, operator: string): Value => {
  if ((typeof key === "number" && key >= 0) || key instanceof StringValue) return key
  throw new EvaluationFailure(
    `The first argument of ${operator} should be a natural number or a string, but instead it is ${rt.toText(key)}.`,
  )
}

const javaTime: LibraryOperator = {
  name: "JavaTime",
  params: [],
  constant: false,
  evaluate: () => {
    throw new EvaluationFailure("JavaTime is not supported: a specification that reads the clock has no reproducible states.")
  },
}

export const tlc = moduleOf(
  [],
  [
    impure(
      binary("Print", (shown, value, context) => {
        context.print(`${rt.toText(shown)}  ${rt.toText(value)}`)
        return value
      }),
    ),
    impure(
      unary("PrintT", (shown, context) => {
        context.print(rt.toText(shown))
        return true
      }),
    ),
    binary("Assert", checkedAssert),
    javaTime,
    impure(unary("TLCGet", (key, context) => context.tlcGet(registerKey(key, "TLCGet")))),
    impure(
      binary("TLCSet", (key, value, context) => {
        context.tlcSet(registerKey(key, "TLCSet"), value)
        return true
      }),
    ),
    binary(":>", (key, value) => rt.makeFunction(rt.domainOfKeys([key]), [value])),
    binary("@@", combine),
    unary("Permutations", permutations),
    valueAndOperator("SortSeq", 2, sortSeq),
    impure(unary("RandomElement", randomElement)),
    nullary("Any", rt.ANY),
    unary("ToString", (value, context) => context.universe.string(rt.toText(value))),
    unary("TLCEval", evaluated),
  ],
)
