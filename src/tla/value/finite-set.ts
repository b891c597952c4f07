// Sets that are their elements: the enumerated set and the interval of integers.
import { EvaluationFailure } from "./failure.ts"
import { ModelValue } from "./atom.ts"
import { compare, kindName } from "./order.ts"
import { ExpandableSet, SetValue, type Value } from "./shape.ts"
import { toText } from "./text.ts"

/** The most elements a set may be expanded to. TLC's default is a tenth of it, but TLC loops over larger sets without building them. */
export const elementLimit = 10_000_000

/** A set given by its elements, sorted and without duplicates. */
export class FiniteSet extends SetValue {
  /** Replaced by an equal array when the set is interned, otherwise never written. */
  items: readonly Value[]

  /** `items` must be in normalised order without duplicates. */
  constructor(items: readonly Value[]) {
    super()
    this.items = items
  }

  has(value: Value): boolean {
    const items = this.items
    let low = 0
    let high = items.length
    while (low < high) {
      const middle = (low + high) >> 1
      const order = compare(value, items[middle]!)
      if (order === 0) return true
      if (order < 0) high = middle
      else low = middle + 1
    }
    if (value instanceof ModelValue && value.type !== null) this.refuseOtherTypes(value)
    return false
  }

  /** TLC tests a typed model value against the elements one by one, and refuses elements of another type. */
  private refuseOtherTypes(value: ModelValue) {
    for (const item of this.items) {
      if (item instanceof ModelValue && (item.type === null || item.type === value.type)) continue
      throw new EvaluationFailure(
        `Attempted to check if the typed model value ${value.name} is an element of a set with ${kindName(item)} ${toText(item)}.`,
      )
    }
  }

  get isFinite(): boolean {
    return true
  }

  get size(): number {
    return this.items.length
  }

  elements(): readonly Value[] {
    return this.items
  }

  get listed(): readonly Value[] {
    return this.items
  }

  symbolicText(text: (value: Value) => string) {
    return `{${this.items.map(text).join(", ")}}`
  }

  override text(text: (value: Value) => string) {
    return this.symbolicText(text)
  }
}

/** `low..high`; empty when `high < low`. */
export class Interval extends ExpandableSet {
  readonly low: number
  readonly high: number

  constructor(low: number, high: number) {
    super()
    this.low = low
    this.high = high
  }

  has(value: Value): boolean {
    if (typeof value === "number") return value >= this.low && value <= this.high
    if (this.high < this.low || (value instanceof ModelValue && value.type === null)) return false
    throw new EvaluationFailure(
      `Attempted to check if ${kindName(value)} ${toText(value)} is in the integer interval ${this.low}..${this.high}.`,
    )
  }

  get isFinite(): boolean {
    return true
  }

  get size(): number {
    const size = Math.max(0, this.high - this.low + 1)
    if (size <= 2147483647) return size
    throw new EvaluationFailure(`The size of the interval ${this.low}..${this.high} is beyond 32 bits.`)
  }

  protected enumerate() {
    refuseTooMany(this.size, this)
    const items: Value[] = []
    for (let item = this.low; item <= this.high; item += 1) items.push(item)
    return items
  }

  symbolicText() {
    return this.high < this.low ? "{}" : `${this.low}..${this.high}`
  }

  override text() {
    return this.symbolicText()
  }

  override sameForm(other: SetValue) {
    if (!(other instanceof Interval)) return undefined
    if (this.high < this.low) return other.high < other.low
    return this.low === other.low && this.high === other.high
  }
}

/** Fails when a set about to be expanded has more elements than the limit. */
export const refuseTooMany = (size: number, set: SetValue) => {
  if (size > elementLimit) {
    throw new EvaluationFailure(
      `The set ${set.symbolicText(toText)} has ${size} elements, more than the ${elementLimit} a set may be expanded to.`,
    )
  }
}

/** `{}` */
export const emptySet = new FiniteSet([])

/** BOOLEAN */
export const booleanSet = new FiniteSet([false, true])

/** The set with these elements, which must be in normalised order without duplicates. */
export const setFromSorted = (items: readonly Value[]): FiniteSet => (items.length === 0 ? emptySet : new FiniteSet(items))

/**
 * The set of these values in any order; takes the array over. Fails when two of them cannot be compared: TLC fails later, when
 * such a set is first sorted, so that `1 \in {1, "a"}` is TRUE there and an error here.
 */
export const makeSet = (items: Value[]): FiniteSet => {
  const length = items.length
  if (length <= 1) return setFromSorted(items)
  let ascending = true
  for (let i = 1; i < length && ascending; i += 1) ascending = compare(items[i - 1]!, items[i]!) < 0
  if (ascending) return new FiniteSet(items)
  if (length <= 16) return new FiniteSet(insertionSorted(items))
  items.sort(compare)
  let kept = 1
  for (let i = 1; i < length; i += 1) {
    const item = items[i]!
    if (compare(items[kept - 1]!, item) !== 0) {
      items[kept] = item
      kept += 1
    }
  }
  items.length = kept
  return new FiniteSet(items)
}

const insertionSorted = (items: Value[]): Value[] => {
  let kept = 1
  for (let i = 1; i < items.length; i += 1) {
    const item = items[i]!
    let low = 0
    let high = kept
    let present = false
    while (low < high) {
      const middle = (low + high) >> 1
      const order = compare(item, items[middle]!)
      if (order === 0) {
        present = true
        break
      }
      if (order < 0) high = middle
      else low = middle + 1
    }
    if (present) continue
    for (let j = kept; j > low; j -= 1) items[j] = items[j - 1]!
    items[low] = item
    kept += 1
  }
  items.length = kept
  return items
}
