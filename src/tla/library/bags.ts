// The module Bags: functions to positive integers, as multisets.
import { EvaluationFailure } from "../value/failure.ts"
import * as rt from "../value/runtime.ts"
import { FunctionLike, type FunctionValue, type Value } from "../value/value.ts"
import { functionOf } from "../value/function-building.ts"
import { binary, moduleOf, nullary, operatorAndValue, unary, type OperatorArgument } from "./operator.ts"

const isABag = (value: Value): boolean =>
  value instanceof FunctionLike && value.force().values.every((count) => typeof count === "number" && count > 0)

const notABag = (value: Value, operator: string) =>
  new EvaluationFailure(`${operator} needs a bag, but ${rt.kindName(value)} ${rt.toText(value)} is not a bag.`)

/** The bag as a function; fails when it has a value that is not a positive integer. */
const bagOf = (value: Value, operator: string): FunctionValue => {
  if (value instanceof FunctionLike && isABag(value)) return value.force()
  throw notABag(value, operator)
}

/** Where TLC does not insist on a bag: any function to integers. */
const countsOf = (value: Value, operator: string): FunctionValue => {
  if (value instanceof FunctionLike) {
    const counts = value.force()
    if (counts.values.every((count) => typeof count === "number")) return counts
  }
  throw notABag(value, operator)
}

const copiesOf = (item: Value, { domain, values }: FunctionValue): Value => {
  const index = domain.indexOf(item)
  return index < 0 ? 0 : values[index]!
}

const positive = (keys: readonly Value[], counts: readonly Value[]): FunctionValue => {
  const kept = keys.map((_, index) => index).filter((index) => rt.gt(counts[index]!, 0))
  return rt.makeFunction(
    rt.domainOfKeys(kept.map((index) => keys[index]!)),
    kept.map((index) => counts[index]!),
  )
}

/** The function whose counts are summed per key. */
const summed = (keys: readonly Value[], counts: readonly Value[]): FunctionValue => {
  const totals = functionOf(
    keys,
    keys.map(() => 0),
  )
  const sums: Value[] = totals.values.slice()
  keys.forEach((key, index) => {
    const place = totals.domain.indexOf(key)
    sums[place] = rt.add(sums[place]!, counts[index]!)
  })
  return rt.makeFunction(totals.domain, sums)
}

const copiesIn = (item: Value, bag: Value): Value => copiesOf(item, countsOf(bag, "CopiesIn"))

const bagCup = (a: Value, b: Value): Value => {
  const left = bagOf(a, "(+)")
  const right = bagOf(b, "(+)")
  return summed([...left.domain.keys, ...right.domain.keys], [...left.values, ...right.values])
}

const bagDifference = (a: Value, b: Value): Value => {
  const left = countsOf(a, "(-)")
  const right = countsOf(b, "(-)")
  const keys = left.domain.keys
  return positive(
    keys,
    keys.map((key, index) => rt.subtract(left.values[index]!, copiesOf(key, right))),
  )
}

const bagUnion = (set: Value): Value => {
  const bags = rt.elements(set).map((item) => countsOf(item, "BagUnion"))
  return summed(
    bags.flatMap((bag) => bag.domain.keys),
    bags.flatMap((bag) => bag.values),
  )
}

const bagContained = (a: Value, b: Value): Value => {
  const left = countsOf(a, "\\sqsubseteq")
  const right = countsOf(b, "\\sqsubseteq")
  return left.domain.keys.every((key, index) => rt.le(left.values[index]!, copiesOf(key, right)))
}

/** All bags contained in a bag. */
const subBags = (value: Value): Value => {
  const bag = bagOf(value, "SubBag")
  const keys = bag.domain.keys
  let partial: (readonly number[])[] = [[]]
  for (const count of bag.values) {
    const choices = Array.from({ length: Number(count) + 1 }, (_, copies) => copies)
    partial = partial.flatMap((counts) => choices.map((copies) => [...counts, copies]))
    if (partial.length > 1_000_000) throw new EvaluationFailure(`SubBag of ${rt.toText(bag)} has more than 1000000 elements.`)
  }
  return rt.makeSet(partial.map((counts) => positive(keys, counts)))
}

const bagOfAll = (operator: OperatorArgument, value: Value): Value => {
  const bag = countsOf(value, "BagOfAll")
  return summed(
    bag.domain.keys.map((key) => operator(key)),
    bag.values,
  )
}

const setToBag = (set: Value): Value => {
  const domain = rt.domainOfSet(set)
  return rt.makeFunction(
    domain,
    domain.keys.map(() => 1),
  )
}

const bagCardinality = (value: Value): Value => bagOf(value, "BagCardinality").values.reduce((sum: Value, count) => rt.add(sum, count), 0)

export const bags = moduleOf(
  ["TLC"],
  [
    unary("IsABag", isABag),
    unary("BagToSet", (bag) => rt.domainOf(bag)),
    unary("SetToBag", setToBag),
    binary("BagIn", (item, bag) => rt.gt(copiesIn(item, bag), 0)),
    nullary("EmptyBag", rt.emptyTuple),
    binary("(+)", bagCup),
    binary("(-)", bagDifference),
    unary("BagUnion", bagUnion),
    binary("\\sqsubseteq", bagContained),
    unary("SubBag", subBags),
    operatorAndValue("BagOfAll", 1, bagOfAll),
    unary("BagCardinality", bagCardinality),
    binary("CopiesIn", copiesIn),
  ],
)
