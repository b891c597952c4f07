// A structural hash of values, for memo tables outside a universe.
import { ModelValue, StringValue } from "./atom.ts"
import { FunctionLike, type Value } from "./shape.ts"

/** Folds one 32-bit number into a hash. */
export const mix = (hash: number, value: number): number => {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

/** Equal for values that are the same. Expands lazy sets and functions, and fails where that fails. */
export const hashOf = (value: Value): number => {
  if (typeof value === "number") return mix(1, value)
  if (typeof value === "boolean") return value ? 3 : 5
  if (value instanceof StringValue || value instanceof ModelValue) return mix(7, value.serial)
  if (value instanceof FunctionLike) {
    const concrete = value.force()
    return hashAll(hashAll(11, concrete.domain.keys), concrete.values)
  }
  return hashAll(13, value.elements())
}

const hashAll = (seed: number, values: readonly Value[]): number => {
  let hash = seed
  for (const value of values) hash = mix(hash, hashOf(value))
  return hash
}
