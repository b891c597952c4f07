// Domains of functions: the sorted keys, shared by all functions over the same set, and where a key is found in them.
import { ModelValue, StringValue } from "./atom.ts"
import { compare } from "./order.ts"
import { Interval, setFromSorted } from "./finite-set.ts"
import { FunctionValue, type SetValue, type Value } from "./shape.ts"

/** Up to this many interned keys a scan by identity beats a map. */
const scanLimit = 8

/** The domain of a function. Every domain `1..n` is one object per `n`, so `isSequence` decides what is a sequence. */
export class Domain {
  /** In normalised order, without duplicates. */
  readonly keys: readonly Value[]
  readonly size: number
  /** The keys are `1..n`; also true of the empty domain. */
  readonly isSequence: boolean
  /** The keys are strings, and there is at least one. */
  readonly isRecord: boolean
  /** The first key when the keys are consecutive integers, otherwise NaN: `key - low` is then never an index. */
  readonly low: number
  /** The universe's number of this domain: 0 until it is interned, negative for sequences, which need no interning. */
  id = 0
  /** Of a record: at which index to look for the field whose serial is, masked, the index here. */
  readonly places: readonly number[]
  readonly placeMask: number
  private readonly atoms: boolean
  private readonly dense: boolean
  private map: Map<Value, number> | null = null
  private keySet: SetValue | null = null

  /** `keys` must be in normalised order without duplicates. Use `domainOfKeys`, which shares the sequences. */
  constructor(keys: readonly Value[], isSequence: boolean) {
    this.keys = keys
    this.size = keys.length
    this.isSequence = isSequence
    this.low = isSequence ? 1 : lowOf(keys)
    this.dense = !Number.isNaN(this.low)
    this.isRecord = keys.length > 0 && keys.every((key) => key instanceof StringValue)
    this.atoms = keys.length > 0 && keys.every((key) => key instanceof StringValue || key instanceof ModelValue)
    this.places = this.isRecord ? placesOf(keys) : [0]
    this.placeMask = this.places.length - 1
    if (isSequence) this.id = -1 - keys.length
  }

  /** The index of a key in `keys`, -1 when it is not there. May fail when the key cannot be compared with them. */
  indexOf(key: Value): number {
    if (typeof key === "number") {
      const index = key - this.low
      if (index >= 0 && index < this.size) return index
      if (this.dense || this.atoms) return -1
    } else if (this.atoms) {
      const keys = this.keys
      if (keys.length > scanLimit) return this.mapped(key)
      for (let i = 0; i < keys.length; i += 1) if (keys[i] === key) return i
      return -1
    } else if (this.dense) return -1
    return this.search(key)
  }

  private mapped(key: Value): number {
    if (this.map === null) {
      const map = new Map<Value, number>()
      this.keys.forEach((item, index) => map.set(item, index))
      this.map = map
    }
    return this.map.get(key) ?? -1
  }

  private search(key: Value): number {
    const keys = this.keys
    let low = 0
    let high = keys.length
    while (low < high) {
      const middle = (low + high) >> 1
      const order = compare(key, keys[middle]!)
      if (order === 0) return middle
      if (order < 0) high = middle
      else low = middle + 1
    }
    return -1
  }

  /** DOMAIN as a set: the keys. */
  get set(): SetValue {
    if (this.keySet === null) {
      const set = this.isSequence ? new Interval(1, this.size) : setFromSorted(this.keys)
      if (set.domain === null) set.domain = this
      this.keySet = set
    }
    return this.keySet
  }
}

/** Tables of places are not made larger than this; beyond it some fields are found by search. */
const largestPlaces = 256

/** The smallest table, a power of two long, in which no two fields share a place, or the largest one. */
const placesOf = (keys: readonly Value[]): readonly number[] => {
  for (let length = 1; ; length *= 2) {
    const places = Array.from({ length }, () => -1)
    let shared = false
    for (const [index, key] of keys.entries()) {
      if (!(key instanceof StringValue)) continue
      const place = key.serial & (length - 1)
      if (places[place] !== -1) shared = true
      places[place] = index
    }
    if (!shared || length === largestPlaces) return places.map((index) => Math.max(index, 0))
  }
}

const lowOf = (keys: readonly Value[]): number => {
  const first = keys[0]
  if (typeof first !== "number") return Number.NaN
  return keys.every((key, index) => key === first + index) ? first : Number.NaN
}

/** Domains of short sequences by length; longer ones are rare and kept apart, so that this array stays dense. */
const shortSequences: Domain[] = []
const longSequences = new Map<number, Domain>()
const shortLimit = 64

const newSequenceDomain = (length: number) =>
  new Domain(
    Array.from({ length }, (_, index) => index + 1),
    true,
  )

for (let length = 0; length <= shortLimit; length += 1) shortSequences.push(newSequenceDomain(length))

/** The domain `1..length`. */
export const sequenceDomain = (length: number): Domain => {
  if (length <= shortLimit) return shortSequences[length]!
  let domain = longSequences.get(length)
  if (domain === undefined) {
    domain = newSequenceDomain(length)
    longSequences.set(length, domain)
  }
  return domain
}

/** The domain with these keys, which must be in normalised order without duplicates. */
export const domainOfKeys = (keys: readonly Value[]): Domain =>
  keys.every((key, index) => key === index + 1) ? sequenceDomain(keys.length) : new Domain(keys, false)

/** The domain of functions over a set, kept with the set. Fails when the set cannot be enumerated. */
export const domainOfSet = (set: SetValue): Domain => (set.domain ??= domainOfKeys(set.elements()))

/** The domain of records with these field names, in any order; `indexOf` then tells each field's place. */
export const recordDomain = (names: readonly StringValue[]): Domain => domainOfKeys(names.toSorted(compare))

/** The function that has `values[i]` at `domain.keys[i]`; takes the array over. */
export const makeFunction = (domain: Domain, values: readonly Value[]): FunctionValue => new FunctionValue(domain, values)

/** `<< >>` */
export const emptyTuple = new FunctionValue(sequenceDomain(0), [])

/** The tuple or sequence of these values; takes the array over. */
export const makeTuple = (values: readonly Value[]): FunctionValue =>
  values.length === 0 ? emptyTuple : new FunctionValue(sequenceDomain(values.length), values)
