/** Binding a quorum port. (Apache: Leader.createServerSocket.) */
import { type AddressInfo, createServer, type Server, type Socket } from "node:net"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { ServerId } from "../../base/ensemble.ts"
import { type Address, formatAddress } from "../../wire/address.ts"
import { bindFailure } from "../bind-failure.ts"
import { type Settings, tcpOptions } from "./settings.ts"

/** The quorum port could not be bound in any attempt. */
export class QuorumPortError extends Data.TaggedError("QuorumPortError")<{
  readonly key: string
  readonly address: Address
  /** The system's word for the failure, such as EADDRINUSE. */
  readonly code: string
  readonly wrong: string
  readonly right: string
}> {
  override get message(): string {
    return `${this.key}: ${this.wrong}; ${this.right}`
  }
}

const errorOf = (self: ServerId, address: Address, error: NodeJS.ErrnoException): QuorumPortError => {
  const code = error.code ?? error.message
  const [why, right] = bindFailure("quorum", code) ?? [error.message, "give a quorum address this server can listen on"]
  const wrong = `cannot listen on the quorum port ${formatAddress(address)}: ${why} (${code})`
  return new QuorumPortError({ key: `server.${self}`, address, code, wrong, right })
}

export type ListenerOptions = {
  readonly self: ServerId
  /** The quorum address of this server; the port 0 takes any that is free. */
  readonly own: Address
  readonly settings: Settings
  /** Called once if the first attempt to bind the port has failed and there is another one. */
  readonly retrying: (error: QuorumPortError) => void
  /** Called for each connection, of which nothing is read yet. */
  readonly accepted: (socket: Socket) => void
}

/** Listens until the server is closed, and says on which port. Interrupting it leaves nothing bound. */
export const listen = ({
  self,
  own,
  settings,
  retrying,
  accepted,
}: ListenerOptions): Effect.Effect<{ readonly server: Server; readonly port: number }, QuorumPortError> => {
  const address = settings.listenOnAllAddresses ? { host: "*", port: own.port } : own
  let failedBefore = settings.bindAttempts === 1
  const attempt = Effect.callback<{ readonly server: Server; readonly port: number }, QuorumPortError>((resume) => {
    const server = createServer({ pauseOnConnect: true, ...tcpOptions(settings) })
    const failed = (cause: NodeJS.ErrnoException): void => {
      const error = errorOf(self, address, cause)
      if (!failedBefore) retrying(error)
      failedBefore = true
      resume(Effect.fail(error))
    }
    server.once("error", failed)
    server.on("connection", accepted)
    // Without a host Node listens on every address, with IPv6 where there is IPv6.
    server.listen(settings.listenOnAllAddresses ? { port: own.port } : own, () => {
      server.off("error", failed)
      // A connection that the system could not accept was never one; whoever wanted it comes again.
      server.on("error", () => undefined)
      resume(Effect.succeed({ server, port: (server.address() as AddressInfo).port }))
    })
    return Effect.callback<void>((closed) => void server.close(() => closed(Effect.void)))
  })
  const pauses = Schedule.spaced(settings.bindPauseMs)
  return Effect.retry(attempt, settings.bindAttempts === 0 ? pauses : Schedule.upTo(pauses, { times: settings.bindAttempts - 1 }))
}
