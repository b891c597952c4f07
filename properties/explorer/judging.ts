/**
 * The spec's own text, asked about rows. A formula is evaluated once for every combination of the parts that hold the
 * variables it has read: an evaluation is deterministic, so where these parts are the same it says the same.
 */
import type { Finding, Inspection, Inspector } from "../../src/tla/inspector.ts"
import type { PlainData } from "../../src/tla/index.ts"
import { finals, variables } from "../abstraction/state.ts"
import type { World } from "../world/world.ts"
import type { Packing } from "./packing.ts"
import { Tuples } from "./tuples.ts"

/** A row, with the number of its combination of servers. */
export type Place = { rows: Int32Array; offset: number; crew: number }

/** What says which properties a state or a step breaks. */
export type Judge = {
  readonly state: (at: Place) => readonly string[]
  readonly step: (before: Place, after: Place) => readonly string[]
}

/** What holds a variable. Everything else belongs to the servers. */
const holders: Readonly<Record<string, number>> = { cut: 1, faults: 1, wire: 2, last: 3 }
const kinds = 4

const readers: Readonly<Record<string, (world: World) => PlainData>> = { ...variables, finals }

/** What is known for one combination of parts: which formulas, and which of them do not hold, as bits. */
class Verdicts {
  readonly mask: number
  readonly #cases = new Tuples(2 * kinds)
  known = new Int32Array(64)
  broken = new Int32Array(64)

  constructor(mask: number) {
    this.mask = mask
  }

  /** The number of the case for these parts, of which only those in the mask count. */
  caseOf(parts: Int32Array, key: Int32Array): number {
    for (let i = 0; i < 2 * kinds; i++) key[i] = (this.mask & (1 << i)) === 0 ? 0 : (parts[i] as number)
    const found = this.#cases.intern(key, 0)
    if (found >= this.known.length) {
      const grow = (old: Int32Array) => {
        const grown = new Int32Array(old.length * 2)
        grown.set(old)
        return grown
      }
      this.known = grow(this.known)
      this.broken = grow(this.broken)
    }
    return found
  }
}

/** The formulas of one kind, and what is known of them by the parts they have read. */
class Formulas {
  readonly inspections: readonly Inspection[]
  readonly all: number
  readonly classes: Verdicts[] = []

  constructor(inspections: readonly Inspection[]) {
    if (inspections.length > 30) throw new RangeError(`a judge has at most 30 formulas of a kind, not ${inspections.length}`)
    this.inspections = inspections
    this.all = 2 ** inspections.length - 1
  }

  classOf(mask: number): Verdicts {
    const known = this.classes.find((one) => one.mask === mask)
    if (known !== undefined) return known
    const made = new Verdicts(mask)
    this.classes.push(made)
    // The fewer parts a class reads, the more often it knows the answer.
    this.classes.sort((a, b) => bitCount(a.mask) - bitCount(b.mask) || a.mask - b.mask)
    return made
  }
}

