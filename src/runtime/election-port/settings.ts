/** What can be set about an election port, with ZooKeeper's defaults. */
export type Settings = {
  /** Listen on every address of the machine (`quorumListenOnAllIPs`). */
  readonly listenOnAllAddresses: boolean
  /** How often binding the port is tried; 0 is without end (`electionPortBindRetry`). */
  readonly bindAttempts: number
  /** The pause between two attempts. */
  readonly bindPauseMs: number
  /** How long opening a connection may take, all addresses of the peer together (`cnxTimeout`). */
  readonly connectTimeoutMs: number
  /** How long a caller may take to say who it is (`quorumCnxnTimeoutMs`, else tickTime times syncLimit). */
  readonly handshakeTimeoutMs: number
  /** Whether TCP probes idle connections (`tcpKeepAlive`). */
  readonly keepAlive: boolean
  /** How many callers may be at their handshake; one more closes the oldest. */
  readonly handshakesMax: number
  /** How many callers that are no members may be connected: observers that nobody configured. */
  readonly strangersMax: number
}

/** ZooKeeper's defaults where it has the setting; a handshake may take five ticks of two seconds. */
export const defaultSettings: Settings = {
  listenOnAllAddresses: false,
  bindAttempts: 3,
  bindPauseMs: 1000,
  connectTimeoutMs: 5000,
  handshakeTimeoutMs: 10_000,
  keepAlive: false,
  handshakesMax: 128,
  strangersMax: 64,
}
