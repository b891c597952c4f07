/** The one timer of a server. */

export type Timer = {
  /** Replaces what the timer was set to. */
  readonly set: (afterMs: number) => void
  readonly stop: () => void
}

/**
 * A timer that calls `ended`. Silence is only silence once everything that has arrived was read: when the process was
 * busy or asleep, the event loop finds the timer over before it looks at its sockets. So the end waits for the sockets
 * once more, and what they bring may set or stop the timer first.
 */
export const timerOf = (ended: () => void): Timer => {
  let running: NodeJS.Timeout | undefined
  let ending: NodeJS.Immediate | undefined
  const stop = (): void => {
    clearTimeout(running)
    clearImmediate(ending)
  }
  return {
    set: (afterMs) => {
      stop()
      running = setTimeout(() => {
        ending = setImmediate(ended)
      }, afterMs)
    },
    stop,
  }
}
