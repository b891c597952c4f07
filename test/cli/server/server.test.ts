/** `zoocheck server start-foreground`, as users start and stop it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { connect, createServer } from "node:net"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { lossyLog } from "../../../src/cli/server/start.ts"
import { readKeys } from "../../../src/runtime/config/keys.ts"
import { problemLine } from "../../../src/runtime/config/problem.ts"
import { parseZooCfg } from "../../../src/runtime/config/zoo-cfg.ts"
import { freePorts } from "../../apache/ports.ts"
import { executable, startCommand, type Zoocheck } from "./process.ts"

let folder = ""
const started: Zoocheck[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zoocheck-cli-"))
})
afterEach(async () => {
  for (const { child } of started) child.kill("SIGKILL")
  await Promise.all(started.splice(0).map(({ ended }) => ended))
  rmSync(folder, { recursive: true, force: true })
})

const start = (args: readonly string[], path?: string, environment?: NodeJS.ProcessEnv): Zoocheck => {
  const command = startCommand(args, path, environment)
  started.push(command)
  return command
}

/** Writes the configuration of an ensemble of one, and gives its path and its election port. */
const configure = async (...more: readonly string[]): Promise<{ readonly file: string; readonly electionPort: number }> => {
  const [quorumPort = 0, electionPort = 0] = await freePorts(2)
  const file = join(folder, "zoo.cfg")
  mkdirSync(join(folder, "data"))
  writeFileSync(join(folder, "data/myid"), "1\n")
  const lines = ["initLimit=10", "syncLimit=5", "standaloneEnabled=false", "electionPortBindRetry=1", `dataDir=${folder}/data`]
  writeFileSync(file, [...lines, `server.1=127.0.0.1:${quorumPort}:${electionPort}`, ...more].join("\n"))
  return { file, electionPort }
}

const server = (...args: readonly string[]): readonly string[] => ["server", "start-foreground", ...args]

