/** zoo.cfg: the text of ZooKeeper's configuration, read into settings or refused with every defect it has. */
import { configurationBytesMax } from "../../wire/notification.ts"
import { configurationText } from "./configuration-text.ts"
import { knownKeys, type ReadKey, standingOf } from "./keys.ts"
import { isMembershipKey, type Membership, readMembership } from "./membership.ts"
import { type Problem, shown } from "./problem.ts"
import { type Entry, parseProperties } from "./properties.ts"
import type { Address } from "./server-line.ts"
import { meantKey } from "./suggestion.ts"
import { boolean, host, integer, maxInt, type Read, value, wrong } from "./values.ts"

/** The settings of one server of an ensemble. Those that ZooKeeper counts in ticks of `tickTimeMs` stay in ticks. */
export type ZooCfg = Membership & {
  readonly tickTimeMs: number
  readonly initLimitTicks: number
  readonly syncLimitTicks: number
  readonly dataDir: string
  /** Where the transaction log is; `dataDir` unless the file says otherwise. */
  readonly dataLogDir: string
  /** Where clients are served, from clientPort and clientPortAddress; null without clientPort. */
  readonly client: Address | null
  /** The key peerType; null if it is not given. The line of the server itself has the last word. */
  readonly peerType: "participant" | "observer" | null
  /** How often the election port is tried, a second apart; 0 is for ever. */
  readonly electionPortBindRetryCount: number
  readonly quorumListenOnAllIPs: boolean
  /** How long connecting to an election port may take. */
  readonly cnxTimeoutMs: number
  /** How long the handshake of a connection to the election port may take. */
  readonly handshakeTimeoutMs: number
  readonly tcpKeepAlive: boolean
  /** The first and the longest interval between repeated notifications. */
  readonly minNotificationIntervalMs: number
  readonly maxNotificationIntervalMs: number
  /** The longest random delay before an observer looks for a leader again. */
  readonly observerElectionDelayMs: number
}

/** What a text says: settings, unless there are problems. Warnings are lines for the log. */
export type ZooCfgResult = {
  readonly config: ZooCfg | undefined
  readonly problems: readonly Problem[]
  readonly warnings: readonly string[]
}

const milliseconds = { what: "milliseconds", from: 1, to: maxInt }
const ticks = { what: "ticks", from: 1, to: maxInt }

const path = (text: string): Read<string> => (text === "" ? wrong("has no value", "write the path of a folder") : value(text))

