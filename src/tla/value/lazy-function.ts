// Functions computed on demand: recursive functions, and functions over infinite domains.
import { domainOfSet, makeFunction } from "./domain.ts"
import { EvaluationFailure } from "./failure.ts"
import { hashOf } from "./hash.ts"
import { same } from "./order.ts"
import { FunctionLike, type FunctionValue, type SetValue, type Value } from "./shape.ts"
import { toText } from "./text.ts"

type Bucket = { readonly argument: Value; readonly result: Value; readonly next: Bucket | undefined }

/** A function given by its domain and what computes a value. Each argument is computed once. */
export class LazyFunction extends FunctionLike {
  /** Never interned as such: its forced form is. */
  readonly id = 0
  readonly domain: SetValue
  private readonly body: (argument: Value) => Value
  private readonly atoms = new Map<Value, Value>()
  private readonly composites = new Map<number, Bucket>()
  private concrete: FunctionValue | null = null

  constructor(domain: SetValue, body: (argument: Value) => Value) {
    super()
    this.domain = domain
    this.body = body
  }

  /** The value at an argument; fails when the argument is not in the domain. */
  apply(argument: Value): Value {
    return isComposite(argument) ? this.applyComposite(argument) : this.applyAtom(argument)
  }

  private applyAtom(argument: Value): Value {
    const known = this.atoms.get(argument)
    if (known !== undefined) return known
    const result = this.compute(argument)
    this.atoms.set(argument, result)
    return result
  }

  private applyComposite(argument: Value): Value {
    const hash = hashOf(argument)
    for (let bucket = this.composites.get(hash); bucket !== undefined; bucket = bucket.next) {
      if (same(bucket.argument, argument)) return bucket.result
    }
    const result = this.compute(argument)
    this.composites.set(hash, { argument, result, next: this.composites.get(hash) })
    return result
  }

  private compute(argument: Value): Value {
    if (!this.domain.has(argument)) {
      throw new EvaluationFailure(
        `Attempted to apply a function to the argument ${toText(argument)}, which is not in its domain ${toText(this.domain)}.`,
      )
    }
    return this.body(argument)
  }

  force(): FunctionValue {
    if (this.concrete === null) {
      if (!this.domain.isFinite) {
        throw new EvaluationFailure(`Attempted to enumerate a function whose domain ${toText(this.domain)} is infinite.`)
      }
      const domain = domainOfSet(this.domain)
      this.concrete = makeFunction(
        domain,
        domain.keys.map((key) => this.apply(key)),
      )
    }
    return this.concrete
  }
}

const isComposite = (value: Value) => typeof value === "object" && !("serial" in value)
