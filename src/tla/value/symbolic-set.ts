// Sets described by their parts and enumerated only on demand: SUBSET S, [S -> T], [a : S], S \X T.
import { ModelValue, StringValue } from "./atom.ts"
import { type Domain, domainOfSet, makeFunction, sequenceDomain } from "./domain.ts"
import { EvaluationFailure } from "./failure.ts"
import { emptySet, FiniteSet, refuseTooMany } from "./finite-set.ts"
import { kindName } from "./order.ts"
import { RememberingSet } from "./remembering-set.ts"
import { FunctionLike, type FunctionValue, SetValue, type Value } from "./shape.ts"
import { toText } from "./text.ts"

const refused = (value: Value, set: SetValue): false => {
  if (value instanceof ModelValue && value.type === null) return false
  throw new EvaluationFailure(`Attempted to check if ${kindName(value)} ${toText(value)} is an element of ${set.symbolicText(toText)}.`)
}

const maximumSize = 2147483647

const checkedSize = (size: number, set: SetValue): number => {
  if (size <= maximumSize) return size
  throw new EvaluationFailure(`Overflow when computing the number of elements in ${set.symbolicText(toText)}.`)
}

const productSize = (parts: readonly SetValue[], set: SetValue): number =>
  checkedSize(
    parts.reduce((size, part) => checkedSize(size * part.size, set), 1),
    set,
  )

/** All ways to choose one element of each part, the last part varying fastest: the normalised order of tuples and records. */
const combinations = (parts: readonly (readonly Value[])[], make: (values: Value[]) => Value): Value[] => {
  if (parts.some((part) => part.length === 0)) return []
  const result: Value[] = []
  const places = parts.map(() => 0)
  for (;;) {
    result.push(make(places.map((place, index) => parts[index]![place]!)))
    let index = parts.length - 1
    while (index >= 0 && (places[index]! += 1) === parts[index]!.length) {
      places[index] = 0
      index -= 1
    }
    if (index < 0) return result
  }
}

/** `SUBSET base` */
export class PowerSet extends RememberingSet {
  readonly base: SetValue

  constructor(base: SetValue) {
    super()
    this.base = base
  }

  protected accepts(value: Value): boolean {
    if (value instanceof SetValue) return value.elements().every((item) => this.base.has(item))
    throw new EvaluationFailure(`Attempted to check if ${kindName(value)} ${toText(value)} is an element of ${this.symbolicText(toText)}.`)
  }

  get isFinite(): boolean {
    return this.base.isFinite
  }

  get size(): number {
    const size = this.base.size
    return checkedSize(size >= 31 ? maximumSize + 1 : 2 ** size, this)
  }

  protected enumerate() {
    refuseTooMany(this.size, this)
    const items = this.base.elements()
    const result: Value[] = [emptySet]
    for (let size = 1; size <= items.length; size += 1) chooseSubsets(items, size, 0, [], result)
    return result
  }

  symbolicText(text: (value: Value) => string) {
    return `SUBSET ${text(this.base)}`
  }

  override sameForm(other: SetValue, equal: (a: Value, b: Value) => boolean) {
    return other instanceof PowerSet ? equal(this.base, other.base) : undefined
  }
}

const chooseSubsets = (items: readonly Value[], size: number, from: number, chosen: Value[], result: Value[]) => {
  if (chosen.length === size) {
    result.push(new FiniteSet([...chosen]))
    return
  }
  for (let index = from; index <= items.length - (size - chosen.length); index += 1) {
    chosen.push(items[index]!)
    chooseSubsets(items, size, index + 1, chosen, result)
    chosen.pop()
  }
}

/** `[from -> to]` */
export class FunctionSet extends RememberingSet {
  readonly from: SetValue
  readonly to: SetValue

  constructor(from: SetValue, to: SetValue) {
    super()
    this.from = from
    this.to = to
  }

  protected accepts(value: Value): boolean {
    if (!(value instanceof FunctionLike)) return refused(value, this)
    const concrete = value.force()
    if (!this.hasDomain(concrete.domain)) return false
    const values = concrete.values
    for (let i = 0; i < values.length; i += 1) if (!this.to.has(values[i]!)) return false
    return true
  }

  private hasDomain(domain: Domain): boolean {
    const from = this.from
    if (!from.isFinite) return false
    if (from.size !== domain.size) return false
    const expected = domainOfSet(from)
    return expected === domain || domain.keys.every((key) => from.has(key))
  }

  get isFinite(): boolean {
    return this.from.isFinite && this.to.isFinite
  }

