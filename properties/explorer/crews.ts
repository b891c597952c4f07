/** Combinations of servers, and what is known of each. */
import type { Packing } from "./packing.ts"
import type { Crew } from "./transitions.ts"
import { Tuples } from "./tuples.ts"

/** Numbers the combinations of servers in rows. */
export class Crews {
  readonly #packing: Packing
  readonly #tuples: Tuples
  readonly #all: Crew[] = []

  constructor(packing: Packing) {
    this.#packing = packing
    this.#tuples = new Tuples(packing.count)
  }

  /** The number of combinations. */
  get size(): number {
    return this.#all.length
  }

  /** The combination in a row. */
  of(rows: Int32Array, offset: number): Crew {
    const number = this.#tuples.intern(rows, offset)
    if (number === this.#all.length) this.#all.push(this.#crew(rows, offset, number))
    return this.#all[number] as Crew
  }

  #crew(rows: Int32Array, offset: number, number: number): Crew {
    let up = 0
    let waiting = 0
    for (let position = 0; position < this.#packing.count; position++) {
      const { peer } = this.#packing.components.servers.part(rows[offset + position] as number)
      if (peer !== undefined) up |= 1 << position
      if (peer?.election.waiting === true) waiting |= 1 << position
    }
    return { number, up, waiting }
  }
}
