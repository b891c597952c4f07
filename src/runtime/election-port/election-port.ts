/**
 * The election port of one server: it carries notifications between servers and decides nothing about them.
 * (Apache: QuorumCnxManager. Spec: module Links.)
 */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { assert } from "../../base/assert.ts"
import type { ServerId } from "../../base/ensemble.ts"
import type { Notification } from "../../election/notification.ts"
import type { Address } from "../../wire/address.ts"
import { callers } from "./callers.ts"
import { type Connection, connectionOver } from "./connection.ts"
import { type Counters, newCounters, type Rejection } from "./counters.ts"
import type { ElectionPortEvent } from "./event.ts"
import { type ElectionPortError, listenerOf } from "./listener.ts"
import { peersOf } from "./peers.ts"
import { defaultSettings, type Settings } from "./settings.ts"
import { noSockets } from "./sockets.ts"

/** Who this server is, who the others are, and who hears of them. */
export type ElectionPortOptions = {
  readonly self: ServerId
  /** Every server of the configuration, this one included, with its election address. */
  readonly members: readonly { readonly id: ServerId; readonly host: string; readonly electionPort: number }[]
  /**
   * Called for each notification, in the order of its connection, from the event loop: it must not throw, and what it
   * puts aside is its own to bound. (Apache keeps 100 messages and drops the oldest.) The sender may be no member: an
   * observer that nobody configured.
   */
  readonly onNotification: (from: ServerId, notification: Notification) => void
  readonly onEvent?: (event: ElectionPortEvent) => void
  readonly settings?: Partial<Settings>
}

/** A port that is open. */
export type ElectionPort = {
  /** The address others can call, with the port that was bound. */
  readonly address: Address
  /**
   * Sends to another server when it can: now, or once there is a connection, which is opened if there is none. A
   * later message replaces one that is still waiting. Nothing is sent to a stranger that is not connected.
   */
  readonly send: (to: ServerId, notification: Notification) => void
  /** The peers that messages can be exchanged with now. */
  readonly connected: () => readonly ServerId[]
  /** What has happened so far; the object stays up to date. */
  readonly counters: Counters
}

/**
 * Binds the election port and keeps it until the scope closes, which ends every connection and waits for that.
 * A connection that says anything but the protocol is closed and counted; nothing else happens.
 */
export const open: (options: ElectionPortOptions) => Effect.Effect<ElectionPort, ElectionPortError, Scope.Scope> = Effect.fnUntraced(
  function* ({ self, members, onNotification, onEvent = () => undefined, settings: given = {} }) {
    const addresses = new Map(members.map(({ id, host, electionPort }): [ServerId, Address] => [id, { host, port: electionPort }]))
    const own = addresses.get(self)
    assert(own !== undefined, "a server is a member of its own configuration")
    const settings = { ...defaultSettings, ...given }
    const counters = newCounters()
    const sockets = noSockets()
    let address = own
    let closing = false

    const reject = (connection: Connection, reason: Rejection, detail: string, peer?: ServerId): void => {
      connection.close()
      // What ends because the port closes is nobody's fault.
      if (closing) return
      counters.rejected[reason] += 1
      onEvent({ _tag: "Rejected", reason, detail, remote: connection.remote, peer })
    }
    const peers = peersOf(addresses, {
      self,
      ownAddress: () => address,
      settings,
      counters,
      onNotification,
      onEvent,
      reject,
      opened: sockets.add,
    })
    const greet = callers({ settings, introduced: peers.introduced, reject })
    const listener = listenerOf({
      self,
      own,
      settings,
      retrying: ({ message }) => onEvent({ _tag: "Retrying", why: message }),
      bound: (port) => {
        address = { host: own.host, port }
      },
      accepted: (socket) => {
        counters.accepted += 1
        sockets.add(socket)
        greet(connectionOver(socket))
      },
      acceptFailed: () => {
        counters.acceptFailed += 1
      },
    })

    yield* Effect.addFinalizer(() =>
      Effect.callback<void>((resume) => {
        closing = true
        peers.close()
        // The listener is closed once no connection that it accepted is open, so all are closed at the same time.
        listener.close(() => sockets.close(() => resume(Effect.void)))
        sockets.close(() => undefined)
      }),
    )
    yield* listener.listen
    return { address, send: peers.send, connected: peers.connected, counters }
  },
)
