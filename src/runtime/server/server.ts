/**
 * One server of an ensemble: the reducer of src/server between its two ports. It reads nothing but its configuration,
 * executes what the reducer asks for, and tells it what happens. (Apache: QuorumPeer.)
 */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Random from "effect/Random"
import type * as Scope from "effect/Scope"
import { times } from "../../election/election.ts"
import { quorumPeer, type Input, type State } from "../../server/quorum-peer.ts"
import { stepEvent, traceHeader } from "../../trace/writing.ts"
import { configurationText } from "../config/configuration-text.ts"
import type { ServerConfig } from "../config/load.ts"
import * as ElectionPort from "../election-port/election-port.ts"
import type { ElectionPortError } from "../election-port/listener.ts"
import * as QuorumPort from "../quorum-port/quorum-port.ts"
import type { QuorumPortError } from "../quorum-port/listener.ts"
import { driverOf, type Step } from "./driver.ts"
import { type Log, roleText } from "./log.ts"
import { type Patience, patienceOf } from "./patience.ts"
import { rejectionsText, tellRejections } from "./rejections.ts"
import { openTraceFile, type TraceFileError } from "./trace-file.ts"

/** Why a server cannot start. Its message is one line. */
export type ServerError = ElectionPortError | QuorumPortError | TraceFileError

export type ServerOptions = {
  readonly config: ServerConfig
  readonly log: Log
  /** The file to which the trace is appended; null for none. */
  readonly traceFile: string | null
  /** Called for each step, before what it asks for is done. */
  readonly onStep?: (step: Step) => void
  /** How it leaves a leader that it has lost. */
  readonly patience?: Patience
}

/** The error as one line, with the place in the configuration that is to be changed. */
export const errorLine = ({ file, own }: ServerConfig, error: ServerError): string =>
  error._tag === "TraceFileError" ? error.message : `${file}:${own.line}: ${error.message}`

/** A running server. */
export type Server = {
  readonly state: () => State
  readonly electionPort: ElectionPort.ElectionPort
  readonly quorumPort: QuorumPort.QuorumPort
  /** Never succeeds; dies when the program turns out to be wrong, so that the server does not go on. */
  readonly defect: Effect.Effect<never>
}

const whyOf = (input: Input | undefined, reasons: Reasons): string => {
  if (input?._tag === "LeaderLost") return `: lost its leader: ${reasons.leaderLost}`
  return input?._tag === "QuorumLost" ? `: lost its quorum: ${reasons.quorumLost}` : ""
}

type Reasons = { leaderLost: string; quorumLost: string }

/**
 * Starts a server, which runs until the scope closes: its connections end then, and its ports are free again. Both
 * ports are bound before the first step, the one that brings inputs last, so that none has to wait long; a port that
 * is in use is tried again a few times, as ZooKeeper does.
 */
