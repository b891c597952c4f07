/**
 * Connections that others opened, until they have said who they are: each has little time, and there are never more
 * than a fixed number of them. (Apache: QuorumCnxManager.Listener, receiveConnection.)
 */
import { type Handshake, takeHandshake } from "../../wire/handshake.ts"
import type { Connection } from "./connection.ts"
import type { Rejection } from "./counters.ts"
import type { Settings } from "./settings.ts"

/** Who hears of callers. */
export type CallersOptions = {
  readonly settings: Settings
  /** A caller has said who it is. */
  readonly introduced: (connection: Connection, handshake: Handshake) => void
  /** Closes the connection and counts why. */
  readonly reject: (connection: Connection, reason: Rejection, detail: string) => void
}

/** Receives new connections. */
export const callers = ({ settings, introduced, reject }: CallersOptions): ((connection: Connection) => void) => {
  /** In the order of their arrival. */
  const waiting = new Map<Connection, NodeJS.Timeout>()

  const settle = (connection: Connection): void => {
    clearTimeout(waiting.get(connection))
    waiting.delete(connection)
  }

  const rejectWaiting = (connection: Connection, reason: Rejection, detail: string): void => {
    settle(connection)
    reject(connection, reason, detail)
  }

  return (connection) => {
    const [oldest] = waiting.keys()
    // The oldest has had the most time. Were the newest closed, silent connections could keep everybody out.
    if (oldest !== undefined && waiting.size >= settings.handshakesMax) {
      rejectWaiting(oldest, "handshake-flood", `${settings.handshakesMax} later callers have not said who they are either`)
    }
    const expire = (): void =>
      rejectWaiting(connection, "handshake-timeout", `no complete handshake within ${settings.handshakeTimeoutMs} ms`)
    waiting.set(connection, setTimeout(expire, settings.handshakeTimeoutMs))
    connection.enter({
      take: (bytes) => {
        const taking = takeHandshake(bytes)
        if (taking._tag === "Incomplete") return 0
        if (taking._tag === "Refused") {
          rejectWaiting(connection, taking.reason, taking.detail)
          return 0
        }
        settle(connection)
        introduced(connection, taking.value)
        return taking.taken
      },
      closed: (left, byPeer) => {
        settle(connection)
        if (!byPeer) return
        if (left === 0) reject(connection, "handshake-missing", "the connection ended without a byte")
        else reject(connection, "handshake-truncated", `the connection ended after ${left} bytes of its handshake`)
      },
    })
  }
}
