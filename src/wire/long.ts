/**
 * The 64-bit numbers of the wire. Ids, rounds and epochs are JavaScript numbers: the safe integers, and
 * Long.MIN_VALUE, which a double holds exactly and the vote of a server without a vote uses. A zxid is a pair and
 * holds all 64 bits.
 */
import { assert } from "../base/assert.ts"
import type { Zxid } from "../base/zxid.ts"

/** Java's Long.MIN_VALUE. */
export const minimum = -(2 ** 63)

/** Whether `readLong` can yield this number. */
export const isLong = (value: number): boolean => Number.isSafeInteger(value) || value === minimum

/** The number at an offset; undefined if it is neither a safe integer nor Long.MIN_VALUE. */
export const readLong = (view: DataView, offset: number): number | undefined => {
  // Beyond the safe integers the sum may round, but never back to a safe one.
  const value = view.getInt32(offset) * 2 ** 32 + view.getUint32(offset + 4)
  if (Number.isSafeInteger(value)) return value
  return view.getInt32(offset) === -(2 ** 31) && view.getUint32(offset + 4) === 0 ? minimum : undefined
}

/** The 64 bits at an offset as a person writes them. */
export const longText = (view: DataView, offset: number): string =>
  `0x${view.getUint32(offset).toString(16).padStart(8, "0")}${view
    .getUint32(offset + 4)
    .toString(16)
    .padStart(8, "0")}`

/** Writes a number that `isLong`. */
export const writeLong = (view: DataView, offset: number, value: number): void => {
  assert(isLong(value), "a 64-bit field is a safe integer or Long.MIN_VALUE")
  view.setInt32(offset, Math.floor(value / 2 ** 32))
  // Taken modulo 2^32, which is exact for safe integers of either sign.
  view.setUint32(offset + 4, value >>> 0)
}

/** Reads and writes all 64 bits of a zxid. */
export const readZxid = (view: DataView, offset: number): Zxid => ({ epoch: view.getInt32(offset), counter: view.getUint32(offset + 4) })
export const writeZxid = (view: DataView, offset: number, zxid: Zxid): void => {
  assert((zxid.epoch | 0) === zxid.epoch, "the epoch of a zxid is a signed 32-bit number")
  assert(zxid.counter >>> 0 === zxid.counter, "the counter of a zxid is an unsigned 32-bit number")
  view.setInt32(offset, zxid.epoch)
  view.setUint32(offset + 4, zxid.counter)
}
