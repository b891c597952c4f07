import fc from "fast-check"
import { expect, it } from "vitest"
import { permute } from "../../../src/tla/value/permute.ts"
import * as rt from "../../../src/tla/value/runtime.ts"
import { Universe } from "../../../src/tla/value/universe.ts"
import { comparable } from "./arbitrary-values.ts"
import { builders } from "./tlc-rows.ts"

const universe = new Universe()
const { m, fn, set, t } = builders(universe)
const [m1, m2, m3] = [m("m1"), m("m2"), m("m3")]
const cycle = new Map([[m1, m2], [m2, m3], [m3, m1]]) // prettier-ignore

it("replaces model values in keys, values and elements", () => {
  expect(rt.toText(permute(fn([m1, m2], [m2, 5]), cycle))).toBe("(m2 :> m3 @@ m3 :> 5)")
  expect(rt.toText(permute(set(t(m3), t(m1)), cycle))).toBe("{<<m1>>, <<m2>>}")
})

it("comes back to the value when the cycle is closed, and keeps equality", () => {
  fc.assert(
    fc.property(comparable(universe, 2), ([a, b]) => {
      const image = permute(a!, cycle)
      expect(rt.eq(permute(permute(image, cycle), cycle), a!)).toBe(true)
      expect(rt.eq(image, permute(b!, cycle))).toBe(rt.eq(a!, b!))
    }),
    { numRuns: 1000 },
  )
})

it("returns the object itself when there is nothing to replace", () => {
  const value = fn([1, set(2, 3)], [2, t(rt.interval(1, 2))])
  expect(permute(value, cycle)).toBe(value)
})
