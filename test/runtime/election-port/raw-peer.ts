/** The other end of an election port, byte by byte: servers and callers that may say anything. */
import { type AddressInfo, connect, createServer, type Socket } from "node:net"
import type { Notification } from "../../../src/election/notification.ts"
import type { ServerId } from "../../../src/base/ensemble.ts"
import { frame, takeFrame } from "../../../src/wire/frame.ts"
import { encodeHandshake, type Handshake, takeHandshake } from "../../../src/wire/handshake.ts"
import { decodeNotification, encodeNotification } from "../../../src/wire/notification.ts"
import { journal } from "./journal.ts"

export type RawPeer = {
  readonly socket: Socket
  readonly write: (bytes: Uint8Array) => void
  readonly notify: (notification: Notification) => void
  /** The next bytes of the stream, exactly this many. */
  readonly bytes: (count: number) => Promise<Uint8Array>
  readonly handshake: () => Promise<Handshake>
  readonly notification: () => Promise<Notification>
  /** The connection is gone, whoever closed it. */
  readonly closed: Promise<void>
}

const peerOver = (socket: Socket): RawPeer => {
  let received = Buffer.alloc(0)
  const happened = journal<"data" | "end" | "close">()
  socket.on("data", (bytes) => {
    received = Buffer.concat([received, bytes])
    happened.add("data")
  })
  socket.on("end", () => happened.add("end"))
  socket.on("error", () => undefined)
  socket.on("close", () => happened.add("close"))
  const bytes = async (count: number): Promise<Uint8Array> => {
    await happened.until((entries) => received.length >= count || entries.includes("end") || entries.includes("close"))
    if (received.length < count) throw new Error(`the connection ended after ${received.length} of ${count} bytes`)
    const taken = Uint8Array.from(received.subarray(0, count))
    received = received.subarray(count)
    return taken
  }
  return {
    socket,
    write: (given) => void socket.write(given),
    notify: (notification) => void socket.write(frame(encodeNotification(notification))),
    bytes,
    handshake: async () => {
      const head = await bytes(20)
      const length = Buffer.from(head).readInt32BE(16)
      const taking = takeHandshake(Buffer.concat([head, await bytes(length)]))
      if (taking._tag !== "Decoded") throw new Error(JSON.stringify(taking))
      return taking.value
    },
    notification: async () => {
      const head = await bytes(4)
      const taking = takeFrame(Buffer.concat([head, await bytes(Buffer.from(head).readInt32BE(0))]))
      const decoding = taking._tag === "Decoded" ? decodeNotification(taking.value) : taking
      if (decoding._tag !== "Decoded") throw new Error(JSON.stringify(decoding))
      return decoding.value
    },
    closed: happened.until((entries) => entries.includes("close")),
  }
}

/** Opens a connection. */
export const rawCaller = (port: number): Promise<RawPeer> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port, noDelay: true })
    socket.once("error", reject)
    socket.once("connect", () => {
      socket.off("error", reject)
      resolve(peerOver(socket))
    })
  })

/** Opens a connection and says who it is; `listensOn` is where it says it can be called back. */
export const introducedCaller = async (port: number, sid: ServerId, listensOn = 1): Promise<RawPeer> => {
  const peer = await rawCaller(port)
  peer.write(encodeHandshake({ layout: "V1", sid, addresses: [{ host: "127.0.0.1", port: listensOn }] }))
  return peer
}

export type RawServer = {
  readonly port: number
  /** The next connection that was opened to it. */
  readonly accepted: () => Promise<RawPeer>
  readonly count: () => number
  readonly close: () => Promise<void>
}

/** Listens on a port of its own. */
export const rawServer = async (given = 0): Promise<RawServer> => {
  const peers = journal<RawPeer>()
  let next = 0
  const server = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => peers.add(peerOver(socket)))
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(given, "127.0.0.1", resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    accepted: async () => {
      const index = next
      next += 1
      await peers.until((entries) => entries.length > index)
      const peer = peers.entries[index]
      if (peer === undefined) throw new Error("no connection")
      return peer
    },
    count: () => peers.entries.length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const { socket } of peers.entries) socket.destroy()
      }),
  }
}

let candidates = 0

/**
 * A port that nobody listens on at the moment. It lies below the ports that systems hand out by themselves, so that no
 * connection of another test gets it meanwhile, and processes begin at different ones.
 */
export const freePort = async (): Promise<number> => {
  for (;;) {
    candidates += 1
    const port = 10_000 + ((process.pid * 131 + candidates) % 20_000)
    try {
      const server = await rawServer(port)
      await server.close()
      return port
    } catch {
      // Somebody listens there; the next one may be free.
    }
  }
}
