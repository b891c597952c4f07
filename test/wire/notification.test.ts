import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { InvariantViolation } from "../../src/base/assert.ts"
import type { Notification } from "../../src/election/notification.ts"
import { decodeNotification, encodeNotification } from "../../src/wire/notification.ts"
import { arbitraryMutation, arbitraryNotification } from "./arbitrary-messages.ts"

const sample: Notification = {
  state: "LEADING",
  leader: 3,
  zxid: { epoch: 2, counter: 0xffff_fffe },
  electionEpoch: 5,
  peerEpoch: 7,
  version: 2,
  configuration: "server.3=h:1:2:participant\nversion=0",
}

/** The bytes of `sample` after a change. */
const changed = (change: (view: DataView) => void, length?: number): Uint8Array => {
  const bytes = encodeNotification(sample)
  change(new DataView(bytes.buffer))
  return bytes.slice(0, length)
}

/** A version 2 notification whose bytes after the header are these. */
const withConfiguration = (length: number, bytes: readonly number[]): Uint8Array =>
  Uint8Array.from([
    ...changed((view) => {
      view.setInt32(40, length)
    }, 44),
    ...bytes,
  ])

describe("a notification", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(arbitraryNotification, (notification) => {
        expect(decodeNotification(encodeNotification(notification))).toEqual({ _tag: "Decoded", value: notification })
      }),
      { numRuns: 2000 },
    )
  })

  it("is written as it was read, in the layout of version 2", () => {
    let reread = 0
    const rereads = (bytes: Uint8Array): void => {
      const decoding = decodeNotification(bytes)
      if (decoding._tag === "Refused") expect(decoding.detail).not.toBe("")
      else if (decoding.value.version === 2) {
        reread += 1
        expect(encodeNotification(decoding.value)).toEqual(bytes)
      }
    }
    fc.assert(
      fc.property(
        arbitraryMutation.map((bytes) => bytes.slice(4)),
        rereads,
      ),
      { numRuns: 5000 },
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), rereads), { numRuns: 2000 })
    expect(reread).toBeGreaterThan(200)
  })

  it("has its fields where FastLeaderElection.buildMsg puts them", () => {
    const bytes = encodeNotification(sample)
    const text = Buffer.from(sample.configuration, "utf8").toString("hex")
    expect(Buffer.from(bytes).toString("hex")).toBe(
      ["00000002", "0000000000000003", "00000002fffffffe", "0000000000000005", "0000000000000007", "00000002", "00000024", text].join(""),
    )
  })

  it("of 28 bytes has the epoch of its zxid, also a negative one, and the version 0", () => {
    const bytes = changed((view) => {
      view.setInt32(12, -1)
    }, 28)
    expect(decodeNotification(bytes)).toEqual({
      _tag: "Decoded",
      value: { ...sample, zxid: { epoch: -1, counter: 0xffff_fffe }, peerEpoch: -1, version: 0, configuration: "" },
    })
  })

  it("of 40 bytes has the version 0, whatever its bytes say", () => {
    const value = { ...sample, version: 0, configuration: "" }
    expect(
      decodeNotification(
        changed(() => {
          // The version stays 2.
        }, 40),
      ),
    ).toEqual({ _tag: "Decoded", value })
    expect(encodeNotification(value).length).toBe(40)
  })

  it("that is longer and has a version below 2 carries no configuration", () => {
    const bytes = changed((view) => {
      view.setInt32(36, 1)
      view.setInt32(40, -5)
    })
    expect(decodeNotification(bytes)).toEqual({ _tag: "Decoded", value: { ...sample, version: 1, configuration: "" } })
  })

  it("of a later version may say more after its configuration", () => {
    const bytes = changed((view) => {
      view.setInt32(36, 3)
    })
    expect(decodeNotification(Uint8Array.from([...bytes, 1, 2, 3]))).toEqual({ _tag: "Decoded", value: { ...sample, version: 3 } })
  })

  it("keeps every bit of a zxid and of Long.MIN_VALUE", () => {
    const nobody: Notification = { ...sample, leader: -(2 ** 63), zxid: { epoch: -(2 ** 31), counter: 0 }, peerEpoch: -(2 ** 63) }
    const bytes = encodeNotification(nobody)
    expect(Buffer.from(bytes.subarray(4, 20)).toString("hex")).toBe("80000000000000008000000000000000")
    expect(decodeNotification(bytes)).toEqual({ _tag: "Decoded", value: nobody })
  })

  it.each([
    ["notification-length", "27 bytes", changed(() => undefined, 27)],
    ["notification-length", "29 bytes", changed(() => undefined, 29)],
    ["notification-length", "39 bytes", changed(() => undefined, 39)],
    ["notification-length", "43 bytes of version 2", changed(() => undefined, 43)],
    ["notification-length", "nothing", new Uint8Array(0)],
    ["notification-state", "the state 4", changed((view) => view.setInt32(0, 4))],
    ["notification-state", "the state -1", changed((view) => view.setInt32(0, -1))],
    ["notification-range", "the leader 2^53", changed((view) => view.setInt32(4, 2 ** 21))],
    ["notification-range", "the leader -2^53", changed((view) => view.setBigInt64(4, -(2n ** 53n)))],
    ["notification-range", "the round Long.MIN_VALUE + 1", changed((view) => view.setBigInt64(20, -(2n ** 63n) + 1n))],
    ["notification-range", "the peerEpoch Long.MAX_VALUE", changed((view) => view.setBigInt64(28, 2n ** 63n - 1n))],
    ["configuration-length", "a negative length", withConfiguration(-1, [])],
    ["configuration-length", "more than follows", withConfiguration(5, [65, 66, 67, 68])],
    ["trailing-bytes", "less than follows", withConfiguration(3, [65, 66, 67, 68])],
    ["configuration-text", "half a character", withConfiguration(2, [65, 0xc3])],
    ["configuration-text", "an overlong slash", withConfiguration(2, [0xc0, 0xaf])],
    ["configuration-text", "a surrogate", withConfiguration(3, [0xed, 0xa0, 0x80])],
  ])("is refused by %s: %s", (reason, _, bytes) => {
    expect(decodeNotification(bytes)).toMatchObject({ _tag: "Refused", reason })
  })

  it("that no layout can hold is not written", () => {
    expect(() => encodeNotification({ ...sample, version: 1 })).toThrow(InvariantViolation)
    expect(() => encodeNotification({ ...sample, electionEpoch: 2 ** 53 })).toThrow(InvariantViolation)
    expect(() => encodeNotification({ ...sample, zxid: { epoch: 1, counter: -1 } })).toThrow(InvariantViolation)
    expect(() => encodeNotification({ ...sample, configuration: "x".repeat(524_288) })).toThrow(InvariantViolation)
  })
})
