/** Opening a connection to one of a peer's addresses: the first that answers, before one deadline for all of them. */
import { connect, type Socket } from "node:net"
import { type Address, formatAddress } from "../../wire/address.ts"

/** An attempt that has not ended. */
export type Dialing = { readonly cancel: () => void }

/** What is dialled, and who hears of the outcome. */
export type DialingOptions = {
  readonly addresses: readonly Address[]
  readonly timeoutMs: number
  readonly keepAlive: boolean
  /** Called with each socket there is from now on. */
  readonly opened: (socket: Socket) => void
  /** Called once with a connected socket, whose errors are not listened to; or `failed` once. Neither after `cancel`. */
  readonly connected: (socket: Socket) => void
  readonly failed: (why: string) => void
}

/** Why an address did not answer. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? ("code" in error && typeof error.code === "string" ? error.code : error.message) : String(error)

/** Starts an attempt. Its callbacks come later, never before this function returns. */
export const dial = ({ addresses, timeoutMs, keepAlive, opened, connected, failed }: DialingOptions): Dialing => {
  let current: Socket | null = null
  let why = "it has no address"
  let over = false
  const end = (): void => {
    over = true
    clearTimeout(deadline)
    current?.destroy()
  }
  const fail = (): void => {
    end()
    failed(why)
  }
  const deadline = setTimeout(() => {
    why = `no answer within ${timeoutMs} ms`
    fail()
  }, timeoutMs)
  const attempt = (index: number): void => {
    if (over) return
    const address = addresses[index]
    if (address === undefined) return fail()
    const next = (error: unknown): void => {
      if (over) return
      why = `${formatAddress(address)}: ${reasonOf(error)}`
      setImmediate(attempt, index + 1)
    }
    try {
      const socket = connect({ host: address.host, port: address.port, noDelay: true, keepAlive })
      current = socket
      opened(socket)
      socket.on("error", next)
      socket.once("connect", () => {
        if (over) return
        over = true
        clearTimeout(deadline)
        socket.off("error", next)
        connected(socket)
      })
    } catch (error) {
      // The address of a handshake is anybody's text: what Node refuses at once is one more failure.
      next(error)
    }
  }
  setImmediate(attempt, 0)
  return { cancel: end }
}
