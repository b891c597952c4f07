// Building functions key by key, for the operators of TLC and Bags.
import * as rt from "../value/runtime.ts"
import type { FunctionValue, Value } from "../value/value.ts"

/** The function with these keys and values; the first value of a key stands. Fails when keys cannot be compared. */
export const functionOf = (keys: readonly Value[], values: readonly Value[]): FunctionValue => {
  const order = keys.map((_, index) => index).toSorted((a, b) => rt.compare(keys[a]!, keys[b]!) || a - b)
  const sortedKeys: Value[] = []
  const sortedValues: Value[] = []
  for (const index of order) {
    const key = keys[index]!
    if (sortedKeys.length > 0 && rt.compare(sortedKeys.at(-1)!, key) === 0) continue
    sortedKeys.push(key)
    sortedValues.push(values[index]!)
  }
  return rt.makeFunction(rt.domainOfKeys(sortedKeys), sortedValues)
}
