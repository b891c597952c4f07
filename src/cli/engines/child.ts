/** Runs a child process that must not outlive its caller: interrupting the Effect ends the child. */
import { spawn } from "node:child_process"
import * as Effect from "effect/Effect"
import type { CommandLine } from "./tlc-command.ts"

/** How a child ended. `failedToStart` is set when the program could not be run at all. */
export type ChildExit = {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  readonly failedToStart: string | null
}

/** How long a child may take to end after it was asked to, before it is killed. */
const graceMs = 3000

/** Characters of each stream that are kept, so that a child that prints without end fills no memory. */
const keptCharacters = 1_000_000

/** Runs a command to its end. `onOutput` hears of standard output as it comes; then it is not kept. */
export const runChild = (
  command: CommandLine,
  options: { readonly cwd?: string; readonly onOutput?: (piece: string) => void } = {},
): Effect.Effect<ChildExit> =>
  Effect.callback((resume) => {
    const [program, ...args] = command
    const child = spawn(program, args, {
      stdio: ["ignore", "pipe", "pipe"],
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    })
    let stdout = ""
    let stderr = ""
    let failedToStart: string | null = null
    child.stdout.setEncoding("utf8").on("data", (piece: string) => {
      if (options.onOutput !== undefined) options.onOutput(piece)
      else if (stdout.length < keptCharacters) stdout += piece
    })
    child.stderr.setEncoding("utf8").on("data", (piece: string) => {
      if (stderr.length < keptCharacters) stderr += piece
    })
    child.once("error", (error) => {
      failedToStart = error.message
      if (child.pid === undefined) resume(Effect.succeed({ code: null, stdout, stderr, failedToStart }))
    })
    child.once("close", (code) => {
      resume(Effect.succeed({ code, stdout, stderr, failedToStart }))
    })
    return Effect.callback<void>((ended) => {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
        ended(Effect.void)
        return
      }
      const timer = setTimeout(() => child.kill("SIGKILL"), graceMs)
      child.once("close", () => {
        clearTimeout(timer)
        ended(Effect.void)
      })
      child.kill("SIGTERM")
    })
  })
