/** Servers as processes of their own on loopback, told apart by what their logs say. */
import { type ChildProcess, spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"

const command = fileURLToPath(new URL("../../bin/zoocheck", import.meta.url))

/** What a server's log said last about its role. */
export type Role = { readonly state: string; readonly leader: string }

/** One server. Times are of this process's clock, in milliseconds. */
export type RealServer = {
  readonly id: number
  /** When its ports were open; undefined while they are not. */
  readonly listeningAt: () => number | undefined
  readonly role: () => Role | undefined
  readonly kill: () => Promise<void>
}

export type RealEnsemble = {
  readonly ids: readonly number[]
  readonly start: (id: number) => RealServer
  /** Waits until something is so, which is asked after every line of a log. @throws Error when a server ends or time is up */
  readonly until: (what: string, holds: () => boolean) => Promise<void>
  readonly end: () => Promise<void>
}

/** Below the ports that systems hand out by themselves, so that no connection takes one before its server does. */
const firstPort = 10_240
const portCount = 20_000

let nextPort = (process.pid * 89) % portCount

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once("error", () => resolve(false))
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)))
  })

const freePort = async (): Promise<number> => {
  for (let tries = 0; tries < portCount; tries += 1) {
    nextPort = (nextPort + 1) % portCount
    if (await isFree(firstPort + nextPort)) return firstPort + nextPort
  }
  throw new Error(`no port from ${firstPort} to ${firstPort + portCount - 1} is free`)
}

/** How long anything may take before the measurement is given up. */
const patienceMs = 60_000

const roleLine = / - INFO {2}- (LOOKING|FOLLOWING|LEADING|OBSERVING) leader=(\S+) /
const listeningLine = / - INFO {2}- listening /

/** An ensemble of so many participants with empty disks, none of which runs. */
export const realEnsemble = async (count: number): Promise<RealEnsemble> => {
  const folder = mkdtempSync(join(tmpdir(), "zoocheck-bench-"))
  const ids = Array.from({ length: count }, (_, index) => index + 1)
  const addresses: string[] = []
  for (const id of ids) addresses.push(`server.${id}=127.0.0.1:${await freePort()}:${await freePort()}`)
  const place = (id: number): string => join(folder, `server-${id}`)
  for (const id of ids) {
    mkdirSync(join(place(id), "data"), { recursive: true })
    writeFileSync(join(place(id), "data", "myid"), `${id}\n`)
    const lines = ["tickTime=2000", "initLimit=10", "syncLimit=5", `dataDir=${join(place(id), "data")}`, ...addresses, ""]
    writeFileSync(join(place(id), "zoo.cfg"), lines.join("\n"))
  }

  const children = new Map<number, ChildProcess>()
  const log: string[] = []
  let asked = (): void => undefined
  let failed: Error | undefined

  const start = (id: number): RealServer => {
    const child = spawn(command, ["server", "start-foreground", join(place(id), "zoo.cfg")], { stdio: ["ignore", "pipe", "pipe"] })
    children.set(id, child)
    let listeningAt: number | undefined
    let role: Role | undefined
    const gone = new Promise<void>((resolve) => {
      child.once("error", (error) => {
        failed = error
        resolve()
      })
      child.once("close", () => {
        if (children.get(id) === child) failed ??= new Error(`server ${id} ended`)
        resolve()
        asked()
      })
    })
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        log.push(`${id}: ${line}`)
        if (listeningLine.test(line)) listeningAt = performance.now()
        const [, state, leader] = roleLine.exec(line) ?? []
        if (state !== undefined && leader !== undefined) role = { state, leader }
        asked()
      })
    return {
      id,
      listeningAt: () => listeningAt,
      role: () => role,
      kill: () => {
        children.delete(id)
        child.kill("SIGKILL")
        return gone
      },
    }
  }

  const until = (what: string, holds: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const giveUp = (why: string): void => reject(new Error(`${what}: ${why}\n${log.join("\n")}`))
      const timer = setTimeout(() => giveUp(`not within ${patienceMs} ms`), patienceMs)
      asked = () => {
        if (!holds() && failed === undefined) return
        clearTimeout(timer)
        asked = () => undefined
        if (failed === undefined) resolve()
        else giveUp(failed.message)
      }
      asked()
    })

  const end = async (): Promise<void> => {
    const ending = [...children.values()]
    children.clear()
    const gone = ending.map((child) => new Promise<void>((resolve) => void child.once("close", () => resolve())))
    for (const child of ending) child.kill("SIGKILL")
    await Promise.all(gone)
    rmSync(folder, { recursive: true, force: true })
  }
  return { ids, start, until, end }
}

/** The leader that all of these servers have, itself included; undefined while they differ. */
export const agreedLeader = (servers: readonly RealServer[]): number | undefined => {
  const [first] = servers
  const leader = Number(first?.role()?.leader)
  const agrees = ({ id, role }: RealServer): boolean =>
    Number(role()?.leader) === leader && role()?.state === (id === leader ? "LEADING" : "FOLLOWING")
  return servers.some(({ id }) => id === leader) && servers.every(agrees) ? leader : undefined
}
