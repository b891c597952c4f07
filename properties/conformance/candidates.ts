/** States in which the spec can be, each of them once. */
import type { NativeState, Oracle } from "../../src/tla/index.ts"

/** Few states are compared one by one; for many there is an index. */
const fewStates = 8

/** A list of states without those that are there already. */
export class Candidates {
  readonly #oracle: Oracle
  #known: Set<string> | null = null
  readonly states: NativeState[] = []

  constructor(oracle: Oracle) {
    this.#oracle = oracle
  }

  /** Adds a state and says whether it is new. */
  add(state: NativeState): boolean {
    const isKnown =
      this.states.length < fewStates ? this.states.some((other) => this.#oracle.equal(other, state)) : this.#index().has(this.#key(state))
    if (isKnown) return false
    this.#known?.add(this.#key(state))
    this.states.push(state)
    return true
  }

  #index(): Set<string> {
    return (this.#known ??= new Set(this.states.map((state) => this.#key(state))))
  }

  #key(state: NativeState): string {
    return this.#oracle.key(state).join(" ")
  }
}
