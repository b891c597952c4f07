// Equality and the total order of values, with TLC's refusals: values of different kinds are neither equal nor different.
//
// TLC's rules, which decide CHOOSE and which comparisons are errors: integers ascend, FALSE precedes TRUE, strings and model
// values go by serial, sets by size and then element by element, functions by size and then key, value, key, value. A model
// value precedes and differs from everything; a typed one may be tested for equality only with its own type or an untyped one.
import { ModelValue, StringValue } from "./atom.ts"
import { EvaluationFailure } from "./failure.ts"
import { FunctionLike, type FunctionValue, FunctionValue as Concrete, SetValue, type Value } from "./shape.ts"
import { toText } from "./text.ts"

/** Whether two values are equal. Fails where TLC refuses the comparison (`1 = "a"`). */
export const eq = (a: Value, b: Value): boolean => {
  if (a === b) return true
  if (typeof a === "number" && typeof b === "number") return false
  if (a instanceof StringValue && b instanceof StringValue) return false
  if (a instanceof Concrete && b instanceof Concrete) {
    if (a.domain !== b.domain) return functionsEqual(a, b)
    const left = a.values
    const right = b.values
    for (let i = 0; i < left.length; i += 1) {
      const x = left[i]!
      const y = right[i]!
      if (x !== y && !eq(x, y)) return false
    }
    return true
  }
  return equalKinds(a, b)
}

const equalKinds = (a: Value, b: Value): boolean => {
  if (a instanceof ModelValue) return modelValueEquals(a, b)
  if (b instanceof ModelValue) {
    if (b.type !== null) throw differentTypes(b, a)
    return false
  }
  if (a instanceof SetValue && b instanceof SetValue) return setsEqual(a, b)
  if (a instanceof FunctionLike && b instanceof FunctionLike) return functionsEqual(a.force(), b.force())
  if (typeof a === "boolean" && typeof b === "boolean") return false
  throw differentKinds(a, b, "check equality of")
}

const modelValueEquals = (a: ModelValue, b: Value): boolean => {
  if (a.type === null) return false
  if (b instanceof ModelValue && (b.type === null || b.type === a.type)) return false
  throw differentTypes(a, b)
}

const setsEqual = (a: SetValue, b: SetValue): boolean => {
  const decided = a.sameForm(b, eq)
  if (decided !== undefined) return decided
  if (!a.isFinite || !b.isFinite) {
    throw new EvaluationFailure(`Attempted to check equality of the sets ${toText(a)} and ${toText(b)}, one of them infinite.`)
  }
  const left = a.elements()
  const right = b.elements()
  if (left.length !== right.length) return false
  for (let i = 0; i < left.length; i += 1) if (!eq(left[i]!, right[i]!)) return false
  return true
}

/** TLC insists that the keys of what is compared with a sequence are integers, model values included. */
const refuseSequenceAndOther = (a: FunctionValue, b: FunctionValue, verb: string) => {
  const other = a.domain.isSequence ? b : b.domain.isSequence ? a : null
  if (other !== null && typeof other.domain.keys[0] !== "number") throw differentKinds(a, b, verb)
}

const functionsEqual = (a: FunctionValue, b: FunctionValue): boolean => {
  if (a === b) return true
  refuseRecordAndOther(a, b, "check equality of")
  const left = a.values
  const right = b.values
  if (left.length !== right.length) return false
  if (a.domain === b.domain) {
    for (let i = 0; i < left.length; i += 1) if (!eq(left[i]!, right[i]!)) return false
    return true
  }
  if (left.length > 0) refuseSequenceAndOther(a, b, "check equality of")
  const leftKeys = a.domain.keys
  const rightKeys = b.domain.keys
  for (let i = 0; i < left.length; i += 1) {
    if (!eq(leftKeys[i]!, rightKeys[i]!) || !eq(left[i]!, right[i]!)) return false
  }
  return true
}

/** TLC refuses a record on the left of anything but a record or the empty function, whatever the sizes. */
const refuseRecordAndOther = (a: FunctionValue, b: FunctionValue, verb: string) => {
  if (a.domain.isRecord && !b.domain.isRecord && b.values.length > 0) throw differentKinds(a, b, verb)
}

/**
 * Negative, zero or positive as `a` is before, equal to or after `b` in normalised order.
 * Fails where TLC refuses the comparison.
 */
