/**
 * The spec's own text, asked about rows. A formula is evaluated once for every combination of the parts that hold the
 * variables it has read: an evaluation is deterministic, so where these parts are the same it says the same.
 */
import type { Fetch, Finding, Inspection, Inspector, Read } from "../../src/tla/inspector.ts"
import type { PlainData } from "../../src/tla/index.ts"
import { finals, variables } from "../abstraction/state.ts"
import type { World } from "../world/world.ts"
import type { Packing } from "./packing.ts"
import { type Holder, Projections, type Variable, type View } from "./projections.ts"
import { doubledArray, Tuples } from "./tuples.ts"

/** A row, with the number of its combination of servers. */
export type Place = { rows: Int32Array; offset: number; crew: number }

/** What says which properties a state or a step breaks. */
export type Judge = {
  readonly state: (at: Place) => readonly string[]
  readonly step: (before: Place, after: Place) => readonly string[]
}

/** Where a variable is kept. Everything else belongs to the servers. */
const holders: Readonly<Record<string, Holder>> = { cut: "rest", faults: "rest", wire: "wires", last: "lasts" }
const kinds = ["servers", "rest", "wires", "lasts"] as const satisfies readonly Holder[]
const sides = 2 * kinds.length

const readers: Readonly<Record<string, (world: World) => PlainData>> = { ...variables, finals }

/** What is known for combinations of some of the parts: which formulas, and which of them do not hold, as bits. */
class Verdicts {
  /** The parts that make up a combination, as bits. */
  readonly mask: number
  readonly #places: readonly number[]
  readonly #cases: Tuples
  readonly #key: Int32Array
  known = new Int32Array(64)
  broken = new Int32Array(64)

  constructor(mask: number) {
    this.mask = mask
    this.#places = Array.from({ length: sides }, (_, i) => i).filter((i) => (mask & (1 << i)) !== 0)
    this.#cases = new Tuples(Math.max(this.#places.length, 1))
    this.#key = new Int32Array(Math.max(this.#places.length, 1))
  }

  /** The number of the case for these parts, of which only those in the mask count. */
  caseOf(parts: Int32Array): number {
    const places = this.#places
    const key = this.#key
    for (let i = 0; i < places.length; i++) key[i] = parts[places[i] as number] as number
    const found = this.#cases.intern(key, 0)
    if (found >= this.known.length) {
      this.known = doubledArray(this.known)
      this.broken = doubledArray(this.broken)
    }
    return found
  }

  learn(found: number, formula: number, holds: boolean): void {
    this.known[found] = (this.known[found] as number) | (1 << formula)
    if (!holds) this.broken[found] = (this.broken[found] as number) | (1 << formula)
  }
}

