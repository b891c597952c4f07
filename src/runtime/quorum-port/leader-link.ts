/**
 * The way from a learner to its leader: one connection to the leader's quorum port, on which the learner says who it
 * is. As long as it stands the learner is in touch. (Apache: Learner.connectToLeader, Learner.registerWithLeader.)
 */
import { connect, type Socket } from "node:net"
import { type Address, formatAddress } from "../../wire/address.ts"
import type { Counters } from "./counters.ts"
import { type Settings, tcpOptions } from "./settings.ts"

export type LeaderLinkOptions = {
  readonly leader: Address
  /** What is said first. */
  readonly introduction: Uint8Array
  readonly settings: Settings
  readonly counters: Counters
  /** The connection stands after this many attempts. */
  readonly reached: (attempts: number) => void
  /** The leader cannot be reached, or is there no more. Called once at most, and never before this function returns. */
  readonly lost: (why: string) => void
}

/** Goes to the leader until `close` is called, after which nothing is reported any more. */
export const linkToLeader = ({
  leader,
  introduction,
  settings,
  counters,
  reached,
  lost,
}: LeaderLinkOptions): { readonly close: () => void } => {
  const place = formatAddress(leader)
  let socket: Socket | null = null
  let attempts = 0
  let pauseMs = settings.firstPauseMs
  let refusalsCount = false
  let ended = false
  let nextAttempt: NodeJS.Timeout | undefined

  const close = (): void => {
    ended = true
    for (const timer of [unanswered, refused, nextAttempt]) clearTimeout(timer)
    socket?.destroy()
  }
  const lose = (why: string): void => {
    if (ended) return
    close()
    counters.lost += 1
    lost(why)
  }

  const failed = (why: string): void => {
    counters.dialFailed += 1
    if (refusalsCount) return lose(`${place} cannot be reached (${why})`)
    nextAttempt = setTimeout(attempt, pauseMs)
    pauseMs = Math.min(2 * pauseMs, settings.longestPauseMs)
  }

  const attempt = (): void => {
    attempts += 1
    counters.dialed += 1
    const dialed = connect({ ...leader, ...tcpOptions(settings) })
    let connected = false
    let why = "the connection was closed"
    socket = dialed
    dialed.once("connect", () => {
      connected = true
      clearTimeout(unanswered)
      clearTimeout(refused)
      dialed.write(introduction)
      // A leader that goes through discovery says more, up to a snapshot; until learners do, it passes by unread.
      dialed.resume()
      reached(attempts)
    })
    const gone = (): void => lose(`${place} is gone (${why})`)
    // Not only when it is closed, which comes after everything else that was read in the same moment: whoever notices the
    // loss later than the others misses their proposals, and hears them only when they are said again.
    dialed.once("end", () => {
      if (connected) gone()
    })
    dialed.on("error", (error: NodeJS.ErrnoException) => {
      why = error.code ?? error.message
      if (connected) gone()
    })
    dialed.once("close", () => {
      if (ended) return
      if (connected) gone()
      else failed(why)
    })
  }

  const unanswered = setTimeout(() => lose(`${place} did not answer within initLimit, ${settings.initLimitMs} ms`), settings.initLimitMs)
  const refused = setTimeout(() => {
    refusalsCount = true
  }, settings.refusedMs)
  attempt()
  return { close }
}
