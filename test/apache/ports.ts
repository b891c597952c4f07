/** Ports that nobody listens on, for servers whose configurations must name them before they start. */
import { createServer } from "node:net"

/** Below the ports that systems hand out by themselves, so that no connection takes one before its server does. */
const first = 10_240
const count = 20_000

let next = (process.pid * 97) % count

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once("error", () => resolve(false))
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)))
  })

/** So many ports of 127.0.0.1, no two calls the same ones. */
export const freePorts = async (wanted: number): Promise<readonly number[]> => {
  const found: number[] = []
  for (let tries = 0; found.length < wanted; tries++) {
    if (tries === count) throw new Error(`no ${wanted} ports from ${first} to ${first + count - 1} are free`)
    const port = first + (next++ % count)
    if (await isFree(port)) found.push(port)
  }
  return found
}
