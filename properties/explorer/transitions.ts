/**
 * The steps of the servers and of the world, on rows: what `enabled` and `happen` say, asked once for every combination
 * of the parts on which the answer depends.
 */
import { assert } from "../../src/base/assert.ts"
import { type Action, type Event, happen } from "../world/step.ts"
import { deliveries, fates, otherEvents } from "../world/enabled.ts"
import type { World } from "../world/world.ts"
import { codeOf } from "./event-code.ts"
import { footprint } from "./footprint.ts"
import type { Packing } from "./packing.ts"
import { Tuples } from "./tuples.ts"

/** One event and all of its effects that were met so far. */
export class Transition {
  readonly event: Event
  readonly code: number
  /** The places it reads, and may write. */
  readonly places: Int32Array
  readonly #packing: Packing
  readonly #cases: Tuples
  readonly #key: Int32Array
  readonly #row: Int32Array
  /** For each case: the new parts at `places`. */
  parts = new Int32Array(64)
  /** For each case: what changes in either half of the fingerprint; both 0 if nothing changes. */
  lows = new Int32Array(16)
  highs = new Int32Array(16)
  /** For each case: whether a server changes. */
  servers = new Uint8Array(16)
  readonly actions: Action[] = []
  /** For each case: how often it was a step. */
  counts = new Int32Array(16)

  constructor(packing: Packing, event: Event) {
    this.event = event
    this.code = codeOf(event)
    this.places = footprint(packing, event)
    this.#packing = packing
    this.#cases = new Tuples(this.places.length + 1)
    this.#key = new Int32Array(this.places.length + 1)
    this.#row = new Int32Array(packing.width)
  }

  /** How many cases there are. */
  get size(): number {
    return this.#cases.size
  }

  /** The number of the case for a row in which exactly the servers in `up` run. */
  caseOf(row: Int32Array, offset: number, up: number): number {
    const key = this.#key
    const { places } = this
    const width = places.length
    for (let i = 0; i < width; i++) key[i] = row[offset + (places[i] as number)] as number
    key[width] = up
    const known = this.#cases.size
    const found = this.#cases.intern(key, 0)
    if (found === known) this.#compute(row, offset, found)
    return found
  }

  /** The row after a case. */
  apply(found: number, row: Int32Array, after: Int32Array): void {
    after.set(row)
    for (const [i, place] of this.places.entries()) after[place] = this.parts[found * this.places.length + i] as number
  }

  #compute(row: Int32Array, offset: number, at: number): void {
    const { places } = this
    const packing = this.#packing
    const { world, action } = happen(packing.unpack(row, offset), this.event)
    packing.pack(world, this.#row, 0)
    for (let place = 0; place < packing.width; place++)
      assert(
        this.#row[place] === row[offset + place] || places.includes(place),
        `${this.event._tag} changes nothing outside its footprint, but it changes place ${place}`,
      )
    this.#makeRoom(at)
    let low = 0
    let high = 0
    for (const [i, place] of places.entries()) {
      const before = row[offset + place] as number
      const after = this.#row[place] as number
      this.parts[at * places.length + i] = after
      if (before === after) continue
      if (place < packing.count) this.servers[at] = 1
      low ^= packing.print(place, before, false) ^ packing.print(place, after, false)
      high ^= packing.print(place, before, true) ^ packing.print(place, after, true)
    }
    this.lows[at] = low
    this.highs[at] = high
    this.actions.push(action)
  }

  #makeRoom(at: number): void {
    const larger = <T extends Int32Array | Uint8Array>(old: T, make: (length: number) => T): T => {
      const grown = make(old.length * 2)
      grown.set(old)
      return grown
    }
    const int32 = (length: number) => new Int32Array(length)
    while ((at + 1) * this.places.length > this.parts.length) this.parts = larger(this.parts, int32)
    if (at < this.lows.length) return
    this.lows = larger(this.lows, int32)
    this.highs = larger(this.highs, int32)
    this.counts = larger(this.counts, int32)
    this.servers = larger(this.servers, (length) => new Uint8Array(length))
  }
}

/** Events that are enabled together, remembered by what they depend on. */
class Lists {
  readonly #shapes: Tuples
  readonly #lists: (readonly Transition[])[] = []
  readonly key: Int32Array

  constructor(width: number) {
    this.#shapes = new Tuples(width)
    this.key = new Int32Array(width)
  }

