// Values under a permutation of model values, for SYMMETRY.
import { ModelValue } from "./atom.ts"
import { makeFunction } from "./domain.ts"
import { makeSet } from "./finite-set.ts"
import { functionOf } from "./function-building.ts"
import { FunctionLike, type FunctionValue, SetValue, type Value } from "./shape.ts"

/** The value with each model value replaced by its image; the same object when nothing in it is replaced. */
export const permute = (value: Value, images: ReadonlyMap<ModelValue, ModelValue>): Value => {
  if (typeof value !== "object") return value
  if (value instanceof ModelValue) return images.get(value) ?? value
  if (value instanceof FunctionLike) return permuteFunction(value.force(), images)
  if (!(value instanceof SetValue)) return value
  const items = value.elements()
  const moved = permuteAll(items, images)
  return moved === items ? value : makeSet(moved.slice())
}

const permuteAll = (values: readonly Value[], images: ReadonlyMap<ModelValue, ModelValue>): readonly Value[] => {
  let moved: Value[] | null = null
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!
    const image = permute(value, images)
    if (image === value) continue
    moved ??= values.slice()
    moved[i] = image
  }
  return moved ?? values
}

const permuteFunction = (value: FunctionValue, images: ReadonlyMap<ModelValue, ModelValue>): FunctionValue => {
  const { domain } = value
  const values = permuteAll(value.values, images)
  const keys = domain.isSequence || domain.isRecord ? domain.keys : permuteAll(domain.keys, images)
  if (keys === domain.keys) return values === value.values ? value : makeFunction(domain, values)
  const arranged = values.slice()
  for (let i = 0; i < keys.length; i += 1) {
    const place = domain.indexOf(keys[i]!)
    // The keys are not mapped onto themselves: the image has another domain.
    if (place < 0) return functionOf(keys, values)
    arranged[place] = values[i]!
  }
  return makeFunction(domain, arranged)
}
