/** The lines of a server's log, like those of ZooKeeper's. */
import { nobody, type ServerId } from "../../base/ensemble.ts"
import * as Zxid from "../../base/zxid.ts"
import type { State } from "../../server/quorum-peer.ts"

export type LogLevel = "INFO" | "WARN" | "ERROR"

/** Takes one line, without its end. */
export type Log = (level: LogLevel, text: string) => void

const two = (n: number): string => String(n).padStart(2, "0")

/** Local time like `2026-03-01 18:02:18,123`. */
const timeText = (time: Date): string => {
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`
  return `${day} ${clock},${String(time.getMilliseconds()).padStart(3, "0")}`
}

/** Line ends and other control characters, which somebody else may have sent. */
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f\u007f-\u009f]/g

/** One line of the log, with its end: `2026-03-01 18:02:18,123 [myid:1] - INFO  - listening`. */
export const logLine = (time: Date, self: ServerId, level: LogLevel, text: string): string =>
  `${timeText(time)} [myid:${self}] - ${level.padEnd(5)} - ${text.replaceAll(controls, "?")}\n`

/** A log that writes its lines with `write`, at the time of day. */
export const logTo =
  (write: (line: string) => void, self: ServerId): Log =>
  (level, text) =>
    write(logLine(new Date(), self, level, text))

/**
 * What a server has become, such as `FOLLOWING leader=3 round=2 peerEpoch=0 zxid=0x0`: its role and its vote, the
 * proposal of a server that looks. An observer proposes nobody.
 */
export const roleText = ({ election: { state, vote, clock } }: State): string => {
  const known = vote.leader !== nobody
  const epoch = known ? String(vote.peerEpoch) : "none"
  const zxid = known ? Zxid.format(vote.zxid) : "none"
  return `${state} leader=${known ? vote.leader : "none"} round=${clock} peerEpoch=${epoch} zxid=${zxid}`
}
