/** Says in the log that connections were closed, without letting whoever opens them fill it. */
import type { Log } from "./log.ts"

const isPowerOfTen = (n: number): boolean => /^10*$/.test(String(n))

/** What also happens between servers that are in order: two that call each other at once drop one of the calls. */
const usual: ReadonlySet<string> = new Set(["handshake-missing"])

/** Tells of the first rejection for each reason, the tenth, the hundredth and so on. */
export const tellRejections = (log: Log, port: string): ((reason: string, detail: string, remote: string) => void) => {
  const counts = new Map<string, number>()
  return (reason, detail, remote) => {
    const count = (counts.get(reason) ?? 0) + 1
    counts.set(reason, count)
    if (!isPowerOfTen(count)) return
    const often = count === 1 ? "" : `; the ${count}th for this reason`
    log(usual.has(reason) ? "INFO" : "WARN", `${port}: closed a connection from ${remote}: ${reason}: ${detail}${often}`)
  }
}

/** The reasons that occurred, such as `frame-length 3, own-id 1`; undefined if there is none. */
export const rejectionsText = (rejected: Readonly<Record<string, number>>): string | undefined => {
  const occurred = Object.entries(rejected).filter(([, count]) => count > 0)
  return occurred.length === 0 ? undefined : occurred.map(([reason, count]) => `${reason} ${count}`).join(", ")
}
