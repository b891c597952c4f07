// The sets without end: Nat, Int, STRING, and the sequences over a set. They decide membership and nothing else.
import { ModelValue, StringValue } from "./atom.ts"
import { EvaluationFailure } from "./failure.ts"
import { kindName } from "./order.ts"
import { ExpandableSet, FunctionLike, type SetValue, type Value } from "./shape.ts"
import { toText } from "./text.ts"

/** Whether an element of another kind is merely no element (a model value) or a mistake. */
const refused = (value: Value, set: SetValue): false => {
  if (value instanceof ModelValue && value.type === null) return false
  throw new EvaluationFailure(`Attempted to check if ${kindName(value)} ${toText(value)} is an element of ${set.symbolicText(toText)}.`)
}

abstract class InfiniteSet extends ExpandableSet {
  get isFinite(): boolean {
    return false
  }

  get size(): number {
    throw new EvaluationFailure(`Attempted to compute the number of elements of the infinite set ${this.symbolicText(toText)}.`)
  }

  protected enumerate(): readonly Value[] {
    throw new EvaluationFailure(`Attempted to enumerate the infinite set ${this.symbolicText(toText)}.`)
  }

  abstract override symbolicText(text: (value: Value) => string): string

  /** Infinite sets can be compared with each other only; TLC's rule. */
  override sameForm(other: SetValue, _equal: (a: Value, b: Value) => boolean): boolean | undefined {
    if (this === other) return true
    return (this instanceof NatSet || this instanceof IntSet) && (other instanceof NatSet || other instanceof IntSet) ? false : undefined
  }
}

/** Nat */
export class NatSet extends InfiniteSet {
  has(value: Value): boolean {
    return typeof value === "number" ? value >= 0 : refused(value, this)
  }

  symbolicText() {
    return "Nat"
  }
}

/** Int */
export class IntSet extends InfiniteSet {
  has(value: Value): boolean {
    return typeof value === "number" ? true : refused(value, this)
  }

  symbolicText() {
    return "Int"
  }
}

/** STRING */
export class StringSet extends InfiniteSet {
  has(value: Value): boolean {
    return value instanceof StringValue ? true : refused(value, this)
  }

  symbolicText() {
    return "STRING"
  }
}

/** TLC's `Any`, of which everything is an element. */
export class AnySet extends InfiniteSet {
  has(): boolean {
    return true
  }

  symbolicText() {
    return "ANY"
  }
}

/** `Seq(range)` */
export class SequenceSet extends InfiniteSet {
  readonly range: SetValue

  constructor(range: SetValue) {
    super()
    this.range = range
  }

  has(value: Value): boolean {
    if (!(value instanceof FunctionLike)) return refused(value, this)
    const concrete = value.force()
    if (!concrete.domain.isSequence) return refused(value, this)
    return concrete.values.every((item) => this.range.has(item))
  }

  symbolicText(text: (value: Value) => string) {
    return `Seq(${text(this.range)})`
  }

  override sameForm(other: SetValue, equal: (a: Value, b: Value) => boolean) {
    return other instanceof SequenceSet ? equal(this.range, other.range) : undefined
  }
}

export const NAT = new NatSet()
export const INT = new IntSet()
export const STRING = new StringSet()
export const ANY = new AnySet()
