/** The engine `tlc`: TLC beside a local Java, one process per model. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { runChild } from "./child.ts"
import { withoutSearch, type Engine, type Job, type Progress, type RunResult } from "./engine.ts"
import { shellText, tlcCommand, type CommandLine } from "./tlc-command.ts"
import { findJar, findJava } from "./tlc-jar.ts"
import { countsOf, tlcReader } from "./tlc-output.ts"
import { tlcResult } from "./tlc-result.ts"

/**
 * A complete search over more states than the limit is not finished either, so that a limit means the same on
 * every engine, however seldom TLC reports its counts.
 */
const withinLimit = (result: RunResult, maxStates: number | null): RunResult =>
  result.verdict === "holds" && maxStates !== null && result.distinct > maxStates
    ? { ...result, verdict: "not finished", detail: `more than ${maxStates} distinct states (--max-states)` }
    : result

/** Runs a TLC command and reads its output; stops it once it reports more states than the limit. */
export const runTlc = (job: Job, command: CommandLine, cwd: string, onProgress: (progress: Progress) => void): Effect.Effect<RunResult> =>
  Effect.suspend(() => {
    const since = performance.now()
    const seconds = (): number => (performance.now() - since) / 1000
    const { maxStates } = job.limits
    let stop: (counts: Progress) => void = () => {}
    const overflow = Effect.callback<RunResult>((resume) => {
      stop = ({ distinct, generated, depth }) => {
        const reason = `more than ${maxStates} distinct states (--max-states)`
        const result = withoutSearch("not finished", reason)
        resume(Effect.succeed({ ...result, distinct, generated, diameter: depth, seconds: seconds() }))
      }
    })
    const reader = tlcReader((message) => {
      const counts = countsOf(message)
      if (counts === null) return
      onProgress(counts)
      if (counts.queue > 0 && maxStates !== null && counts.distinct > maxStates) stop(counts)
    })
    const whole = Effect.map(runChild(command, { cwd, onOutput: reader.push }), (exit) => {
      if (exit.failedToStart !== null) return withoutSearch("error", `${command[0]}: ${exit.failedToStart}`)
      const output = reader.end()
      return withinLimit(tlcResult({ output, code: exit.code, stderr: exit.stderr, seconds: seconds() }), maxStates)
    })
    return Effect.raceFirst(overflow, whole)
  })

/** The engine on this machine. A dry run names the jar's usual place when there is none. */
export const tlcEngine = (environment: Readonly<Record<string, string | undefined>>): Engine => {
  const jar = findJar(environment)
  const java = findJava(environment)
  const path = "jar" in jar ? jar.jar : "tla2tools.jar"
  return {
    name: "tlc",
    readiness:
      "missing" in jar
        ? { _tag: "Missing", install: jar.missing }
        : java === null
          ? { _tag: "Missing", install: "no Java: install a Java runtime of version 11 or later, or set JAVA_HOME" }
          : { _tag: "Ready", description: jar.description },
    commandLine: (job) => {
      const scratch = join(tmpdir(), "zoocheck-tlc")
      return `mkdir -p ${scratch} && ${shellText(tlcCommand(job, java ?? "java", path, scratch))}`
    },
    run: (job, onProgress) =>
      Effect.acquireUseRelease(
        Effect.sync(() => mkdtempSync(join(tmpdir(), "zoocheck-tlc-"))),
        (scratch) => runTlc(job, tlcCommand(job, java ?? "java", path, scratch), scratch, onProgress),
        (scratch) => Effect.sync(() => rmSync(scratch, { recursive: true, force: true })),
      ),
  }
}