/** Reads the text of a configuration; `file` is its name in messages. */
export const parseZooCfg = (file: string, text: string): ZooCfgResult => {
  const { entries, bad } = parseProperties(text)
  const problems: Problem[] = bad.map((line) => ({ file, ...line }))
  const warnings: string[] = []
  const refuse = (line: number | null, key: string, what: string, right: string): void =>
    void problems.push({ file, line, key, wrong: what, right })

  const found = new Map<string, Entry>()
  for (const entry of entries) {
    const first = found.get(entry.key)
    if (first === undefined) found.set(entry.key, entry)
    else refuse(entry.line, entry.key, `is already given in line ${first.line}`, "keep one of the two")
  }
  for (const entry of found.values()) {
    if (isMembershipKey(entry.key)) continue
    const standing = standingOf(entry.key)
    if (standing?._tag === "Idle") warnings.push(`${file}:${entry.line}: ${entry.key}: has no effect; ${standing.because}`)
    if (standing?._tag === "Fixed" && !standing.values.includes(entry.value.toLowerCase())) {
      const allowed = standing.values.map((one) => `${entry.key}=${one}`)
      const what = entry.value === "" || allowed.length === 0 ? "is not supported" : `${shown(entry.value)} is not supported`
      refuse(entry.line, entry.key, `${what}: ${standing.because}`, ["remove the line", ...allowed].join(" or write "))
    }
    if (standing === null) {
      const meant = meantKey(entry.key, [...knownKeys, "server.1", "group.1", "weight.1"])
      refuse(entry.line, entry.key, "is no key of ZooKeeper's", meant === null ? "remove the line" : `did you mean ${meant}?`)
    }
  }

  /** The value of a key; `fallback` when it is not given, and also when it is wrong, so that all else is still checked. */
  const get = <A>(key: ReadKey, read: (text: string) => Read<A>, fallback: A): A => {
    const entry = found.get(key)
    if (entry === undefined) return fallback
    const result = read(entry.value)
    if (result._tag === "Value") return result.value
    refuse(entry.line, key, result.wrong, result.right)
    return fallback
  }
  const demand = (key: ReadKey, example: string): void => {
    if (!found.has(key) && bad.every((line) => line.key !== key)) refuse(null, key, "is not set", `add a line like ${key}=${example}`)
  }
  const int = (range: Parameters<typeof integer>[1]) => (given: string) => integer(given, range)

  const electionPortBindRetryCount = get("electionPortBindRetry", int({ what: "attempts", from: 0, to: maxInt }), 3)
  const quorumListenOnAllIPs = get("quorumListenOnAllIPs", boolean, false)
  const cnxTimeoutMs = get("cnxTimeout", int(milliseconds), 5000)
  const tcpKeepAlive = get("tcpKeepAlive", boolean, false)
  const observerElectionDelayMs = get("observer.election.DelayMs", int({ what: "milliseconds", from: 0, to: maxInt }), 200)
  const tickTimeMs = get("tickTime", int(milliseconds), 3000)
  const initLimitTicks = get("initLimit", int(ticks), 1)
  const syncLimitTicks = get("syncLimit", int(ticks), 1)
  for (const [key, limit] of [
    ["initLimit", initLimitTicks],
    ["syncLimit", syncLimitTicks],
  ] as const)
    if (limit * tickTimeMs > maxInt)
      refuse(found.get(key)?.line ?? null, key, `${limit} ticks of ${tickTimeMs} ms are longer than ${maxInt} ms`, "write fewer ticks")

  const dataDir = get("dataDir", path, "")
  const dataLogDir = get("dataLogDir", path, dataDir)
  for (const key of ["dataDir", "dataLogDir"] as const) {
    const entry = found.get(key)
    if (entry !== undefined && /^[^/.]/.test(entry.value))
      warnings.push(
        `${file}:${entry.line}: ${key}: ${entry.value} is relative to the working folder; write ./${entry.value} if that is meant`,
      )
  }

  const clientPort = get("clientPort", int({ what: "a TCP port, or 0 for none,", from: 0, to: 65535 }), 0)
  const clientHost = get("clientPortAddress", (given) => host(given.replace(/^\[(.*)\]$/, "$1")), "0.0.0.0")
  if (found.has("clientPortAddress") && clientPort === 0 && problems.every(({ key }) => key !== "clientPort"))
    refuse(
      found.get("clientPortAddress")?.line ?? null,
      "clientPortAddress",
      "is set without clientPort",
      "add clientPort, or remove the line",
    )

  const peerType = get<ZooCfg["peerType"]>(
    "peerType",
    (given) => {
      const lower = given.toLowerCase()
      if (lower === "participant" || lower === "observer") return value(lower)
      return wrong(`${shown(given)} is no role`, "write participant or observer")
    },
    null,
  )
  get(
    "electionAlg",
    (given) => (given === "3" ? value(3) : wrong(`${shown(given)} is no longer an algorithm`, "write 3, or remove the line")),
    3,
  )

  const minNotificationIntervalMs = get("fastleader.minNotificationInterval", int(milliseconds), 200)
  const maxNotificationIntervalMs = get("fastleader.maxNotificationInterval", int(milliseconds), 60_000)
  if (minNotificationIntervalMs > maxNotificationIntervalMs) {
    const key = found.has("fastleader.maxNotificationInterval")
      ? "fastleader.maxNotificationInterval"
      : "fastleader.minNotificationInterval"
    const what = `the longest interval, ${maxNotificationIntervalMs} ms, is below the first, ${minNotificationIntervalMs} ms`
    refuse(found.get(key)?.line ?? null, key, what, "let the longest interval be at least the first")
  }
  const quorumCnxnTimeoutMs = get("quorumCnxnTimeoutMs", int({ what: "milliseconds, or -1 for syncLimit,", from: -1, to: maxInt }), -1)
  const standaloneEnabled = get("standaloneEnabled", boolean, true)

  const { membership, problems: inMembership } = readMembership(
    file,
    [...found.values()].filter(({ key }) => isMembershipKey(key)),
  )
  problems.push(...inMembership)
  demand("dataDir", "/var/lib/zookeeper")
  if (![...found.keys()].some((key) => key.startsWith("server."))) {
    const right = "add a line like server.1=zoo1.example.org:2888:3888 for each server; zoocheck does not run standalone yet"
    refuse(null, "server.N", "no server is named", right)
  } else {
    demand("initLimit", "10")
    demand("syncLimit", "5")
  }
  if (membership !== undefined) {
    // Hosts and roles are ASCII, so that the length of the text is its length in bytes.
    const { length } = configurationText(membership)
    if (length > configurationBytesMax) {
      const what = `the members take ${length} bytes as a text, and a notification carries ${configurationBytesMax} at most`
      refuse(null, "server.N", what, "name fewer servers")
    }
    const about = aboutSize(membership, standaloneEnabled)
    if (about?._tag === "Warning") warnings.push(`${file}: ${about.text}`)
    if (about?._tag === "Refused")
      refuse(membership.servers[0]?.line ?? null, `server.${membership.servers[0]?.id}`, about.wrong, about.right)
  }

  const settings = {
    tickTimeMs,
    initLimitTicks,
    syncLimitTicks,
    dataDir,
    dataLogDir,
    client: clientPort === 0 ? null : { host: clientHost, port: clientPort },
    peerType,
    electionPortBindRetryCount,
    quorumListenOnAllIPs,
    cnxTimeoutMs,
    handshakeTimeoutMs: quorumCnxnTimeoutMs > 0 ? quorumCnxnTimeoutMs : tickTimeMs * syncLimitTicks,
    tcpKeepAlive,
    minNotificationIntervalMs,
    maxNotificationIntervalMs,
    observerElectionDelayMs,
  }
  problems.sort((a, b) => (a.line ?? Number.POSITIVE_INFINITY) - (b.line ?? Number.POSITIVE_INFINITY))
  const config = membership === undefined || problems.length > 0 ? undefined : { ...membership, ...settings }
  return { config, problems, warnings }
}