  get size(): number {
    return this.#lists.length
  }

  /** The list for `key`. */
  get(compute: () => readonly Transition[]): readonly Transition[] {
    const found = this.#shapes.intern(this.key, 0)
    if (found === this.#lists.length) this.#lists.push(compute())
    return this.#lists[found] as readonly Transition[]
  }
}

/** What all transitions of a row depend on that is known of its servers. */
export type Crew = {
  /** The number of this combination of servers. */
  readonly number: number
  /** Who runs, and who waits for a better vote, as bits. */
  readonly up: number
  readonly waiting: number
}

/** Which transitions are enabled. */
export class Transitions {
  readonly #packing: Packing
  readonly #known = new Map<number, Transition>()
  readonly #deliveries = new Lists(4)
  readonly #others = new Lists(3)
  /** Whether what happens besides deliveries depends on each single wire being empty. */
  readonly #everyWire: boolean

  constructor(packing: Packing) {
    if (packing.wireCount > 31) throw new RangeError(`an exploration has at most 6 servers, not ${packing.count}`)
    this.#packing = packing
    const { budget, sendModes } = packing.stage
    this.#everyWire = budget.loss > 0 || sendModes === "either"
  }

  /** Which wires of a row are not empty, as bits. */
  nonempty(row: Int32Array, offset: number): number {
    const first = offset + this.#packing.count
    let bits = 0
    for (let wire = this.#packing.wireCount - 1; wire >= 0; wire--) bits = (bits << 1) | (row[first + wire] === 0 ? 0 : 1)
    return bits
  }

  /** The receptions that are possible in a row. */
  deliveries(row: Int32Array, offset: number, { up, waiting }: Crew, nonempty: number): readonly Transition[] {
    const { key } = this.#deliveries
    key[0] = up
    key[1] = waiting
    key[2] = nonempty
    key[3] = row[offset + this.#packing.rest] as number
    return this.#deliveries.get(() => this.#transitions(deliveries, row, offset))
  }

  /** What is possible besides. */
  others(row: Int32Array, offset: number, { number, waiting }: Crew, nonempty: number): readonly Transition[] {
    const rest = row[offset + this.#packing.rest] as number
    const { key } = this.#others
    key[0] = number
    key[1] = this.#underWay(nonempty, rest, waiting)
    key[2] = rest
    return this.#others.get(() => this.#transitions(otherEvents, row, offset))
  }

  /**
   * As much of `nonempty` as timers and losses see: all of it; or for whom of those who wait something is under way, and
   * where nobody waits, whether anything is; or nothing.
   */
  #underWay(nonempty: number, rest: number, waiting: number): number {
    const { count, stage, components } = this.#packing
    if (this.#everyWire || (stage.timely && components.rests.part(rest).cut !== 0)) return nonempty
    if (!stage.timely) return 0
    let receivers = 0
    for (let from = 0, wire = 0; from < count; from++)
      for (let to = 0; to < count; to++) {
        if (to === from) continue
        receivers |= ((nonempty >> wire) & 1) << to
        wire++
      }
    return waiting === 0 ? Math.min(receivers, 1) : receivers & waiting
  }

  #transitions(events: (world: World) => readonly Event[], row: Int32Array, offset: number): readonly Transition[] {
    const world = this.#packing.unpack(row, offset)
    return events(world).flatMap((event) => fates(world, event).map((fate) => this.#of(fate)))
  }

  #of(event: Event): Transition {
    const code = codeOf(event)
    const known = this.#known.get(code)
    if (known !== undefined) return known
    const made = new Transition(this.#packing, event)
    this.#known.set(code, made)
    return made
  }

  /** How often each action of the spec was a step. */
  get actions(): ReadonlyMap<Action, number> {
    const sums = new Map<Action, number>()
    for (const { actions, counts } of this.#known.values())
      for (const [at, action] of actions.entries()) {
        const count = counts[at] as number
        if (count > 0) sums.set(action, (sums.get(action) ?? 0) + count)
      }
    return sums
  }

  /** How many lists and cases of events were computed. */
  get computed(): { readonly lists: number; readonly cases: number } {
    return {
      lists: this.#deliveries.size + this.#others.size,
      cases: [...this.#known.values()].reduce((sum, { size }) => sum + size, 0),
    }
  }
}
