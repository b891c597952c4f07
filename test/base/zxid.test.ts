// Zxids are exact over 64 bits: compared with BigInt arithmetic on signed 64-bit numbers.
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Zxid from "../../src/base/zxid.ts"

const edges = [0, 1, 2, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff]

const zxids: fc.Arbitrary<Zxid.Zxid> = fc.record({
  epoch: fc.oneof(
    fc.constantFrom(...edges).map((edge) => edge | 0),
    fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff }),
  ),
  counter: fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 0, max: 0xffff_ffff })),
})

/** The signed 64-bit number that a pair stands for. */
const long = ({ epoch, counter }: Zxid.Zxid): bigint => BigInt(epoch) * 2n ** 32n + BigInt(counter)

const pair = (value: bigint): Zxid.Zxid => ({
  epoch: Number(BigInt.asIntN(32, value >> 32n)),
  counter: Number(BigInt.asUintN(32, value)),
})

describe("a zxid", () => {
  it("holds every signed 64-bit number", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        expect(long(pair(value))).toBe(value)
      }),
    )
  })

  it("is ordered as signed 64-bit numbers are", () => {
    fc.assert(
      fc.property(zxids, zxids, (a, b) => {
        expect(Math.sign(Zxid.compare(a, b))).toBe(long(a) < long(b) ? -1 : long(a) > long(b) ? 1 : 0)
        expect(Zxid.equal(a, b)).toBe(long(a) === long(b))
      }),
    )
  })

  it("is written as the hexadecimal digits of its 64 bits, without leading zeros", () => {
    fc.assert(
      fc.property(zxids, (zxid) => {
        expect(Zxid.format(zxid)).toBe(`0x${BigInt.asUintN(64, long(zxid)).toString(16)}`)
      }),
    )
  })

  it("is read back from what is written", () => {
    fc.assert(
      fc.property(zxids, (zxid) => {
        expect(Zxid.parse(Zxid.format(zxid))).toEqual(zxid)
        expect(Zxid.parse(Zxid.format(zxid).toUpperCase().replace("X", "x"))).toEqual(zxid)
      }),
    )
  })

  it("is not read from anything else", () => {
    for (const text of ["", "0x", "12", "0x12345678901234567", "0x-1", " 0x1", "0x1 ", "0X1", "0xg", "-0x1", "0x1\n"])
      expect(Zxid.parse(text), text).toBeUndefined()
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = Zxid.parse(text)
        if (read !== undefined) expect(BigInt(text)).toBe(BigInt.asUintN(64, long(read)))
      }),
    )
  })
})

describe("the zxids with a name", () => {
  it("are 0, -1 and Long.MIN_VALUE", () => {
    expect(long(Zxid.zero)).toBe(0n)
    expect(long(Zxid.uninitialized)).toBe(-1n)
    expect(long(Zxid.none)).toBe(-(2n ** 63n))
  })

  it("stand in this order: none, uninitialized, zero", () => {
    expect(Zxid.compare(Zxid.none, Zxid.uninitialized)).toBeLessThan(0)
    expect(Zxid.compare(Zxid.uninitialized, Zxid.zero)).toBeLessThan(0)
  })
})

describe("a marker", () => {
  it("is a zxid whose counter is 0", () => {
    fc.assert(
      fc.property(zxids, (zxid) => {
        expect(Zxid.isMarker(zxid)).toBe(long(zxid) % 2n ** 32n === 0n)
      }),
    )
  })
})
