/** One level of a breadth-first search: from the states that were found last to those that follow. */
import type { Action } from "../world/step.ts"
import { Crews } from "./crews.ts"
import type { Judge, Place } from "./judging.ts"
import type { Packing } from "./packing.ts"
import { type Transition, Transitions } from "./transitions.ts"
import { doubledArray } from "./tuples.ts"
import { visit, type VisitedMemory, visitTogether } from "./visited.ts"

/** States of one level. `refs` says who each is: its number among those that were found in this level. */
export type Frontier = {
  rows: Int32Array<ArrayBuffer>
  lows: Int32Array<ArrayBuffer>
  highs: Int32Array<ArrayBuffer>
  refs: Int32Array<ArrayBuffer>
  size: number
}

/** Room for this many states of a width. */
export const frontierFor = (width: number, states: number): Frontier => ({
  rows: new Int32Array(width * states),
  lows: new Int32Array(states),
  highs: new Int32Array(states),
  refs: new Int32Array(states),
  size: 0,
})

/** Makes room for one more state. */
export const makeRoom = (frontier: Frontier): void => {
  if (frontier.size < frontier.refs.length) return
  frontier.rows = doubledArray(frontier.rows)
  frontier.lows = doubledArray(frontier.lows)
  frontier.highs = doubledArray(frontier.highs)
  frontier.refs = doubledArray(frontier.refs)
}

/** Something that must not be: which properties, and the step that shows it, from the state `ref` of the level before. */
export type Breach = {
  readonly properties: readonly string[]
  readonly ref: number
  readonly code: number
  /** The fingerprint of the state in which the step ends. */
  readonly low: number
  readonly high: number
}

/**
 * Which of two breaches is told, whatever thread met it first. What a state breaks is said by the step that found it alone,
 * which may be any of those that lead there; so the step that breaks most of itself comes first.
 */
export const firstBreach = (a: Breach | undefined, b: Breach | undefined): Breach | undefined => {
  if (a === undefined || b === undefined) return a ?? b
  const order = a.high - b.high || a.low - b.low || b.properties.length - a.properties.length
  if (order !== 0) return order < 0 ? a : b
  const [ofA, ofB] = [a.properties.join(), b.properties.join()]
  return ofA < ofB || (ofA === ofB && a.code <= b.code) ? a : b
}

/** Where the refs of one thread begin. A thread finds fewer states in one level. */
export const refBits = 26

/** Expands levels. */
export class Expansion {
  readonly #packing: Packing
  readonly #transitions: Transitions
  readonly #crews: Crews
  readonly #judge: Judge | undefined
  readonly #together: boolean
  readonly #firstRef: number
  #frontier: Frontier
  #next: Frontier
  #at = 0
  /** For each state that this level has found: the state it was found from, and the event. */
  parents = new Int32Array(1024)
  codes = new Int32Array(1024)
  found = 0
  generated = 0
  breach: Breach | undefined
  readonly #before: Place = { rows: new Int32Array(0), offset: 0, crew: 0 }
  readonly #after: Place = { rows: new Int32Array(0), offset: 0, crew: 0 }

  constructor(packing: Packing, judge: Judge | undefined, thread: { readonly number: number; readonly together: boolean }) {
    this.#packing = packing
    this.#transitions = new Transitions(packing)
    this.#crews = new Crews(packing)
    this.#judge = judge
    this.#together = thread.together
    this.#firstRef = thread.number << refBits
    this.#frontier = frontierFor(packing.width, 1024)
    this.#next = frontierFor(packing.width, 1024)
  }

  /** The states to be expanded in this level. States may be added and taken between levels. */
  get frontier(): Frontier {
    return this.#frontier
  }

  /** How many states of this level were not expanded yet. */
  get left(): number {
    return this.#frontier.size - this.#at
  }

  /** The states that were found in this level are the next to be expanded. */
  turn(): void {
    const { size } = this.#next
    const spent = this.#frontier
    this.#frontier = this.#next
    this.#next = spent
    this.#next.size = 0
    this.#at = 0
    this.found = 0
    this.breach = undefined
    if (size > 2 ** refBits) throw new RangeError(`one thread found ${size} states in one level, which is more than it can name`)
  }

