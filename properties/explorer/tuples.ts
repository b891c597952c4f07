/** Tuples of whole numbers of one width, each with the number under which it was first seen. */

/** Spreads the bits of a number. (The finalizer of MurmurHash3.) */
export const spread = (value: number): number => {
  let h = value
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** The same numbers with as much room again. */
export const doubledArray = (old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const grown = new Int32Array(old.length * 2)
  grown.set(old)
  return grown
}

/** A table of tuples by open addressing; it grows, and forgets nothing. */
export class Tuples {
  readonly width: number
  #keys: Int32Array<ArrayBuffer>
  /** For each place: the number of its tuple plus one, or 0. */
  #places: Int32Array
  #mask: number
  #size = 0

  constructor(width: number, capacity = 64) {
    this.width = width
    this.#keys = new Int32Array(capacity * width)
    this.#places = new Int32Array(capacity * 2)
    this.#mask = capacity * 2 - 1
  }

  get size(): number {
    return this.#size
  }

  /** The number of the tuple at `offset`; it becomes known if it was not, and then its number is the size before. */
  intern(from: Int32Array, offset: number): number {
    const { width } = this
    const keys = this.#keys
    let hash = width
    for (let i = 0; i < width; i++) hash = Math.imul((hash << 5) ^ (hash >>> 27) ^ (from[offset + i] as number), 0x9e3779b1)
    hash ^= hash >>> 15
    for (let place = hash & this.#mask; ; place = (place + 1) & this.#mask) {
      const found = (this.#places[place] as number) - 1
      if (found < 0) return this.#add(from, offset, place)
      const at = found * width
      let i = 0
      while (i < width && keys[at + i] === from[offset + i]) i++
      if (i === width) return found
    }
  }

  #add(from: Int32Array, offset: number, place: number): number {
    const number = this.#size++
    this.#places[place] = number + 1
    for (let i = 0; i < this.width; i++) this.#keys[number * this.width + i] = from[offset + i] as number
    if (this.#size * this.width * 2 > this.#keys.length || this.#size * 2 > this.#places.length) this.#grow()
    return number
  }

  #grow(): void {
    this.#keys = doubledArray(this.#keys)
    const size = this.#size
    const capacity = this.#places.length * 2
    this.#places = new Int32Array(capacity)
    this.#mask = capacity - 1
    this.#size = 0
    for (let number = 0; number < size; number++) this.#replace(number)
  }

  #replace(number: number): void {
    const { width } = this
    let hash = width
    for (let i = 0; i < width; i++) hash = Math.imul((hash << 5) ^ (hash >>> 27) ^ (this.#keys[number * width + i] as number), 0x9e3779b1)
    hash ^= hash >>> 15
    let place = hash & this.#mask
    while (this.#places[place] !== 0) place = (place + 1) & this.#mask
    this.#places[place] = number + 1
    this.#size++
  }
}
