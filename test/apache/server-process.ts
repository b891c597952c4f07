/** A server as a process of its own: what it says is kept, and it is gone when the test is. */
import { type ChildProcess, spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import type { Place } from "./ensemble-files.ts"
import type { Installation } from "./installation.ts"

/** A running process. */
export type ServerProcess = {
  /** What it is, for messages: "Apache server 3". */
  readonly name: string
  /** Everything it printed so far. */
  readonly output: () => string
  /** The exit code or the signal that ended it; null while it runs. */
  readonly ended: () => number | NodeJS.Signals | null
  /** Sends a signal and waits until the process is gone. SIGKILL is kill -9. */
  readonly end: (signal: NodeJS.Signals) => Promise<void>
}

const running = new Set<ChildProcess>()

// A test that is stopped leaves no servers behind.
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL")
})

/** Starts a program. */
export const startProcess = (name: string, program: string, args: readonly string[]): ServerProcess => {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] })
  running.add(child)
  let output = ""
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (piece: string) => void (output += piece))
  let outcome: number | NodeJS.Signals | null = null
  const gone = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      output += `${error.message}\n`
      outcome = 127
      running.delete(child)
      resolve()
    })
    child.once("close", (code, signal) => {
      outcome = code ?? signal ?? 1
      running.delete(child)
      resolve()
    })
  })
  return {
    name,
    output: () => output,
    ended: () => outcome,
    end: (signal) => {
      child.kill(signal)
      return gone
    },
  }
}

/** Starts a server of Apache's. Its virtual machine is told to be small and quick to start. */
export const startApache = ({ java, classPath }: Installation, { id, config }: Place): ServerProcess =>
  startProcess(`Apache server ${id}`, java, [
    "-Xmx128m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:CICompilerCount=1",
    "-Dorg.slf4j.simpleLogger.showDateTime=true",
    "-cp",
    classPath,
    "org.apache.zookeeper.server.quorum.QuorumPeerMain",
    config,
  ])

const zoocheck = fileURLToPath(new URL("../../bin/zoocheck", import.meta.url))

/** Starts a server of zoocheck's, which appends to the trace. */
export const startZoocheck = ({ id, config }: Place, trace: string): ServerProcess =>
  startProcess(`zoocheck server ${id}`, zoocheck, ["server", "start-foreground", config, "--trace", trace])
