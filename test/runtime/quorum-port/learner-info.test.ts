import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  encodeLearnerInfo,
  type LearnerInfo,
  learnerPacketBytesMax,
  learnerRefusals,
  readLearnerInfo,
} from "../../../src/runtime/quorum-port/learner-info.ts"

/** First packets of Apache's learners, recorded; `plain` are those whose configuration no reconfiguration had changed. */
const recorded = JSON.parse(readFileSync(new URL("golden-introductions.json", import.meta.url), "utf8")) as readonly (LearnerInfo & {
  readonly hex: string
  readonly plain: boolean
})[]

const arbitraryInfo: fc.Arbitrary<LearnerInfo> = fc.record({
  as: fc.constantFrom("follower" as const, "observer" as const),
  sid: fc.maxSafeNat(),
  acceptedEpoch: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
})

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"))

/** A packet with the given data and credentials. */
const packet = (type: number, data: Uint8Array, announced = data.length, authinfo = -1): Uint8Array => {
  const head = Buffer.alloc(16)
  head.writeInt32BE(type, 0)
  head.writeInt32BE(announced, 12)
  const tail = Buffer.alloc(4)
  tail.writeInt32BE(authinfo)
  return Buffer.concat([head, data, tail])
}

describe("the introduction of a learner", () => {
  it("is read as Apache's learners write it", () => {
    for (const { hex, as, sid, acceptedEpoch } of recorded) {
      expect(readLearnerInfo(bytesOf(hex))).toEqual({ _tag: "Read", info: { as, sid, acceptedEpoch } })
    }
  })

  it("is written as Apache's learners write it", () => {
    const plain = recorded.filter((one) => one.plain)
    expect(plain.length).toBeGreaterThan(0)
    for (const { hex, as, sid, acceptedEpoch } of plain) expect(encodeLearnerInfo({ as, sid, acceptedEpoch })).toEqual(bytesOf(hex))
  })

  it("is a round trip, whatever follows it, and incomplete before its end", () => {
    fc.assert(
      fc.property(arbitraryInfo, fc.uint8Array({ maxLength: 30 }), fc.nat(), (info, rest, cut) => {
        const bytes = encodeLearnerInfo(info)
        expect(readLearnerInfo(Buffer.concat([bytes, rest]))).toEqual({ _tag: "Read", info })
        expect(readLearnerInfo(bytes.subarray(0, cut % bytes.length))).toEqual({ _tag: "Incomplete" })
      }),
    )
  })

  it("is taken without its later fields, with more of them, and with an empty list of credentials", () => {
    const id = Buffer.alloc(8)
    id.writeBigInt64BE(5n)
    for (const data of [id, Buffer.concat([id, Buffer.alloc(4)]), Buffer.concat([id, Buffer.alloc(100)])])
      for (const authinfo of [-1, 0])
        expect(readLearnerInfo(packet(11, data, data.length, authinfo))).toEqual({
          _tag: "Read",
          info: { as: "follower", sid: 5, acceptedEpoch: 0 },
        })
  })

  it("is refused with what is wrong about it, as soon as that is seen", () => {
    const beyond = Buffer.alloc(20)
    beyond.writeBigInt64BE(2n ** 53n)
    const cases: readonly (readonly [string, Uint8Array])[] = [
      ["packet-type", Buffer.from("GET / HTTP/1.1")],
      ["packet-type", Buffer.from([0, 0, 0, 5])],
      ["data-length", packet(11, Buffer.alloc(0), -1)],
      ["data-length", packet(11, Buffer.alloc(0), 7)],
      ["data-length", packet(16, Buffer.alloc(0), 257)],
      ["data-length", packet(16, Buffer.alloc(0), 2 ** 31 - 1)],
      ["server-id", packet(11, Buffer.alloc(20, 0xff))],
      ["server-id", packet(11, beyond)],
      ["authinfo", packet(11, Buffer.alloc(20), 20, 1)],
    ]
    for (const [reason, bytes] of cases) expect(readLearnerInfo(bytes)).toMatchObject({ _tag: "Refused", reason })
    expect(new Set(cases.map(([reason]) => reason))).toEqual(new Set(learnerRefusals))
  })

  it("is decided within its bound, whatever the bytes are", () => {
    const started = fc
      .tuple(fc.constantFrom(11, 16), fc.uint8Array({ minLength: learnerPacketBytesMax, maxLength: learnerPacketBytesMax }))
      .map(([type, bytes]) => Buffer.concat([Buffer.from([0, 0, 0, type]), bytes.subarray(4)]))
    const any = fc.oneof(fc.uint8Array({ minLength: learnerPacketBytesMax, maxLength: learnerPacketBytesMax }), started)
    fc.assert(
      fc.property(any, (bytes) => {
        expect(readLearnerInfo(bytes)._tag).not.toBe("Incomplete")
      }),
    )
  })
})
