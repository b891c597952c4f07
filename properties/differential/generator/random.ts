/** Random choices of the generators, drawn from fast-check's generator so that its seed reproduces everything. */
import type * as fc from "fast-check"

export class Random {
  readonly #source: fc.Random

  constructor(source: fc.Random) {
    this.#source = source
  }

  /** Uniform, both ends included. */
  integer(low: number, high: number): number {
    return this.#source.nextInt(low, high)
  }

  chance(probability: number): boolean {
    return this.#source.nextDouble() < probability
  }

  pick<T>(choices: readonly T[]): T {
    if (choices.length === 0) throw new Error("nothing to pick from")
    return choices[this.#source.nextInt(0, choices.length - 1)]!
  }

  /** Picks by weight. */
  weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): T {
    let left = this.#source.nextDouble() * choices.reduce((sum, [weight]) => sum + weight, 0)
    for (const [weight, choice] of choices) {
      left -= weight
      if (left < 0) return choice
    }
    return choices.at(-1)![1]
  }
}
