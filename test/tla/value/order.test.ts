import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compare, elements, eq, makeSet, makeTuple, same } from "../../../src/tla/value/runtime.ts"
import { Universe } from "../../../src/tla/value/universe.ts"
import { comparable, rebuilt } from "./arbitrary-values.ts"

const universe = new Universe()

describe("the order of comparable values", () => {
  it("is antisymmetric and agrees with equality", () => {
    fc.assert(
      fc.property(comparable(universe, 2), ([a, b]) => {
        expect(Math.sign(compare(a!, b!))).toBe(-Math.sign(compare(b!, a!)) + 0)
        expect(eq(a!, b!)).toBe(compare(a!, b!) === 0)
        expect(eq(b!, a!)).toBe(eq(a!, b!))
        expect(same(a!, b!)).toBe(eq(a!, b!))
      }),
      { numRuns: 2000 },
    )
  })

  it("is transitive", () => {
    fc.assert(
      fc.property(comparable(universe, 3), (values) => {
        const [a, b, c] = values.toSorted(compare)
        expect(compare(a!, b!)).toBeLessThanOrEqual(0)
        expect(compare(b!, c!)).toBeLessThanOrEqual(0)
        expect(compare(a!, c!)).toBeLessThanOrEqual(0)
        if (eq(a!, b!) && eq(b!, c!)) expect(eq(a!, c!)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it("finds a value equal to itself built anew", () => {
    fc.assert(
      fc.property(comparable(universe, 1), ([value]) => {
        expect(compare(value!, rebuilt(value!))).toBe(0)
        expect(eq(value!, rebuilt(value!))).toBe(true)
      }),
    )
  })

  it("makes one set of any arrangement of elements", () => {
    fc.assert(
      fc.property(comparable(universe, 24), fc.nat(24), (values, length) => {
        const items = values.slice(0, length)
        const set = makeSet([...items, ...items.toReversed()])
        expect(eq(set, makeSet(items.toReversed()))).toBe(true)
        const sorted = elements(set)
        for (let i = 1; i < sorted.length; i += 1) expect(compare(sorted[i - 1]!, sorted[i]!)).toBeLessThan(0)
        for (const item of items) expect(set.has(rebuilt(item))).toBe(true)
      }),
    )
  })

  it("orders tuples by length first", () => {
    expect(compare(makeTuple([9]), makeTuple([1, 1]))).toBeLessThan(0)
  })
})
