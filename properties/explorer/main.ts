/**
 * `npm run explore -- election [options]`: every state that servers can reach within a bound. Exit codes: 0 everything
 * holds, 1 a property is broken, 2 it was not decided.
 */
import { writeFileSync } from "node:fs"
import { setImmediate } from "node:timers/promises"
import { explore, replay } from "./exploration.ts"
import { readOptions, usage, UsageError } from "./options.ts"
import { traceOfPath } from "./recorded-path.ts"
import { asJson, asText, progressText } from "./report.ts"
import { TaskError, taskOf } from "./task.ts"

const write = (file: string, text: string): void => {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new UsageError(`--trace: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

const main = async (): Promise<number> => {
  const options = readOptions(process.argv.slice(2))
  if (options === "help") {
    process.stdout.write(usage)
    return 0
  }
  const { task, threads, limits, json } = options
  let interrupted = false
  process.once("SIGINT", () => (interrupted = true))
  let reported = 0
  const found = await explore(task, threads, limits, {
    nowMs: () => performance.now(),
    pause: async () => setImmediate(),
    isInterrupted: () => interrupted,
    report: (progress) => {
      const seconds = Math.floor(progress.seconds)
      if (json || seconds < reported + (process.stderr.isTTY ? 1 : 5)) return
      reported = seconds
      process.stderr.write(`${progressText(progress)}\n`)
    },
  })
  if (options.trace !== undefined && found.outcome._tag === "Violated") write(options.trace, traceOfPath(taskOf(task), found.outcome.path))
  const run = found.outcome._tag === "Violated" ? replay(taskOf(task), found.outcome.path) : undefined
  process.stdout.write(json ? asJson(options, found, run) : asText(options, found, run))
  return { Holds: 0, Violated: 1, Limit: 2 }[found.outcome._tag]
}

try {
  process.exitCode = await main()
} catch (error) {
  const isUsage = error instanceof UsageError || error instanceof TaskError
  process.stderr.write(isUsage ? `${error.message}\n` : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 2
}
