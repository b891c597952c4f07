// Values as plain data, the form in which states enter and leave the engine as JSON.
//
//   <<1, 2>>            [1, 2]                      {1, 2}     {"#set": [1, 2]}
//   [a |-> 1]           {"a": 1}                    s1         {"#model": "s1"}
//   (1 :> 2 @@ 5 :> 6)  {"#fn": [[1, 2], [5, 6]]}   1, TRUE    1, true
//
// A record with a field that begins with `#`, or is `__proto__`, is written as `#fn` over strings, so that it reads back.
import { ModelValue, StringValue } from "./atom.ts"
import { type Domain, makeFunction, makeTuple, recordDomain } from "./domain.ts"
import { EvaluationFailure } from "./failure.ts"
import { makeSet } from "./finite-set.ts"
import { functionOf } from "./function-building.ts"
import { FunctionLike, type FunctionValue, type Value } from "./shape.ts"
import { toText } from "./text.ts"
import type { Universe } from "./universe.ts"

/** A value as plain data, safe for JSON. */
export type PlainData = number | boolean | string | readonly PlainData[] | { readonly [key: string]: PlainData }

/** Plain data that is no value: where, and what would be right. */
export class PlainDataError extends Error {
  override readonly name = "PlainDataError"
  /** The path to the culprit from the root `$`, like `$.votes[2].leader`. */
  readonly path: string
  /** The statement without the path. */
  readonly detail: string

  constructor(detail: string, path = "$") {
    super(`${path}: ${detail}`)
    this.detail = detail
    this.path = path
  }
}

/** The plain data of a value. Fails for infinite sets and functions. */
export const toPlain = (value: Value): PlainData => {
  if (typeof value === "number" || typeof value === "boolean") return value
  if (value instanceof StringValue) return value.text
  if (value instanceof ModelValue) return { "#model": value.name }
  if (value instanceof FunctionLike) return functionToPlain(value.force())
  return { "#set": value.elements().map(toPlain) }
}

const functionToPlain = ({ domain, values }: FunctionValue): PlainData => {
  if (domain.isSequence) return values.map(toPlain)
  const keys = domain.keys
  if (domain.isRecord && keys.every((key) => key instanceof StringValue && isPlainField(key.text))) {
    const record: Record<string, PlainData> = {}
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i]
      if (key instanceof StringValue) record[key.text] = toPlain(values[i]!)
    }
    return record
  }
  return { "#fn": keys.map((key, index) => [toPlain(key), toPlain(values[index]!)]) }
}

const isPlainField = (name: string) => name[0] !== "#" && name !== "__proto__"

/** Deeper nesting than any specification's, and far from the end of the stack. */
const depthLimit = 500

/** Values of frozen plain data, which are decoded once. */
export type Decoded = WeakMap<object, Value>

/**
 * The value of plain data that comes again and again: the value of a frozen part is kept in `known`. A part that is
 * frozen must not hold anything that is not.
 */
export const fromFrozen = (data: unknown, universe: Universe, known: Decoded): Value => {
  if (typeof data !== "object" || data === null || !Object.isFrozen(data)) {
    if (!Array.isArray(data)) return fromPlain(data, universe)
    return makeTuple(data.map((part) => fromFrozen(part, universe, known)))
  }
  const found = known.get(data)
  if (found !== undefined) return found
  const value = Array.isArray(data) ? makeTuple(data.map((part) => fromFrozen(part, universe, known))) : fromPlain(data, universe)
  known.set(data, value)
  return value
}

/** The value of plain data. Throws a `PlainDataError` for anything that is not in the form above. */
export const fromPlain = (data: unknown, universe: Universe): Value => {
  try {
    return decode(data, universe, 0)
  } catch (error) {
    throw located(data, universe, "$", error)
  }
}

const decode = (data: unknown, universe: Universe, depth: number): Value => {
  if (typeof data === "number") {
    if (data === (data | 0)) return data | 0
    throw new PlainDataError(`${data} is not a 32-bit integer`)
  }
  if (typeof data === "string") return universe.string(data)
  if (typeof data === "boolean") return data
  if (depth > depthLimit) throw new PlainDataError(`the data is nested more than ${depthLimit} levels deep`)
  if (Array.isArray(data)) return makeTuple(decodeAll(data, universe, depth))
  if (typeof data === "object" && data !== null) return decodeObject(data, universe, depth)
  throw new PlainDataError(`a number, boolean, string, array or object is needed, but it is ${describe(data)}`)
}

const describe = (data: unknown) => (data === null ? "null" : typeof data)

const decodeAll = (data: readonly unknown[], universe: Universe, depth: number): Value[] => {
  const values: Value[] = []
  for (let i = 0; i < data.length; i += 1) values.push(decode(data[i], universe, depth + 1))
  return values
}

