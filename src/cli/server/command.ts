/** `zoocheck server start-foreground zoo.cfg`: its flags, and the way from them to a running server. */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { startServer, type Streams } from "./start.ts"

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
