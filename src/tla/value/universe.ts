// The values of one run of the checker: its strings and model values, and one canonical object with a 32-bit number for
// every value that occurs in a state. Numbers are exact: two values have the same number if and only if they are the same.
import { ModelValue, StringValue } from "./atom.ts"
import { Domain, domainOfKeys, emptyTuple } from "./domain.ts"
import { booleanSet, emptySet, FiniteSet } from "./finite-set.ts"
import { mix } from "./hash.ts"
import { FunctionLike, FunctionValue, SetValue, type Value } from "./shape.ts"
import { toText } from "./text.ts"

/** Integers outside this range do not fit beside their tag and are numbered like composite values. */
const smallLimit = 2 ** 29

/** How the numbers are laid out: odd for interned objects, 2 and 6 for FALSE and TRUE, `4 * n` for small integers. */
const falseId = 2
const trueId = 6

const initialSlots = 1 << 12

/** At most 75 % of the slots are taken: the stored hashes make a longer probe cheap. */
const isFull = (count: number, slots: number) => count * 4 > slots * 3

/**
 * Interns values bottom-up, so that equal parts are one object and equality of composites is identity of their parts.
 * Values with strings or model values in them belong to the universe that made those; another one refuses them.
 */
export class Universe {
  private readonly strings = new Map<string, StringValue>()
  private readonly models = new Map<string, ModelValue>()
  /** TLC numbers strings and model values together, by the first appearance of their text. */
  private nextSerial = 0
  private readonly serials = new Map<string, number>()
  /** Canonical objects by number / 2. A number outside the small range stands for itself. */
  private readonly objects: Value[] = []
  /** The hash of each canonical object, so that growing the table does not hash again. */
  private hashes = new Int32Array(initialSlots)
  /** Open addressing; a slot holds an index into `objects` plus one, or 0. */
  private slots = new Int32Array(initialSlots)
  private readonly domains: Domain[] = []
  private readonly domainSlots = new Map<number, Domain[]>()
  private readonly largeIntegers = new Map<number, number>()
  private bytes = 0

  constructor() {
    // Shared between universes, so they must have the same number in all of them.
    this.encode(emptySet)
    this.encode(emptyTuple)
    this.encode(booleanSet)
  }

  /** The serial of a text; texts that TLC would have seen earlier in the specification are to be announced in that order. */
  serial(text: string): number {
    let serial = this.serials.get(text)
    if (serial === undefined) {
      serial = this.nextSerial
      this.nextSerial += 1
      this.serials.set(text, serial)
    }
    return serial
  }

  /** The string value of a text. */
  string(text: string): StringValue {
    let value = this.strings.get(text)
    if (value === undefined) {
      value = new StringValue(text, this.serial(text), this)
      this.strings.set(text, value)
    }
    return value
  }

  /** The model value of a name. */
  modelValue(name: string): ModelValue {
    let value = this.models.get(name)
    if (value === undefined) {
      value = new ModelValue(name, this.serial(name), this)
      this.models.set(name, value)
    }
    return value
  }

  /** The model value of a name if the configuration declared one. */
  knownModelValue(name: string): ModelValue | undefined {
    return this.models.get(name)
  }

  /** The number of a value, interning it when it is new. Fails when a symbolic set or lazy function in it is infinite. */
  encode(value: Value): number {
    if (typeof value === "number") {
      return value < smallLimit && value >= -smallLimit ? value << 2 : this.encodeLarge(value)
    }
    if (typeof value === "boolean") return value ? trueId : falseId
    const id = value.id
    if (id !== 0 && this.objects[id >>> 1] === value) return id
    if (value instanceof FunctionValue) return this.encodeFunction(value)
    if (value instanceof FiniteSet) return this.encodeSet(value)
    return this.encodeOther(value)
  }

  /** The canonical object of a number that `encode` gave. */
  decode(id: number): Value {
    if ((id & 1) === 1) return this.objects[id >>> 1]!
    if ((id & 2) === 2) return id === trueId
    return id >> 2
  }

  /** The canonical object of a value. */
  intern(value: Value): Value {
    return typeof value === "object" ? this.objects[this.encode(value) >>> 1]! : value
  }

  /** How many objects are interned. */
  get count(): number {
    return this.objects.length
  }

  /** An estimate of the memory the interned objects take. */
  get byteEstimate(): number {
    return this.bytes + this.slots.byteLength + this.hashes.byteLength + this.objects.length * 8
  }

  private encodeLarge(value: number): number {
    const known = this.largeIntegers.get(value)
    if (known !== undefined) return known
    const id = this.append(value, mix(1, value), 16)
    this.largeIntegers.set(value, id)
    return id
  }

