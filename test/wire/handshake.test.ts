import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { InvariantViolation } from "../../src/base/assert.ts"
import { formatAddress, isWildcard, parseAddress } from "../../src/wire/address.ts"
import { encodeHandshake, handshakeBytesMax, takeHandshake } from "../../src/wire/handshake.ts"
import { arbitraryAddress, arbitraryHandshake, arbitraryMutation, joined } from "./arbitrary-messages.ts"
import { bytesOf } from "./golden-streams.ts"

/** A handshake of version V1 from server 2 with these bytes as addresses. */
const v1 = (addresses: string | readonly number[], length?: number): Uint8Array => {
  const text = typeof addresses === "string" ? [...Buffer.from(addresses, "utf8")] : addresses
  const head = bytesOf("ffffffffffff0000000000000000000200000000")
  new DataView(head.buffer).setInt32(16, length ?? text.length)
  return Uint8Array.from([...head, ...text])
}

describe("a handshake", () => {
  it("is read as it was written, and only it is taken from the stream", () => {
    fc.assert(
      fc.property(arbitraryHandshake, fc.uint8Array({ maxLength: 20 }), (handshake, rest) => {
        const bytes = encodeHandshake(handshake)
        expect(takeHandshake(joined([bytes, rest]))).toEqual({ _tag: "Decoded", value: handshake, taken: bytes.length })
      }),
      { numRuns: 1000 },
    )
  })

  it("asks for more bytes until it is complete, and never for more than it has", () => {
    fc.assert(
      fc.property(arbitraryHandshake, (handshake) => {
        const bytes = encodeHandshake(handshake)
        for (let length = 0; length < bytes.length; length += 1) {
          const taking = takeHandshake(bytes.subarray(0, length))
          if (taking._tag !== "Incomplete") throw new Error(`${length} of ${bytes.length} bytes are ${taking._tag}`)
          expect(taking.needed).toBeGreaterThan(length)
          expect(taking.needed).toBeLessThanOrEqual(bytes.length)
        }
      }),
      { numRuns: 100 },
    )
  })

  it("made of any bytes is read, asks for a bounded number of bytes, or is refused", () => {
    const total = (bytes: Uint8Array): void => {
      const taking = takeHandshake(bytes)
      if (taking._tag === "Incomplete") {
        expect(taking.needed).toBeGreaterThan(bytes.length)
        expect(taking.needed).toBeLessThanOrEqual(handshakeBytesMax)
      } else if (taking._tag === "Refused") expect(taking.detail).not.toBe("")
      else expect(takeHandshake(encodeHandshake(taking.value))).toMatchObject({ _tag: "Decoded", value: taking.value })
    }
    fc.assert(fc.property(arbitraryMutation, total), { numRuns: 3000 })
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), total), { numRuns: 2000 })
  })

  it("of an old server is its id alone", () => {
    expect(takeHandshake(bytesOf("0000000000000003"))).toEqual({
      _tag: "Decoded",
      value: { layout: "id", sid: 3, addresses: [] },
      taken: 8,
    })
  })

  it("of an observer without an id is anonymous", () => {
    const bytes = encodeHandshake({ layout: "V1", sid: "anonymous", addresses: [{ host: "h", port: 1 }] })
    expect(Buffer.from(bytes.subarray(8, 16)).toString("hex")).toBe("7fffffffffffffff")
    expect(takeHandshake(bytesOf("7fffffffffffffff"))).toMatchObject({ value: { layout: "id", sid: "anonymous" } })
  })

  it("names several addresses, IPv6 in brackets", () => {
    const bytes = encodeHandshake({
      layout: "V2",
      sid: 4,
      addresses: [
        { host: "::1", port: 3888 },
        { host: "zoo4", port: 3889 },
      ],
    })
    expect(Buffer.from(bytes).toString("latin1", 20)).toBe("[::1]:3888|zoo4:3889")
    expect(Buffer.from(bytes.subarray(0, 8)).toString("hex")).toBe("ffffffffffff0001")
  })

  it.each([
    ["protocol-version", "the version -65537", bytesOf("fffffffffffeffff")],
    ["protocol-version", "the version -65534", bytesOf("ffffffffffff0002")],
    ["protocol-version", "Long.MIN_VALUE", bytesOf("8000000000000000")],
    ["protocol-version", "a version beyond the safe integers", bytesOf("8000000000000001")],
    ["server-id", "an old server with an id beyond the safe integers", bytesOf("0020000000000000")],
    ["server-id", "an id beyond the safe integers", bytesOf("ffffffffffff00000020000000000000000000010000")],
    ["address-length", "no address", v1("", 0)],
    ["address-length", "a negative length", v1("", -1)],
    ["address-length", "2049 bytes", v1("", 2049)],
    ["address-text", "no UTF-8", v1([0x68, 0xff, 0x3a, 0x31])],
    ["address-form", "no port", v1("host")],
    ["address-form", "no digits", v1("host:port")],
    ["address-form", "the port 0", v1("host:0")],
    ["address-form", "the port 65536", v1("host:65536")],
    ["address-form", "no host", v1(":3888")],
    ["address-form", "IPv6 without brackets", v1("::1:3888")],
    ["address-form", "a bracket that stays open", v1("[::1:3888")],
    ["address-form", "a blank", v1("a b:3888")],
    ["address-form", "an empty second address", v1("host:3888|")],
  ])("is refused by %s: %s", (reason, _, bytes) => {
    expect(takeHandshake(bytes)).toMatchObject({ _tag: "Refused", reason })
  })

  it("that no layout can hold is not written", () => {
    expect(() => encodeHandshake({ layout: "V1", sid: 1, addresses: [] })).toThrow(InvariantViolation)
    expect(() => encodeHandshake({ layout: "id", sid: -1, addresses: [] })).toThrow(InvariantViolation)
    expect(() => encodeHandshake({ layout: "V1", sid: 2 ** 60, addresses: [{ host: "h", port: 1 }] })).toThrow(InvariantViolation)
    expect(() => encodeHandshake({ layout: "V1", sid: 1, addresses: [{ host: "h".repeat(2047), port: 1 }] })).toThrow(InvariantViolation)
  })
})

describe("an address", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(arbitraryAddress, (address) => {
        expect(parseAddress(formatAddress(address))).toEqual(address)
      }),
    )
  })

  it("is a wildcard in any spelling of zero", () => {
    for (const host of ["0.0.0.0", "::", "0:0:0:0:0:0:0:0", "000.0.0.0"]) expect(isWildcard(host), host).toBe(true)
    for (const host of ["127.0.0.1", "0.0.0.1", "::1", "10.0.0.0", "zoo0", "0"]) expect(isWildcard(host), host).toBe(false)
  })
})