export const compare = (a: Value, b: Value): number => {
  if (a === b) return 0
  if (typeof a === "number" && typeof b === "number") return a - b
  if (a instanceof StringValue && b instanceof StringValue) return a.serial - b.serial
  if (a instanceof Concrete && b instanceof Concrete) {
    if (a.domain !== b.domain) return compareFunctions(a, b)
    const left = a.values
    const right = b.values
    for (let i = 0; i < left.length; i += 1) {
      const x = left[i]!
      const y = right[i]!
      if (x !== y) {
        const order = compare(x, y)
        if (order !== 0) return order
      }
    }
    return 0
  }
  return compareKinds(a, b)
}

const compareKinds = (a: Value, b: Value): number => {
  if (a instanceof ModelValue) return b instanceof ModelValue ? a.serial - b.serial : -1
  if (b instanceof ModelValue) return 1
  if (a instanceof SetValue && b instanceof SetValue) return compareSets(a, b)
  if (a instanceof FunctionLike && b instanceof FunctionLike) return compareFunctions(a.force(), b.force())
  if (typeof a === "boolean" && typeof b === "boolean") return a ? 1 : -1
  throw differentKinds(a, b, "compare")
}

const compareSets = (a: SetValue, b: SetValue): number => {
  if (!a.isFinite || !b.isFinite) {
    throw new EvaluationFailure(`Attempted to compare the sets ${toText(a)} and ${toText(b)}, one of them infinite.`)
  }
  const left = a.elements()
  const right = b.elements()
  if (left.length !== right.length) return left.length - right.length
  for (let i = 0; i < left.length; i += 1) {
    const order = compare(left[i]!, right[i]!)
    if (order !== 0) return order
  }
  return 0
}

const compareFunctions = (a: FunctionValue, b: FunctionValue): number => {
  if (a === b) return 0
  refuseRecordAndOther(a, b, "compare")
  const left = a.values
  const right = b.values
  if (left.length !== right.length) return left.length - right.length
  if (a.domain !== b.domain && left.length > 0) refuseSequenceAndOther(a, b, "compare")
  const leftKeys = a.domain.keys
  const rightKeys = b.domain.keys
  for (let i = 0; i < left.length; i += 1) {
    const byKey = compare(leftKeys[i]!, rightKeys[i]!)
    if (byKey !== 0) return byKey
    const byValue = compare(left[i]!, right[i]!)
    if (byValue !== 0) return byValue
  }
  return 0
}

/**
 * Whether two values are structurally the same, without an error for values of different kinds: for detecting that
 * nothing changed. Sets and functions that are not enumerated are the same only when they are one object.
 */
export const same = (a: Value, b: Value): boolean => {
  if (a === b) return true
  if (typeof a !== "object" || typeof b !== "object") return false
  if (a instanceof Concrete) {
    if (!(b instanceof Concrete) || a.values.length !== b.values.length) return false
    return (a.domain === b.domain || allSame(a.domain.keys, b.domain.keys)) && allSame(a.values, b.values)
  }
  if (!(a instanceof SetValue && b instanceof SetValue)) return false
  const [left, right] = [a.listed, b.listed]
  return left !== null && right !== null && allSame(left, right)
}

const allSame = (left: readonly Value[], right: readonly Value[]): boolean => {
  if (left.length !== right.length) return false
  for (let i = 0; i < left.length; i += 1) {
    const x = left[i]!
    const y = right[i]!
    if (x !== y && !same(x, y)) return false
  }
  return true
}

/** What a value is, with its article, for error messages. */
export const kindName = (value: Value): string => {
  if (typeof value === "number") return "the integer"
  if (typeof value === "boolean") return "the boolean"
  if (value instanceof StringValue) return "the string"
  if (value instanceof ModelValue) return "the model value"
  if (value instanceof SetValue) return "the set"
  if (value instanceof Concrete && value.domain.isSequence) return "the tuple"
  if (value instanceof Concrete && value.domain.isRecord) return "the record"
  return "the function"
}

const differentKinds = (a: Value, b: Value, verb: string) =>
  new EvaluationFailure(`Attempted to ${verb} ${kindName(a)} ${toText(a)} with ${kindName(b)} ${toText(b)}.`)

const differentTypes = (typed: ModelValue, other: Value) =>
  new EvaluationFailure(
    `Attempted to check equality of the typed model value ${typed.name} with ${kindName(other)} ${toText(other)}, which is of another type.`,
  )
