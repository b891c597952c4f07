/** `zoocheck server start-foreground zoo.cfg`: its flags, and the way from them to a running server. */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import { loadServerConfig } from "../../runtime/config/load.ts"
import { logTo } from "../../runtime/server/log.ts"
import { errorLine, run } from "../../runtime/server/server.ts"

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

const parameters = {
  config: Argument.String("zoo.cfg").pipe(
    Argument.withDescription("ZooKeeper's configuration of this server"),
    Argument.withDefault("zoo.cfg"),
  ),
  trace: Flag.String("trace").pipe(
    Flag.withDescription("Append each step of the protocol to this file, one JSON object a line"),
    Flag.optional,
  ),
}

/** The command as `effect/cli` knows it; `finish` is told the exit code. */
export const serverCommand = (streams: Streams, finish: (exitCode: number) => void) =>
  Command.make("server").pipe(
    Command.withDescription("A server of an ensemble"),
    Command.withSubcommands([
      Command.make("start-foreground", parameters, ({ config, trace }) =>
        Effect.map(startServer({ config, trace: Option.getOrNull(trace) }, streams), finish),
      ).pipe(
        Command.withDescription(
          "Runs the server of a configuration until SIGTERM or SIGINT. It takes part in elections; it does not serve clients yet.",
        ),
      ),
    ]),
  )
