/** A quorum port on loopback, whoever calls it and whom it calls, closed at the end of each test whatever became of it. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import { afterEach } from "vitest"
import { majority } from "../../../src/base/ensemble.ts"
import type { Rejection } from "../../../src/runtime/quorum-port/counters.ts"
import type { QuorumPortEvent } from "../../../src/runtime/quorum-port/event.ts"
import { encodeLearnerInfo } from "../../../src/runtime/quorum-port/learner-info.ts"
import { open, type QuorumPort, type QuorumPortOptions } from "../../../src/runtime/quorum-port/quorum-port.ts"
import { type Journal, journal } from "../election-port/journal.ts"

type Happening = QuorumPortEvent | { readonly _tag: "LeaderLost" | "QuorumLost"; readonly why: string }

export type OpenPort = QuorumPort & {
  readonly happenings: Journal<Happening>
  readonly happened: (tag: Happening["_tag"], count?: number) => Promise<void>
  readonly rejected: (reason: Rejection, count?: number) => Promise<void>
}

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()))
})

export const settings = { initLimitMs: 60_000, idleMs: 10_000, bindAttempts: 1 }

const ensemble = majority([1, 2, 3], [4])

/** The port of a server of an ensemble of three participants and an observer; the others may not be there. */
export const openPort = async (
  self: number,
  ports: readonly number[] = [0, 1, 1, 1],
  given: Partial<QuorumPortOptions["settings"]> = {},
): Promise<OpenPort> => {
  const happenings = journal<Happening>()
  const scope = Scope.makeUnsafe()
  closers.push(() => Effect.runPromise(Scope.close(scope, Exit.void)))
  const port = await Effect.runPromise(
    Scope.provide(
      open({
        self,
        ensemble,
        members: ports.map((quorumPort, index) => ({ id: index + 1, host: "127.0.0.1", quorumPort })),
        onLeaderLost: (why) => happenings.add({ _tag: "LeaderLost", why }),
        onQuorumLost: (why) => happenings.add({ _tag: "QuorumLost", why }),
        onEvent: happenings.add,
        settings: { ...settings, ...given },
      }),
      scope,
    ),
  )
  return {
    ...port,
    happenings,
    happened: (tag, count = 1) => happenings.until((entries) => entries.filter(({ _tag }) => _tag === tag).length >= count),
    rejected: (reason, count = 1) => happenings.until(() => port.counters.rejected[reason] >= count),
  }
}

/** Somebody who calls. */
export type Caller = { readonly socket: Socket; readonly closed: Promise<void> }

export const call = async (port: OpenPort, ...said: readonly Uint8Array[]): Promise<Caller> => {
  const socket = connect(port.address.port, "127.0.0.1")
  closers.push(async () => void socket.destroy())
  socket.on("error", () => undefined)
  socket.resume()
  const closed = new Promise<void>((resolve) => void socket.once("close", () => resolve()))
  await new Promise<void>((resolve) => void socket.once("connect", resolve))
  for (const bytes of said) socket.write(bytes)
  return { socket, closed }
}

/** A server somewhere else that takes connections and keeps what is said. */
export const leaderElsewhere = async (
  port = 0,
): Promise<{ readonly port: number; readonly calls: Journal<Socket>; readonly close: () => void }> => {
  const calls = journal<Socket>()
  const server: Server = createServer((socket) => {
    socket.on("error", () => undefined)
    calls.add(socket)
  })
  const close = (): void => {
    server.close()
    for (const socket of calls.entries) socket.destroy()
  }
  closers.push(async () => close())
  await new Promise<void>((resolve) => void server.listen(port, "127.0.0.1", resolve))
  return { port: (server.address() as AddressInfo).port, calls, close }
}

/** What followers say first. */
export const follower = (sid: number): Uint8Array => encodeLearnerInfo({ as: "follower", sid, acceptedEpoch: 0 })
/** What observers say first. */
export const observer = (sid: number): Uint8Array => encodeLearnerInfo({ as: "observer", sid, acceptedEpoch: 0 })
/** Who is in touch. */
export const sids = (port: OpenPort): ReadonlySet<number> => new Set(port.inTouch().map(({ sid }) => sid))