  get size(): number {
    return checkedSize(this.to.size ** this.from.size, this)
  }

  protected enumerate() {
    refuseTooMany(this.size, this)
    const domain = domainOfSet(this.from)
    const range = this.to.elements()
    return combinations(
      domain.keys.map(() => range),
      (values) => makeFunction(domain, values),
    )
  }

  symbolicText(text: (value: Value) => string) {
    return `[${text(this.from)} -> ${text(this.to)}]`
  }

  override sameForm(other: SetValue, equal: (a: Value, b: Value) => boolean) {
    return other instanceof FunctionSet ? equal(this.from, other.from) && equal(this.to, other.to) : undefined
  }
}

/** Equality of products and record sets of one shape, part by part unless both are empty. */
const partsEqual = (
  left: readonly SetValue[],
  right: readonly SetValue[],
  sameShape: boolean,
  equal: (a: Value, b: Value) => boolean,
): boolean => {
  const leftEmpty = left.some(isEmpty)
  const rightEmpty = right.some(isEmpty)
  if (leftEmpty || rightEmpty) return leftEmpty && rightEmpty
  return sameShape && left.every((part, index) => equal(part, right[index]!))
}

const isEmpty = (set: SetValue) => set.isFinite && set.size === 0

/** `[a : A, b : B]`; `parts[i]` belongs to the field `fields.keys[i]`. */
export class RecordSet extends RememberingSet {
  readonly fields: Domain
  readonly parts: readonly SetValue[]

  constructor(fields: Domain, parts: readonly SetValue[]) {
    super()
    this.fields = fields
    this.parts = parts
  }

  protected accepts(value: Value): boolean {
    if (!(value instanceof FunctionLike)) return refused(value, this)
    const concrete = value.force()
    const { domain, values } = concrete
    if (!domain.isRecord && values.length > 0) return refused(value, this)
    const parts = this.parts
    if (parts.length !== values.length) return false
    const same = domain === this.fields
    for (let i = 0; i < parts.length; i += 1) {
      if (!same && domain.keys[i] !== this.fields.keys[i]) return false
      if (!parts[i]!.has(values[i]!)) return false
    }
    return true
  }

  get isFinite(): boolean {
    return this.parts.every((part) => part.isFinite)
  }

  get size(): number {
    return productSize(this.parts, this)
  }

  protected enumerate() {
    refuseTooMany(this.size, this)
    return combinations(
      this.parts.map((part) => part.elements()),
      (values) => makeFunction(this.fields, values),
    )
  }

  symbolicText(text: (value: Value) => string) {
    const names = this.fields.keys.map((key) => (key instanceof StringValue ? key.text : text(key)))
    return `[${this.parts.map((part, index) => `${names[index]}: ${text(part)}`).join(", ")}]`
  }

  override sameForm(other: SetValue, equal: (a: Value, b: Value) => boolean) {
    if (!(other instanceof RecordSet)) return undefined
    const names = other.fields.keys
    const sameFields =
      this.fields === other.fields || (this.fields.size === names.length && this.fields.keys.every((key, index) => key === names[index]))
    return partsEqual(this.parts, other.parts, sameFields, equal)
  }
}

/** `A \X B \X C` */
export class ProductSet extends RememberingSet {
  readonly parts: readonly SetValue[]

  constructor(parts: readonly SetValue[]) {
    super()
    this.parts = parts
  }

  protected accepts(value: Value): boolean {
    if (!(value instanceof FunctionLike)) return refused(value, this)
    const concrete: FunctionValue = value.force()
    const { domain, values } = concrete
    if (!domain.isSequence) return domain.keys.every((key) => typeof key === "number") ? false : refused(value, this)
    return values.length === this.parts.length && this.parts.every((part, index) => part.has(values[index]!))
  }

  get isFinite(): boolean {
    return this.parts.every((part) => part.isFinite)
  }

  get size(): number {
    return productSize(this.parts, this)
  }

  protected enumerate() {
    refuseTooMany(this.size, this)
    const domain = sequenceDomain(this.parts.length)
    return combinations(
      this.parts.map((part) => part.elements()),
      (values) => makeFunction(domain, values),
    )
  }

  symbolicText(text: (value: Value) => string) {
    return `(${this.parts.map(text).join(" \\X ")})`
  }

  override sameForm(other: SetValue, equal: (a: Value, b: Value) => boolean) {
    if (!(other instanceof ProductSet)) return undefined
    return partsEqual(this.parts, other.parts, this.parts.length === other.parts.length, equal)
  }
}
