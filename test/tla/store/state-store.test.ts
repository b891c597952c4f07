import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { StateStore } from "../../../src/tla/store/state-store.ts"

/** Rows from so few values that many are met again. */
const rowLists = fc.record({ width: fc.integer({ min: 1, max: 5 }), top: fc.integer({ min: 1, max: 12 }) }).chain(({ width, top }) =>
  fc.tuple(
    fc.constant(width),
    fc.array(fc.array(fc.integer({ min: -top, max: top }), { minLength: width, maxLength: width }), {
      maxLength: 800,
      size: "max",
    }),
  ),
)

describe("the state store", () => {
  it("behaves as a map from rows to the order of their first appearance", () => {
    fc.assert(
      fc.property(rowLists, ([width, rows]) => {
        const store = new StateStore(width)
        const model = new Map<string, number>()
        const predecessors: number[] = []
        for (const row of rows) {
          const key = row.join()
          const known = model.get(key)
          const result = store.add(Int32Array.from(row), model.size - 1)
          if (known === undefined) {
            expect(result).toBe(model.size)
            predecessors.push(model.size - 1)
            model.set(key, model.size)
          } else {
            expect(result).toBe(-1 - known)
          }
        }
        expect(store.count).toBe(model.size)
        const row = new Int32Array(width)
        for (const [key, index] of model) {
          store.row(index, row)
          expect(row.join()).toBe(key)
          expect(store.predecessor(index)).toBe(predecessors[index])
        }
      }),
      { numRuns: 200 },
    )
  })

  it("grows over many chunks without losing a state", () => {
    const store = new StateStore(3)
    const row = new Int32Array(3)
    const total = 100_000
    for (let i = 0; i < total; i += 1) {
      row.set([i >> 8, i & 255, i ^ 0x55555])
      expect(store.add(row, i - 1)).toBe(i)
    }
    for (let i = 0; i < total; i += 37) {
      row.set([i >> 8, i & 255, i ^ 0x55555])
      expect(store.add(row, 0)).toBe(-1 - i)
      store.row(i, row)
      expect([...row]).toEqual([i >> 8, i & 255, i ^ 0x55555])
      expect(store.predecessor(i)).toBe(i - 1)
    }
    expect(store.count).toBe(total)
  })

  it("takes at most four bytes per variable and 24 more per state", () => {
    for (const width of [2, 13]) {
      const store = new StateStore(width)
      const row = new Int32Array(width)
      for (let i = 0; i < 300_000; i += 1) {
        row[0] = i
        store.add(row, -1)
        if (i > 50_000 && i % 10_000 === 0) expect(store.bytes / store.count).toBeLessThan((width * 4 + 24) * 1.1)
      }
    }
  })

  it("identifies states by their key rows when it has them", () => {
    const store = new StateStore(2, { keyWidth: 1 })
    expect(store.add(Int32Array.of(1, 2), -1, Int32Array.of(7))).toBe(0)
    expect(store.add(Int32Array.of(3, 4), 0, Int32Array.of(7))).toBe(-1)
    expect(store.add(Int32Array.of(1, 2), 0, Int32Array.of(8))).toBe(1)
    const row = new Int32Array(2)
    store.row(0, row)
    expect([...row]).toEqual([1, 2])
    expect(store.count).toBe(2)
  })
})
