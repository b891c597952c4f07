/** Whether a snapshot was written to its end, by the seals in it. (Apache: SnapStream, FileSnap.) */
import { adler32 } from "./adler32.ts"

/** "ZKSN". */
const magic = 0x5a4b_534e

/** A seal is an Adler-32 of everything before it, as a 64-bit number, and the text "/" behind its length. */
const sealBytes = 13

/**
 * Whether the bytes of a snapshot, unpacked, are whole: it begins with the magic number, and ends with a seal over all
 * the rest. Each section of a snapshot ends with such a seal, so this holds for every version of the format.
 */
export const isWhole = (bytes: Uint8Array): boolean => {
  const sealAt = bytes.length - sealBytes
  if (sealAt < 16) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return (
    view.getUint32(0) === magic &&
    view.getUint32(sealAt) === 0 &&
    view.getUint32(sealAt + 4) === adler32(bytes, 0, sealAt) &&
    view.getUint32(sealAt + 8) === 1 &&
    bytes[sealAt + 12] === 0x2f
  )
}