const bitCount = (bits: number): number => {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

/** The formulas of one kind, and what is known of them by the parts they have read. */
class Formulas {
  readonly inspections: readonly Inspection[]
  readonly all: number
  readonly classes: Verdicts[] = []
  readonly projections: Projections

  constructor(inspections: readonly Inspection[], projections: Projections) {
    if (inspections.length > 30) throw new RangeError(`a judge has at most 30 formulas of a kind, not ${inspections.length}`)
    this.inspections = inspections
    this.all = 2 ** inspections.length - 1
    this.projections = projections
  }

  classOf(mask: number): Verdicts {
    const known = this.classes.find((one) => one.mask === mask)
    if (known !== undefined) return known
    const made = new Verdicts(mask)
    this.classes.push(made)
    // The fewer parts a class has, the more often it knows the answer.
    this.classes.sort((a, b) => bitCount(a.mask) - bitCount(b.mask) || a.mask - b.mask)
    return made
  }
}

const nothing: readonly string[] = []

/** The parts that are the servers of the first and of the second state, as bits. */
const serversOnly = 1 | (1 << kinds.length)

/** Judges rows by every invariant and step property of a specification, or by some of them. */
export class RowJudge implements Judge {
  readonly #packing: Packing
  readonly #inspector: Inspector
  readonly #variables: readonly Variable[]
  readonly #states: Formulas
  readonly #steps: Formulas
  readonly #wires: Tuples
  readonly #lasts: Tuples
  /** The numbers of the parts in question, of the first state, then of the second. */
  readonly #parts = new Int32Array(sides)
  /** For each combination of servers: 1 if no step property can be broken while it stays as it is, whatever else changes. */
  #still = new Uint8Array(1024)
  /** How often a formula was evaluated. */
  evaluated = 0

  constructor(packing: Packing, inspector: Inspector, only?: readonly string[]) {
    this.#packing = packing
    this.#inspector = inspector
    this.#variables = inspector.variables.map((name): Variable => {
      const read = readers[name]
      if (read === undefined) throw new RangeError(`the abstraction does not know the variable ${name} of the specification`)
      return { holder: holders[name] ?? "servers", read }
    })
    const chosen = inspector.inspections.filter(({ check }) => only === undefined || only.includes(check))
    const formulas = (kind: Inspection["kind"]): Formulas =>
      new Formulas(
        chosen.filter((inspection) => inspection.kind === kind),
        new Projections(packing, this.#variables),
      )
    this.#states = formulas("state")
    this.#steps = formulas("step")
    this.#wires = new Tuples(packing.wireCount)
    this.#lasts = new Tuples(Math.max(packing.rest - packing.count - packing.wireCount, 1))
  }

  /** The names of the invariants that do not hold in a state. */
  state(at: Place): readonly string[] {
    return this.#ask(this.#states, undefined, at)
  }

  /** The names of the properties that a step breaks. */
  step(before: Place, after: Place): readonly string[] {
    if (before.crew === after.crew && this.#still[before.crew] === 1) return nothing
    return this.#ask(this.#steps, before, after)
  }

  #noteStill(crew: number): void {
    while (crew >= this.#still.length) {
      const grown = new Uint8Array(this.#still.length * 2)
      grown.set(this.#still)
      this.#still = grown
    }
    this.#still[crew] = 1
  }

  /** Finds the numbers of the parts in `wanted`, from `first` on, that are not at hand yet. */
  #gather(place: Place | undefined, first: number, wanted: number, have: number): number {
    if (place === undefined) return have
    const missing = wanted & ~have & (((1 << kinds.length) - 1) << first)
    if (missing === 0) return have
    const { rows, offset, crew } = place
    const parts = this.#parts
    if (missing & (1 << first)) parts[first] = crew
    if (missing & (2 << first)) parts[first + 1] = rows[offset + this.#packing.rest] as number
    if (missing & (4 << first)) parts[first + 2] = this.#wiresOf(place)
    if (missing & (8 << first)) parts[first + 3] = this.#lastsOf(place)
    return have | missing
  }

  #wiresOf({ rows, offset }: Place): number {
    return this.#wires.intern(rows, offset + this.#packing.count)
  }

  #lastsOf({ rows, offset }: Place): number {
    const { count, wireCount, rest } = this.#packing
    return rest > count + wireCount ? this.#lasts.intern(rows, offset + count + wireCount) : 0
  }

  #ask(formulas: Formulas, before: Place | undefined, after: Place): readonly string[] {
    const { classes, all } = formulas
    let known = 0
    let broken = 0
    let have = 0
    for (let i = 0; i < classes.length && known !== all; i++) {
      const one = classes[i] as Verdicts
      have = this.#gather(before, 0, one.mask, have)
      have = this.#gather(after, kinds.length, one.mask, have)
      const found = one.caseOf(this.#parts)
      known |= one.known[found] as number
      broken |= one.broken[found] as number
    }
    if (known !== all) {
      broken |= this.#find(formulas, known, before, after)
      have = -1
    }
    if (broken === 0) {
      // Only the servers were looked at, and they are what they were.
      if (before !== undefined && before.crew === after.crew && (have & ~serversOnly) === 0) this.#noteStill(after.crew)
      return nothing
    }
    return [...new Set(formulas.inspections.filter((_, i) => (broken & (1 << i)) !== 0).map(({ check }) => check))]
  }

  /** Asks the formulas that are not known for these parts. */
  #find(formulas: Formulas, known: number, before: Place | undefined, after: Place): number {
    const to = this.#view(after)
    const from = before === undefined ? undefined : this.#view(before)
    let broken = 0
    for (const [i, inspection] of formulas.inspections.entries()) {
      if ((known & (1 << i)) !== 0) continue
      const { holds, reads } = formulas.projections.find(i, to, from) ?? this.#evaluate(formulas, i, inspection, to, from)
      const mask = this.#mask(reads, from !== undefined)
      this.#gather(before, 0, mask, 0)
      this.#gather(after, kinds.length, mask, 0)
      const verdicts = formulas.classOf(mask)
      verdicts.learn(verdicts.caseOf(this.#parts), i, holds)
      if (!holds) broken |= 1 << i
    }
    return broken
  }

  #evaluate({ projections }: Formulas, i: number, inspection: Inspection, to: View, from: View | undefined): Finding {
    this.evaluated++
    const fetch =
      ({ world }: View): Fetch =>
      (variable) =>
        (this.#variables[variable] as Variable).read(world())
    const finding = this.#inspector.inspect(inspection, fetch(to), from === undefined ? undefined : fetch(from))
    projections.add(i, finding.reads, finding.holds, to, from)
    return finding
  }

  #view(place: Place): View {
    const { rows, offset } = place
    let world: World | undefined
    return {
      rows,
      offset,
      wires: this.#wiresOf(place),
      lasts: this.#lastsOf(place),
      world: () => (world ??= this.#packing.unpack(rows, offset)),
    }
  }

  /** The parts that an evaluation has read, as bits. */
  #mask(reads: readonly Read[], isStep: boolean): number {
    let mask = 0
    for (const { variable, isNext } of reads) {
      const { holder } = this.#variables[variable] as Variable
      mask |= 1 << (kinds.indexOf(holder) + (isStep && !isNext ? 0 : kinds.length))
    }
    return mask
  }
}
