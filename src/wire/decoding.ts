/**
 * What reading bytes yields. Decoding is total: bytes that mean nothing are refused with a reason, never with an
 * exception, because whoever connects to a port decides what they are.
 */

/** Why bytes of the election port are refused, one word per kind of defect, so that they can be counted. */
export const refusals = [
  "protocol-version",
  "server-id",
  "address-length",
  "address-text",
  "address-form",
  "frame-length",
  "notification-length",
  "notification-state",
  "notification-range",
  "configuration-length",
  "configuration-text",
  "trailing-bytes",
] as const

/** One of these words. */
export type Refusal = (typeof refusals)[number]

/** The bytes are not what they should be; `detail` is a sentence with the values that were found. */
export type Refused = { readonly _tag: "Refused"; readonly reason: Refusal; readonly detail: string }

/** What a complete message decodes to. */
export type Decoding<A> = { readonly _tag: "Decoded"; readonly value: A } | Refused

/**
 * What the beginning of a stream decodes to: a value and the number of bytes it took; or nothing before at least
 * `needed` bytes are there. Bytes that can be refused are refused as soon as they are seen.
 */
export type Taking<A> =
  | { readonly _tag: "Decoded"; readonly value: A; readonly taken: number }
  | { readonly _tag: "Incomplete"; readonly needed: number }
  | Refused

/** The four outcomes as values. */
export const decoded = <A>(value: A): Decoding<A> => ({ _tag: "Decoded", value })
export const taken = <A>(value: A, bytes: number): Taking<A> => ({ _tag: "Decoded", value, taken: bytes })
export const incomplete = (needed: number): Taking<never> => ({ _tag: "Incomplete", needed })
export const refused = (reason: Refusal, detail: string): Refused => ({ _tag: "Refused", reason, detail })

/** A view of exactly these bytes, wherever they lie in their buffer. */
export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
