// Integers as TLC has them: 32 bits, where a result out of range is an error and never wraps.
import { StringValue } from "./atom.ts"
import { EvaluationFailure } from "./failure.ts"
import { Interval } from "./finite-set.ts"
import { eq, kindName } from "./order.ts"
import type { SetValue, Value } from "./shape.ts"
import { toText } from "./text.ts"

const notInteger = (a: Value, b: Value, operator: string) => {
  const [place, culprit] = typeof a === "number" ? ["second", b] : ["first", a]
  return new EvaluationFailure(
    `The ${place} argument of ${operator} should be an integer, but instead it is ${kindName(culprit)} ${toText(culprit)}.`,
  )
}

const overflow = (expression: string) => new EvaluationFailure(`Overflow when computing ${expression}: the result is not a 32-bit integer.`)

/** `a + b` */
export const add = (a: Value, b: Value): number => {
  if (typeof a !== "number" || typeof b !== "number") throw notInteger(a, b, "+")
  const result = a + b
  if (result === (result | 0)) return result
  throw overflow(`${a} + ${b}`)
}

/** `a - b` */
export const subtract = (a: Value, b: Value): number => {
  if (typeof a !== "number" || typeof b !== "number") throw notInteger(a, b, "-")
  const result = a - b
  if (result === (result | 0)) return result
  throw overflow(`${a} - ${b}`)
}

/** `a * b` */
export const multiply = (a: Value, b: Value): number => {
  if (typeof a !== "number" || typeof b !== "number") throw notInteger(a, b, "*")
  const result = a * b
  // `| 0` turns -0 into 0; a product beyond 2^53 is out of range all the same.
  if (result === (result | 0)) return result | 0
  throw overflow(`${a} * ${b}`)
}

/** `a \div b`, rounded down; fails when `b` is 0. */
export const divide = (a: Value, b: Value): number => {
  if (typeof a !== "number" || typeof b !== "number") throw notInteger(a, b, "\\div")
  if (b === 0) throw new EvaluationFailure(`The second argument of ${a} \\div 0 is 0.`)
  const result = Math.floor(a / b)
  if (result === (result | 0)) return result | 0
  throw overflow(`${a} \\div ${b}`)
}

/** `a % b`, in `0..(b - 1)`; fails unless `b` is positive. */
export const modulo = (a: Value, b: Value): number => {
  if (typeof a !== "number" || typeof b !== "number") throw notInteger(a, b, "%")
  if (b <= 0) {
    throw new EvaluationFailure(`The second argument of ${a} % ${b} should be a positive number, but instead it is ${b}.`)
  }
  const rest = (a % b) | 0
  return rest < 0 ? rest + b : rest
}

/** `a ^ b`; fails when `b` is negative and for `0 ^ 0`. */
export const power = (a: Value, b: Value): number => {
  if (typeof a !== "number" || typeof b !== "number") throw notInteger(a, b, "^")
  if (b < 0) {
    throw new EvaluationFailure(`The second argument of ${a} ^ ${b} should be a natural number, but instead it is ${b}.`)
  }
  if (a === 0 && b === 0) throw new EvaluationFailure("0 ^ 0 is undefined.")
  // With a base of 0, 1 or -1 any exponent is in range; otherwise more than 31 factors never are.
  const exponent = a >= -1 && a <= 1 ? 2 - (b % 2) : b
  let result = 1
  if (b === 0) return 1
  for (let i = 0; i < exponent; i += 1) {
    result *= a
    if (result !== (result | 0)) throw overflow(`${a} ^ ${b}`)
  }
  return result | 0
}

/** `-a` */
export const negate = (a: Value): number => {
  if (typeof a !== "number") {
    throw new EvaluationFailure(`The argument of - should be an integer, but instead it is ${kindName(a)} ${toText(a)}.`)
  }
  const result = 0 - a
  if (result === (result | 0)) return result
  throw overflow(`-(${a})`)
}

/** `a < b` */
export const lt = (a: Value, b: Value): boolean => {
  if (typeof a !== "number" || typeof b !== "number") throw notInteger(a, b, "<")
  return a < b
}

/** `a <= b` */
export const le = (a: Value, b: Value): boolean => {
  if (typeof a !== "number" || typeof b !== "number") throw notInteger(a, b, "<=")
  return a <= b
}

/** `a > b` */
export const gt = (a: Value, b: Value): boolean => {
  if (typeof a !== "number" || typeof b !== "number") throw notInteger(a, b, ">")
  return a > b
}

/** `a >= b` */
export const ge = (a: Value, b: Value): boolean => {
  if (typeof a !== "number" || typeof b !== "number") throw notInteger(a, b, ">=")
  return a >= b
}

/** `low..high` */
export const interval = (low: Value, high: Value): SetValue => {
  if (typeof low !== "number" || typeof high !== "number") throw notInteger(low, high, "..")
  return new Interval(low, high)
}

/** The value as a truth value; fails when it is not a boolean. */
export const bool = (value: Value): boolean => {
  if (typeof value === "boolean") return value
  throw new EvaluationFailure(`A boolean is needed here, but ${kindName(value)} ${toText(value)} is not a boolean.`)
}

/** `value = n` for an integer known when the expression is compiled. */
export const eqInt = (value: Value, n: number): boolean => (typeof value === "number" ? value === n : eq(value, n))

/** `value = s` for a string known when the expression is compiled. */
export const eqString = (value: Value, s: StringValue): boolean => value === s || (value instanceof StringValue ? false : eq(value, s))
