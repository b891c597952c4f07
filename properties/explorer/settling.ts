/**
 * The part of the promise Settles that a search for states can show: wherever everything that was said has been heard,
 * some run without another fault leads to a settled ensemble. A state without such a run breaks Settles, whatever is
 * fair. What is quiet and what is settled is the spec's own text.
 */
import type { Oracle } from "../../src/tla/index.ts"
import { abstraction } from "../abstraction/state.ts"
import { enabled, fates } from "../world/enabled.ts"
import { type Event, happen } from "../world/step.ts"
import type { World } from "../world/world.ts"
import type { Judge, Place } from "./judging.ts"
import type { Packing } from "./packing.ts"

/** The property by its name in the spec. */
export const settles = "Settles"

const isFault = ({ _tag }: Event): boolean => _tag === "Crash" || _tag === "Cut" || _tag === "Lose"

/** Says which states are quiet, and can never settle. */
export class Settling {
  readonly #packing: Packing
  readonly #oracle: Oracle
  /** For states that were asked about: whether a settled one can be reached. */
  readonly #known = new Map<string, boolean>()

  constructor(packing: Packing, oracle: Oracle) {
    this.#packing = packing
    this.#oracle = oracle
  }

  /** Whether everything was heard in this world, and nothing that can still happen without a fault settles it. */
  isStuck(world: World): boolean {
    return this.#holds("Quiet", world) && !this.#canSettle(world)
  }

  #holds(name: string, world: World): boolean {
    return this.#oracle.evaluate(name, this.#oracle.state(abstraction(world))) === true
  }

  #key(world: World): string {
    const row = new Int32Array(this.#packing.width)
    this.#packing.pack(world, row, 0)
    return row.join()
  }

  #canSettle(first: World): boolean {
    const start = this.#key(first)
    const known = this.#known.get(start)
    if (known !== undefined) return known
    const parents = new Map<string, string | undefined>([[start, undefined]])
    const open: [string, World][] = [[start, first]]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [key, world] = next
      if (this.#known.get(key) === true || this.#holds("Settled", world)) {
        // Whatever leads here can settle as well.
        for (let at: string | undefined = key; at !== undefined; at = parents.get(at)) this.#known.set(at, true)
        return true
      }
      for (const event of enabled(world)) {
        if (isFault(event)) continue
        for (const fate of fates(world, event)) {
          const after = happen(world, fate).world
          const to = this.#key(after)
          if (parents.has(to) || this.#known.get(to) === false) continue
          parents.set(to, key)
          open.push([to, after])
        }
      }
    }
    for (const key of parents.keys()) this.#known.set(key, false)
    return false
  }
}

/** A judge that asks about settling besides. */
export const withSettling = (judge: Judge, packing: Packing, settling: Settling): Judge => ({
  step: (before, after) => judge.step(before, after),
  state: (at: Place) => {
    const violated = judge.state(at)
    return settling.isStuck(packing.unpack(at.rows, at.offset)) ? [...violated, settles] : violated
  },
})
