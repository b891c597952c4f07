/** Runs a program to its end, with its wall and processor time. */
import { spawn } from "node:child_process"

/** How a program ended. Times are in seconds. */
export type Ended = { readonly code: number | null; readonly stderr: string; readonly wall: number; readonly processor: number | null }

/** POSIX shells print the processor time of finished children: user, then system. */
const shell = "/bin/sh"
const timed = '"$@"; code=$?; times >&2; exit $code'
const timesLine = /^(\d+)m([\d.]+)s (\d+)m([\d.]+)s$/

const processorTime = (stderr: string): number | null => {
  const numbers = timesLine
    .exec(stderr.trim().split("\n").at(-1) ?? "")
    ?.slice(1)
    .map(Number)
  if (numbers === undefined) return null
  const [userMinutes = 0, user = 0, systemMinutes = 0, system = 0] = numbers
  return 60 * (userMinutes + systemMinutes) + user + system
}

/** Runs `program`; `onOutput` hears of its output as it comes. @throws Error when it cannot be started */
export const run = async (program: string, args: readonly string[], onOutput: (text: string) => void, cwd?: string): Promise<Ended> => {
  const isPosix = process.platform !== "win32"
  const started = performance.now()
  const options = { stdio: ["ignore", "pipe", "pipe"] as ["ignore", "pipe", "pipe"], ...(cwd === undefined ? {} : { cwd }) }
  const child = isPosix ? spawn(shell, ["-c", timed, "bench", program, ...args], options) : spawn(program, args, options)
  let stderr = ""
  child.stdout.setEncoding("utf8").on("data", onOutput)
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject)
    child.once("close", resolve)
  })
  return { code, stderr, wall: (performance.now() - started) / 1000, processor: isPosix ? processorTime(stderr) : null }
}
