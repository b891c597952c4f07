import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { InvariantViolation } from "../../src/base/assert.ts"
import { frame, messageBytesMax, takeFrame } from "../../src/wire/frame.ts"
import { arbitraryLengths, cut, joined } from "./arbitrary-messages.ts"
import { bytesOf } from "./golden-streams.ts"

/** The messages of a stream that arrives in pieces, and how it stands at its end. */
const received = (pieces: readonly Uint8Array[]): { readonly messages: readonly Uint8Array[]; readonly end: string } => {
  const messages: Uint8Array[] = []
  let pending: Uint8Array = new Uint8Array(0)
  for (const piece of pieces) {
    pending = joined([pending, piece])
    for (;;) {
      const taking = takeFrame(pending)
      if (taking._tag === "Refused") return { messages, end: taking.reason }
      if (taking._tag === "Incomplete") break
      messages.push(taking.value.slice())
      pending = pending.subarray(taking.taken)
    }
  }
  return { messages, end: pending.length === 0 ? "nothing left" : "in a message" }
}

const arbitraryMessages = fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), { maxLength: 12 })

describe("a stream of messages", () => {
  it("yields the messages that were sent, however it is cut", () => {
    fc.assert(
      fc.property(arbitraryMessages, arbitraryLengths, (messages, lengths) => {
        expect(received(cut(joined(messages.map(frame)), lengths))).toEqual({ messages, end: "nothing left" })
      }),
      { numRuns: 500 },
    )
  })

  it("yields the same whether it comes in one piece or in many, whatever the bytes", () => {
    const arbitraryStream = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc
        .tuple(arbitraryMessages, fc.uint8Array({ maxLength: 8 }), arbitraryMessages)
        .map(([before, garbage, after]) => joined([...before.map(frame), garbage, ...after.map(frame)])),
    )
    fc.assert(
      fc.property(arbitraryStream, arbitraryLengths, (bytes, lengths) => {
        expect(received(cut(bytes, lengths))).toEqual(received([bytes]))
      }),
      { numRuns: 1000 },
    )
  })

  it("that was cut short waits for the rest", () => {
    const bytes = frame(Uint8Array.of(1, 2, 3))
    for (let length = 0; length < bytes.length; length += 1) {
      expect(takeFrame(bytes.subarray(0, length))).toEqual({ _tag: "Incomplete", needed: length < 4 ? 4 : 7 })
    }
  })

  it.each([
    ["no bytes", "00000000"],
    ["-1 bytes", "ffffffff"],
    ["one byte too many", "00080001"],
    ["2^31-1 bytes", "7fffffff"],
  ])("is refused where a message of %s is announced", (_, hex) => {
    expect(takeFrame(bytesOf(hex))).toMatchObject({ _tag: "Refused", reason: "frame-length" })
  })

  it("may announce the longest message", () => {
    expect(takeFrame(bytesOf("00080000"))).toEqual({ _tag: "Incomplete", needed: 4 + messageBytesMax })
    expect(takeFrame(frame(new Uint8Array(messageBytesMax)))).toMatchObject({ _tag: "Decoded", taken: 4 + messageBytesMax })
  })

  it("holds no message that a receiver would refuse", () => {
    expect(() => frame(new Uint8Array(0))).toThrow(InvariantViolation)
    expect(() => frame(new Uint8Array(messageBytesMax + 1))).toThrow(InvariantViolation)
  })
})
