/**
 * What is known of formulas by the values of the variables they have read, where the whole parts were never met. Many
 * combinations of servers differ only in variables that a formula does not look at.
 */
import type { Read } from "../../src/tla/inspector.ts"
import type { PlainData } from "../../src/tla/index.ts"
import type { World } from "../world/world.ts"
import type { Packing } from "./packing.ts"
import { Tuples } from "./tuples.ts"

/** Two worlds as a formula sees them: the rows, and numbers for their wires and last messages. */
export type View = {
  readonly rows: Int32Array
  readonly offset: number
  readonly wires: number
  readonly lasts: number
  /** The world, made when it is needed. */
  readonly world: () => World
}

/** Where a variable is kept. */
export type Holder = "servers" | "rest" | "wires" | "lasts"

/** One variable: where it is kept, and how it is read in a world. */
export type Variable = { readonly holder: Holder; readonly read: (world: World) => PlainData }

/** The value of the server at a position in a variable that has one for each: a sequence, for the ids of a bound are 1, 2, … */
const valueAt = (data: PlainData, position: number): PlainData => {
  const value: PlainData | undefined = Array.isArray(data) ? (data as readonly PlainData[])[position] : undefined
  if (value === undefined) throw new TypeError(`a variable of the servers has no value at ${position}: ${JSON.stringify(data)}`)
  return value
}

/** Numbers for the values that servers give to one variable. */
class Values {
  readonly #numbers = new Map<string, number>()
  readonly #ofServer: number[] = []

  /** The number of the value that the server at `position`, a part with this number, gives to the variable. */
  of(part: number, position: number, variable: Variable, world: () => World): number {
    const known = this.#ofServer[part]
    if (known !== undefined) return known
    const text = JSON.stringify(valueAt(variable.read(world()), position))
    const number = this.#numbers.get(text) ?? this.#numbers.size
    this.#numbers.set(text, number)
    this.#ofServer[part] = number
    return number
  }
}

/** The cases of formulas that have read the same variables. */
type Signature = {
  readonly reads: readonly Read[]
  readonly cases: Tuples
  readonly key: Int32Array
  readonly verdicts: Map<number, boolean>[]
}

/** Remembers findings by the values that were read. */
export class Projections {
  readonly #packing: Packing
  readonly #variables: readonly Variable[]
  readonly #values: readonly Values[]
  readonly #signatures = new Map<string, Signature>()
  /** For each formula: the signatures with which it was evaluated. */
  readonly #ofFormula: Signature[][] = []

  constructor(packing: Packing, variables: readonly Variable[]) {
    this.#packing = packing
    this.#variables = variables
    this.#values = variables.map(() => new Values())
  }

  /** What a formula says of these states, and what it reads to say so; undefined if that is not known. */
  find(formula: number, to: View, from: View | undefined): { readonly holds: boolean; readonly reads: readonly Read[] } | undefined {
    for (const signature of this.#ofFormula[formula] ?? []) {
      const holds = signature.verdicts[formula]?.get(this.#caseOf(signature, to, from))
      if (holds !== undefined) return { holds, reads: signature.reads }
    }
    return undefined
  }

  /** Remembers what a formula said. */
  add(formula: number, reads: readonly Read[], holds: boolean, to: View, from: View | undefined): void {
    const name = reads.map(({ variable, isNext }) => `${variable}${isNext ? "'" : ""}`).join()
    let signature = this.#signatures.get(name)
    if (signature === undefined) {
      const width = Math.max(
        reads.reduce((sum, { variable }) => sum + this.#width(variable), 0),
        1,
      )
      signature = { reads, cases: new Tuples(width), key: new Int32Array(width), verdicts: [] }
      this.#signatures.set(name, signature)
    }
    const mine = (this.#ofFormula[formula] ??= [])
    if (!mine.includes(signature)) mine.push(signature)
    const verdicts = (signature.verdicts[formula] ??= new Map<number, boolean>())
    verdicts.set(this.#caseOf(signature, to, from), holds)
  }

  #width(variable: number): number {
    return this.#variables[variable]?.holder === "servers" ? this.#packing.count : 1
  }

  #caseOf({ reads, cases, key }: Signature, to: View, from: View | undefined): number {
    let at = 0
    for (const { variable, isNext } of reads) {
      const view = isNext || from === undefined ? to : from
      const { rows, offset, world } = view
      const found = this.#variables[variable] as Variable
      if (found.holder === "servers")
        for (let position = 0; position < this.#packing.count; position++)
          key[at++] = (this.#values[variable] as Values).of(rows[offset + position] as number, position, found, world)
      else key[at++] = found.holder === "rest" ? (rows[offset + this.#packing.rest] as number) : view[found.holder]
    }
    return cases.intern(key, 0)
  }
}
