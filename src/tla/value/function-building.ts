// Building functions from keys in any order.
import { domainOfKeys, makeFunction } from "./domain.ts"
import { compare } from "./order.ts"
import type { FunctionValue, Value } from "./shape.ts"

/** The function with these keys and values; the first value of a key stands. Fails when keys cannot be compared. */
export const functionOf = (keys: readonly Value[], values: readonly Value[]): FunctionValue => {
  const order = keys.map((_, index) => index).toSorted((a, b) => compare(keys[a]!, keys[b]!) || a - b)
  const sortedKeys: Value[] = []
  const sortedValues: Value[] = []
  for (const index of order) {
    const key = keys[index]!
    if (sortedKeys.length > 0 && compare(sortedKeys.at(-1)!, key) === 0) continue
    sortedKeys.push(key)
    sortedValues.push(values[index]!)
  }
  return makeFunction(domainOfKeys(sortedKeys), sortedValues)
}
