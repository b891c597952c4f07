/** The command `zoocheck` as a process, through the executable that users call. */
import { type ChildProcess, spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

/** The executable. */
export const executable = fileURLToPath(new URL("../../../bin/zoocheck", import.meta.url))

/** A process and what it says. */
export type Zoocheck = {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  /** Settles once the output has this text; fails when the process ends without it. */
  readonly untilSaid: (text: string) => Promise<void>
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

/** Starts the command, by the executable or by another path to it. */
export const startCommand = (args: readonly string[], path = executable, environment = process.env): Zoocheck => {
  const child = spawn(path, args, { stdio: ["ignore", "pipe", "pipe"], env: environment })
  let out = ""
  let err = ""
  const heard = new Set<() => void>()
  child.stdout.setEncoding("utf8").on("data", (piece: string) => {
    out += piece
    for (const look of heard) look()
  })
  child.stderr.setEncoding("utf8").on("data", (piece: string) => void (err += piece))
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once("error", (error) => {
      err += error.message
      resolve(null)
    })
    child.once("close", (code, signal) => resolve(code ?? signal))
  })
  const untilSaid = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (out.includes(text)) resolve()
      }
      heard.add(look)
      look()
      void ended.then((how) => reject(new Error(`ended with ${how} before it said ${text}:\n${out}${err}`)))
    })
  return { child, out: () => out, err: () => err, untilSaid, ended }
}
