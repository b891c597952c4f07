/** Election ports on loopback, closed at the end of each test whatever became of it. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import { afterEach } from "vitest"
import type { ServerId } from "../../../src/base/ensemble.ts"
import type { Notification } from "../../../src/election/notification.ts"
import { type ElectionPort, type ElectionPortOptions, open } from "../../../src/runtime/election-port/election-port.ts"
import type { ElectionPortEvent } from "../../../src/runtime/election-port/event.ts"
import { type Journal, journal } from "./journal.ts"
import { type RawServer, rawServer } from "./raw-peer.ts"

export type Happening = { readonly _tag: "Received"; readonly from: ServerId; readonly notification: Notification } | ElectionPortEvent

export type OpenPort = ElectionPort & {
  readonly happenings: Journal<Happening>
  /** The notifications that came from a peer so far. */
  readonly receivedFrom: (peer: ServerId) => readonly Notification[]
  /** Waits for so many happenings of a kind. */
  readonly happened: (tag: Happening["_tag"], count?: number) => Promise<void>
  readonly close: () => Promise<void>
}

const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()))
})

/** Opens a port and keeps a journal of it. */
export const openPort = async (options: Omit<ElectionPortOptions, "onNotification" | "onEvent">): Promise<OpenPort> => {
  const happenings = journal<Happening>()
  const scope = Scope.makeUnsafe()
  const close = (): Promise<void> => Effect.runPromise(Scope.close(scope, Exit.void))
  closers.push(close)
  const port = await Effect.runPromise(
    Scope.provide(
      open({
        ...options,
        onNotification: (from, notification) => happenings.add({ _tag: "Received", from, notification }),
        onEvent: happenings.add,
      }),
      scope,
    ),
  )
  return {
    ...port,
    happenings,
    receivedFrom: (peer) =>
      happenings.entries.flatMap((entry) => (entry._tag === "Received" && entry.from === peer ? entry.notification : [])),
    happened: (tag, count = 1) => happenings.until((entries) => entries.filter(({ _tag }) => _tag === tag).length >= count),
    close,
  }
}

/** A raw server that is closed with the test. */
export const openRawServer = async (port = 0): Promise<RawServer> => {
  const server = await rawServer(port)
  closers.push(server.close)
  return server
}

/** A member on loopback; the port 0 is for the server itself, or for peers that are never dialled. */
export const member = (id: ServerId, electionPort = 0): ElectionPortOptions["members"][number] => ({ id, host: "127.0.0.1", electionPort })

/** A notification that can be told from others by its round. */
export const note = (electionEpoch: number, configuration = "version=0"): Notification => ({
  state: "LOOKING",
  leader: 1,
  zxid: { epoch: 1, counter: 2 },
  electionEpoch,
  peerEpoch: 1,
  version: 2,
  configuration,
})
