/** The file into which a server writes its trace. docs/traces.md has its format. */
import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { ServerId } from "../../base/ensemble.ts"
import type { TraceEvent, TraceHeader } from "../../trace/event.ts"
import { traceLine } from "../../trace/writing.ts"
import type { Log } from "./log.ts"

/** The trace cannot be written where it should be. */
export class TraceFileError extends Data.TaggedError("TraceFileError")<{
  readonly file: string
  readonly wrong: string
  readonly right: string
}> {
  override get message(): string {
    return `${this.file}: the trace cannot be written: ${this.wrong}; ${this.right}`
  }
}

export type TraceFile = {
  /**
   * Begins the trace of a server that is about to start, or goes on with the one in the file: what came before ended
   * with a crash, which is what a stop is to the protocol.
   */
  readonly begin: (header: TraceHeader, self: ServerId) => Effect.Effect<void, TraceFileError>
  /**
   * Appends one line, handed to the system before this returns: a process that is killed loses no line it has taken.
   * A line that cannot be written ends the trace, which stays true up to there, and not the server.
   */
  readonly write: (line: TraceHeader | TraceEvent) => void
}

const newline = 0x0a
const windowBytes = 65_536

/** Where the last line ends that has an end; what follows was being written when its process was killed. */
const endOfLines = (fd: number): number => {
  const window = Buffer.alloc(windowBytes)
  for (let end = fstatSync(fd).size; end > 0;) {
    const start = Math.max(0, end - windowBytes)
    const found = window.subarray(0, readSync(fd, window, 0, end - start, start)).lastIndexOf(newline)
    if (found >= 0) return start + found + 1
    end = start
  }
  return 0
}

/** Whether a file is, as far as both go, the same as these bytes. */
const agreesWith = (fd: number, bytes: Buffer): boolean => {
  const there = Buffer.alloc(bytes.length)
  const count = readSync(fd, there, 0, there.length, 0)
  return there.subarray(0, count).equals(bytes.subarray(0, count))
}

const append = (fd: number, bytes: Buffer): void => {
  for (let written = 0; written < bytes.length;) written += writeSync(fd, bytes, written)
}

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const attempt = <A>(file: string, action: () => A): Effect.Effect<A, TraceFileError> =>
  Effect.try({
    try: action,
    catch: (error) => new TraceFileError({ file, wrong: whyOf(error), right: "name a file that this user may create or append to" }),
  })

const begin = (file: string, fd: number, header: TraceHeader, self: ServerId): Effect.Effect<void, TraceFileError> =>
  Effect.gen(function* () {
    if (!(yield* attempt(file, () => fstatSync(fd).isFile())))
      return yield* new TraceFileError({ file, wrong: "it is no regular file", right: "name one, which may be new" })
    const first = Buffer.from(traceLine(header))
    if (!(yield* attempt(file, () => agreesWith(fd, first)))) {
      const wrong = "it holds something else, or a trace of another server, another ensemble, or another disk"
      return yield* new TraceFileError({ file, wrong, right: "name a new file, or remove this one" })
    }
    yield* attempt(file, () => {
      // A step is written before anybody hears of it, so one that was not written to its end has never been taken.
      const end = endOfLines(fd)
      ftruncateSync(fd, end)
      if (end === 0) append(fd, first)
      if (end > first.length) append(fd, Buffer.from(traceLine({ action: "Crash", server: self })))
    })
  })

/** Removes what was written of a line that has no end. */
const dropUnfinished = (file: string, fd: number, log: Log): void => {
  try {
    ftruncateSync(fd, endOfLines(fd))
  } catch (error) {
    log("ERROR", `${file}: its last line is cut off: ${whyOf(error)}`)
  }
}

/** Opens the file of a trace, or creates it. */
export const openTraceFile = (file: string, log: Log): Effect.Effect<TraceFile, TraceFileError, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      attempt(file, () => openSync(file, "a+")),
      (fd) => Effect.sync(() => closeSync(fd)),
    ),
    (fd) => {
      let failed = false
      return {
        begin: (header, self) => begin(file, fd, header, self),
        write: (line) => {
          if (failed) return
          try {
            append(fd, Buffer.from(traceLine(line)))
          } catch (error) {
            failed = true
            log("ERROR", `${file}: the trace ends here: ${whyOf(error)}`)
            dropUnfinished(file, fd, log)
          }
        },
      }
    },
  )
