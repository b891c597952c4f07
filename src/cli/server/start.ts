/** Runs a server from its configuration file until it is stopped, and says why when it cannot. */
import { writeSync } from "node:fs"
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import { loadServerConfig } from "../../runtime/config/load.ts"
import { logTo } from "../../runtime/server/log.ts"
import { errorLine, run } from "../../runtime/server/server.ts"
import type { Stopped } from "../process.ts"

/** Where a server writes: its log, and what keeps it from running. */
export type Streams = { readonly out: (text: string) => void; readonly err: (text: string) => void }

/** The exit codes are ZooKeeper's: of a wrong configuration, and of a port that cannot be listened on. (ExitCode) */
const refusedCode = 2
const portCode = 14

/** What a server is told beside its configuration. */
export type ServerOptions = {
  /** The file of the configuration. */
  readonly config: string
  /** The file to which each step of the protocol is appended; null for none. */
  readonly trace: string | null
}

/**
 * Runs a server until it is interrupted, which stops it cleanly. Gives the exit code when it cannot run, having said
 * why, one line for each reason.
 */
export const startServer = Effect.fnUntraced(function* (
  { config: file, trace }: ServerOptions,
  { out, err }: Streams,
): Effect.fn.Return<number, never, FileSystem.FileSystem> {
  const refuse = (code: number, lines: readonly string[]): Effect.Effect<number> =>
    Effect.sync(() => {
      err(lines.map((line) => `${line}\n`).join(""))
      return code
    })
  return yield* loadServerConfig(file).pipe(
    Effect.flatMap((config) => {
      const log = logTo(out, config.own.id)
      for (const warning of config.warnings) log("WARN", warning)
      return run({ config, log, traceFile: trace }).pipe(
        Effect.catch((error) => refuse(error._tag === "TraceFileError" ? refusedCode : portCode, [errorLine(config, error)])),
      )
    }),
    Effect.catch(({ lines }) => refuse(refusedCode, lines)),
  )
})

/**
 * Writes a log line by line with `write`, which throws where the system refuses: because the disk is full, or because
 * nobody reads any more. Lines that are lost are counted, and told of once lines can be written again.
 */
export const lossyLog = (write: (text: string) => void): ((text: string) => void) => {
  let lost = 0
  let why = ""
  return (text) => {
    try {
      write(lost === 0 ? text : `${lost} lines of this log are lost: ${why}\n${text}`)
      lost = 0
    } catch (error) {
      lost += 1
      why = error instanceof Error ? error.message : String(error)
    }
  }
}

const standardOutput = 1

/** Writes all of it: the system may take a part. */
const writeOut = (text: string): void => {
  const bytes = Buffer.from(text)
  for (let written = 0; written < bytes.length;) written += writeSync(standardOutput, bytes, written)
}

/** The streams of this process. The log does not go through `process.stdout`, which gives up at the first error. */
export const ownStreams: Streams = { out: lossyLog(writeOut), err: (text) => void process.stderr.write(text) }

/** Being stopped is how a server ends that did its work, and a log that nobody reads is no reason to end. */
export const stoppedServer: Stopped = { code: 0, line: null, unheard: "goes on" }