const decodeObject = (data: object, universe: Universe, depth: number): Value => {
  const names = Object.keys(data)
  if (names.length === 0) return makeTuple([])
  if (names.length === 1 && names[0]!.startsWith("#")) return decodeTagged(names[0]!, data, universe, depth)
  const { domain, places } = shapeOf(names, universe)
  const values: Value[] = []
  for (let i = 0; i < places.length; i += 1) {
    values.push(decode(property(data, names[places[i]!]!), universe, depth + 1))
  }
  return makeFunction(domain, values)
}

const property = (data: object, name: string): unknown => Reflect.get(data, name)

/** How the fields of an object map to a record's domain: `values[i]` is the field `names[places[i]]`. */
type Shape = { readonly names: readonly string[]; readonly domain: Domain; readonly places: readonly number[] }

const shapes = new WeakMap<Universe, Map<string, Shape[]>>()

const shapeOf = (names: readonly string[], universe: Universe): Shape => {
  let known = shapes.get(universe)
  if (known === undefined) shapes.set(universe, (known = new Map()))
  let candidates = known.get(names[0]!)
  if (candidates === undefined) known.set(names[0]!, (candidates = []))
  for (const shape of candidates) if (sameNames(shape.names, names)) return shape
  const wrong = names.find((name) => name.startsWith("#"))
  if (wrong !== undefined) {
    throw new PlainDataError(
      `the key ${JSON.stringify(wrong)} must be the only key of its object; a record field that begins with # is written as "#fn"`,
    )
  }
  const strings = names.map((name) => universe.string(name))
  const domain = recordDomain(strings)
  const places = names.map(() => 0)
  strings.forEach((name, index) => {
    places[domain.indexOf(name)] = index
  })
  const shape = { names, domain, places }
  candidates.push(shape)
  return shape
}

const sameNames = (left: readonly string[], right: readonly string[]): boolean => {
  if (left.length !== right.length) return false
  for (let i = 0; i < left.length; i += 1) if (left[i] !== right[i]) return false
  return true
}

const decodeTagged = (tag: string, data: object, universe: Universe, depth: number): Value => {
  const content = property(data, tag)
  if (tag === "#set") return makeSet(decodeAll(listOf(content, tag), universe, depth + 1))
  if (tag === "#model") return decodeModelValue(content, universe)
  if (tag === "#fn") return decodeFunction(listOf(content, tag), universe, depth + 1)
  throw new PlainDataError(`the key ${JSON.stringify(tag)} is unknown; "#set", "#fn" and "#model" are`)
}

const listOf = (content: unknown, tag: string): readonly unknown[] => {
  if (Array.isArray(content)) return content
  throw new PlainDataError(`${JSON.stringify(tag)} needs an array, but it is ${describe(content)}`)
}

const decodeModelValue = (name: unknown, universe: Universe): Value => {
  if (typeof name !== "string") throw new PlainDataError(`"#model" needs a string, but it is ${describe(name)}`)
  const value = universe.knownModelValue(name)
  if (value === undefined) throw new PlainDataError(`the configuration declares no model value ${JSON.stringify(name)}`)
  return value
}

const decodeFunction = (pairs: readonly unknown[], universe: Universe, depth: number): Value => {
  const keys: Value[] = []
  const values: Value[] = []
  for (const pair of pairs) {
    if (!Array.isArray(pair) || pair.length !== 2) {
      throw new PlainDataError('"#fn" needs an array of pairs [key, value]')
    }
    keys.push(decode(pair[0], universe, depth + 1))
    values.push(decode(pair[1], universe, depth + 1))
  }
  const result = functionOf(keys, values)
  if (result.values.length !== keys.length) {
    throw new PlainDataError(`"#fn" gives a key of ${toText(result)} more than once`)
  }
  return result
}

/** Finds where decoding failed, by decoding the parts one by one: the slow way, taken on errors only. */
const located = (data: unknown, universe: Universe, path: string, error: unknown): unknown => {
  if (!(error instanceof PlainDataError || error instanceof EvaluationFailure)) return error
  const parts = typeof data === "object" && data !== null ? Object.entries(data) : []
  const detail = error instanceof PlainDataError ? error.detail : error.message
  if (path.length > 4 * depthLimit) return new PlainDataError(detail, path)
  for (const [name, part] of parts) {
    const below = Array.isArray(data) ? `${path}[${name}]` : `${path}.${name}`
    try {
      decode(part, universe, 0)
    } catch (failure) {
      return located(part, universe, below, failure)
    }
  }
  return new PlainDataError(detail, path)
}
