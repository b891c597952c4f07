import fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as rt from "../../../src/tla/value/runtime.ts"
import { Universe } from "../../../src/tla/value/universe.ts"
import { comparable, rebuilt, type Type, valuesOf } from "./arbitrary-values.ts"

describe("a universe", () => {
  const universe = new Universe()

  it("gives two values one number exactly when they are equal", () => {
    fc.assert(
      fc.property(comparable(universe, 2), ([a, b]) => {
        expect(universe.encode(a!) === universe.encode(b!)).toBe(rt.eq(a!, b!))
        expect(universe.encode(rebuilt(a!))).toBe(universe.encode(a!))
      }),
      { numRuns: 2000 },
    )
  })

  it("reads a number back as the value, canonical in all its parts", () => {
    fc.assert(
      fc.property(comparable(universe, 1), ([value]) => {
        const text = rt.toText(value!)
        const number = universe.encode(value!)
        expect(number).toBe(number | 0)
        const canonical = universe.decode(number)
        expect(rt.toText(canonical)).toBe(text)
        expect(universe.intern(rebuilt(value!))).toBe(canonical)
      }),
      { numRuns: 2000 },
    )
  })

  it("numbers integers and what is built of them independently of other universes", () => {
    const integers: Type = { kind: "set", of: { kind: "function", from: { kind: "integer" }, to: { kind: "integer" } } }
    fc.assert(
      fc.property(valuesOf(integers, universe), (value) => {
        const own = universe.encode(value)
        const text = rt.toText(value)
        const other = new Universe()
        expect(rt.toText(other.decode(other.encode(value)))).toBe(text)
        expect(other.encode(rebuilt(value))).toBe(other.encode(value))
        expect(universe.encode(rebuilt(value))).toBe(own)
        expect(rt.toText(universe.decode(own))).toBe(text)
      }),
    )
  })

  it("refuses strings and model values of another universe", () => {
    const other = new Universe()
    expect(() => universe.encode(rt.makeTuple([other.string("x")]))).toThrow('"x" belongs to another universe')
    expect(() => universe.encode(other.modelValue("m1"))).toThrow("m1 belongs to another universe")
  })

  it("interns symbolic sets as their elements", () => {
    const same = [rt.powerSet(rt.interval(1, 2)), rt.makeSet([rt.emptySet, rt.makeSet([1]), rt.makeSet([2]), rt.interval(1, 2)])]
    expect(universe.encode(same[0]!)).toBe(universe.encode(same[1]!))
    expect(universe.encode(rt.interval(3, 2))).toBe(universe.encode(rt.emptySet))
    expect(() => universe.encode(rt.NAT)).toThrow("infinite set Nat")
  })

  it("keeps many values apart while its table grows", () => {
    const fresh = new Universe()
    const numbers = new Set<number>()
    for (let i = 0; i < 20_000; i += 1) {
      numbers.add(fresh.encode(rt.makeTuple([i, rt.makeSet([i, -i])])))
    }
    expect(numbers.size).toBe(20_000)
    for (let i = 0; i < 20_000; i += 997) {
      const number = fresh.encode(rt.makeTuple([i, rt.makeSet([-i, i])]))
      expect(numbers.has(number)).toBe(true)
      expect(rt.toText(fresh.decode(number))).toBe(rt.toText(rt.makeTuple([i, rt.makeSet([i, -i])])))
    }
    expect(fresh.count).toBeGreaterThan(40_000)
    expect(fresh.byteEstimate).toBeGreaterThan(fresh.count * 8)
  })

  it("codes the whole range of integers", () => {
    const edges = [0, -1, 1, 2 ** 29 - 1, 2 ** 29, -(2 ** 29), -(2 ** 29) - 1, 2147483647, -2147483648]
    const numbers = edges.map((edge) => universe.encode(edge))
    expect(numbers.map((number) => universe.decode(number))).toEqual(edges)
    expect(new Set([...numbers, universe.encode(true), universe.encode(false)]).size).toBe(edges.length + 2)
  })
})
