import fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as rt from "../../../src/tla/value/runtime.ts"
import { Universe } from "../../../src/tla/value/universe.ts"
import { EvaluationFailure, LazyFunction, type Value } from "../../../src/tla/value/value.ts"
import { comparable } from "./arbitrary-values.ts"

const universe = new Universe()

/** Two sets with some elements in common. */
const twoSets = comparable(universe, 10).map((values): [Value[], Value[]] => [values.slice(0, 6), values.slice(4)])

describe("operations on sets", () => {
  it("agree with membership of each element", () => {
    fc.assert(
      fc.property(twoSets, ([left, right]) => {
        const a = rt.makeSet([...left])
        const b = rt.makeSet([...right])
        for (const item of [...left, ...right]) {
          const inA = rt.member(item, a)
          const inB = rt.member(item, b)
          expect(rt.member(item, rt.union(a, b))).toBe(inA || inB)
          expect(rt.member(item, rt.intersection(a, b))).toBe(inA && inB)
          expect(rt.member(item, rt.difference(a, b))).toBe(inA && !inB)
          expect(rt.eq(rt.withElement(a, item), rt.union(a, rt.makeSet([item])))).toBe(true)
          expect(rt.eq(rt.withoutElement(a, item), rt.difference(a, rt.makeSet([item])))).toBe(true)
        }
        expect(rt.subseteq(a, rt.union(a, b))).toBe(true)
        expect(rt.subseteq(rt.union(a, b), a)).toBe(b.items.every((item) => a.has(item)))
        expect(rt.eq(rt.bigUnion(rt.makeSet([a, b])), rt.union(b, a))).toBe(true)
      }),
    )
  })

  it("return the same object when nothing changes", () => {
    const set = rt.makeSet([1, 2, 3])
    expect(rt.withElement(set, 2)).toBe(set)
    expect(rt.withoutElement(set, 5)).toBe(set)
    expect(rt.union(set, rt.makeSet([1]))).toBe(set)
    expect(rt.difference(set, rt.makeSet([9]))).toBe(set)
  })

  it("enumerate symbolic sets in normalised order", () => {
    const base = rt.makeSet([3, 1, 2])
    for (const set of [
      rt.powerSet(base),
      rt.functionSet(base, rt.makeSet([true, false])),
      rt.product([base, base]),
      rt.recordSet(rt.recordDomain([universe.string("p"), universe.string("q")]), [base, rt.interval(1, 2)]),
      rt.union(rt.powerSet(base), rt.powerSet(rt.interval(2, 4))),
    ]) {
      const items = rt.elements(set)
      expect(rt.cardinality(set)).toBe(items.length)
      expect(rt.makeSet(items.slice()).items).toEqual(items)
      for (const item of items) expect(rt.member(item, set)).toBe(true)
    }
  })

  it("refuse what has no end or is too large", () => {
    expect(() => rt.elements(rt.NAT)).toThrow("infinite set Nat")
    expect(() => rt.elements(rt.powerSet(rt.interval(1, 25)))).toThrow("33554432 elements")
    expect(() => rt.elements(rt.interval(0, 10_000_000))).toThrow("10000001 elements")
    expect(() => rt.cardinality(rt.functionSet(rt.interval(1, 40), rt.interval(1, 3)))).toThrow("Overflow")
    expect(() => rt.elements(7)).toThrow("the integer 7 is not a set")
  })
})

describe("functions", () => {
  it("keep the object when an update changes nothing", () => {
    const inner = rt.makeTuple([1, 2])
    const outer = rt.makeTuple([inner, 3])
    expect(rt.updated(outer, 1, 3)).toBe(outer)
    expect(rt.updated(outer, 0, rt.makeTuple([1, 2]))).toBe(outer)
    expect(rt.toText(rt.updated(outer, 0, universe.string("x")))).toBe('<<"x", 3>>')
    expect(rt.toText(outer)).toBe("<<<<1, 2>>, 3>>")
  })

  it("tell where a key is, or that it is not there", () => {
    const atoms = Array.from({ length: 12 }, (_, index) => universe.string(`key${index}`))
    for (const keys of [atoms, atoms.slice(0, 3)]) {
      const domain = rt.recordDomain(keys)
      expect(keys.map((key) => domain.keys[domain.indexOf(key)])).toEqual(keys)
      expect(domain.indexOf(universe.string("other"))).toBe(-1)
      expect(domain.indexOf(3)).toBe(-1)
    }
    const pairs = rt.domainOfSet(rt.product([rt.interval(1, 3), rt.interval(1, 2)]))
    expect(pairs.keys.map((key) => pairs.indexOf(rt.makeTuple([...rt.forced(key).values])))).toEqual([0, 1, 2, 3, 4, 5])
    expect(pairs.indexOf(rt.makeTuple([9, 9]))).toBe(-1)
    const shifted = rt.domainOfSet(rt.interval(5, 7))
    expect([4, 5, 7, 8].map((key) => shifted.indexOf(key))).toEqual([-1, 0, 2, -1])
  })

  it("compute lazily, each argument once", () => {
    let computed = 0
    const factorial: LazyFunction = new LazyFunction(rt.NAT, (n) => {
      computed += 1
      return n === 0 ? 1 : rt.multiply(n, factorial.apply(rt.subtract(n, 1)))
    })
    expect(rt.apply(factorial, 10)).toBe(3628800)
    expect(rt.apply(factorial, 9)).toBe(362880)
    expect(computed).toBe(11)
    const size: LazyFunction = new LazyFunction(rt.powerSet(rt.interval(1, 6)), (set) => {
      computed += 1
      const items = rt.elements(set)
      return items.length === 0 ? 0 : rt.add(1, size.apply(rt.withoutElement(set, items[0]!)))
    })
    expect(rt.apply(size, rt.interval(1, 6))).toBe(6)
    expect(rt.apply(size, rt.makeSet([6, 5, 4]))).toBe(3)
    expect(computed).toBe(18)
    expect(() => factorial.force()).toThrow("infinite")
    expect(() => rt.apply(factorial, -1)).toThrow("not in its domain Nat")
  })

  it("bind tuple patterns of the right length only", () => {
    expect(rt.tupleComponent(rt.makeTuple([4, 5]), 1, 2)).toBe(5)
    expect(() => rt.tupleComponent(rt.makeTuple([4, 5]), 0, 3)).toThrow("A tuple of 3 components")
  })
})

describe("failures", () => {
  it("name the values involved and keep a stack", () => {
    const attempt = () => rt.add(universe.string("x"), 1)
    expect(attempt).toThrow(EvaluationFailure)
    expect(attempt).toThrow('first argument of + should be an integer, but instead it is the string "x"')
  })

  it("are raised for a condition that is no boolean", () => {
    expect(rt.bool(true)).toBe(true)
    expect(() => rt.bool(1)).toThrow("the integer 1 is not a boolean")
  })
})
