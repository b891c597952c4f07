// The type of values and the classes every other file of this directory needs: functions, and what all sets can do.
import type { ModelValue, StringValue } from "./atom.ts"
import type { Domain } from "./domain.ts"
import type { LazyFunction } from "./lazy-function.ts"

/** A TLA+ value. Immutable; integers are within 32 bits and never -0. */
export type Value = number | boolean | StringValue | ModelValue | FunctionValue | LazyFunction | SetValue

/** What concrete and lazy functions share, so that the order of values can force a function without knowing the lazy ones. */
export abstract class FunctionLike {
  /** The function with all its values; fails when the domain is not finite. */
  abstract force(): FunctionValue
}

/**
 * A function, record, tuple or sequence: they are one kind in TLA+, told apart by their domain alone.
 * `values[i]` belongs to `domain.keys[i]`.
 */
export class FunctionValue extends FunctionLike {
  /** The universe's number of this value, 0 until it is interned. */
  id = 0
  readonly domain: Domain
  /** Replaced by an equal array when the value is interned, otherwise never written. */
  values: readonly Value[]

  constructor(domain: Domain, values: readonly Value[]) {
    super()
    this.domain = domain
    this.values = values
  }

  force(): FunctionValue {
    return this
  }
}

/** A set in any representation. */
export abstract class SetValue {
  /** The universe's number of this value, 0 until it is interned; only enumerated sets ever are. */
  id = 0
  /** The domain of the functions over this set, built on first use. */
  domain: Domain | null = null
  /** Whether the value is an element; fails where TLC refuses to compare. */
  abstract has(value: Value): boolean
  abstract get isFinite(): boolean
  /** The number of elements; fails when the set is infinite or the number is beyond 32 bits. */
  abstract get size(): number
  /** All elements in normalised order; fails when the set is infinite or too large. */
  abstract elements(): readonly Value[]
  /** The elements in normalised order if they need not be computed any more, otherwise null. */
  abstract get listed(): readonly Value[] | null

  /** The text of the set without enumerating it, for sets that are infinite or too large to print. */
  abstract symbolicText(text: (value: Value) => string): string

  /** The text of the set in TLC's notation, given how its parts are printed. Symbolic beyond TLC's limit for printing. */
  text(text: (value: Value) => string): string {
    if (!this.isFinite || this.size > 2000) return this.symbolicText(text)
    return `{${this.elements().map(text).join(", ")}}`
  }

  /** Equality with a set of the same representation when it is decided without enumeration; `undefined` otherwise. */
  sameForm(_other: SetValue, _equal: (a: Value, b: Value) => boolean): boolean | undefined {
    return undefined
  }
}

/** A set whose elements are computed when they are first needed. */
export abstract class ExpandableSet extends SetValue {
  private enumerated: readonly Value[] | null = null

  /** Computes the elements in normalised order; fails when the set is infinite or too large. */
  protected abstract enumerate(): readonly Value[]

  elements(): readonly Value[] {
    return (this.enumerated ??= this.enumerate())
  }

  get listed(): readonly Value[] | null {
    return this.enumerated
  }
}
