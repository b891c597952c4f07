/** The sockets of an election port that are open, whatever they are for, so that none outlives it. */
import type { Socket } from "node:net"

/** A set of open sockets, which forgets those that close. */
export type Sockets = {
  readonly add: (socket: Socket) => void
  /** Closes all of them; `closed` is called when none is left. */
  readonly close: (closed: () => void) => void
}

/** No sockets yet. */
export const noSockets = (): Sockets => {
  const open = new Set<Socket>()
  let emptied = (): void => undefined
  return {
    add: (socket) => {
      open.add(socket)
      socket.once("close", () => {
        open.delete(socket)
        if (open.size === 0) emptied()
      })
    },
    close: (closed) => {
      if (open.size === 0) return closed()
      emptied = closed
      for (const socket of open) socket.destroy()
    },
  }
}
