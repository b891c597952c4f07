import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decodeUtf8, encodeUtf8 } from "../../src/wire/utf8.ts"

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/** What Node's own decoder says. */
const reference = (bytes: Uint8Array): string | undefined => {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

describe("UTF-8", () => {
  it("is written as Node writes it and read as it was written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const bytes = encodeUtf8(text)
        expect(bytes).toEqual(new TextEncoder().encode(text))
        expect(decodeUtf8(bytes)).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  it("is accepted and refused exactly where Node's strict decoder does", () => {
    // Bytes near the borders of the encoding, which uniform ones rarely hit.
    const edge = fc.constantFrom(
      0x41,
      0x7f,
      0x80,
      0x8f,
      0x90,
      0x9f,
      0xa0,
      0xbf,
      0xc0,
      0xc1,
      0xc2,
      0xdf,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
      0xff,
    )
    let accepted = 0
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(edge, { maxLength: 5 }).map((bytes) => Uint8Array.from(bytes)),
          fc.uint8Array({ maxLength: 6 }),
        ),
        (bytes) => {
          const text = decodeUtf8(bytes)
          const expected = reference(bytes)
          if (typeof text === "string") {
            accepted += 1
            expect(text).toBe(expected)
          } else {
            expect(expected).toBeUndefined()
            expect(text.invalidAt).toBeLessThan(bytes.length)
            expect(reference(bytes.subarray(0, text.invalidAt))).toBeDefined()
          }
        },
      ),
      { numRuns: 20_000 },
    )
    expect(accepted).toBeGreaterThan(500)
  })

  it("holds long texts", () => {
    const text = "aß€😀".repeat(20_000)
    expect(decodeUtf8(encodeUtf8(text))).toBe(text)
  })

  it("has no half surrogates: they are written as Java writes them", () => {
    expect(encodeUtf8("a\ud800b")).toEqual(Uint8Array.of(0x61, 0x3f, 0x62))
  })
})
