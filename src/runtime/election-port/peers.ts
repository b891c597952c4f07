/**
 * The peers of an election port, and which connection to each of them survives: the one that the larger id opened.
 * (Apache: QuorumCnxManager.handleConnection, startConnection, toSend.)
 *
 *     smaller id:  dial → handshake → the larger one closes and calls back → messages
 *     larger id:   dial → handshake → messages
 */
import { assert } from "../../base/assert.ts"
import type { ServerId } from "../../base/ensemble.ts"
import type { Notification } from "../../election/notification.ts"
import { type Address, isWildcard } from "../../wire/address.ts"
import type { Handshake } from "../../wire/handshake.ts"
import type { Connection } from "./connection.ts"
import { type Peer, peerOf, type Surroundings } from "./peer.ts"

/** Everybody this server talks to. */
export type Peers = {
  readonly send: (to: ServerId, notification: Notification) => void
  /** Takes a connection that somebody else opened and that has said who it is. */
  readonly introduced: (connection: Connection, handshake: Handshake) => void
  readonly connected: () => readonly ServerId[]
  /** Ends every connection and attempt for good. */
  readonly close: () => void
}

/** The peers of one server; none is connected yet. */
export const peersOf = (members: ReadonlyMap<ServerId, Address>, given: Omit<Surroundings, "alone">): Peers => {
  const { self, settings, counters, reject, onEvent } = given
  const peers = new Map<ServerId, Peer>()
  const membersCount = members.size - 1
  let anonymous = 0
  let closed = false

  const surroundings: Surroundings = {
    ...given,
    // A stranger is forgotten when its connection ends: nobody would ever dial it.
    alone: (peer) => {
      if (peer.configured === null) peers.delete(peer.id)
    },
  }
  for (const [id, address] of members) if (id !== self) peers.set(id, peerOf(id, address, surroundings))

  /** The peer with this id, which may be a new stranger; undefined if there are too many of them. */
  const admit = (id: ServerId): Peer | undefined => {
    const known = peers.get(id)
    if (known !== undefined || peers.size - membersCount >= settings.strangersMax) return known
    const stranger = peerOf(id, null, surroundings)
    peers.set(id, stranger)
    return stranger
  }

  /** A smaller id has called: its connection does not survive, and it is called at the address it gave. */
  const callBack = (peer: Peer, connection: Connection, addresses: readonly Address[]): void => {
    const reachable = addresses.filter(({ host }) => !isWildcard(host))
    const targets = reachable.length > 0 || peer.configured === null ? reachable : [peer.configured]
    peer.disconnect()
    if (targets.length === 0) {
      reject(connection, "no-address", `server ${peer.id} is no member and gives no address to call it back`, peer.id)
      surroundings.alone(peer)
      return
    }
    connection.close()
    counters.calledBack += 1
    onEvent({ _tag: "CalledBack", peer: peer.id })
    peer.call(targets)
  }

  const introduced = (connection: Connection, { sid, addresses }: Handshake): void => {
    // Observers without an id are told apart by negative ones, in the order of their arrival.
    if (sid === "anonymous") anonymous -= 1
    const id = sid === "anonymous" ? anonymous : sid
    if (id === self) return reject(connection, "own-id", `the caller says it is server ${self}, which is this one`, id)
    const peer = admit(id)
    if (peer === undefined) {
      return reject(connection, "stranger-flood", `${settings.strangersMax} callers that are no members are connected`, id)
    }
    if (id < self) callBack(peer, connection, addresses)
    else peer.establish(connection, "peer")
  }

  return {
    introduced,
    send: (to, notification) => {
      assert(to !== self, "a message to oneself does not go through the election port")
      const peer = peers.get(to)
      if (closed || peer === undefined) counters.undeliverable += 1
      else peer.send(notification)
    },
    connected: () => [...peers.values()].filter((peer) => peer.connected()).map(({ id }) => id),
    close: () => {
      closed = true
      for (const peer of peers.values()) peer.close()
    },
  }
}
