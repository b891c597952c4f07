/**
 * Notifications as bytes, in the three layouts there are. (Apache: FastLeaderElection.buildMsg, WorkerReceiver.)
 *
 *     0 state | 4 leader | 12 zxid | 20 electionEpoch | 28 peerEpoch | 36 version | 40 length | 44 configuration
 *
 * 28 bytes end before the peerEpoch, which is then the epoch of the zxid; 40 bytes end after the version, which is
 * then not read; only a version above 1 is followed by a configuration.
 */
import { assert } from "../base/assert.ts"
import type { Notification, ServerState } from "../election/notification.ts"
import { decoded, type Decoding, refused, viewOf } from "./decoding.ts"
import { messageBytesMax } from "./frame.ts"
import { longText, readLong, readZxid, writeLong, writeZxid } from "./long.ts"
import { decodeUtf8, encodeUtf8 } from "./utf8.ts"

/** The states in the order of their numbers. */
const states: readonly ServerState[] = ["LOOKING", "FOLLOWING", "LEADING", "OBSERVING"]

const shortBytes = 28
const middleBytes = 40
const headerBytes = 44

/** The longest configuration that a notification carries, in bytes. */
export const configurationBytesMax = messageBytesMax - headerBytes

/** The first version that carries a configuration. */
const configured = 2

/**
 * The bytes of a notification. A version below 2 has no place for a configuration, and what has the version 0 is
 * written in the layout of 40 bytes.
 */
export const encodeNotification = (notification: Notification): Uint8Array => {
  const { version } = notification
  assert((version | 0) === version, "the version of a notification is a signed 32-bit number")
  assert(version >= configured || notification.configuration === "", "only a version above 1 carries a configuration")
  const text = encodeUtf8(notification.configuration)
  assert(text.length <= configurationBytesMax, "a notification with its configuration fits into a message")
  const bytes = new Uint8Array(version === 0 ? middleBytes : headerBytes + text.length)
  const view = viewOf(bytes)
  view.setInt32(0, states.indexOf(notification.state))
  writeLong(view, 4, notification.leader)
  writeZxid(view, 12, notification.zxid)
  writeLong(view, 20, notification.electionEpoch)
  writeLong(view, 28, notification.peerEpoch)
  view.setInt32(36, version)
  if (version !== 0) {
    view.setInt32(40, text.length)
    bytes.set(text, headerBytes)
  }
  return bytes
}

const configurationOf = (bytes: Uint8Array, version: number): Decoding<string> => {
  if (bytes.length < headerBytes) return refused("notification-length", `${bytes.length} bytes have no room for a configuration length`)
  const length = viewOf(bytes).getInt32(40)
  const present = bytes.length - headerBytes
  if (length < 0 || length > present) {
    return refused("configuration-length", `a configuration of ${length} bytes is announced and ${present} follow`)
  }
  // A later version may say more; version 2 ends with its configuration.
  if (version === configured && length < present) {
    return refused("trailing-bytes", `${present - length} bytes follow the configuration`)
  }
  const text = decodeUtf8(bytes.subarray(headerBytes, headerBytes + length))
  return typeof text === "string"
    ? decoded(text)
    : refused("configuration-text", `the configuration is no UTF-8 at its byte ${text.invalidAt}`)
}

const beyond = (field: string, view: DataView, offset: number): Decoding<never> =>
  refused("notification-range", `the ${field} ${longText(view, offset)} is beyond the safe integers`)

/** The notification that is one message. Apache skips a message that is refused here and keeps the connection. */
export const decodeNotification = (bytes: Uint8Array): Decoding<Notification> => {
  if (bytes.length < shortBytes || (bytes.length > shortBytes && bytes.length < middleBytes)) {
    return refused("notification-length", `a notification has ${shortBytes}, ${middleBytes} or more bytes, not ${bytes.length}`)
  }
  const view = viewOf(bytes)
  const state = states[view.getInt32(0)]
  if (state === undefined) return refused("notification-state", `the state is ${view.getInt32(0)}; 0 to 3 are known`)
  const leader = readLong(view, 4)
  if (leader === undefined) return beyond("leader", view, 4)
  const zxid = readZxid(view, 12)
  const electionEpoch = readLong(view, 20)
  if (electionEpoch === undefined) return beyond("electionEpoch", view, 20)
  const short = bytes.length === shortBytes
  const peerEpoch = short ? zxid.epoch : readLong(view, 28)
  if (peerEpoch === undefined) return beyond("peerEpoch", view, 28)
  const version = bytes.length > middleBytes ? view.getInt32(36) : 0
  const configuration = version >= configured ? configurationOf(bytes, version) : decoded("")
  if (configuration._tag === "Refused") return configuration
  return decoded({ leader, zxid, peerEpoch, state, electionEpoch, version, configuration: configuration.value })
}
