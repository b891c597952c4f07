/**
 * Finds the last transaction a server has on disk: the newest snapshot that is whole, and the logs that go on from it.
 * (Apache: FileTxnSnapLog.restore.)
 */
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import * as Zxid from "../../base/zxid.ts"
import { logsAfter, logsIn, type SnapshotName, snapshotsIn } from "../../storage/file-name.ts"
import { follow } from "../../storage/last-zxid.ts"
import { isWhole } from "../../storage/snapshot-seal.ts"
import { readLog } from "../../storage/txn-log.ts"
import { readBytes, readNames, type Unreadable } from "./files.ts"
import type { Problem } from "./problem.ts"

const restore = "restore the folder from a backup, or let the server join with an empty dataDir"
const readable = "let this user read the files of the server"

const problem = (file: string, wrong: string, right: string): Problem => ({ file, line: null, key: null, wrong, right })

/** The bytes of a snapshot; null if they are packed and cannot be unpacked. */
const unpacked = ({ compression }: SnapshotName, bytes: Uint8Array): Uint8Array | null => {
  if (compression !== "gz") return bytes
  try {
    return gunzipSync(bytes)
  } catch {
    // A snapshot whose writing was cut short is like none: the next older one is tried.
    return null
  }
}

/** The newest snapshot that is whole; null if there is none. One that is not whole is passed over, as a crash leaves it. */
const newestWhole = Effect.fnUntraced(function* (
  folder: string,
  snapshots: readonly SnapshotName[],
): Effect.fn.Return<SnapshotName | null, Unreadable, FileSystem.FileSystem> {
  for (const snapshot of snapshots) {
    const path = join(folder, snapshot.name)
    if (snapshot.compression === "snappy")
      return yield* Effect.fail([
        problem(path, "zoocheck does not read snapshots in snappy yet", "let ZooKeeper write one without compression"),
      ])
    const bytes = yield* readBytes(path, readable)
    const plain = bytes === null ? null : unpacked(snapshot, bytes)
    if (plain !== null && isWhole(plain)) return snapshot
  }
  return null
})

/**
 * The zxid of the last transaction in the snapshots of `dataDir` and the logs of `dataLogDir`; zero for a server that
 * is new. Fails where ZooKeeper would not start, or would start without knowing that a log is missing.
 */
export const readLastZxid = Effect.fnUntraced(function* (
  dataDir: string,
  dataLogDir: string,
): Effect.fn.Return<Zxid.Zxid, Unreadable, FileSystem.FileSystem> {
  const snapshotFolder = join(dataDir, "version-2")
  const logFolder = join(dataLogDir, "version-2")
  const snapshotNames = yield* readNames(snapshotFolder, readable)
  const logNames = yield* readNames(logFolder, readable)
  if (snapshotFolder !== logFolder) {
    const astray = [
      ...logsIn(snapshotNames).map(({ name }) =>
        problem(join(snapshotFolder, name), "a log lies in dataDir, though dataLogDir is another folder", `move it to ${logFolder}`),
      ),
      ...snapshotsIn(logNames).map(({ name }) =>
        problem(join(logFolder, name), "a snapshot lies in dataLogDir, though dataDir is another folder", `move it to ${snapshotFolder}`),
      ),
    ]
    if (astray.length > 0) return yield* Effect.fail(astray)
  }
  const snapshots = snapshotsIn(snapshotNames)
  const snapshot = yield* newestWhole(snapshotFolder, snapshots)
  if (snapshot === null && snapshots.length > 0)
    return yield* Effect.fail([problem(snapshotFolder, "none of its snapshots is whole", restore)])
  let last = snapshot?.zxid ?? Zxid.zero
  for (const { name } of logsAfter(last, logsIn(logNames))) {
    const path = join(logFolder, name)
    const bytes = yield* readBytes(path, readable)
    const log = readLog(bytes ?? new Uint8Array())
    if (log._tag === "Damaged") return yield* Effect.fail([problem(path, `at byte ${log.offsetBytes}, ${log.what}`, restore)])
    if (snapshot === null && log.zxids.length > 0)
      return yield* Effect.fail([problem(path, "there are transactions and no snapshot they go on from", restore)])
    const followed = follow(last, log.zxids)
    if (followed._tag === "Gap") {
      const { before, after } = followed
      return yield* Effect.fail([
        problem(path, `after ${Zxid.format(before)} comes ${Zxid.format(after)}; what was between is missing`, restore),
      ])
    }
    last = followed.zxid
  }
  return last
})
