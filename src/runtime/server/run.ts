/** A server as a process: its log on the standard output, why it does not start on the standard error, its exit code. */
import * as Effect from "effect/Effect"
import type { ServerConfig } from "../config/load.ts"
import { logTo } from "./log.ts"
import { open, type ServerError } from "./server.ts"

/** The exit code for a port that cannot be listened on. (Apache: ExitCode.UNABLE_TO_BIND_QUORUM_PORT) */
const unboundCode = 14

/** The exit code for a command line that asks for what is not possible. (Apache: ExitCode.INVALID_INVOCATION) */
const refusedCode = 2

/** The error as one line, with the place in the configuration that is to be changed. */
const errorLine = ({ file, own }: ServerConfig, error: ServerError): string =>
  error._tag === "TraceFileError" ? error.message : `${file}:${own.line}: ${error.message}`

/**
 * Runs a server until it is interrupted, which stops it cleanly: its connections end and its ports are free again. It
 * succeeds with an exit code when it cannot start, having said why in one line, and dies when the program is wrong.
 */
export const run = (config: ServerConfig, { trace }: { readonly trace: string | null }): Effect.Effect<number> =>
  Effect.gen(function* () {
    const { file, own, settings, warnings } = config
    const log = logTo((line) => process.stdout.write(line), own.id)
    log("INFO", `starting server ${own.id}, a ${own.role}, of the ${settings.servers.length} in ${file}`)
    for (const warning of warnings) log("WARN", warning)
    const server = yield* open({ config, log, traceFile: trace })
    return yield* server.defect
  }).pipe(
    Effect.scoped,
    Effect.catch((error) =>
      Effect.sync(() => {
        process.stderr.write(`${errorLine(config, error)}\n`)
        return error._tag === "TraceFileError" ? refusedCode : unboundCode
      }),
    ),
  )
