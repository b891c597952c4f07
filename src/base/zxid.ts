/**
 * A transaction id: the epoch of the leader that proposed it and a counter within that epoch, ordered by epoch, then
 * by counter. (Zab paper: transaction identifiers.) On the wire and on disk it is one signed 64-bit number, the epoch
 * in the high and the counter in the low 32 bits; the pair holds every such number exactly.
 */
export type Zxid = {
  /** The high half, as a signed 32-bit number: zxids are compared as signed numbers. */
  readonly epoch: number
  /** The low half, as an unsigned 32-bit number. 0 is the marker "this epoch was established here". */
  readonly counter: number
}

/** The zxid of a server that has logged nothing. */
export const zero: Zxid = { epoch: 0, counter: 0 }

/** -1, the zxid of a database that was not read yet (ZKDatabase before loadDataBase). */
export const uninitialized: Zxid = { epoch: -1, counter: 0xffff_ffff }

/** Long.MIN_VALUE, the zxid in the vote of a server that does not vote (FastLeaderElection.getInitLastLoggedZxid). */
export const none: Zxid = { epoch: -0x8000_0000, counter: 0 }

/** Negative when `a` precedes `b`, zero when they are equal, positive otherwise. */
export const compare = (a: Zxid, b: Zxid): number => a.epoch - b.epoch || a.counter - b.counter

/** Whether two zxids are the same 64 bits. */
export const equal = (a: Zxid, b: Zxid): boolean => a.epoch === b.epoch && a.counter === b.counter

/** Whether no transaction carries this zxid: it marks the beginning of its epoch. */
export const isMarker = (zxid: Zxid): boolean => zxid.counter === 0

/** The 64 bits of a zxid as ZooKeeper prints them, such as `0x100000003`. */
export const format = (zxid: Zxid): string => {
  const high = zxid.epoch >>> 0
  return high === 0 ? `0x${zxid.counter.toString(16)}` : `0x${high.toString(16)}${zxid.counter.toString(16).padStart(8, "0")}`
}

/** Reads what `format` writes: `0x` and at most 16 hexadecimal digits. Undefined for anything else. */
export const parse = (text: string): Zxid | undefined => {
  if (!/^0x[0-9a-fA-F]{1,16}$/.test(text)) return undefined
  const digits = text.slice(2).padStart(16, "0")
  return { epoch: Number.parseInt(digits.slice(0, 8), 16) | 0, counter: Number.parseInt(digits.slice(8), 16) }
}
