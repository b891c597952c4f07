/**
 * Who comes to the quorum port of this server: callers that have not said who they are, and learners that have. Only
 * a server that leads listens to them. (Apache: Leader.LearnerCnxAcceptor, the first packet in LearnerHandler.run.)
 */
import type { Socket } from "node:net"
import type { ServerId } from "../../base/ensemble.ts"
import type { Counters, Rejection } from "./counters.ts"
import type { QuorumPortEvent } from "./event.ts"
import { type LearnerInfo, learnerPacketBytesMax, readLearnerInfo } from "./learner-info.ts"
import type { Settings } from "./settings.ts"

/** What this server does now: it looks for a leader, leads, or follows another. */
export type Standing = "looking" | "leading" | "learning"

export type LearnersOptions = {
  readonly self: ServerId
  readonly isMember: (sid: ServerId) => boolean
  readonly settings: Settings
  readonly counters: Counters
  readonly onEvent: (event: QuorumPortEvent) => void
  /** Somebody is in touch who was not, or the other way round. Not called for what `become` ends. */
  readonly changed: () => void
}

export type Learners = {
  /** Takes a new connection, of which nothing was read. */
  readonly accept: (socket: Socket) => void
  /** Ends what the former standing had begun. Callers that wait are heard if this server leads now. */
  readonly become: (standing: Standing) => void
  /** Those in touch. */
  readonly inTouch: () => readonly LearnerInfo[]
}

type Caller = { readonly socket: Socket; readonly remote: string; said: Buffer; deadline: NodeJS.Timeout | undefined }

const remoteOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress ?? "somebody"}:${remotePort ?? "?"}`

/** The learners of a server that looks for a leader. */
export const learnersOf = ({ self, isMember, settings, counters, onEvent, changed }: LearnersOptions): Learners => {
  let standing: Standing = "looking"
  /** In the order of their coming. */
  const callers = new Set<Caller>()
  const learners = new Map<ServerId, { readonly socket: Socket; readonly info: LearnerInfo }>()

  const forget = (caller: Caller): void => {
    callers.delete(caller)
    clearTimeout(caller.deadline)
  }
  const reject = (caller: Caller, reason: Rejection, detail: string): void => {
    forget(caller)
    caller.socket.destroy()
    counters.rejected[reason] += 1
    onEvent({ _tag: "Rejected", reason, detail, remote: caller.remote })
  }

  const introduce = (caller: Caller, info: LearnerInfo): void => {
    const { sid } = info
    if (sid === self) return reject(caller, "own-id", `the caller says that it is server ${sid}, as this one is`)
    if (!isMember(sid)) return reject(caller, "stranger", `server ${sid} is not in the configuration`)
    forget(caller)
    const older = learners.get(sid)
    learners.set(sid, { socket: caller.socket, info })
    counters.introduced += 1
    if (older !== undefined) {
      counters.replaced += 1
      older.socket.destroy()
    }
    onEvent({ _tag: "LearnerCame", info })
    changed()
  }

  const hear = (caller: Caller): void => {
    const { socket } = caller
    caller.deadline = setTimeout(
      () => reject(caller, "silent", `it did not say who it is within initLimit, ${settings.initLimitMs} ms`),
      settings.initLimitMs,
    )
    socket.on("data", (bytes: Buffer) => {
      // What a learner says later belongs to discovery and passes by unread, like the rest of a caller that was rejected.
      if (!callers.has(caller)) return
      caller.said = Buffer.concat([caller.said, bytes.subarray(0, learnerPacketBytesMax - caller.said.length)])
      const reading = readLearnerInfo(caller.said)
      if (reading._tag === "Refused") reject(caller, reading.reason, reading.detail)
      else if (reading._tag === "Read") introduce(caller, reading.info)
    })
    socket.resume()
  }

  const closed = (caller: Caller): void => {
    if (callers.has(caller)) return reject(caller, "truncated", `it ended after ${caller.said.length} bytes, before it had said who it is`)
    for (const [sid, { socket }] of learners) {
      if (socket !== caller.socket) continue
      learners.delete(sid)
      onEvent({ _tag: "LearnerLeft", sid })
      return changed()
    }
  }

  const accept = (socket: Socket): void => {
    counters.accepted += 1
    const caller: Caller = { socket, remote: remoteOf(socket), said: Buffer.alloc(0), deadline: undefined }
    // What is wrong with a connection shows in its end, which follows.
    socket.on("error", () => undefined)
    socket.once("close", () => closed(caller))
    const [oldest] = callers
    if (oldest !== undefined && callers.size >= settings.callersMax) {
      reject(oldest, "flood", `${callers.size} callers have not said who they are, and this was the first of them`)
    }
    callers.add(caller)
    if (standing === "leading") hear(caller)
    else if (standing === "learning") reject(caller, "not-leading", "this server follows another")
    else {
      const detail = `this server did not become leader within ${settings.earlyMs} ms`
      caller.deadline = setTimeout(() => reject(caller, "not-leading", detail), settings.earlyMs)
    }
  }

  const become = (next: Standing): void => {
    const before = standing
    // Who waits for a server that goes on looking still has the same time.
    if (next === before) return
    standing = next
    const ending = [...learners.values()]
    learners.clear()
    for (const { socket } of ending) socket.destroy()
    for (const caller of callers) {
      clearTimeout(caller.deadline)
      if (next === "learning") reject(caller, "not-leading", "this server follows another")
      else if (before === "leading") reject(caller, "not-leading", "this server leads no more")
      else if (next === "leading") hear(caller)
    }
  }

  return { accept, become, inTouch: () => [...learners.values()].map(({ info }) => info) }
}
