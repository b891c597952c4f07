import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fromPlain, PlainDataError, toPlain } from "../../../src/tla/value/plain.ts"
import * as rt from "../../../src/tla/value/runtime.ts"
import { Universe } from "../../../src/tla/value/universe.ts"
import { comparable } from "./arbitrary-values.ts"
import { builders } from "./tlc-rows.ts"

const universe = new Universe()
const { s, m, r, fn, t, set } = builders(universe)
m("m1")

describe("plain data", () => {
  it("reads back what was written, through JSON", () => {
    fc.assert(
      fc.property(comparable(universe, 1), ([value]) => {
        const written = JSON.stringify(toPlain(value!))
        const read = fromPlain(JSON.parse(written), universe)
        expect(universe.intern(read)).toBe(universe.intern(value!))
        expect(JSON.stringify(toPlain(read))).toBe(written)
      }),
      { numRuns: 2000 },
    )
  })

  it("has the documented form", () => {
    expect(toPlain(t(1, t()))).toEqual([1, []])
    expect(toPlain(r({ a: true, b: s("x") }))).toEqual({ a: true, b: "x" })
    expect(toPlain(set(2, 1))).toEqual({ "#set": [1, 2] })
    expect(toPlain(rt.interval(1, 2))).toEqual({ "#set": [1, 2] })
    expect(toPlain(m("m1"))).toEqual({ "#model": "m1" })
    expect(toPlain(fn([5, 6], [1, 2]))).toEqual({ "#fn": [[1, 2], [5, 6]] }) // prettier-ignore
    expect(toPlain(fn([s("#set"), 1]))).toEqual({ "#fn": [["#set", 1]] })
  })

  it.each([
    [null, "$: a number, boolean, string, array or object is needed, but it is null"],
    [{ a: [1, undefined] }, "$.a[1]: a number, boolean, string, array or object is needed, but it is undefined"],
    [[1.5], "$[0]: 1.5 is not a 32-bit integer"],
    [2 ** 31, "$: 2147483648 is not a 32-bit integer"],
    [Number.NaN, "$: NaN is not a 32-bit integer"],
    [{ "#sets": [] }, '$: the key "#sets" is unknown; "#set", "#fn" and "#model" are'],
    [{ "#set": 1 }, '$: "#set" needs an array, but it is number'],
    [{ "#set": [1, "x"] }, "$: Attempted to compare the integer 1 with the string"],
    [{ b: { "#model": "nobody" } }, '$.b: the configuration declares no model value "nobody"'],
    [{ "#model": 4 }, '$: "#model" needs a string'],
    [{ "#fn": [[1]] }, '$: "#fn" needs an array of pairs'],
    [{ "#fn": [[1, 2], [1, 3]] }, "$: \"#fn\" gives a key of <<2>> more than once"], // prettier-ignore
    [{ a: 1, "#b": 2 }, '$: the key "#b" must be the only key of its object'],
  ])("refuses %j", (data, message) => {
    expect(() => fromPlain(data, universe)).toThrow(PlainDataError)
    expect(() => fromPlain(data, universe)).toThrow(message)
  })

  it("is total: anything gives a value or a PlainDataError", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withDate: true, withMap: true }), (data) => {
        try {
          expect(typeof rt.toText(fromPlain(data, universe))).toBe("string")
        } catch (error) {
          expect(error).toBeInstanceOf(PlainDataError)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it("refuses data without end", () => {
    const loop: unknown[] = []
    loop.push(loop)
    expect(() => fromPlain(loop, universe)).toThrow("nested more than")
  })
})
