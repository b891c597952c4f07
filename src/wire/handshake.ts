/**
 * What the side that opened a connection to an election port says first: who it is and where it can be called back.
 * There is no answer. (Apache: QuorumCnxManager.InitialMessage.)
 */
import { assert } from "../base/assert.ts"
import type { ServerId } from "../base/ensemble.ts"
import { type Address, formatAddress, parseAddress } from "./address.ts"
import { incomplete, type Refused, refused, taken, type Taking, viewOf } from "./decoding.ts"
import { isLong, longText, readLong, writeLong } from "./long.ts"
import { decodeUtf8, encodeUtf8 } from "./utf8.ts"

/** Who calls. */
export type Handshake = {
  /** The layout: one address; several, of a server with `multiAddress.enabled`; or, from servers before 3.5, only the id. */
  readonly layout: "V1" | "V2" | "id"
  /** Who calls. Long.MAX_VALUE on the wire is an observer without an id of its own (QuorumPeer.OBSERVER_ID). */
  readonly sid: ServerId | "anonymous"
  /** The caller's election addresses, as it was configured; none in the layout `id`. */
  readonly addresses: readonly Address[]
}

const versions = { V1: -65_536, V2: -65_535 } as const

/** The longest list of addresses, in bytes (QuorumCnxManager.maxBuffer). */
export const addressBytesMax = 2048

const idBytes = 8
const headerBytes = 20

/** The most bytes a handshake takes. */
export const handshakeBytesMax = headerBytes + addressBytesMax

/** Long.MAX_VALUE is 2^63 - 1, which a double cannot hold: it is compared by its halves. */
const isAnonymous = (view: DataView, offset: number): boolean =>
  view.getUint32(offset) === 0x7fff_ffff && view.getUint32(offset + 4) === 0xffff_ffff

const readSid = (view: DataView, offset: number): ServerId | "anonymous" | undefined =>
  isAnonymous(view, offset) ? "anonymous" : readLong(view, offset)

const writeSid = (view: DataView, offset: number, sid: ServerId | "anonymous"): void => {
  if (sid === "anonymous") {
    view.setUint32(offset, 0x7fff_ffff)
    view.setUint32(offset + 4, 0xffff_ffff)
  } else writeLong(view, offset, sid)
}

/** The bytes of a handshake, whose addresses `parseAddress` can read and fit into `addressBytesMax`. */
export const encodeHandshake = ({ layout, sid, addresses }: Handshake): Uint8Array => {
  assert(sid === "anonymous" || isLong(sid), "a server id is a safe integer")
  if (layout === "id") {
    assert(sid === "anonymous" || sid >= 0, "a server id that stands alone is not negative")
    const bytes = new Uint8Array(idBytes)
    writeSid(viewOf(bytes), 0, sid)
    return bytes
  }
  const text = encodeUtf8(addresses.map(formatAddress).join("|"))
  assert(text.length > 0 && text.length <= addressBytesMax, `the addresses of a handshake take 1 to ${addressBytesMax} bytes`)
  const bytes = new Uint8Array(headerBytes + text.length)
  const view = viewOf(bytes)
  writeLong(view, 0, versions[layout])
  writeSid(view, idBytes, sid)
  view.setInt32(2 * idBytes, text.length)
  bytes.set(text, headerBytes)
  return bytes
}

const addressesOf = (bytes: Uint8Array): readonly Address[] | Refused => {
  const text = decodeUtf8(bytes)
  if (typeof text !== "string") return refused("address-text", `the addresses are no UTF-8 at byte ${text.invalidAt}`)
  const addresses: Address[] = []
  for (const part of text.split("|")) {
    const address = parseAddress(part)
    if (address === undefined) return refused("address-form", `${JSON.stringify(part)} is no host:port`)
    addresses.push(address)
  }
  return addresses
}

/** The handshake at the beginning of a stream. `V1` with several addresses is taken as it comes, as Apache does. */
export const takeHandshake = (bytes: Uint8Array): Taking<Handshake> => {
  if (bytes.length < idBytes) return incomplete(idBytes)
  const view = viewOf(bytes)
  if (view.getInt32(0) >= 0) {
    const sid = readSid(view, 0)
    if (sid === undefined) return refused("server-id", `the server id ${longText(view, 0)} is beyond the safe integers`)
    return taken({ layout: "id", sid, addresses: [] }, idBytes)
  }
  const version = readLong(view, 0)
  if (version !== versions.V1 && version !== versions.V2) {
    return refused("protocol-version", `the protocol version is ${longText(view, 0)}; ${versions.V1} and ${versions.V2} are known`)
  }
  if (bytes.length < headerBytes) return incomplete(headerBytes)
  const sid = readSid(view, idBytes)
  if (sid === undefined) return refused("server-id", `the server id ${longText(view, idBytes)} is beyond the safe integers`)
  const length = view.getInt32(2 * idBytes)
  if (length <= 0 || length > addressBytesMax) {
    return refused("address-length", `addresses of ${length} bytes are announced; 1 to ${addressBytesMax} are possible`)
  }
  const end = headerBytes + length
  if (bytes.length < end) return incomplete(end)
  const addresses = addressesOf(bytes.subarray(headerBytes, end))
  if ("_tag" in addresses) return addresses
  return taken({ layout: version === versions.V1 ? "V1" : "V2", sid, addresses }, end)
}
