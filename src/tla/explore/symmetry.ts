// Symmetry: states that differ by a permutation of model values count as one.
import type { ModelValue, Value } from "../value/value.ts"
import { FunctionLike, ModelValue as ModelValueClass, SetValue } from "../value/value.ts"
import { elements } from "../value/runtime.ts"
import { permute } from "../value/permute.ts"
import { TlaError } from "../error.ts"
import type { SourceLocation } from "../error.ts"
import type { Universe } from "../value/universe.ts"

type Permutation = ReadonlyMap<ModelValue, ModelValue>

/** The smallest image of a state under a group of permutations, which stands for all of them. */
export class Symmetry {
  readonly #universe: Universe
  readonly #images: readonly { readonly permutation: Permutation; readonly memo: Map<number, number> }[]

  constructor(set: Value, universe: Universe, at: SourceLocation | null) {
    this.#universe = universe
    this.#images = group(set, at).map((permutation) => ({ permutation, memo: new Map() }))
  }

  /** Writes into `key` the least image of `row`, variable by variable. Most images are given up at their first variable. */
  canonical(row: Int32Array, key: Int32Array): void {
    key.set(row)
    const count = row.length
    for (const image of this.#images) {
      for (let i = 0; i < count; i++) {
        const candidate = this.#image(row[i] ?? 0, image)
        const least = key[i] ?? 0
        if (candidate > least) break
        if (candidate < least) {
          key[i] = candidate
          for (let k = i + 1; k < count; k++) key[k] = this.#image(row[k] ?? 0, image)
          break
        }
      }
    }
  }

  /** The least number among the images of one value. */
  canonicalValue(id: number): number {
    return this.#images.reduce((least, image) => Math.min(least, this.#image(id, image)), id)
  }

  #image(id: number, image: { readonly permutation: Permutation; readonly memo: Map<number, number> }): number {
    const known = image.memo.get(id)
    if (known !== undefined) return known
    const result = this.#universe.encode(permute(this.#universe.decode(id), image.permutation))
    image.memo.set(id, result)
    return result
  }
}

/** All products of the given permutations but the identity: a SYMMETRY of two sets of model values lists only its factors. */
const group = (set: Value, at: SourceLocation | null): readonly Permutation[] => {
  if (!(set instanceof SetValue)) throw notPermutations(at)
  const generators = elements(set).map((value) => asPermutation(value, at))
  const found = new Map<string, Permutation>()
  const pending: Permutation[] = [new Map()]
  const seen = new Set<string>([textOf(new Map())])
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const generator of generators) {
      const product = compose(next, generator)
      const text = textOf(product)
      if (seen.has(text)) continue
      seen.add(text)
      found.set(text, product)
      pending.push(product)
    }
  }
  return [...found.values()]
}

const asPermutation = (value: Value, at: SourceLocation | null): Permutation => {
  if (!(value instanceof FunctionLike)) throw notPermutations(at)
  const { domain, values } = value.force()
  const result = new Map<ModelValue, ModelValue>()
  domain.keys.forEach((key, i) => {
    const image = values[i]
    if (!(key instanceof ModelValueClass) || !(image instanceof ModelValueClass)) throw notPermutations(at)
    if (key !== image) result.set(key, image)
  })
  // A permutation moves its values among themselves, each to a place of its own.
  if (new Set(result.values()).size !== result.size || [...result.values()].some((image) => !result.has(image))) throw notPermutations(at)
  return result
}

const notPermutations = (at: SourceLocation | null): TlaError =>
  new TlaError(
    "config",
    "the SYMMETRY is not a set of permutations of model values",
    at,
    "Use Permutations(S) where S is a set of model values.",
  )

const compose = (first: Permutation, second: Permutation): Permutation => {
  const result = new Map<ModelValue, ModelValue>()
  for (const key of new Set([...first.keys(), ...second.keys()])) {
    const middle = first.get(key) ?? key
    const image = second.get(middle) ?? middle
    if (image !== key) result.set(key, image)
  }
  return result
}

const textOf = (permutation: Permutation): string =>
  [...permutation]
    .map(([from, to]) => `${from.name}>${to.name}`)
    .sort()
    .join(",")
