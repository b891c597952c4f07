// The operators on sets, with every operand checked to be one.
import { LazyDifference, LazyIntersection, LazyUnion, merged } from "./combined-set.ts"
import { domainOfSet as domainOfSetValue } from "./domain.ts"
import { EvaluationFailure } from "./failure.ts"
import { emptySet, FiniteSet, Interval, makeSet, setFromSorted } from "./finite-set.ts"
import { SequenceSet } from "./infinite-set.ts"
import { compare, kindName } from "./order.ts"
import { SetValue, type Value } from "./shape.ts"
import type { Domain } from "./domain.ts"
import { FunctionSet, PowerSet, ProductSet, RecordSet } from "./symbolic-set.ts"
import { toText } from "./text.ts"

const notASet = (value: Value) => new EvaluationFailure(`A set is needed here, but ${kindName(value)} ${toText(value)} is not a set.`)

/** The value as a set; fails when it is none. */
export const asSet = (value: Value): SetValue => {
  if (value instanceof SetValue) return value
  throw notASet(value)
}

/** The elements of a set in normalised order; fails when the value is not a set, is infinite or too large. */
export const elements = (set: Value): readonly Value[] => {
  if (set instanceof FiniteSet) return set.items
  if (set instanceof SetValue) return set.elements()
  throw notASet(set)
}

/** `value \in set` */
export const member = (value: Value, set: Value): boolean => {
  if (set instanceof FiniteSet) {
    const items = set.items
    if (items.length === 0) return false
    return set.has(value)
  }
  if (set instanceof SetValue) return set.has(value)
  throw new EvaluationFailure(
    `Attempted to check if ${kindName(value)} ${toText(value)} is an element of ${kindName(set)} ${toText(set)}, which is not a set.`,
  )
}

/** `a \subseteq b` */
export const subseteq = (a: Value, b: Value): boolean => {
  if (a === b && a instanceof SetValue) return true
  const right = asSet(b)
  if (a instanceof PowerSet && right instanceof PowerSet) return subseteq(a.base, right.base)
  if (a instanceof FiniteSet && right instanceof FiniteSet && a.items.length > right.items.length) {
    // Too large to be contained; still the elements are compared until one is missing, so that mixed kinds are errors.
    return a.items.every((item) => right.has(item))
  }
  const items = elements(a)
  for (let i = 0; i < items.length; i += 1) if (!right.has(items[i]!)) return false
  return true
}

const isListed = (set: SetValue) => set instanceof FiniteSet || set instanceof Interval

/** `a \cup b`; symbolic when a part is. */
export const union = (a: Value, b: Value): SetValue => {
  const left = asSet(a)
  const right = asSet(b)
  if (left === right) return left
  if (left instanceof FiniteSet) {
    if (left.items.length === 0) return right
    if (left.items.length === 1 && isListed(right)) return withElement(right, left.items[0]!)
  }
  if (right instanceof FiniteSet) {
    if (right.items.length === 0) return left
    if (right.items.length === 1 && isListed(left)) return withElement(left, right.items[0]!)
  }
  if (!isListed(left) || !isListed(right)) return new LazyUnion(left, right)
  const items = merged(left.elements(), right.elements())
  if (items.length === left.size) return left
  if (items.length === right.size) return right
  return new FiniteSet(items)
}

const filtered = (set: SetValue, keep: (item: Value) => boolean): SetValue => {
  const items = set.elements()
  const kept: Value[] = []
  for (let i = 0; i < items.length; i += 1) if (keep(items[i]!)) kept.push(items[i]!)
  return kept.length === items.length ? set : setFromSorted(kept)
}

/** `a \cap b`; symbolic when both parts are. */
export const intersection = (a: Value, b: Value): SetValue => {
  const left = asSet(a)
  const right = asSet(b)
  if (left === right) return left
  if (isListed(left)) return filtered(left, (item) => right.has(item))
  if (isListed(right)) return filtered(right, (item) => left.has(item))
  return new LazyIntersection(left, right)
}

/** `a \ b`; symbolic when `a` is. */
export const difference = (a: Value, b: Value): SetValue => {
  const left = asSet(a)
  const right = asSet(b)
  if (!isListed(left)) return new LazyDifference(left, right)
  return filtered(left, (item) => !right.has(item))
}

/** `set \cup {value}`; the same object when the value is an element already. */
export const withElement = (set: Value, value: Value): SetValue => {
  const whole = asSet(set)
  if (!isListed(whole)) return new LazyUnion(whole, new FiniteSet([value]))
  const items = whole.elements()
  const length = items.length
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    const order = compare(value, items[middle]!)
    if (order === 0) return whole
    if (order < 0) high = middle
    else low = middle + 1
  }
  if (low === length) {
    const extended = items.slice()
    extended.push(value)
    return new FiniteSet(extended)
  }
  const inserted: Value[] = []
  for (let i = 0; i < low; i += 1) inserted.push(items[i]!)
  inserted.push(value)
  for (let i = low; i < length; i += 1) inserted.push(items[i]!)
  return new FiniteSet(inserted)
}

/** `set \ {value}`; the same object when the value is no element. */
export const withoutElement = (set: Value, value: Value): SetValue => {
  const whole = asSet(set)
  if (!isListed(whole)) return new LazyDifference(whole, new FiniteSet([value]))
  const items = whole.elements()
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const order = compare(value, items[middle]!)
    if (order === 0) {
      if (items.length === 1) return emptySet
      const rest: Value[] = []
      for (let i = 0; i < middle; i += 1) rest.push(items[i]!)
      for (let i = middle + 1; i < items.length; i += 1) rest.push(items[i]!)
      return new FiniteSet(rest)
    }
    if (order < 0) high = middle
    else low = middle + 1
  }
  return whole
}

/** `UNION set` */
export const bigUnion = (set: Value): SetValue => {
  const parts = elements(set)
  if (parts.length === 0) return emptySet
  if (parts.every((part) => part instanceof SetValue && isListed(part))) {
    const items: Value[] = []
    for (const part of parts) for (const item of elements(part)) items.push(item)
    return makeSet(items)
  }
  return parts.map(asSet).reduce((left, right) => union(left, right))
}

/** `SUBSET set` */
export const powerSet = (set: Value): SetValue => new PowerSet(asSet(set))

/** `Cardinality(set)` */
export const cardinality = (set: Value): number => {
  if (set instanceof FiniteSet) return set.items.length
  if (!(set instanceof SetValue) || !set.isFinite) {
    throw new EvaluationFailure(`Attempted to compute the cardinality of ${kindName(set)} ${toText(set)}, which is not a finite set.`)
  }
  return set.size
}

/** `IsFiniteSet(set)` */
export const isFiniteSet = (set: Value): boolean => asSet(set).isFinite

/** The domain of functions over a set, kept with it. */
export const domainOfSet = (set: Value): Domain => {
  if (set instanceof SetValue) return set.domain ?? domainOfSetValue(set)
  throw notASet(set)
}

/** `[from -> to]` */
export const functionSet = (from: Value, to: Value): SetValue => new FunctionSet(asSet(from), asSet(to))

/** The set of records over a domain of field names; `sets[i]` belongs to `fields.keys[i]`. */
export const recordSet = (fields: Domain, sets: readonly Value[]): SetValue => new RecordSet(fields, sets.map(asSet))

/** `A \X B \X ...` */
export const product = (sets: readonly Value[]): SetValue => new ProductSet(sets.map(asSet))

/** `Seq(set)` */
export const seqSet = (set: Value): SetValue => new SequenceSet(asSet(set))
