/**
 * The configuration of the ensemble as text, which a server sends with its notifications and a leader with NEWLEADER.
 * (Apache: QuorumMaj.toString, QuorumHierarchical.toString, QuorumServer.toString.)
 */
import type { Membership } from "./membership.ts"
import type { ServerLine } from "./server-line.ts"

const inBrackets = (host: string): string => (host.includes(":") ? `[${host}]` : host)

const serverText = ({ id, host, quorumPort, electionPort, role, client }: ServerLine): string => {
  const clientText = client === null ? "" : `;${inBrackets(client.host)}:${client.port}`
  return `server.${id}=${inBrackets(host)}:${quorumPort}:${electionPort}:${role}${clientText}`
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
