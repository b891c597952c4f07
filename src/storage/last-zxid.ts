/**
 * The zxid of the last transaction that a server has on disk, which is the one it votes with. (Apache:
 * FileTxnSnapLog.restore, ZKDatabase.loadDataBase.)
 */
import * as Zxid from "../base/zxid.ts"

/** The zxid up to which the log holds, or the first two neighbours between which something is missing. */
export type Followed =
  | { readonly _tag: "Upto"; readonly zxid: Zxid.Zxid }
  | { readonly _tag: "Gap"; readonly before: Zxid.Zxid; readonly after: Zxid.Zxid }

/** Whether no transaction can lie between two, the first of which is older. A new epoch begins with counter 1. */
const adjacent = (before: Zxid.Zxid, after: Zxid.Zxid): boolean => after.counter === (after.epoch === before.epoch ? before.counter + 1 : 1)

/**
 * Goes on from `from`, a snapshot's zxid or the end of an earlier log, through the transactions of a log. Those that
 * are not newer are in the snapshot already. ZooKeeper starts with a log of which a part is missing; this is refused.
 */
export const follow = (from: Zxid.Zxid, zxids: readonly Zxid.Zxid[]): Followed => {
  let last = from
  for (const zxid of zxids) {
    if (Zxid.compare(zxid, last) <= 0) continue
    if (!adjacent(last, zxid)) return { _tag: "Gap", before: last, after: zxid }
    last = zxid
  }
  return { _tag: "Upto", zxid: last }
}
