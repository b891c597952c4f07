/**
 * One TCP connection as the election port uses it: what it receives goes to the phase it is in (handshake, then
 * messages), what it sends is bounded by its user, and whatever happens to the socket ends in one call of `closed`.
 */
import type { Socket } from "node:net"
import { formatAddress } from "../../wire/address.ts"
import { receiveBuffer } from "./receive-buffer.ts"

/** Who hears of a connection. */
export type Phase = {
  /** Takes a message from the front of what was received and returns its length; 0 if it is not complete. */
  readonly take: (bytes: Uint8Array) => number
  /** The connection is gone. `left` bytes were not taken; `byPeer` is false if this side closed it. */
  readonly closed: (left: number, byPeer: boolean) => void
}

/** A connection; nothing about it throws. */
export type Connection = {
  /** The other end, for people. */
  readonly remote: string
  /** Hands the connection to its next phase. */
  readonly enter: (phase: Phase) => void
  /** Whether everything written was taken by the system, and more can be written. */
  readonly idle: () => boolean
  /** Writes; `written` is called once the connection may be idle again. */
  readonly write: (bytes: Uint8Array, written: () => void) => void
  /** Says the last words and closes; the other end is expected to close too. */
  readonly finish: (bytes: Uint8Array) => void
  readonly close: () => void
}

/** The connection over a connected socket. */
export const connectionOver = (socket: Socket): Connection => {
  const buffer = receiveBuffer()
  let phase: Phase | null = null
  let closedByUs = false
  // The address is unknown once the socket is closed.
  const remote = formatAddress({ host: socket.remoteAddress ?? "unknown", port: socket.remotePort ?? 0 })
  socket.on("data", (bytes: Uint8Array) => {
    // After the last words nobody listens.
    if (closedByUs) return
    buffer.append(bytes)
    for (;;) {
      // Taking a message may end the connection or change the phase.
      const count = closedByUs || phase === null ? 0 : phase.take(buffer.pending())
      if (count === 0) return
      buffer.drop(count)
    }
  })
  // A reset is one way to end; `close` follows it.
  socket.on("error", () => undefined)
  socket.once("close", () => phase?.closed(buffer.pending().length, !closedByUs))
  return {
    remote,
    enter: (next) => {
      phase = next
    },
    idle: () => socket.writable && socket.writableLength === 0,
    write: (bytes, written) => void socket.write(bytes, written),
    finish: (bytes) => {
      closedByUs = true
      socket.end(bytes)
    },
    close: () => {
      closedByUs = true
      socket.destroy()
    },
  }
}