  /** How often each action of the spec was a step, in all levels. */
  get actions(): ReadonlyMap<Action, number> {
    return this.#transitions.actions
  }

  /** The names of the invariants that the first state breaks. */
  judgeFirst(): readonly string[] {
    const { rows } = this.#frontier
    return this.#judge?.state({ rows, offset: 0, crew: this.#crews.of(rows, 0).number }) ?? []
  }

  /** Expands states until the level ends, `quota` states were found, or the slice of `states` was expanded. */
  expand(visited: VisitedMemory, quota: number, states: number): void {
    const until = Math.min(this.#frontier.size, this.#at + states)
    const enough = this.found + quota
    for (; this.#at < until && this.found < enough; this.#at++) this.#expandOne(visited)
  }

  #expandOne(visited: VisitedMemory): void {
    const { rows } = this.#frontier
    const offset = this.#at * this.#packing.width
    const crew = this.#crews.of(rows, offset)
    const nonempty = this.#transitions.nonempty(rows, offset)
    this.#before.rows = rows
    this.#before.offset = offset
    this.#before.crew = crew.number
    this.#take(this.#transitions.deliveries(rows, offset, crew, nonempty), crew.up, visited)
    this.#take(this.#transitions.others(rows, offset, crew, nonempty), crew.up, visited)
  }

  #take(transitions: readonly Transition[], up: number, visited: VisitedMemory): void {
    const { rows, lows, highs } = this.#frontier
    const { offset } = this.#before
    const low = lows[this.#at] as number
    const high = highs[this.#at] as number
    for (let i = 0; i < transitions.length; i++) {
      const transition = transitions[i] as Transition
      const found = transition.caseOf(rows, offset, up)
      this.generated++
      const nextLow = low ^ (transition.lows[found] as number)
      const nextHigh = high ^ (transition.highs[found] as number)
      // Nothing has changed, so there is no step.
      if (nextLow === low && nextHigh === high) continue
      transition.counts[found] = (transition.counts[found] as number) + 1
      this.#write(transition, found, offset)
      const isNew = this.#together ? visitTogether(visited, nextLow, nextHigh) : visit(visited, nextLow, nextHigh)
      if (this.#judge !== undefined) this.#check(this.#judge, transition, found, isNew, nextLow, nextHigh)
      if (isNew) this.#keep(transition, nextLow, nextHigh)
    }
  }

  /** Writes the state after a step behind the last state of the next level. */
  #write(transition: Transition, found: number, offset: number): void {
    const { width } = this.#packing
    makeRoom(this.#next)
    const { rows } = this.#frontier
    const next = this.#next.rows
    const base = this.#next.size * width
    for (let i = 0; i < width; i++) next[base + i] = rows[offset + i] as number
    const { places, parts } = transition
    const first = found * places.length
    for (let i = 0; i < places.length; i++) next[base + (places[i] as number)] = parts[first + i] as number
  }

  #check(judge: Judge, transition: Transition, found: number, isNew: boolean, low: number, high: number): void {
    const after = this.#after
    after.rows = this.#next.rows
    after.offset = this.#next.size * this.#packing.width
    after.crew = transition.servers[found] === 0 ? this.#before.crew : this.#crews.of(after.rows, after.offset).number
    const broken = judge.step(this.#before, after)
    // A step that breaks something is told with all that the state breaks, also if another step has found that state.
    const violated = isNew || broken.length > 0 ? judge.state(after) : broken
    if (broken.length === 0 && violated.length === 0) return
    const properties = [...new Set([...broken, ...violated])]
    const breach: Breach = { properties, ref: this.#frontier.refs[this.#at] as number, code: transition.code, low, high }
    this.breach = firstBreach(this.breach, breach)
  }

  #keep(transition: Transition, low: number, high: number): void {
    const next = this.#next
    const { size } = next
    next.lows[size] = low
    next.highs[size] = high
    next.refs[size] = this.#firstRef + this.found
    next.size = size + 1
    if (this.found === this.parents.length) {
      this.parents = doubledArray(this.parents)
      this.codes = doubledArray(this.codes)
    }
    this.parents[this.found] = this.#frontier.refs[this.#at] as number
    this.codes[this.found] = transition.code
    this.found++
  }
}
