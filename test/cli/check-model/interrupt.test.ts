/** Stopping the command stops what it started. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, readFileSync, watch, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { program, scratch, toyManifest } from "../fake-program.ts"

const main = fileURLToPath(new URL("../../../src/cli/check-model/main.ts", import.meta.url))

/** Whether a process is there. */
const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe("an interrupted run", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "ends its children on %s and exits with 130",
    async (signal) => {
      const directory = scratch()
      const jar = join(directory, "tla2tools.jar")
      writeFileSync(jar, "PK")
      // Says who it is, and then works for ever.
      program(
        join(directory, "bin", "java"),
        `[ "$*" = -version ] && exit 0
      echo $$ > ${directory}/pid.tmp && mv ${directory}/pid.tmp ${directory}/pid
      exec tail -f /dev/null`,
      )
      const changes = watch(directory)
      const args = [main, "--manifest", toyManifest, "--engine", "tlc", "--model", "holds"]
      const child = spawn(process.execPath, args, {
        env: { ...process.env, JAVA_HOME: directory, TLA2TOOLS_JAR: jar },
        stdio: ["ignore", "ignore", "pipe"],
      })
      let said = ""
      child.stderr.setEncoding("utf8").on("data", (piece: string) => (said += piece))
      const ended = once(child, "close")
      while (!existsSync(join(directory, "pid"))) await once(changes, "change")
      changes.close()
      const pid = Number(readFileSync(join(directory, "pid"), "utf8"))
      expect(alive(pid)).toBe(true)
      child.kill(signal)
      expect((await ended)[0]).toBe(130)
      expect(said).toBe("interrupted; nothing is left running\n")
      expect(alive(pid)).toBe(false)
    },
    30_000,
  )
})

describe("a run whose reader goes away", () => {
  it("ends without a word of its own", async () => {
    const child = spawn(process.execPath, [main, "--manifest", toyManifest, "--engine", "embedded"], { stdio: ["ignore", "pipe", "pipe"] })
    let said = ""
    child.stderr.setEncoding("utf8").on("data", (piece: string) => (said += piece))
    const ended = once(child, "close")
    child.stdout.once("data", () => child.stdout.destroy())
    expect((await ended)[0]).toBe(2)
    expect(said).toBe("")
  }, 30_000)
})
