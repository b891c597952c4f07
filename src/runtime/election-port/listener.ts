/** Binding an election port. (Apache: QuorumCnxManager.Listener.) */
import { type AddressInfo, createServer, type Server, type Socket } from "node:net"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { ServerId } from "../../base/ensemble.ts"
import { type Address, formatAddress } from "../../wire/address.ts"
import { bindFailure } from "../bind-failure.ts"
import type { Settings } from "./settings.ts"

/** The election port could not be bound in any attempt. Apache ZooKeeper exits with code 14 then. */
export class ElectionPortError extends Data.TaggedError("ElectionPortError")<{
  readonly serverId: ServerId
  /** The key of the configuration that gives the address. */
  readonly key: string
  readonly host: string
  readonly port: number
  /** The system's word for the failure, such as EADDRINUSE. */
  readonly code: string
  readonly wrong: string
  readonly right: string
}> {
  override get message(): string {
    return `${this.key}: ${this.wrong}; ${this.right}`
  }
}

/** Where to listen, and who hears of it. */
export type ListenerOptions = {
  readonly self: ServerId
  /** The election address of this server; the port 0 takes any that is free. */
  readonly own: Address
  readonly settings: Settings
  /** Called once if the first attempt to bind the port has failed and there is another one. */
  readonly retrying: (error: ElectionPortError) => void
  /** Called as soon as the port is bound, before the first connection, with the port. */
  readonly bound: (port: number) => void
  readonly accepted: (socket: Socket) => void
  /** The system refused a connection, for instance because too many files are open. */
  readonly acceptFailed: () => void
}

/** A bound or unbound port. */
export type Listener = {
  /** Binds the port and listens until `close`. */
  readonly listen: Effect.Effect<void, ElectionPortError>
  /** Stops listening; `closed` is called once no connection that was accepted is left. */
  readonly close: (closed: () => void) => void
}

/** The listener of an election port, which does not listen yet. */
export const listenerOf = ({ self, own, settings, retrying, bound, accepted, acceptFailed }: ListenerOptions): Listener => {
  let server: Server | null = null
  // While a host name is looked up, Node forgets that the server was closed: closing waits for the outcome.
  let settled: (() => void) | null = null
  let binding = false
  let failedBefore = settings.bindAttempts === 1
  const errorOf = (error: NodeJS.ErrnoException): ElectionPortError => {
    const code = error.code ?? error.message
    const [why, right] = bindFailure("election", code) ?? [error.message, "give an election address this server can listen on"]
    const where = settings.listenOnAllAddresses ? `port ${own.port} on every address` : formatAddress(own)
    const wrong = `cannot listen on the election port ${where}: ${why} (${code})`
    return new ElectionPortError({ serverId: self, key: `server.${self}`, ...own, code, wrong, right })
  }
  const attempt = Effect.callback<void, ElectionPortError>((resume) => {
    const candidate = createServer({ noDelay: true, keepAlive: settings.keepAlive })
    server = candidate
    binding = true
    const settle = (): void => {
      binding = false
      settled?.()
    }
    const failed = (cause: NodeJS.ErrnoException): void => {
      const error = errorOf(cause)
      settle()
      if (!failedBefore) retrying(error)
      failedBefore = true
      resume(Effect.fail(error))
    }
    candidate.once("error", failed)
    candidate.on("connection", accepted)
    candidate.listen(settings.listenOnAllAddresses ? { port: own.port } : own, () => {
      candidate.off("error", failed)
      candidate.on("error", acceptFailed)
      bound((candidate.address() as AddressInfo).port)
      settle()
      resume(Effect.void)
    })
  })
  const pauses = Schedule.spaced(settings.bindPauseMs)
  const schedule = settings.bindAttempts === 0 ? pauses : Schedule.upTo(pauses, { times: settings.bindAttempts - 1 })
  return {
    listen: Effect.retry(attempt, schedule),
    close: (closed) => {
      if (server === null) return closed()
      const last = server
      // A server that never came to listen says so, and that is closed too.
      const stop = (): void => void last.close(() => closed())
      if (binding) settled = stop
      else stop()
    },
  }
}
