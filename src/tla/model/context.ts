// What the operators of module TLC see of the run they are evaluated in.
import type { LibraryContext } from "../library/library.ts"
import { EvaluationFailure } from "../value/failure.ts"
import { toText } from "../value/text.ts"
import type { Universe } from "../value/universe.ts"
import type { Value } from "../value/value.ts"

/** Registers, printed lines and the state of the search, which fills in the numbers. */
export class ModelContext implements LibraryContext {
  readonly universe: Universe
  readonly printed: string[] = []
  level = 0
  distinct = 0
  generated = 0
  onPrint: ((text: string) => void) | null = null
  readonly #registers = new Map<number, Value>()
  #randomState = 0x9e3779b9

  constructor(universe: Universe) {
    this.universe = universe
  }

  readonly print = (text: string): void => {
    this.printed.push(text)
    this.onPrint?.(text)
  }

  readonly tlcGet = (key: Value): Value => {
    if (typeof key === "number") {
      const value = this.#registers.get(key)
      if (value === undefined) throw new EvaluationFailure(`TLCGet(${key}) is read before TLCSet has given it a value`)
      return value
    }
    switch (toText(key)) {
      case '"level"':
      case '"diameter"':
        return this.level
      case '"distinct"':
        return this.distinct
      case '"generated"':
        return this.generated
      default:
        throw new EvaluationFailure(
          `TLCGet knows "level", "diameter", "distinct", "generated" and registers set by TLCSet, not ${toText(key)}`,
        )
    }
  }

  readonly tlcSet = (key: Value, value: Value): void => {
    if (typeof key !== "number" || key < 0) throw new EvaluationFailure(`TLCSet needs a register number, not ${toText(key)}`)
    this.#registers.set(key, value)
  }

  /** A fixed pseudo-random sequence: a run always repeats. */
  readonly random = (): number => {
    this.#randomState = (Math.imul(this.#randomState, 1664525) + 1013904223) | 0
    return (this.#randomState >>> 0) / 2 ** 32
  }
}