const bitCount = (bits: number): number => {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

const nothing: readonly string[] = []

/** Judges rows by every invariant and step property of a specification, or by some of them. */
export class RowJudge implements Judge {
  readonly #packing: Packing
  readonly #inspector: Inspector
  readonly #holders: readonly number[]
  readonly #readers: readonly ((world: World) => PlainData)[]
  readonly #states: Formulas
  readonly #steps: Formulas
  readonly #wires: Tuples
  readonly #lasts: Tuples
  /** The parts in question: crew, rest, wires and lasts of the first state, then of the second. */
  readonly #parts = new Int32Array(2 * kinds)
  readonly #key = new Int32Array(2 * kinds)
  evaluated = 0

  constructor(packing: Packing, inspector: Inspector, only?: readonly string[]) {
    this.#packing = packing
    this.#inspector = inspector
    this.#holders = inspector.variables.map((name) => holders[name] ?? 0)
    this.#readers = inspector.variables.map((name) => {
      const reader = readers[name]
      if (reader === undefined) throw new RangeError(`the abstraction does not know the variable ${name} of the specification`)
      return reader
    })
    const chosen = inspector.inspections.filter(({ check }) => only === undefined || only.includes(check))
    this.#states = new Formulas(chosen.filter(({ kind }) => kind === "state"))
    this.#steps = new Formulas(chosen.filter(({ kind }) => kind === "step"))
    this.#wires = new Tuples(packing.wireCount)
    this.#lasts = new Tuples(Math.max(packing.rest - packing.count - packing.wireCount, 1))
  }

  /** The names of the invariants that do not hold in a state. */
  state(at: Place): readonly string[] {
    return this.#ask(this.#states, undefined, at)
  }

  /** The names of the properties that a step breaks. */
  step(before: Place, after: Place): readonly string[] {
    return this.#ask(this.#steps, before, after)
  }

  /** Finds the numbers of the parts that a class with this mask needs. */
  #gather(place: Place | undefined, first: number, wanted: number, have: number): number {
    if (place === undefined) return have
    const { rows, offset, crew } = place
    const { count, rest, wireCount } = this.#packing
    const missing = wanted & ~have & (((1 << kinds) - 1) << first)
    if (missing === 0) return have
    const parts = this.#parts
    if (missing & (1 << first)) parts[first] = crew
    if (missing & (2 << first)) parts[first + 1] = rows[offset + rest] as number
    if (missing & (4 << first)) parts[first + 2] = this.#wires.intern(rows, offset + count)
    if (missing & (8 << first)) parts[first + 3] = rest > count + wireCount ? this.#lasts.intern(rows, offset + count + wireCount) : 0
    return have | missing
  }

  #ask(formulas: Formulas, before: Place | undefined, after: Place): readonly string[] {
    let known = 0
    let broken = 0
    let have = 0
    for (const one of formulas.classes) {
      have = this.#gather(before, 0, one.mask, have)
      have = this.#gather(after, kinds, one.mask, have)
      const found = one.caseOf(this.#parts, this.#key)
      known |= one.known[found] as number
      broken |= one.broken[found] as number
      if (known === formulas.all) break
    }
    if (known !== formulas.all) broken |= this.#evaluate(formulas, known, before, after)
    if (broken === 0) return nothing
    return [...new Set(formulas.inspections.filter((_, i) => (broken & (1 << i)) !== 0).map(({ check }) => check))]
  }

  #evaluate(formulas: Formulas, known: number, before: Place | undefined, after: Place): number {
    const fetch = (place: Place): ((variable: number) => PlainData) => {
      const world = this.#packing.unpack(place.rows, place.offset)
      return (variable) => (this.#readers[variable] as (world: World) => PlainData)(world)
    }
    const to = fetch(after)
    const from = before === undefined ? undefined : fetch(before)
    let broken = 0
    for (const [i, inspection] of formulas.inspections.entries()) {
      if ((known & (1 << i)) !== 0) continue
      this.evaluated++
      const finding = this.#inspector.inspect(inspection, to, from)
      const mask = this.#mask(finding, before !== undefined)
      this.#gather(before, 0, mask, 0)
      this.#gather(after, kinds, mask, 0)
      const verdicts = formulas.classOf(mask)
      const at = verdicts.caseOf(this.#parts, this.#key)
      verdicts.known[at] = (verdicts.known[at] as number) | (1 << i)
      if (finding.holds) continue
      verdicts.broken[at] = (verdicts.broken[at] as number) | (1 << i)
      broken |= 1 << i
    }
    return broken
  }

  /** The parts that an evaluation has read, as bits. */
  #mask({ reads }: Finding, isStep: boolean): number {
    let mask = 0
    for (const { variable, isNext } of reads) mask |= 1 << ((this.#holders[variable] ?? 0) + (isStep && !isNext ? 0 : kinds))
    return mask
  }
}
