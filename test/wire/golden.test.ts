import { describe, expect, it } from "vitest"
import { formatAddress } from "../../src/wire/address.ts"
import { frame, takeFrame } from "../../src/wire/frame.ts"
import { encodeHandshake, takeHandshake } from "../../src/wire/handshake.ts"
import { decodeNotification, encodeNotification } from "../../src/wire/notification.ts"
import { goldenConnections, goldenMessages, notificationOf, saslStreams } from "./golden-streams.ts"

describe("the streams of Apache ZooKeeper 3.8.0", () => {
  it("are many and of every kind", () => {
    const states = new Set(goldenMessages.flatMap(({ fields }) => fields.notification?.state ?? []))
    expect(goldenConnections.length).toBeGreaterThan(25)
    expect(goldenMessages.length).toBe(81)
    expect([...states].sort()).toEqual(["FOLLOWING", "LEADING", "LOOKING"])
    expect(goldenMessages.some(({ fields }) => fields.notification?.leader === "-9223372036854775808")).toBe(true)
  })

  it.each(goldenConnections)("$name: what is read is what was recorded, and is written as the same bytes", ({ messages }) => {
    let stream: Uint8Array = Uint8Array.from(Buffer.concat(messages.filter(({ from }) => from === "caller").map(({ bytes }) => bytes)))
    for (const { from, bytes, fields } of messages) {
      const source = from === "caller" ? stream : bytes
      if (fields.handshake !== undefined) {
        const handshake = takeHandshake(source)
        if (handshake._tag !== "Decoded") throw new Error(JSON.stringify(handshake))
        const { layout, sid, addresses } = handshake.value
        expect({ layout, sid, addresses: addresses.map(formatAddress) }).toEqual({
          layout: "V1",
          sid: fields.handshake.sid,
          addresses: [fields.handshake.address],
        })
        expect(handshake.taken).toBe(bytes.length)
        expect(encodeHandshake(handshake.value)).toEqual(bytes)
      } else {
        const framed = takeFrame(source)
        if (framed._tag !== "Decoded" || fields.notification === undefined) throw new Error(JSON.stringify(framed))
        const expected = notificationOf(fields.notification)
        expect(framed.taken).toBe(bytes.length)
        expect(decodeNotification(framed.value)).toEqual({ _tag: "Decoded", value: expected })
        expect(frame(encodeNotification(expected))).toEqual(bytes)
      }
      if (from === "caller") stream = stream.subarray(bytes.length)
    }
    expect(stream.length).toBe(0)
  })

  it("with SASL: the handshake is read and the authentication refused as no message", () => {
    expect(saslStreams.length).toBe(5)
    for (const stream of saslStreams) {
      const handshake = takeHandshake(stream)
      if (handshake._tag !== "Decoded") throw new Error(JSON.stringify(handshake))
      expect(encodeHandshake(handshake.value)).toEqual(stream.subarray(0, handshake.taken))
      expect(takeFrame(stream.subarray(handshake.taken))).toMatchObject({ _tag: "Refused", reason: "frame-length" })
    }
  })
})
