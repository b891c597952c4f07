/**
 * One peer of an election port: at most one connection, a send queue of one message, in which a newer message
 * replaces an older one, and the last message, which a new connection repeats if nothing newer waits. (Spec: module
 * Links. Apache: QuorumCnxManager.SendWorker, RecvWorker, queueSendMap, lastMessageSent.)
 */
import type { Socket } from "node:net"
import type { ServerId } from "../../base/ensemble.ts"
import type { Notification } from "../../election/notification.ts"
import type { Address } from "../../wire/address.ts"
import type { Refused } from "../../wire/decoding.ts"
import { frame, takeFrame } from "../../wire/frame.ts"
import { encodeHandshake } from "../../wire/handshake.ts"
import { decodeNotification, encodeNotification } from "../../wire/notification.ts"
import { type Connection, connectionOver } from "./connection.ts"
import type { CountersInUse, Rejection } from "./counters.ts"
import { dial, type Dialing } from "./dialing.ts"
import type { ElectionPortEvent } from "./event.ts"
import type { Settings } from "./settings.ts"

/** What the peers of one port share. */
export type Surroundings = {
  readonly self: ServerId
  /** The election address of this server, as callers tell it; known once the port is bound. */
  readonly ownAddress: () => Address
  readonly settings: Settings
  readonly counters: CountersInUse
  readonly onNotification: (from: ServerId, notification: Notification) => void
  readonly onEvent: (event: ElectionPortEvent) => void
  /** Closes the connection and counts why. */
  readonly reject: (connection: Connection, reason: Rejection, detail: string, peer?: ServerId) => void
  /** Hears of each socket that is opened to call a peer. */
  readonly opened: (socket: Socket) => void
  /** Hears of a peer that has neither a connection nor an attempt to open one any more. */
  readonly alone: (peer: Peer) => void
}

/** Another server, connected or not. */
export type Peer = {
  readonly id: ServerId
  /** Where the configuration says it listens; null for a stranger. */
  readonly configured: Address | null
  readonly connected: () => boolean
  /** Sends now, or when there is a connection. A member that has none is called. */
  readonly send: (notification: Notification) => void
  /** Takes a connection whose handshake is done. It replaces an older one. */
  readonly establish: (connection: Connection, openedBy: "us" | "peer") => void
  /** Opens a connection, unless there is one or an attempt is under way. */
  readonly call: (addresses: readonly Address[]) => void
  /** Closes the connection, if there is one. */
  readonly disconnect: () => void
  /** Closes for good. */
  readonly close: () => void
}

/** A message on its way. */
type Outgoing = { readonly notification: Notification; readonly bytes: Uint8Array }

/** A peer that is not connected. */
export const peerOf = (id: ServerId, configured: Address | null, surroundings: Surroundings): Peer => {
  const { self, ownAddress, settings, counters, onNotification, onEvent, reject, opened, alone } = surroundings
  let connection: Connection | null = null
  let dialing: Dialing | null = null
  let queued: Outgoing | null = null
  let last: Outgoing | null = null
  let closed = false

  const flush = (): void => {
    if (connection === null || queued === null || !connection.idle()) return
    last = queued
    queued = null
    counters.sent += 1
    connection.write(last.bytes, flush)
  }

  const disconnect = (): void => {
    if (connection === null) return
    connection.close()
    connection = null
    onEvent({ _tag: "Disconnected", peer: id })
  }

  const checkAlone = (): void => {
    if (connection === null && dialing === null) alone(peer)
  }

  const callMember = (): void => {
    if (configured !== null) call([configured])
  }

  /** Reads messages from a connection until it ends. */
  const converse = (current: Connection): void => {
    const refuse = ({ reason, detail }: Refused): number => {
      reject(current, reason, detail, id)
      return 0
    }
    current.enter({
      take: (bytes) => {
        const taking = takeFrame(bytes)
        if (taking._tag === "Incomplete") return 0
        if (taking._tag === "Refused") return refuse(taking)
        const decoding = decodeNotification(taking.value)
        if (decoding._tag === "Refused") return refuse(decoding)
        counters.received += 1
        onNotification(id, decoding.value)
        return taking.taken
      },
      closed: (left, byPeer) => {
        if (byPeer && left > 0) reject(current, "message-truncated", `the connection ended after ${left} bytes of a message`, id)
        if (connection !== current) return
        disconnect()
        // A message that could not be written any more does not wait until there is another one.
        if (queued !== null) callMember()
        checkAlone()
      },
    })
  }

  const establish = (next: Connection, openedBy: "us" | "peer"): void => {
    const old = connection
    connection = next
    if (old !== null) {
      counters.replaced += 1
      old.close()
    }
    counters.connected += 1
    converse(next)
    onEvent({ _tag: "Connected", peer: id, openedBy })
    if (queued === null && last !== null) {
      queued = last
      counters.repeated += 1
      onEvent({ _tag: "Repeated", peer: id, notification: last.notification })
    }
    flush()
  }

  /** Says who we are to a larger peer, which then closes and calls back. Until it closes it is not called again. */
  const introduce = (current: Connection, hello: Uint8Array): void => {
    const deadline = setTimeout(current.close, settings.connectTimeoutMs)
    dialing = { cancel: current.close }
    current.enter({
      take: () => 0,
      closed: () => {
        clearTimeout(deadline)
        dialing = null
        checkAlone()
      },
    })
    current.finish(hello)
  }

  const answered = (socket: Socket): void => {
    dialing = null
    const current = connectionOver(socket)
    const hello = encodeHandshake({ layout: "V1", sid: self, addresses: [ownAddress()] })
    // A larger peer has connected meanwhile; calling it now would only make it connect anew.
    if (connection !== null) current.close()
    else if (id > self) introduce(current, hello)
    else {
      current.write(hello, flush)
      establish(current, "us")
    }
  }

  const call = (addresses: readonly Address[]): void => {
    if (closed || connection !== null || dialing !== null) return
    counters.dialed += 1
    dialing = dial({
      addresses,
      timeoutMs: settings.connectTimeoutMs,
      keepAlive: settings.keepAlive,
      opened,
      connected: answered,
      failed: (why) => {
        dialing = null
        counters.dialFailed += 1
        onEvent({ _tag: "DialFailed", peer: id, why })
        checkAlone()
      },
    })
  }

  const peer: Peer = {
    id,
    configured,
    connected: () => connection !== null,
    send: (notification) => {
      if (queued !== null) counters.overwritten += 1
      queued = { notification, bytes: frame(encodeNotification(notification)) }
      flush()
      callMember()
    },
    establish,
    call,
    disconnect,
    close: () => {
      closed = true
      dialing?.cancel()
      disconnect()
    },
  }
  return peer
}
