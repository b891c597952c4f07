// The operators of the module Sequences. Len, Head, Tail, Append, \o and SubSeq take strings too, as in TLC.
import { StringValue } from "./atom.ts"
import { emptyTuple, makeTuple } from "./domain.ts"
import { EvaluationFailure } from "./failure.ts"
import { kindName } from "./order.ts"
import { FunctionLike, FunctionValue, type Value } from "./shape.ts"
import { toText } from "./text.ts"

const argument = (place: string, operator: string, wanted: string, value: Value) =>
  new EvaluationFailure(`The ${place}argument of ${operator} should be a ${wanted}, but instead it is ${kindName(value)} ${toText(value)}.`)

/** The items of a sequence; fails when the value is none. */
export const itemsOf = (value: Value, operator: string, place = ""): readonly Value[] => {
  if (value instanceof FunctionValue && value.domain.isSequence) return value.values
  if (value instanceof FunctionLike) {
    const concrete = value.force()
    if (concrete.domain.isSequence) return concrete.values
  }
  throw argument(place, operator, "sequence", value)
}

/** `Len(s)` */
export const len = (s: Value): number => {
  if (s instanceof FunctionValue && s.domain.isSequence) return s.values.length
  if (s instanceof StringValue) return s.text.length
  return itemsOf(s, "Len").length
}

const empty = (operator: string) => new EvaluationFailure(`Attempted to apply ${operator} to the empty sequence.`)

/** `Head(s)` */
export const head = (s: Value): Value => {
  if (s instanceof StringValue) {
    if (s.text === "") throw empty("Head")
    return s.source.string(s.text.slice(0, 1))
  }
  const items = itemsOf(s, "Head")
  if (items.length === 0) throw empty("Head")
  return items[0]!
}

/** `Tail(s)` */
export const tail = (s: Value): Value => {
  if (s instanceof StringValue) {
    if (s.text === "") throw empty("Tail")
    return s.source.string(s.text.slice(1))
  }
  const items = itemsOf(s, "Tail")
  if (items.length === 0) throw empty("Tail")
  return makeTuple(items.slice(1))
}

/** `Append(s, v)` */
export const append = (s: Value, v: Value): Value => {
  if (s instanceof StringValue) {
    if (v instanceof StringValue) return s.source.string(s.text + v.text)
    throw argument("second ", "Append", "string", v)
  }
  const items = itemsOf(s, "Append", "first ").slice()
  items.push(v)
  return makeTuple(items)
}

/** `s \o t` */
export const concat = (s: Value, t: Value): Value => {
  if (s instanceof StringValue) {
    if (t instanceof StringValue) return s.source.string(s.text + t.text)
    throw argument("second ", "\\o", "string", t)
  }
  const left = itemsOf(s, "\\o", "first ")
  const right = itemsOf(t, "\\o", "second ")
  if (left.length === 0) return t
  if (right.length === 0) return s
  return makeTuple([...left, ...right])
}

/** `SubSeq(s, m, n)`; empty when `m > n`, otherwise both must be in the sequence. */
export const subSeq = (s: Value, m: Value, n: Value): Value => {
  const length = s instanceof StringValue ? s.text.length : itemsOf(s, "SubSeq", "first ").length
  if (typeof m !== "number") throw argument("second ", "SubSeq", "natural number", m)
  if (typeof n !== "number") throw argument("third ", "SubSeq", "natural number", n)
  if (m > n) return s instanceof StringValue ? s.source.string("") : emptyTuple
  if (m < 1 || m > length) throw outOfSequence("second", s, m)
  if (n < 1 || n > length) throw outOfSequence("third", s, n)
  if (s instanceof StringValue) return s.source.string(s.text.slice(m - 1, n))
  return m === 1 && n === length ? s : makeTuple(itemsOf(s, "SubSeq").slice(m - 1, n))
}

const outOfSequence = (place: string, s: Value, index: number) =>
  new EvaluationFailure(
    `The ${place} argument of SubSeq must be in the domain of its first argument ${toText(s)}, but instead it is ${index}.`,
  )

/** `SelectSeq(s, test)` */
export const selectSeq = (s: Value, test: (item: Value) => Value): Value => {
  const items = itemsOf(s, "SelectSeq", "first ")
  const kept: Value[] = []
  for (const item of items) {
    const verdict = test(item)
    if (typeof verdict !== "boolean") throw argument("second ", "SelectSeq", "boolean-valued operator", verdict)
    if (verdict) kept.push(item)
  }
  return kept.length === items.length ? s : makeTuple(kept)
}

/** Component `index` (from 0) of a value bound to a pattern of `count` names; fails when it is not such a tuple. */
export const tupleComponent = (value: Value, index: number, count: number): Value => {
  if (value instanceof FunctionLike) {
    const concrete = value.force()
    if (concrete.domain.isSequence && concrete.values.length === count) return concrete.values[index]!
  }
  throw new EvaluationFailure(`A tuple of ${count} components is needed here, but it is ${kindName(value)} ${toText(value)}.`)
}
