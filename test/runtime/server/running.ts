/** Servers of one ensemble in this process, on loopback, stopped at the end of each test whatever became of it. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import { afterEach, expect } from "vitest"
import type { ServerId } from "../../../src/base/ensemble.ts"
import { zero } from "../../../src/base/zxid.ts"
import type { ServerConfig } from "../../../src/runtime/config/load.ts"
import { parseZooCfg } from "../../../src/runtime/config/zoo-cfg.ts"
import type { Patience } from "../../../src/runtime/server/patience.ts"
import { open, type Server, type ServerError } from "../../../src/runtime/server/server.ts"
import type { Disk, State } from "../../../src/server/quorum-peer.ts"
import { freePorts } from "../../apache/ports.ts"
import { journal } from "../election-port/journal.ts"

const cleanUps: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

/** A folder that is gone after the test. */
export const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), "zoocheck-server-"))
  cleanUps.push(() => rmSync(path, { recursive: true, force: true }))
  return path
}

export type Place = {
  readonly participants: readonly ServerId[]
  readonly observers?: readonly ServerId[]
  /** What is on the disks that are not empty. */
  readonly disks?: ReadonlyMap<ServerId, Disk>
  /** More lines of the configuration. */
  readonly lines?: readonly string[]
}

/** The configurations of an ensemble on free ports. */
export const configurations = async ({
  participants,
  observers = [],
  disks = new Map(),
  lines = [],
}: Place): Promise<ReadonlyMap<ServerId, ServerConfig>> => {
  const ids = [...participants, ...observers]
  const ports = await freePorts(2 * ids.length)
  const text = [
    "tickTime=2000",
    "initLimit=10",
    "syncLimit=5",
    "dataDir=/nowhere",
    "standaloneEnabled=false",
    "electionPortBindRetry=1",
    ...lines,
    ...ids.map((id, index) => {
      const role = observers.includes(id) ? ":observer" : ""
      return `server.${id}=127.0.0.1:${ports[2 * index]}:${ports[2 * index + 1]}${role}`
    }),
  ].join("\n")
  const { config: settings, problems } = parseZooCfg("zoo.cfg", text)
  expect(problems).toEqual([])
  if (settings === undefined) throw new Error("a configuration without problems has settings")
  const empty: Disk = { currentEpoch: 0, acceptedEpoch: 0, lastZxid: zero }
  return new Map(
    settings.servers.map((own) => [own.id, { file: "zoo.cfg", settings, own, disk: disks.get(own.id) ?? empty, warnings: [] }]),
  )
}

/** A server that runs. */
export type Running = Server & { readonly stop: () => Promise<void> }

/** An ensemble whose servers are started and stopped by a test. */
export type Ensemble = {
  readonly configs: ReadonlyMap<ServerId, ServerConfig>
  readonly start: (id: ServerId, traceFile?: string, patience?: Patience) => Promise<Running>
  readonly running: ReadonlyMap<ServerId, Running>
  /** Every line of every log, without its time. */
  readonly lines: (id: ServerId) => readonly string[]
  /** Waits until something is so: asked again after every step and every line of a log. */
  readonly until: (holds: () => boolean) => Promise<void>
  /** Waits until the servers that run have roles under this leader, and every one of them is in touch with it. */
  readonly untilFollowing: (leader: ServerId) => Promise<void>
  /** The same under any leader. */
  readonly untilAgreed: () => Promise<void>
}

/** How starting fails, if it does. */
export const failureOf = async (config: ServerConfig, traceFile: string | null = null): Promise<ServerError> =>
  Effect.runPromise(Effect.flip(Effect.scoped(open({ config, log: () => undefined, traceFile }))))

/** An ensemble of which nobody runs yet. */
export const ensemble = async (place: Place): Promise<Ensemble> => {
  const configs = await configurations(place)
  const happened = journal<{ readonly id: ServerId; readonly line: string | undefined }>()
  const running = new Map<ServerId, Running>()
  const states = new Map<ServerId, State>()
  const until = (holds: () => boolean): Promise<void> => happened.until(holds)

  const start = async (id: ServerId, traceFile?: string, patience?: Patience): Promise<Running> => {
    const config = configs.get(id)
    if (config === undefined) throw new Error(`server ${id} is not in the ensemble`)
    const scope = Scope.makeUnsafe()
    const stop = async (): Promise<void> => {
      running.delete(id)
      states.delete(id)
      await Effect.runPromise(Scope.close(scope, Exit.void))
    }
    cleanUps.push(stop)
    const server = await Effect.runPromise(
      Scope.provide(
        open({
          config,
          log: (level, text) => happened.add({ id, line: `${level} ${text}` }),
          traceFile: traceFile ?? null,
          ...(patience === undefined ? {} : { patience }),
          onStep: ({ state }) => {
            states.set(id, state)
            happened.add({ id, line: undefined })
          },
        }),
        scope,
      ),
    )
    const started = { ...server, stop }
    running.set(id, started)
    return started
  }

  const follows = (id: ServerId, leader: ServerId): boolean => {
    const { state, vote } = states.get(id)?.election ?? {}
    const role = id === leader ? "LEADING" : configs.get(id)?.own.role === "observer" ? "OBSERVING" : "FOLLOWING"
    return state === role && vote?.leader === leader
  }
  const allFollow = (leader: ServerId): boolean => {
    const here = new Set(
      running
        .get(leader)
        ?.quorumPort.inTouch()
        .map(({ sid }) => sid),
    )
    return [...running.keys()].every((id) => follows(id, leader) && (id === leader || here.has(id)))
  }
  return {
    configs,
    start,
    running,
    lines: (id) => happened.entries.flatMap((entry) => (entry.id === id && entry.line !== undefined ? [entry.line] : [])),
    until,
    untilFollowing: (leader) => until(() => allFollow(leader)),
    untilAgreed: () => until(() => [...running.keys()].some(allFollow)),
  }
}
