/**
 * The value of `server.N`: where a server listens for its peers, whether it votes, and where it serves clients.
 * (Apache: QuorumPeer.QuorumServer.)
 */
import { shown } from "./problem.ts"
import { host, port, type Read, value, wrong } from "./values.ts"

/** A host and a TCP port. */
export type Address = { readonly host: string; readonly port: number }

/** One server of the ensemble. */
export type ServerLine = {
  readonly id: number
  /** A name, an IPv4 address, or an IPv6 address without brackets, as it was written. */
  readonly host: string
  /** Where it serves learners while it leads. */
  readonly quorumPort: number
  /** Where it hears votes. */
  readonly electionPort: number
  readonly role: "participant" | "observer"
  /** Where it serves clients, if its line says so; otherwise the key clientPort does. */
  readonly client: Address | null
  /** The line of the configuration that says so. */
  readonly line: number
}

const form = "write host:quorumPort:electionPort[:participant|:observer][;[host:]clientPort]"

/** The parts between colons; an address in brackets is one part. Null if a bracket is not closed or stands elsewhere. */
const parts = (text: string): readonly string[] | null => {
  const bracketed = /^\[([^\][]*)\](?::(.*))?$/.exec(text)
  if (bracketed !== null) return [bracketed[1] ?? "", ...(bracketed[2] === undefined ? [] : bracketed[2].split(":"))]
  return /[[\]]/.test(text) ? null : text.split(":")
}

const readClient = (text: string): Read<Address> => {
  const found = parts(text)
  if (found === null || found.length > 2) return wrong(`${shown(text)} is no client address`, "write ;clientPort or ;host:clientPort")
  const [first = "", second] = found
  // ZooKeeper listens on every address when the line names none.
  const named: Read<string> = second === undefined ? value("0.0.0.0") : host(first)
  if (named._tag === "Wrong") return wrong(`its client address: ${named.wrong}`, named.right)
  const listening = port(second ?? first)
  if (listening._tag === "Wrong") return wrong(`its client port: ${listening.wrong}`, listening.right)
  return value({ host: named.value, port: listening.value })
}

/** Reads the value of the key `server.<id>` on this line. */
export const readServerLine = (id: number, text: string, line: number): Read<ServerLine> => {
  if (text === "") return wrong("has no value", form)
  const [servers = "", clientText, ...more] = text.split(";").map((part) => part.trim())
  if (more.length > 0) return wrong("has more than one semicolon", form)
  if (servers.includes("|")) return wrong("names several addresses, which zoocheck does not read yet", "name one address")
  const found = parts(servers)
  if (found === null)
    return wrong(`${shown(servers)} has brackets that do not enclose its host`, "write [IPv6 address]:quorumPort:electionPort")
  const [hostText = "", quorumText, electionText, roleText, ...rest] = found
  if (quorumText === undefined || electionText === undefined) return wrong(`${shown(servers)} lacks a port`, form)
  if (rest.length > 0) {
    const right = servers.startsWith("[") ? form : "write an IPv6 address in brackets, [IPv6 address]:quorumPort:electionPort"
    return wrong(`${shown(servers)} has too many parts`, right)
  }
  const named = host(hostText)
  if (named._tag === "Wrong") return named
  const quorum = port(quorumText)
  if (quorum._tag === "Wrong") return wrong(`its quorum port: ${quorum.wrong}`, quorum.right)
  const election = port(electionText)
  if (election._tag === "Wrong") return wrong(`its election port: ${election.wrong}`, election.right)
  if (quorum.value === election.value) return wrong(`its quorum port and its election port are both ${quorum.value}`, "give it two ports")
  const role = (roleText ?? "participant").toLowerCase()
  if (role !== "participant" && role !== "observer")
    return wrong(`${shown(roleText ?? "")} is no role`, "write participant or observer, or leave it out for participant")
  const client: Read<Address | null> = clientText === undefined ? value(null) : readClient(clientText)
  if (client._tag === "Wrong") return client
  return value({
    id,
    host: named.value,
    quorumPort: quorum.value,
    electionPort: election.value,
    role,
    client: client.value,
    line,
  })
}
