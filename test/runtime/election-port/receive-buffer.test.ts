import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { receiveBuffer } from "../../../src/runtime/election-port/receive-buffer.ts"
import { messageBytesMax } from "../../../src/wire/frame.ts"

describe("a receive buffer", () => {
  it("holds what was appended and not dropped, and does not touch what it was given", () => {
    const step = fc.oneof(
      fc.record({ append: fc.uint8Array({ minLength: 1, maxLength: 30 }) }),
      fc.record({ drop: fc.integer({ min: 0, max: 40 }) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const buffer = receiveBuffer()
        let model: number[] = []
        const given = steps.flatMap((one) => ("append" in one ? [{ bytes: one.append, copy: one.append.slice() }] : []))
        for (const one of steps) {
          if ("append" in one) {
            buffer.append(one.append)
            model.push(...one.append)
          } else {
            const count = Math.min(one.drop, model.length)
            buffer.drop(count)
            model = model.slice(count)
          }
          expect([...buffer.pending()]).toEqual(model)
        }
        for (const { bytes, copy } of given) expect(bytes).toEqual(copy)
      }),
      { numRuns: 1000 },
    )
  })

  it("moves each byte a few times at most, however small the pieces are", () => {
    const buffer = receiveBuffer()
    const spaces = new Set<ArrayBufferLike>()
    const piece = new Uint8Array(1)
    for (let count = 0; count < messageBytesMax; count += 1) {
      buffer.append(piece)
      spaces.add(buffer.pending().buffer)
    }
    expect(buffer.pending().length).toBe(messageBytesMax)
    expect(spaces.size).toBeLessThan(25)
    expect(buffer.pending().buffer.byteLength).toBeLessThanOrEqual(2 * messageBytesMax)
  })
})
