/** Generators of what servers can say, of what they cannot, and of ways to cut a stream. */
import fc from "fast-check"
import type { Zxid } from "../../src/base/zxid.ts"
import type { Notification } from "../../src/election/notification.ts"
import type { Address } from "../../src/wire/address.ts"
import type { Handshake } from "../../src/wire/handshake.ts"
import { goldenMessages } from "./golden-streams.ts"

/** A 64-bit field: small, at the edges of what is exact, or the number no vote uses for a server. */
export const arbitraryLong: fc.Arbitrary<number> = fc.oneof(
  fc.nat({ max: 9 }),
  fc.maxSafeInteger(),
  fc.constantFrom(-1, 2 ** 32, -(2 ** 32), 2 ** 32 - 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, -(2 ** 63)),
)

export const arbitraryZxid: fc.Arbitrary<Zxid> = fc.record({
  epoch: fc.oneof(fc.nat({ max: 9 }), fc.integer(), fc.constantFrom(-1, -(2 ** 31), 2 ** 31 - 1)),
  counter: fc.oneof(fc.nat({ max: 9 }), fc.integer({ min: 0, max: 2 ** 32 - 1 })),
})

const arbitraryText = fc.string({ unit: "binary", maxLength: 80 })

export const arbitraryNotification: fc.Arbitrary<Notification> = fc
  .record({
    state: fc.constantFrom("LOOKING" as const, "FOLLOWING" as const, "LEADING" as const, "OBSERVING" as const),
    leader: arbitraryLong,
    zxid: arbitraryZxid,
    electionEpoch: arbitraryLong,
    peerEpoch: arbitraryLong,
    version: fc.oneof({ weight: 4, arbitrary: fc.constant(2) }, fc.constantFrom(0, 1, 3, -1), fc.integer()),
    configuration: arbitraryText,
  })
  .map((notification) => (notification.version > 1 ? notification : { ...notification, configuration: "" }))

const arbitraryHost = fc.oneof(
  fc.constantFrom("127.0.0.1", "localhost", "::1", "fe80::1%eth0", "0.0.0.0", "::", "zoo-1.example.org"),
  fc.domain(),
  fc.ipV4(),
  fc.ipV6(),
)

export const arbitraryAddress: fc.Arbitrary<Address> = fc.record({ host: arbitraryHost, port: fc.integer({ min: 1, max: 65_535 }) })

export const arbitraryHandshake: fc.Arbitrary<Handshake> = fc.oneof(
  fc.record({
    layout: fc.constant("V1" as const),
    sid: fc.oneof(arbitraryLong, fc.constant("anonymous" as const)),
    addresses: fc.tuple(arbitraryAddress),
  }),
  fc.record({
    layout: fc.constant("V2" as const),
    sid: fc.oneof(arbitraryLong, fc.constant("anonymous" as const)),
    addresses: fc.array(arbitraryAddress, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    layout: fc.constant("id" as const),
    sid: fc.oneof(
      arbitraryLong.map((sid) => (sid < 0 ? 7 : sid)),
      fc.constant("anonymous" as const),
    ),
    addresses: fc.constant([]),
  }),
)

/** Recorded bytes with some of them changed, dropped or added. */
export const arbitraryMutation: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.constantFrom(...goldenMessages).map(({ bytes }) => bytes),
    fc.array(fc.tuple(fc.constantFrom("change", "drop", "add"), fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
  )
  .map(([bytes, edits]) => {
    const mutated = [...bytes]
    for (const [edit, where, byte] of edits) {
      // Headers matter more than text: half of the edits fall into the first 48 bytes.
      const at = where % (where % 2 === 0 ? 48 : mutated.length + 1)
      mutated.splice(at, edit === "add" ? 0 : 1, ...(edit === "drop" ? [] : [byte]))
    }
    return Uint8Array.from(mutated)
  })

/** The bytes in pieces of random lengths; where the numbers end, the rest is one piece. */
export const cut = (bytes: Uint8Array, lengths: readonly number[]): readonly Uint8Array[] => {
  const pieces: Uint8Array[] = []
  let offset = 0
  for (const length of lengths) {
    if (offset >= bytes.length) break
    pieces.push(bytes.subarray(offset, offset + length))
    offset += length
  }
  return offset < bytes.length ? [...pieces, bytes.subarray(offset)] : pieces
}

export const arbitraryLengths = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 60 })

/** Pieces put together again. */
export const joined = (pieces: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(pieces))
