/** The file into which a server writes its trace. docs/traces.md has its format. */
import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { TraceEvent, TraceHeader } from "../../trace/event.ts"
import { traceLine } from "../../trace/writing.ts"
import type { Log } from "./log.ts"

/** The trace cannot be written where it should be. */
export class TraceFileError extends Data.TaggedError("TraceFileError")<{ readonly file: string; readonly why: string }> {
  override get message(): string {
    return `${this.file}: the trace cannot be written: ${this.why}; name a file that this user may create or append to`
  }
}

export type TraceFile = {
  /** Appends one line, handed to the system before this returns: a process that is killed loses no line it has taken. */
  readonly write: (line: TraceHeader | TraceEvent) => void
}

const newline = 0x0a

/** Whether the last line of a file has no end: whoever wrote it was killed within it. */
const endsWithinLine = (fd: number): boolean => {
  const { size } = fstatSync(fd)
  if (size === 0) return false
  const last = new Uint8Array(1)
  readSync(fd, last, 0, 1, size - 1)
  return last[0] !== newline
}

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * Opens a trace and appends to what is there: one file may hold several runs of its server. A line that cannot be
 * written ends the trace, which stays true up to there, and not the server.
 */
export const openTraceFile = (file: string, log: Log): Effect.Effect<TraceFile, TraceFileError, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      Effect.try({
        try: () => {
          const fd = openSync(file, "a+")
          if (endsWithinLine(fd)) writeSync(fd, "\n")
          return fd
        },
        catch: (error) => new TraceFileError({ file, why: whyOf(error) }),
      }),
      (fd) => Effect.sync(() => closeSync(fd)),
    ),
    (fd) => {
      let failed = false
      return {
        write: (line) => {
          if (failed) return
          const bytes = Buffer.from(traceLine(line))
          try {
            for (let written = 0; written < bytes.length;) written += writeSync(fd, bytes, written)
          } catch (error) {
            failed = true
            log("ERROR", `${file}: the trace ends here: ${whyOf(error)}`)
          }
        },
      }
    },
  )