describe("a server in the foreground", () => {
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    it(`runs until ${signal}, which stops it with exit code 0`, async () => {
      const { file } = await configure("maxClientCnxns=60")
      const trace = join(folder, "trace.ndjson")
      const command = start(server(file, "--trace", trace))
      await command.untilSaid("LEADING leader=1")
      command.child.kill(signal)
      expect(await command.ended).toBe(0)
      expect(command.err()).toBe("")
      const [warning, ...lines] = command.out().trimEnd().split("\n")
      expect(warning).toContain(`WARN  - ${file}:7: maxClientCnxns: has no effect; zoocheck does not serve clients yet`)
      expect(lines.some((line) => line.includes("no clients are served yet"))).toBe(true)
      expect(lines.at(-1)).toContain("stopped")
      const actions = readFileSync(trace, "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => (JSON.parse(line) as { readonly action?: string }).action)
      expect(actions.slice(0, 2)).toEqual([undefined, "Start"])
      expect(actions).toContain("Finalize")
    })

  it("goes on when nobody reads its log any more", async () => {
    const { file, electionPort } = await configure()
    const command = start(server(file))
    command.child.stdout?.destroy()
    const connected = (): Promise<boolean> =>
      new Promise((resolve) => {
        const socket = connect(electionPort, "127.0.0.1")
        socket
          .once("error", () => resolve(false))
          .once("connect", () => {
            socket.destroy()
            resolve(true)
          })
      })
    while (!(await connected()) && command.child.exitCode === null) await new Promise((resolve) => void setImmediate(resolve))
    command.child.kill("SIGTERM")
    expect([await command.ended, command.err()]).toEqual([0, ""])
  })

  it("counts the lines of its log that cannot be written, and says so once it can", () => {
    const written: string[] = []
    let full = false
    const log = lossyLog((text) => {
      if (full) throw new Error("ENOSPC: no space left on device, write")
      written.push(text)
    })
    log("one\n")
    full = true
    for (const text of ["two\n", "three\n"]) log(text)
    full = false
    for (const text of ["four\n", "five\n"]) log(text)
    expect(written).toEqual(["one\n", "2 lines of this log are lost: ENOSPC: no space left on device, write\nfour\n", "five\n"])
  })

  it("is gone after kill -9, with its port free", async () => {
    const { file, electionPort } = await configure()
    const command = start(server(file))
    await command.untilSaid("LEADING leader=1")
    command.child.kill("SIGKILL")
    expect(await command.ended).toBe("SIGKILL")
    const listening = await new Promise<boolean>((resolve) => {
      const probe = createServer().once("error", () => resolve(false))
      probe.listen(electionPort, "127.0.0.1", () => probe.close(() => resolve(true)))
    })
    expect(listening).toBe(true)
  })

  it("says every defect of its configuration, and ends with exit code 2", async () => {
    const { file } = await configure("cnxTimeout=-1", "tickTme=1")
    const command = start(server(file))
    expect(await command.ended).toBe(2)
    expect(command.out()).toBe("")
    expect(command.err()).toBe(
      `${file}:7: cnxTimeout: -1 is out of range; write milliseconds as a whole number from 1 to 2147483647\n` +
        `${file}:8: tickTme: is no key of ZooKeeper's; did you mean tickTime?\n`,
    )
  })

  it("says that a port is in use, and ends with exit code 14", async () => {
    const { file, electionPort } = await configure()
    const other = createServer()
    await new Promise<void>((resolve) => void other.listen(electionPort, "127.0.0.1", resolve))
    const command = start(server(file))
    expect(await command.ended).toBe(14)
    await new Promise((resolve) => void other.close(resolve))
    expect(command.err().split("\n")).toHaveLength(2)
    expect(command.err()).toContain(`${file}:6: server.1: `)
    expect(command.err()).toContain(`127.0.0.1:${electionPort}`)
  })

  it("says that a port is in use and waits for it, if it is told to", async () => {
    const { file, electionPort } = await configure()
    writeFileSync(file, readFileSync(file, "utf8").replace("electionPortBindRetry=1", "electionPortBindRetry=0"))
    const other = createServer()
    await new Promise<void>((resolve) => void other.listen(electionPort, "127.0.0.1", resolve))
    const command = start(server(file))
    await command.untilSaid("another process listens there (EADDRINUSE)")
    await new Promise((resolve) => void other.close(resolve))
    await command.untilSaid("LEADING leader=1")
    expect(command.out().match(/WARN .*: server\.1: cannot listen .*; it is tried again, until it succeeds\n/g)).toHaveLength(1)
    command.child.kill("SIGTERM")
    expect(await command.ended).toBe(0)
  })

  it("goes on without its trace when the disk is full, and leaves no part of a line", async () => {
    const { file } = await configure()
    const trace = join(folder, "trace.ndjson")
    // A limit for the size of files, in half kilobytes, cuts a line as a full disk does.
    const limited = ["-c", 'ulimit -S -f 1 && exec "$0" "$@"', executable, ...server(file, "--trace", trace)]
    const command = start(limited, "/bin/sh")
    await command.untilSaid("LEADING leader=1")
    command.child.kill("SIGTERM")
    expect(await command.ended).toBe(0)
    expect(command.out().split(`ERROR - ${trace}: the trace ends here: EFBIG`)).toHaveLength(2)
    const text = readFileSync(trace, "utf8")
    expect(text.endsWith("}\n")).toBe(true)
    expect(text.length).toBeLessThanOrEqual(512)
  })

  it("says that its trace cannot be written, and ends with exit code 2", async () => {
    const { file } = await configure()
    const command = start(server(file, "--trace", join(folder, "absent", "trace.ndjson")))
    expect(await command.ended).toBe(2)
    expect(command.err()).toContain(`${join(folder, "absent", "trace.ndjson")}: the trace cannot be written: `)
  })
})

describe("the command line", () => {
  it("of something that is no command ends with exit code 2, naming what was meant", async () => {
    const command = start(["srver"])
    expect(await command.ended).toBe(2)
    expect(command.err()).toContain('Unknown subcommand "srver"')
  })
})

describe("the executable", () => {
  it("can be called by links, as npm makes them, relative ones too", async () => {
    symlinkSync(executable, join(folder, "direct"))
    mkdirSync(join(folder, "bin"))
    symlinkSync(relative(join(folder, "bin"), join(folder, "direct")), join(folder, "bin/zoocheck"))
    const command = start(["--version"], join(folder, "bin/zoocheck"))
    expect(await command.ended).toBe(0)
    expect(command.out()).toBe("zoocheck v0.1.0\n")
  })

  it("refuses a Node.js that is too old, where npm has installed none", async () => {
    // A checkout without node_modules, and a PATH on which node is an old one.
    mkdirSync(join(folder, "checkout/bin"), { recursive: true })
    writeFileSync(join(folder, "checkout/bin/zoocheck"), readFileSync(executable), { mode: 0o755 })
    mkdirSync(join(folder, "path"))
    writeFileSync(join(folder, "path/node"), "#!/bin/sh\necho 20\n", { mode: 0o755 })
    const environment = { ...process.env, PATH: `${join(folder, "path")}:/usr/bin:/bin` }
    const command = start(["--version"], join(folder, "checkout/bin/zoocheck"), environment)
    expect(await command.ended).toBe(2)
    expect(command.err()).toMatch(/^zoocheck: Node\.js 24 or later is needed and not there; install it, or run npm ci in .*checkout\n$/)
  })
})

describe("docs/server.md", () => {
  const page = readFileSync(fileURLToPath(new URL("../../../docs/server.md", import.meta.url)), "utf8")
  /** The text of the block after a comment that names it. */
  const block = (name: string): string =>
    new RegExp(`<!-- ${name} -->\\s*\`\`\`\\w+\\n(.*?)\`\`\``, "s").exec(page)?.[1] ?? expect.fail(`no block ${name}`)

  it("shows a configuration that is right", () => {
    expect(parseZooCfg("zoo.cfg", block("smallest"))).toMatchObject({ problems: [], warnings: [] })
  })

  it("shows what is said about one that is wrong", () => {
    const { problems } = parseZooCfg("zoo.cfg", block("wrong"))
    expect(`$ npx zoocheck server start-foreground zoo.cfg\n${problems.map(problemLine).join("\n")}\n`).toBe(block("refused"))
  })

  it("explains every key that is read", () => {
    expect(readKeys.filter((key) => !page.includes(`\`${key}\``))).toEqual([])
  })
})