export const open = Effect.fnUntraced(function* ({
  config,
  log,
  traceFile,
  onStep = () => undefined,
  patience = patienceOf(),
}: ServerOptions): Effect.fn.Return<Server, ServerError, Scope.Scope> {
  const { settings, own, disk } = config
  const { ensemble, servers } = settings
  const initLimitMs = settings.initLimitTicks * settings.tickTimeMs
  const syncLimitMs = settings.syncLimitTicks * settings.tickTimeMs
  const random = yield* Random.Random
  const defect = yield* Deferred.make<never>()
  const trace = traceFile === null ? undefined : yield* openTraceFile(traceFile, log)
  const reasons: Reasons = { leaderLost: "", quorumLost: "" }

  const presence = (step: Step): void => {
    const { election } = step.state
    if (step.before?.election.state === election.state) return
    if (election.state === "LOOKING") return quorumPort.look()
    if (election.state === "LEADING") return quorumPort.lead()
    patience.began()
    quorumPort.follow(election.vote.leader, disk.acceptedEpoch)
  }
  const tell = (step: Step): void => {
    if (step.before?.election.state === step.state.election.state) return
    log("INFO", `${roleText(step.state)}${whyOf(step.input, reasons)}`)
  }
  const record = ({ input, state, outputs, action }: Step): void => {
    if (trace === undefined) return
    const received = input?._tag === "Received" ? { received: input } : {}
    const event = stepEvent({ server: own.id, action, state, outputs, ...received })
    if (event !== undefined) trace.write(event)
  }

  const driver = driverOf({
    peer: quorumPeer,
    settings: {
      ensemble,
      self: own.id,
      configuration: configurationText(settings),
      finalizeWaitMs: times.finalizeWaitMs,
      minNotificationIntervalMs: settings.minNotificationIntervalMs,
      maxNotificationIntervalMs: settings.maxNotificationIntervalMs,
    },
    disk,
    send: (to, notification) => electionPort.send(to, notification),
    onStep: (step) => {
      record(step)
      tell(step)
      presence(step)
      onStep(step)
    },
    onDefect: (error) => Deferred.doneUnsafe(defect, Effect.die(error)),
  })

  /** Observers come back one after the other, so that they do not all call at once. (Apache: Observer.waitForObserverElectionDelay.) */
  let observerDelay: NodeJS.Timeout | undefined
  const onLeaderLost = (why: string): void => {
    reasons.leaderLost = why
    const lost = (): void => driver.feed({ _tag: "LeaderLost" })
    patience.ended(() => {
      if (own.role === "participant") return lost()
      observerDelay = setTimeout(lost, random.nextDoubleUnsafe() * settings.observerElectionDelayMs)
    })
  }

  let started = false
  // Registered before the ports are, and so the last to be said, when they are closed.
  yield* Effect.addFinalizer(() =>
    Effect.sync(() => {
      if (started) log("INFO", "stopped")
    }),
  )
  const tellRetrying = (why: string): void => {
    const attempts = settings.electionPortBindRetryCount
    const often = attempts === 0 ? "until it succeeds" : `${attempts - 1} more times`
    log("WARN", `${config.file}:${own.line}: ${why}; it is tried again, ${often}`)
  }
  const tellQuorumPort = tellRejections(log, "quorum port")
  const quorumPort = yield* QuorumPort.open({
    self: own.id,
    ensemble,
    members: servers,
    onLeaderLost,
    onQuorumLost: (why) => {
      reasons.quorumLost = why
      driver.feed({ _tag: "QuorumLost" })
    },
    onEvent: (event) => {
      if (event._tag === "Retrying") tellRetrying(event.why)
      else if (event._tag === "Rejected") tellQuorumPort(event.reason, event.detail, event.remote)
      else if (event._tag === "ReachedLeader") log("INFO", `in touch with the leader ${event.leader}`)
      else if (event._tag === "LearnerCame") log("INFO", `${event.info.as} ${event.info.sid} is in touch`)
      else log("INFO", `server ${event.sid} is no longer in touch`)
    },
    settings: {
      listenOnAllAddresses: settings.quorumListenOnAllIPs,
      bindAttempts: settings.electionPortBindRetryCount,
      initLimitMs,
      idleMs: syncLimitMs,
    },
  })
  const tellElectionPort = tellRejections(log, "election port")
  const electionPort = yield* ElectionPort.open({
    self: own.id,
    members: servers,
    onNotification: (from, notification) => driver.feed({ _tag: "Received", from, notification }),
    onEvent: (event) => {
      if (event._tag === "Retrying") tellRetrying(event.why)
      else if (event._tag === "Rejected") tellElectionPort(event.reason, event.detail, event.remote)
    },
    settings: {
      listenOnAllAddresses: settings.quorumListenOnAllIPs,
      bindAttempts: settings.electionPortBindRetryCount,
      connectTimeoutMs: settings.cnxTimeoutMs,
      handshakeTimeoutMs: settings.handshakeTimeoutMs,
      keepAlive: settings.tcpKeepAlive,
    },
  })
  yield* Effect.addFinalizer(() =>
    Effect.sync(() => {
      driver.stop()
      patience.stop()
      clearTimeout(observerDelay)
      for (const [port, { counters }] of [
        ["election port", electionPort],
        ["quorum port", quorumPort],
      ] as const) {
        const closed = rejectionsText(counters.rejected)
        if (closed !== undefined) log("INFO", `${port}: closed connections: ${closed}`)
      }
    }),
  )

  if (trace !== undefined) yield* trace.begin(traceHeader({ ensemble, observed: own.id, disks: [{ id: own.id, disk }] }), own.id)
  const place = ({ address }: { readonly address: { readonly host: string; readonly port: number } }): string =>
    settings.quorumListenOnAllIPs ? `port ${address.port} of every address` : `${address.host} port ${address.port}`
  log("INFO", `server ${own.id}, ${own.role === "observer" ? "an" : "a"} ${own.role}, one of the ${servers.length} in ${config.file}`)
  log("INFO", `listening for votes on ${place(electionPort)}, for learners on ${place(quorumPort)}`)
  log("INFO", "no clients are served yet: this server takes part in elections and keeps in touch with its leader")
  started = true
  driver.start()
  return { state: driver.state, electionPort, quorumPort, defect: Deferred.await(defect) }
})

/** Runs a server until it is interrupted. It ends by itself only when it cannot start, or when the program is wrong. */
export const run = (options: ServerOptions): Effect.Effect<never, ServerError> =>
  Effect.scoped(Effect.flatMap(open(options), (server) => server.defect))
