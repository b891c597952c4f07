/**
 * The packet with which a learner introduces itself on the quorum port: FOLLOWERINFO or OBSERVERINFO, a QuorumPacket
 * that carries a LearnerInfo. (Apache: Learner.registerWithLeader, LearnerHandler.run.)
 *
 *     0 type | 4 zxid | 12 length | 16 serverid | 24 protocolVersion | 28 configVersion | 36 authinfo
 */
import { assert } from "../../base/assert.ts"
import type { ServerId } from "../../base/ensemble.ts"

/** What a learner says first. */
export type LearnerInfo = {
  /** FOLLOWERINFO or OBSERVERINFO. */
  readonly as: "follower" | "observer"
  readonly sid: ServerId
  /** The epoch it has promised to follow at least: the high half of the packet's zxid. */
  readonly acceptedEpoch: number
}

/** Why the first bytes of a connection are no LearnerInfo. */
export const learnerRefusals = ["packet-type", "data-length", "server-id", "authinfo"] as const
export type LearnerRefusal = (typeof learnerRefusals)[number]

/** What the beginning of a stream is. Bytes that can be refused are refused as soon as they are seen. */
export type Reading =
  | { readonly _tag: "Read"; readonly info: LearnerInfo }
  | { readonly _tag: "Incomplete" }
  | { readonly _tag: "Refused"; readonly reason: LearnerRefusal; readonly detail: string }

const types = { follower: 11, observer: 16 } as const

const headerBytes = 16
const infoBytes = 20

/** Apache takes a LearnerInfo without its later fields, and would take more than there are today. */
const infoBytesMin = 8
const infoBytesMax = 256

/** The most bytes that are looked at before the packet is complete or refused. */
export const learnerPacketBytesMax = headerBytes + infoBytesMax + 4

/** The version of the protocol between leader and learner, ZAB 1.0. */
const protocolVersion = 0x1_0000

const absent = -1

/** The packet of a learner whose quorum configuration no reconfiguration has changed. */
export const encodeLearnerInfo = ({ as, sid, acceptedEpoch }: LearnerInfo): Uint8Array => {
  assert(Number.isSafeInteger(sid), "a server id is a safe integer")
  assert((acceptedEpoch | 0) === acceptedEpoch, "an epoch is a signed 32-bit number")
  const bytes = new Uint8Array(headerBytes + infoBytes + 4)
  const view = new DataView(bytes.buffer)
  view.setInt32(0, types[as])
  view.setInt32(4, acceptedEpoch)
  view.setInt32(12, infoBytes)
  view.setBigInt64(16, BigInt(sid))
  view.setInt32(24, protocolVersion)
  view.setInt32(36, absent)
  return bytes
}

const refuse = (reason: LearnerRefusal, detail: string): Reading => ({ _tag: "Refused", reason, detail })

const incomplete: Reading = { _tag: "Incomplete" }

/** Reads the packet at the beginning of a stream; what follows it is not looked at. */
export const readLearnerInfo = (bytes: Uint8Array): Reading => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4) return incomplete
  const type = view.getInt32(0)
  if (type !== types.follower && type !== types.observer) {
    return refuse(
      "packet-type",
      `the first packet has the type ${type}; FOLLOWERINFO is ${types.follower}, OBSERVERINFO is ${types.observer}`,
    )
  }
  if (bytes.length < headerBytes) return incomplete
  const length = view.getInt32(12)
  if (length < infoBytesMin || length > infoBytesMax) {
    return refuse("data-length", `a LearnerInfo of ${length} bytes is announced; ${infoBytesMin} to ${infoBytesMax} are possible`)
  }
  if (bytes.length < headerBytes + infoBytesMin) return incomplete
  const sid = view.getBigInt64(headerBytes)
  if (sid < 0n || sid > BigInt(Number.MAX_SAFE_INTEGER)) return refuse("server-id", `the server id is ${sid}, which no server has`)
  if (bytes.length < headerBytes + length + 4) return incomplete
  // Java writes null as -1; an empty list says the same, and nobody sends more in this packet.
  const authinfo = view.getInt32(headerBytes + length)
  if (authinfo !== absent && authinfo !== 0) return refuse("authinfo", `a learner announces ${authinfo} credentials; none are possible`)
  return {
    _tag: "Read",
    info: { as: type === types.follower ? "follower" : "observer", sid: Number(sid), acceptedEpoch: view.getInt32(4) },
  }
}
