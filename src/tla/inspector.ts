// Evaluates the checks of a configuration one by one and says which variables each of them has read.
import { TlaError } from "./error.ts"
import type { Program } from "./compile/program.ts"
import type { Model } from "./model/model.ts"
import type { Inspection } from "./model/inspections.ts"
import { type Decoded, fromFrozen, type PlainData, PlainDataError } from "./value/plain.ts"
import type { Value } from "./value/value.ts"

export type { Inspection } from "./model/inspections.ts"

/** A variable that was read: its number among the variables, and whether in the second state of a step. */
export type Read = { readonly variable: number; readonly isNext: boolean }

/** What one evaluation said, and the variables it read, in the order in which it first read them. */
export type Finding = { readonly holds: boolean; readonly reads: readonly Read[] }

/** Gives the value of a variable, by its number, in one state. */
export type Fetch = (variable: number) => PlainData

/**
 * Evaluates checks over states that are only known variable by variable. An evaluation is deterministic, so what it reads
 * first is the same for every state, and what it reads next depends on the values read before: whoever remembers
 * findings by the values of their reads never has to evaluate the same case twice.
 */
export class Inspector {
  readonly #model: Model
  readonly #program: Program
  readonly inspections: readonly Inspection[]
  readonly #decoded: Decoded = new WeakMap()

  constructor(model: Model) {
    this.#model = model
    const { program, inspections } = model.compileInspections()
    this.#program = program
    this.inspections = inspections
  }

  get variables(): readonly string[] {
    return this.#model.variables
  }

  /**
   * Evaluates one check in a state, or in a step from one state to another.
   * @throws TlaError if it cannot be evaluated, or a value is none
   */
  inspect({ key, kind }: Inspection, to: Fetch, from?: Fetch): Finding {
    const evaluate = this.#program.evaluate.get(key)
    if (evaluate === undefined) throw new TlaError("evaluation", "this check belongs to another specification", null)
    if (kind === "step" && from === undefined) throw new TlaError("evaluation", "a step has two states", null)
    const reads: Read[] = []
    this.#program.supply((isNext, variable) => {
      reads.push({ variable, isNext })
      const fetch = isNext || from === undefined ? to : from
      return this.#value(variable, fetch(variable))
    })
    try {
      return { holds: evaluate() === true, reads }
    } catch (error) {
      throw this.#program.explain(error)
    }
  }

  #value(variable: number, data: PlainData): Value {
    try {
      return fromFrozen(data, this.#model.universe, this.#decoded)
    } catch (error) {
      if (!(error instanceof PlainDataError)) throw error
      throw new TlaError("evaluation", `${this.variables[variable] ?? ""}${error.path.slice(1)}: ${error.detail}`, null)
    }
  }
}
