// Application, field selection and update of functions, records and tuples.
import type { StringValue } from "./atom.ts"
import { EvaluationFailure } from "./failure.ts"
import { LazyFunction } from "./lazy-function.ts"
import { kindName, same } from "./order.ts"
import { FunctionLike, FunctionValue, type SetValue, type Value } from "./shape.ts"
import { toText } from "./text.ts"

/** `function[argument]` */
export const apply = (target: Value, argument: Value): Value => {
  if (target instanceof FunctionValue) {
    const { domain, values } = target
    if (typeof argument === "number") {
      const index = argument - domain.low
      if (index >= 0 && index < values.length) return values[index]!
    }
    const index = domain.indexOf(argument)
    if (index >= 0) return values[index]!
    throw outsideDomain(target, argument)
  }
  if (target instanceof LazyFunction) return target.apply(argument)
  throw new EvaluationFailure(
    `Attempted to apply ${kindName(target)} ${toText(target)} to the argument ${toText(argument)}, but it is not a function.`,
  )
}

const outsideDomain = (target: FunctionValue, argument: Value) =>
  new EvaluationFailure(
    `Attempted to apply ${kindName(target)} ${toText(target)} to the argument ${toText(argument)}, which is not in its domain${domainNote(target)}.`,
  )

const domainNote = (target: FunctionValue) => (target.domain.size > 20 ? "" : ` ${toText(target.domain.set)}`)

/** `record.name` */
export const field = (record: Value, name: StringValue): Value => {
  if (record instanceof FunctionValue) {
    const { domain, values } = record
    const likely = domain.places[name.serial & domain.placeMask]!
    if (domain.keys[likely] === name) return values[likely]!
    const index = domain.keys.indexOf(name)
    if (index >= 0) return values[index]!
    throw new EvaluationFailure(`Attempted to select the field ${name.text}, which ${kindName(record)} ${toText(record)} does not have.`)
  }
  if (record instanceof LazyFunction) return record.apply(name)
  throw new EvaluationFailure(
    `Attempted to select the field ${name.text} from ${kindName(record)} ${toText(record)}, which is not a record.`,
  )
}

/** `DOMAIN function` */
export const domainOf = (target: Value): SetValue => {
  if (target instanceof FunctionValue) return target.domain.set
  if (target instanceof LazyFunction) return target.domain
  throw new EvaluationFailure(`Attempted to compute the domain of ${kindName(target)} ${toText(target)}, which is not a function.`)
}

/** The value as a function with all its values; fails when it is none. */
export const forced = (target: Value): FunctionValue => {
  if (target instanceof FunctionValue) return target
  if (target instanceof FunctionLike) return target.force()
  throw new EvaluationFailure(`A function is needed here, but ${kindName(target)} ${toText(target)} is not a function.`)
}

/** Where EXCEPT puts a new value: the key's index in the domain, or -1 when the domain does not have it. */
export const indexForUpdate = (target: FunctionValue, key: Value): number => target.domain.indexOf(key)

/**
 * The function with another value at an index of its domain, which must not be -1; the same object when the value is the
 * same, also when old and new value could not be compared (`[f EXCEPT ![1] = "now a string"]` is legal).
 */
export const updated = (target: FunctionValue, index: number, value: Value): FunctionValue => {
  const old = target.values[index]!
  if (old === value || (typeof value === "object" && same(old, value))) return target
  const values = target.values.slice()
  values[index] = value
  return new FunctionValue(target.domain, values)
}
