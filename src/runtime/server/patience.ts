/**
 * Keeps a server from running in circles. One that a leader turns away at once, because the leader's configuration does
 * not name it, hears from everybody that this is the leader, follows it again and is turned away again, as often as the
 * machine can. So a role that ends soon after it began, and not for the first time in a row, ends after a pause.
 */

/** How a server leaves roles that end on it. */
export type Patience = {
  /** A role begins. */
  readonly began: () => void
  /** The role has lost what it rests on: `leave` is called once, now or after the pause. */
  readonly ended: (leave: () => void) => void
  /** Calls nothing any more. */
  readonly stop: () => void
}

/** The first pause, the longest, and how long a role lasts that was none to be left soon. All in milliseconds. */
export const pauses = { firstMs: 10, longestMs: 1000, settledMs: 1000 }

/** A server that no role has left yet: the first role that ends is left at once. */
export const patienceOf = ({ firstMs, longestMs, settledMs } = pauses): Patience => {
  let pauseMs = 0
  let settling: NodeJS.Timeout | undefined
  let leaving: NodeJS.Timeout | undefined
  return {
    began: () => {
      settling = setTimeout(() => {
        pauseMs = 0
      }, settledMs)
    },
    ended: (leave) => {
      clearTimeout(settling)
      const now = pauseMs
      pauseMs = Math.min(Math.max(2 * pauseMs, firstMs), longestMs)
      if (now === 0) leave()
      else leaving = setTimeout(leave, now)
    },
    stop: () => {
      clearTimeout(settling)
      clearTimeout(leaving)
    },
  }
}