/** What ZooKeeper says about the number of participants, or why zoocheck cannot run so many. */
const aboutSize = (
  { ensemble, servers }: Membership,
  standaloneEnabled: boolean,
):
  | { readonly _tag: "Warning"; readonly text: string }
  | { readonly _tag: "Refused"; readonly wrong: string; readonly right: string }
  | null => {
  const participants = ensemble.voters.length
  if (participants === 0) return { _tag: "Refused", wrong: "every server is an observer", right: "let at least one be a participant" }
  if (participants === 1 && standaloneEnabled) {
    if (servers.length > 1)
      return {
        _tag: "Refused",
        wrong: "observers need at least two participants",
        right: "add participants, or write standaloneEnabled=false",
      }
    const right = "write standaloneEnabled=false for an ensemble of one, or add servers"
    return { _tag: "Refused", wrong: "one participant runs standalone, which zoocheck does not yet", right }
  }
  if (participants <= 2)
    return {
      _tag: "Warning",
      text: `${participants === 1 ? "1 participant tolerates" : "2 participants tolerate"} no failure of a server; three are the fewest that tolerate one`,
    }
  if (participants % 2 === 0)
    return {
      _tag: "Warning",
      text: `${participants} participants tolerate no more failures than ${participants - 1}; an odd number is better`,
    }
  return null
}
