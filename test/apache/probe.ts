/**
 * Asks a running server for its vote as an observer does that nobody has configured: it connects to the election
 * port, says that it is looking for a leader, and is told what the server stands for.
 */
import { connect } from "node:net"
import { nobody } from "../../src/base/ensemble.ts"
import { none } from "../../src/base/zxid.ts"
import type { Notification } from "../../src/election/notification.ts"
import { frame, takeFrame } from "../../src/wire/frame.ts"
import { encodeHandshake } from "../../src/wire/handshake.ts"
import { decodeNotification, encodeNotification } from "../../src/wire/notification.ts"

/**
 * The id of the next observer. It is above every server's, so that the server keeps the connection instead of calling
 * back, and new each time, so that the server does not repeat what it said to an earlier one.
 */
let nextId = 2 ** 40 + process.pid * 2 ** 16

/** An observer's question. Version 1 carries no configuration. */
const question = frame(
  encodeNotification({
    state: "LOOKING",
    leader: nobody,
    zxid: none,
    electionEpoch: 1,
    peerEpoch: nobody,
    version: 1,
    configuration: "",
  }),
)

/** The answer of the server on this port of 127.0.0.1; the reason, if there was none in time. */
export const probe = (port: number, timeoutMs = 2000): Promise<Notification | string> =>
  new Promise((resolve) => {
    const sid = nextId++
    let received: Uint8Array = new Uint8Array()
    const socket = connect({ host: "127.0.0.1", port, noDelay: true })
    const settle = (answer: Notification | string): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(timeoutMs, () => settle(`no answer within ${timeoutMs} ms`))
    socket.once("error", (error) => settle(error.message))
    socket.once("close", () => settle("the connection was closed"))
    socket.once("connect", () => {
      // The port is never called back, as the greater id is the caller's.
      socket.write(encodeHandshake({ layout: "V1", sid, addresses: [{ host: "127.0.0.1", port: 1 }] }))
      socket.write(question)
    })
    socket.on("data", (piece) => {
      received = Buffer.concat([received, piece])
      const taken = takeFrame(received)
      if (taken._tag === "Incomplete") return
      if (taken._tag === "Refused") return settle(taken.detail)
      const answer = decodeNotification(taken.value)
      settle(answer._tag === "Decoded" ? answer.value : answer.detail)
    })
  })
