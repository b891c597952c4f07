/** Runs an effect as the whole of a process: signals, readers that go away, errors and exit codes. */
import * as NodeRuntime from "@effect/platform-node-shared/NodeRuntime"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"

/** How a command ends that is stopped by SIGINT or SIGTERM: the exit code, and a line that says so. */
export type Stopped = {
  readonly code: number
  readonly line: string | null
  /** Whether it goes on when its output cannot be written any more, as what it does is not what it says. */
  readonly unheard: "ends" | "goes on"
}

const interrupted: Stopped = { code: 130, line: "interrupted; nothing is left running", unheard: "ends" }

/** Exit code of a command whose reader went away before it had said everything. */
const unheardCode = 2

/**
 * Ends once nobody reads the output any more, as behind `| head`. The listeners stay, so that a late failure to
 * write is no crash either.
 */
const unheard = (stopped: Stopped): Effect.Effect<number> =>
  Effect.callback((resume) => {
    const end = (): void => {
      if (stopped.unheard === "ends") resume(Effect.succeed(unheardCode))
    }
    for (const stream of [process.stdout, process.stderr]) stream.on("error", end)
  })

/**
 * Runs a command to its end and exits. A wrong command line exits with 2, like everything that could not be
 * checked; SIGINT and SIGTERM interrupt the command, and so does a reader of its output that goes away, so that
 * its children end with it. For a server, being stopped is the ordinary end.
 */
export const runProcess = <E>(command: Effect.Effect<number, E>, stopped: Stopped = interrupted): void =>
  NodeRuntime.runMain(Effect.raceFirst(command, unheard(stopped)), {
    disableErrorReporting: true,
    teardown: (exit, done) => {
      if (Exit.isSuccess(exit)) return done(Number(exit.value))
      if (Cause.hasInterruptsOnly(exit.cause)) {
        if (stopped.line !== null) process.stderr.write(`${stopped.line}\n`)
        return done(stopped.code)
      }
      const error = Cause.squash(exit.cause)
      const shown = typeof error === "object" && error !== null && "_tag" in error && error._tag === "ShowHelp"
      // What the system refuses, such as a folder that cannot be written, is no fault of the program's.
      const refused = error instanceof Error && "syscall" in error
      if (!shown) process.stderr.write(`${refused ? error.message : Cause.pretty(exit.cause)}\n`)
      done(2)
    },
  })