  private encodeFunction(value: FunctionValue): number {
    const domain = this.canonicalDomain(value.domain)
    const values = value.id === 0 ? value.values : value.values.slice()
    const hash = this.internParts(values, mix(17, domain.id))
    for (let slot = hash & (this.slots.length - 1); ; slot = (slot + 1) & (this.slots.length - 1)) {
      const entry = this.slots[slot]!
      if (entry === 0) break
      if (this.hashes[entry - 1] !== hash) continue
      const known = this.objects[entry - 1]!
      if (known instanceof FunctionValue && known.domain === domain && sameParts(known.values, values)) return known.id
    }
    const fresh = value.id === 0 && value.domain === domain ? value : new FunctionValue(domain, values)
    fresh.values = exact(values)
    return (fresh.id = this.insert(fresh, hash, values.length))
  }

  private encodeSet(value: FiniteSet): number {
    const items = value.id === 0 ? value.items : value.items.slice()
    const hash = this.internParts(items, 19)
    for (let slot = hash & (this.slots.length - 1); ; slot = (slot + 1) & (this.slots.length - 1)) {
      const entry = this.slots[slot]!
      if (entry === 0) break
      if (this.hashes[entry - 1] !== hash) continue
      const known = this.objects[entry - 1]!
      if (known instanceof FiniteSet && sameParts(known.items, items)) return known.id
    }
    const fresh = value.id === 0 ? value : new FiniteSet(items)
    fresh.items = exact(items)
    return (fresh.id = this.insert(fresh, hash, items.length))
  }

  private encodeOther(value: Exclude<Value, number | boolean | FunctionValue | FiniteSet>): number {
    if (value instanceof StringValue || value instanceof ModelValue) return this.encodeAtom(value)
    if (value instanceof SetValue) return this.encodeSet(new FiniteSet(value.elements()))
    return this.encodeFunction(value.force())
  }

  private encodeAtom(value: StringValue | ModelValue): number {
    if (value.source !== this) throw new TypeError(`${toText(value)} belongs to another universe`)
    return (value.id = this.append(value, mix(7, value.serial), 64))
  }

  /**
   * Interns the parts of a composite in place and folds their numbers into a hash. Replacing a part by its canonical object
   * changes an array that is otherwise never written, but not the value it stands for. The parts of what another universe
   * interned are copied before, since that universe relies on their identity.
   */
  private internParts(parts: readonly Value[], seed: number): number {
    let hash = seed
    for (let i = 0; i < parts.length; i += 1) {
      const part = parts[i]!
      const id = this.encode(part)
      if (typeof part === "object") {
        const canonical = this.objects[id >>> 1]!
        if (canonical !== part) replacePart(parts, i, canonical)
      }
      hash = mix(hash, id)
    }
    return hash
  }

  private canonicalDomain(domain: Domain): Domain {
    const id = domain.id
    if (id < 0 || (id > 0 && this.domains[id] === domain)) return domain
    const keys = id === 0 ? domain.keys : domain.keys.slice()
    const hash = this.internParts(keys, 23)
    let bucket = this.domainSlots.get(hash)
    if (bucket === undefined) this.domainSlots.set(hash, (bucket = []))
    for (const known of bucket) if (sameParts(known.keys, keys)) return known
    const fresh = id === 0 ? domain : domainOfKeys(keys)
    // Number 0 means "not interned", so the first domain is number 1.
    if (this.domains.length === 0) this.domains.push(emptyTuple.domain)
    fresh.id = this.domains.length
    this.domains.push(fresh)
    bucket.push(fresh)
    this.bytes += 64 + 8 * keys.length
    return fresh
  }

  private insert(value: Value, hash: number, parts: number): number {
    const id = this.append(value, hash, 64 + 8 * parts)
    if (isFull(this.objects.length, this.slots.length)) this.growSlots()
    else this.place(this.objects.length, hash)
    return id
  }

  private append(value: Value, hash: number, bytes: number): number {
    const index = this.objects.length
    this.objects.push(value)
    if (index === this.hashes.length) {
      const larger = new Int32Array(index * 2)
      larger.set(this.hashes)
      this.hashes = larger
    }
    this.hashes[index] = hash
    this.bytes += bytes
    return (index << 1) | 1
  }

  private place(entry: number, hash: number) {
    const mask = this.slots.length - 1
    let slot = hash & mask
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask
    this.slots[slot] = entry
  }

  private growSlots() {
    this.slots = new Int32Array(this.slots.length * 2)
    for (let index = 0; index < this.objects.length; index += 1) {
      const value = this.objects[index]!
      if (value instanceof FunctionLike || value instanceof SetValue) this.place(index + 1, this.hashes[index]!)
    }
  }
}

const sameParts = (left: readonly Value[], right: readonly Value[]): boolean => {
  if (left.length !== right.length) return false
  for (let i = 0; i < left.length; i += 1) if (left[i] !== right[i]) return false
  return true
}

/** A copy without the room that an array keeps when it has grown: interned values are many, and live as long as the search. */
const exact = (parts: readonly Value[]): readonly Value[] => parts.slice()

const replacePart = (parts: readonly Value[], index: number, canonical: Value) => {
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- the one place that writes into a finished value, see internParts
  ;(parts as Value[])[index] = canonical
}
