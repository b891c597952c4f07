/** The command `zoocheck` with all its subcommands. */
import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import { runMain } from "../platform.ts"
import { serverCommand } from "../server/command.ts"
import { ownStreams, stoppedServer } from "../server/start.ts"

/** Runs the command line of this process to its end and exits. */
export const runZoocheck = (): void => {
  let exitCode = 0
  const server = serverCommand(ownStreams, (code) => {
    exitCode = code
  })
  const zoocheck = Command.make("zoocheck").pipe(
    Command.withDescription("ZooKeeper, small enough to be checked"),
    Command.withSubcommands([server]),
  )
  runMain(
    Effect.map(Command.run(zoocheck, { version: "0.1.0" }), () => exitCode),
    stoppedServer,
  )
}
