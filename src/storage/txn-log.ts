/** The transactions of a log file, as far as their zxids. (Apache: FileTxnLog.FileTxnIterator.) */
import * as Zxid from "../base/zxid.ts"
import { adler32 } from "./adler32.ts"

/** "ZKLG". */
const magic = 0x5a4b_4c47

/** The magic number, the version and a database id that is 0. */
const headerBytes = 16

/** Client, request, zxid, time and type of a transaction. */
const txnHeaderBytes = 32

/** "B", at the end of an entry. */
const endMark = 0x42

/**
 * What a file holds. A torn entry at its end is one that was being written at a crash: it and what follows it was
 * never acknowledged, so the log ends before it. `Damaged` is what no crash leaves behind.
 */
export type LogRead =
  | { readonly _tag: "Log"; readonly zxids: readonly Zxid.Zxid[]; readonly torn: boolean }
  | { readonly _tag: "Damaged"; readonly offsetBytes: number; readonly what: string }

/** Reads the bytes of a log file; any bytes are either a log or damaged. */
export const readLog = (bytes: Uint8Array): LogRead => {
  // A crash right after the file was made leaves less than a header.
  if (bytes.length < headerBytes) return { _tag: "Log", zxids: [], torn: true }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0) !== magic) return { _tag: "Damaged", offsetBytes: 0, what: "it does not begin with ZKLG" }
  const zxids: Zxid.Zxid[] = []
  let at = headerBytes
  while (true) {
    if (at === bytes.length) return { _tag: "Log", zxids, torn: false }
    if (at + 12 > bytes.length) return { _tag: "Log", zxids, torn: true }
    const length = view.getInt32(at + 8)
    // The space after the last entry is filled with zeros beforehand.
    if (length === 0) return { _tag: "Log", zxids, torn: false }
    if (length < txnHeaderBytes) return { _tag: "Damaged", offsetBytes: at, what: `an entry says that it is ${length} bytes long` }
    const txn = at + 12
    const end = txn + length
    if (end + 1 > bytes.length || bytes[end] !== endMark) return { _tag: "Log", zxids, torn: true }
    if (view.getUint32(at) !== 0 || view.getUint32(at + 4) !== adler32(bytes, txn, end))
      return { _tag: "Damaged", offsetBytes: at, what: "the checksum of an entry does not fit its bytes" }
    zxids.push({ epoch: view.getInt32(txn + 12), counter: view.getUint32(txn + 16) })
    at = end + 1
  }
}
