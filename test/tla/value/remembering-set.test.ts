/** Sets that remember their members answer as they did before they remembered anything. */
import { describe, expect, it } from "vitest"
import { EvaluationFailure, type SetValue, type Value } from "../../../src/tla/value/value.ts"
import {
  functionSet,
  interval,
  makeRecord,
  makeTuple,
  member,
  NAT,
  recordDomain,
  recordSet,
  seqSet,
  union,
} from "../../../src/tla/value/runtime.ts"
import { Universe } from "../../../src/tla/value/universe.ts"

/** More often than a set is asked before it starts to remember, and more values than it has room for. */
const often = 5000

const pairs = (count: number): Value[] => Array.from({ length: count }, (_, i) => makeTuple([i, i + 1]))

describe("a set that remembers members", () => {
  it("gives the same answer to the same question however often it is asked", () => {
    const universe = new Universe()
    const values = pairs(often).map((value) => universe.intern(value))
    const set = functionSet(interval(1, 2), interval(0, often / 2))
    const answers = (): readonly boolean[] => values.map((value) => member(value, set))
    const first = answers()
    expect(first.filter(Boolean)).toHaveLength(often / 2)
    expect(answers()).toEqual(first)
    expect(answers()).toEqual(first)
  })

  it("does not take a value for another one with the same number in another universe", () => {
    const [one, other] = [new Universe(), new Universe()]
    const member0 = one.intern(makeTuple([0, 0]))
    const stranger = other.intern(makeTuple([0, 9]))
    expect(one.encode(member0)).toBe(other.encode(stranger))
    const set: SetValue = functionSet(interval(1, 2), interval(0, 1))
    for (let i = 0; i < often; i++) {
      expect(member(member0, set)).toBe(true)
      expect(member(stranger, set)).toBe(false)
    }
  })

  it("fails as often as it is asked what cannot be compared", () => {
    const universe = new Universe()
    const wrong = universe.intern(makeTuple([universe.string("a")]))
    const right = universe.intern(makeTuple([1]))
    const set = union(functionSet(interval(1, 1), interval(0, 1)), seqSet(NAT))
    for (let i = 0; i < 200; i++) {
      expect(member(right, set)).toBe(true)
      expect(() => member(wrong, set)).toThrow(EvaluationFailure)
    }
  })

  it("remembers records of several shapes", () => {
    const universe = new Universe()
    const [a, b] = [universe.string("a"), universe.string("b")]
    const [single, double] = [recordDomain([a]), recordDomain([a, b])]
    const set = union(recordSet(single, [interval(0, 1)]), recordSet(double, [interval(0, 1), interval(0, 1)]))
    const records = [0, 1, 2].flatMap((x) => [makeRecord(single, [x]), makeRecord(double, [x, 1])]).map((value) => universe.intern(value))
    for (let i = 0; i < 200; i++) expect(records.map((value) => member(value, set))).toEqual([true, true, true, true, false, false])
  })
})
