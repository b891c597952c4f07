/** The names of the files in version-2. (Apache: persistence.Util, FileSnap, FileTxnLog.) */
import * as Zxid from "../base/zxid.ts"

/** How a snapshot's bytes are packed, as its name says. */
export type Compression = "none" | "gz" | "snappy"

/** A snapshot: it holds every transaction up to `zxid`, and maybe some after it. */
export type SnapshotName = { readonly name: string; readonly zxid: Zxid.Zxid; readonly compression: Compression }

/** A transaction log: `zxid` is its first transaction. */
export type LogName = { readonly name: string; readonly zxid: Zxid.Zxid }

const snapshot = /^snapshot\.([0-9a-fA-F]{1,16})(?:\.(gz|snappy))?$/
const log = /^log\.([0-9a-fA-F]{1,16})$/

/** The snapshots among the names, the newest first. Other names are none of ZooKeeper's and are passed over. */
export const snapshotsIn = (names: readonly string[]): readonly SnapshotName[] =>
  names
    .flatMap((name): readonly SnapshotName[] => {
      const [, digits, compression] = snapshot.exec(name) ?? []
      const zxid = digits === undefined ? undefined : Zxid.parse(`0x${digits}`)
      return zxid === undefined ? [] : [{ name, zxid, compression: (compression as Compression | undefined) ?? "none" }]
    })
    .sort((a, b) => Zxid.compare(b.zxid, a.zxid))

/** The logs among the names, the oldest first. */
export const logsIn = (names: readonly string[]): readonly LogName[] =>
  names
    .flatMap((name): readonly LogName[] => {
      const [, digits] = log.exec(name) ?? []
      const zxid = digits === undefined ? undefined : Zxid.parse(`0x${digits}`)
      return zxid === undefined ? [] : [{ name, zxid }]
    })
    .sort((a, b) => Zxid.compare(a.zxid, b.zxid))

/**
 * The logs that can hold transactions after `zxid`, the oldest first: those that begin after it, and the last one
 * that does not.
 */
export const logsAfter = (zxid: Zxid.Zxid, logs: readonly LogName[]): readonly LogName[] => {
  const before = logs.findLastIndex((one) => Zxid.compare(one.zxid, zxid) <= 0)
  return logs.slice(Math.max(before, 0))
}
