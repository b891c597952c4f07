// Unions, intersections and differences with a part that is kept symbolic, and filters of infinite sets.
import { EvaluationFailure } from "./failure.ts"
import { refuseTooMany } from "./finite-set.ts"
import { compare } from "./order.ts"
import { RememberingSet } from "./remembering-set.ts"
import { ExpandableSet, type SetValue, type Value } from "./shape.ts"
import { toText } from "./text.ts"

/** Two sorted lists without duplicates as one; fails when elements cannot be compared. */
export const merged = (left: readonly Value[], right: readonly Value[]): Value[] => {
  const result: Value[] = []
  let i = 0
  let j = 0
  while (i < left.length && j < right.length) {
    const x = left[i]!
    const y = right[j]!
    const order = compare(x, y)
    result.push(order <= 0 ? x : y)
    if (order <= 0) i += 1
    if (order >= 0) j += 1
  }
  while (i < left.length) result.push(left[i++]!)
  while (j < right.length) result.push(right[j++]!)
  return result
}

abstract class CombinedSet extends RememberingSet {
  readonly left: SetValue
  readonly right: SetValue

  constructor(left: SetValue, right: SetValue) {
    super()
    this.left = left
    this.right = right
  }

  protected abstract readonly symbol: string

  get size(): number {
    return this.elements().length
  }

  symbolicText(text: (value: Value) => string) {
    return `${text(this.left)} ${this.symbol} ${text(this.right)}`
  }

  /** The elements of a part, which `what` needs to enumerate. */
  protected finite(part: SetValue): readonly Value[] {
    if (!part.isFinite) {
      throw new EvaluationFailure(`Attempted to enumerate the set ${this.symbolicText(toText)}, which is not known to be finite.`)
    }
    return part.elements()
  }
}

/** `left \cup right` */
export class LazyUnion extends CombinedSet {
  protected readonly symbol = "\\cup"

  protected accepts(value: Value): boolean {
    return this.left.has(value) || this.right.has(value)
  }

  get isFinite(): boolean {
    return this.left.isFinite && this.right.isFinite
  }

  protected enumerate() {
    if (this.isFinite) refuseTooMany(Math.max(this.left.size, this.right.size), this)
    return merged(this.finite(this.left), this.finite(this.right))
  }
}

/** `left \cap right` */
export class LazyIntersection extends CombinedSet {
  protected readonly symbol = "\\cap"

  protected accepts(value: Value): boolean {
    return this.left.has(value) && this.right.has(value)
  }

  get isFinite(): boolean {
    return this.left.isFinite || this.right.isFinite
  }

  protected enumerate() {
    const [listed, other] = this.left.isFinite ? [this.left, this.right] : [this.right, this.left]
    return this.finite(listed).filter((item) => other.has(item))
  }
}

/** `left \ right` */
export class LazyDifference extends CombinedSet {
  protected readonly symbol = "\\"

  protected accepts(value: Value): boolean {
    return this.left.has(value) && !this.right.has(value)
  }

  get isFinite(): boolean {
    return this.left.isFinite
  }

  protected enumerate() {
    return this.finite(this.left).filter((item) => !this.right.has(item))
  }
}

/** `{x \in base : accepts(x)}` where the base is not enumerated. */
export class FilteredSet extends ExpandableSet {
  readonly base: SetValue
  private readonly accepts: (value: Value) => boolean

  constructor(base: SetValue, accepts: (value: Value) => boolean) {
    super()
    this.base = base
    this.accepts = accepts
  }

  has(value: Value): boolean {
    return this.base.has(value) && this.accepts(value)
  }

  get isFinite(): boolean {
    return this.base.isFinite
  }

  get size(): number {
    return this.elements().length
  }

  protected enumerate() {
    return this.base.elements().filter((item) => this.accepts(item))
  }

  symbolicText(text: (value: Value) => string) {
    return `{x \\in ${text(this.base)} : ...}`
  }
}
