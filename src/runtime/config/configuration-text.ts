/**
 * The configuration of the ensemble as text, which a server sends with its notifications and a leader with NEWLEADER.
 * (Apache: QuorumMaj.toString, QuorumHierarchical.toString, QuorumServer.toString.)
 */
import type { Membership } from "./membership.ts"
import type { ServerLine } from "./server-line.ts"

/** The eight groups of an IPv6 address as numbers. */
const groupsOf = (address: string): readonly number[] => {
  const plain = address.replace(/([0-9]+)\.([0-9]+)\.([0-9]+)\.([0-9]+)$/, (_all, ...bytes) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number)
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  })
  const [head = [], rest = []] = plain.split("::").map((half) => (half === "" ? [] : half.split(":")))
  const zeros = Array.from({ length: 8 - head.length - rest.length }, () => "0")
  return [...head, ...zeros, ...rest].map((group) => Number.parseInt(group, 16))
}

/**
 * A host as Java says it: an IPv6 address without `::`, in brackets; one that stands for an IPv4 address as that
 * (Inet6Address.getHostAddress); anything else as it was written.
 */
const hostText = (host: string): string => {
  if (!host.includes(":")) return host
  const groups = groupsOf(host)
  const [high = 0, low = 0] = groups.slice(6)
  if (groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0))
    return [high >> 8, high & 255, low >> 8, low & 255].join(".")
  return `[${groups.map((group) => group.toString(16)).join(":")}]`
}

const serverText = ({ id, host, quorumPort, electionPort, role, client }: ServerLine): string => {
  const clientText = client === null ? "" : `;${hostText(client.host)}:${client.port}`
  return `server.${id}=${hostText(host)}:${quorumPort}:${electionPort}:${role}${clientText}`
}

/**
 * The text of a membership that no reconfiguration has changed: its version is 0. A client address is in it if the
 * server's line gives one, not if it comes from clientPort. Weights are given for participants, also where they are 1.
 */
export const configurationText = ({ servers, ensemble, hierarchical }: Membership): string => {
  const lines = servers.map(serverText)
  if (hierarchical) {
    const participants = ensemble.voters.flatMap((position) => ensemble.members[position] ?? [])
    for (const group of [...new Set(participants.map((member) => member.group))].sort((a, b) => a - b)) {
      const members = participants.filter((member) => member.group === group)
      lines.push(`group.${group}=${members.map(({ id }) => id).join(":")}`)
    }
    for (const { id, weight } of participants) lines.push(`weight.${id}=${weight}`)
  }
  return [...lines, "version=0"].join("\n")
}
