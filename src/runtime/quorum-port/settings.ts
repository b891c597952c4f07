/** How long a quorum port waits for what. All times in milliseconds. */
export type Settings = {
  /** Listen on every address of the machine (`quorumListenOnAllIPs`). */
  readonly listenOnAllAddresses: boolean
  /** How often binding the port is tried, and the pause between two attempts; 0 attempts are without end. */
  readonly bindAttempts: number
  readonly bindPauseMs: number
  /**
   * initLimit ticks: how long a leader waits for a quorum, how long a caller may take to say who it is, and how long
   * reaching a leader that does not answer may take.
   */
  readonly initLimitMs: number
  /** How long a connection may be idle until TCP asks whether the other machine is still there: syncLimit ticks. */
  readonly idleMs: number
  /**
   * How long a leader that refuses connections is tried again. Apache's learner tries five times, a tenth of a second
   * apart (Learner.connectToLeader). A leader that was killed before its followers came refuses them for ever, so this is
   * part of the time of such a fail-over; one that has just been elected opens its port within some
   * milliseconds. Less than the 200 ms after which the others say their proposals again, so that they are heard then.
   */
  readonly refusedMs: number
  /** The first and the longest pause between two of these attempts. */
  readonly firstPauseMs: number
  readonly longestPauseMs: number
  /** How long a caller waits for a server that still looks for a leader to find that it is itself the leader. */
  readonly earlyMs: number
  /** How many callers may have said nothing yet; one more closes the oldest. */
  readonly callersMax: number
}

/** What the configuration does not say. */
export const defaultSettings = {
  listenOnAllAddresses: false,
  bindAttempts: 3,
  bindPauseMs: 1000,
  refusedMs: 150,
  firstPauseMs: 10,
  longestPauseMs: 100,
  earlyMs: 1000,
  callersMax: 128,
}

const secondMs = 1000

/** The longest idle time TCP takes: 2^15 - 1 seconds. */
const idleMostMs = 32_767 * secondMs

/** How Node is told about `idleMs`, which it counts in whole seconds. */
export const tcpOptions = ({ idleMs }: Settings): { noDelay: true; keepAlive: true; keepAliveInitialDelay: number } => ({
  noDelay: true,
  keepAlive: true,
  keepAliveInitialDelay: Math.min(Math.max(Math.ceil(idleMs / secondMs) * secondMs, secondMs), idleMostMs),
})
