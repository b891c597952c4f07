/** The checksum of ZooKeeper's files: Adler-32 (RFC 1950). */

/** The largest prime below 65536. */
const modulus = 65521

/** So many bytes can be summed before a sum can leave the numbers that are exact and fast. */
const most = 5552

/** The Adler-32 of the bytes from `from` to before `to`, as an unsigned 32-bit number. */
export const adler32 = (bytes: Uint8Array, from: number, to: number): number => {
  let a = 1
  let b = 0
  for (let start = from; start < to; start += most) {
    const end = Math.min(to, start + most)
    for (let at = start; at < end; at++) {
      a += bytes[at] ?? 0
      b += a
    }
    a %= modulus
    b %= modulus
  }
  return b * 65536 + a
}
