/** The recorded streams of Apache ZooKeeper's election ports; see golden/README.md. */
import { readFileSync } from "node:fs"
import type { Notification, ServerState } from "../../src/election/notification.ts"
import { parse } from "../../src/base/zxid.ts"

type Fields = {
  readonly handshake?: { readonly protocolVersion: number; readonly sid: number; readonly address: string }
  readonly notification?: {
    readonly state: ServerState
    readonly leader: string
    readonly zxid: string
    readonly electionEpoch: string
    readonly peerEpoch: string
    readonly version: number
    readonly configuration: string
  }
}

type Recorded = { readonly from: "caller" | "acceptor"; readonly hex: string; readonly fields: Fields }

export type GoldenMessage = { readonly from: "caller" | "acceptor"; readonly bytes: Uint8Array; readonly fields: Fields }

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`./golden/${name}.json`, import.meta.url), "utf8"))

export const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"))

/** Every connection that was recorded: its messages in the order of their arrival. */
export const goldenConnections: readonly { readonly name: string; readonly messages: readonly GoldenMessage[] }[] = [
  "startup-and-rejoin",
  "leader-change",
  "reconfig",
].flatMap((file) => {
  const { connections } = read(file) as { readonly connections: readonly { readonly messages: readonly Recorded[] }[] }
  return connections.map(({ messages }, index) => ({
    name: `${file}, connection ${index + 1}`,
    messages: messages.map(({ from, hex, fields }) => ({ from, bytes: bytesOf(hex), fields })),
  }))
})

export const goldenMessages: readonly GoldenMessage[] = goldenConnections.flatMap(({ messages }) => messages)

/** What callers that must authenticate send: a handshake and something that is no message. */
export const saslStreams: readonly Uint8Array[] = (read("sasl") as { readonly streams: readonly string[] }).streams.map(bytesOf)

/** The notification that the recorder's decoder read. */
export const notificationOf = (fields: NonNullable<Fields["notification"]>): Notification => ({
  state: fields.state,
  leader: Number(fields.leader),
  zxid: parse(fields.zxid) ?? { epoch: Number.NaN, counter: Number.NaN },
  electionEpoch: Number(fields.electionEpoch),
  peerEpoch: Number(fields.peerEpoch),
  version: fields.version,
  configuration: fields.configuration,
})
