/**
 * The random numbers of a simulation: sfc32 of Chris Doty-Humphrey (PractRand, "Small Fast Counting"), 32 bits at a
 * time, from integer arithmetic alone, so that a seed gives the same numbers on every machine.
 */

/** A generator that is seeded once. */
export class Random {
  #a = 0
  #b: number
  #c: number
  #counter = 1

  /** `seed` is any safe integer; its low and high halves seed two of the words, as in PractRand. */
  constructor(seed: number) {
    this.#b = seed | 0
    this.#c = Math.floor(seed / 0x1_0000_0000) | 0
    for (let mixed = 0; mixed < 12; mixed++) this.bits()
  }

  /** 32 random bits, as a signed number. */
  bits(): number {
    const result = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + result) | 0
    return result
  }

  /** At least 0 and below 1. */
  fraction(): number {
    return (this.bits() >>> 0) / 0x1_0000_0000
  }

  /** A whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1))
  }

  /**
   * A whole number, both ends included, mostly near the low one: the cube of a uniform fraction. Delays in networks
   * are like that, and a power is exact where a logarithm is not.
   */
  skewed(low: number, high: number): number {
    const u = this.fraction()
    return low + Math.floor(u * u * u * (high - low + 1))
  }

  chance(probability: number): boolean {
    return probability > 0 && this.fraction() < probability
  }
}
