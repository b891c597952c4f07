/**
 * Who belongs to the ensemble and which sets of servers may decide, from the keys `server.N`, `group.N` and
 * `weight.N`. (Apache: QuorumMaj, QuorumHierarchical.parse, QuorumPeerConfig.parseDynamicConfig.)
 */
import { type Ensemble, ensembleOf } from "../../base/ensemble.ts"
import { type Problem, shown } from "./problem.ts"
import type { Entry } from "./properties.ts"
import { readServerLine, type ServerLine } from "./server-line.ts"
import { integer, maxInt, type Read, serverId } from "./values.ts"

/** The members of an ensemble. */
export type Membership = {
  /** In ascending order of ids. */
  readonly servers: readonly ServerLine[]
  readonly ensemble: Ensemble
  /** Whether `group.N` or `weight.N` is given, which makes a quorum more than a majority of servers. */
  readonly hierarchical: boolean
}

/** One numbered key: what `N` is, its value, and where it stands. */
type Numbered<A> = { readonly number: number; readonly value: A; readonly entry: Entry }

const numberedKey = /^(server|group|weight)\.(.*)$/s

/** Whether a key is one of those that describe the ensemble. */
export const isMembershipKey = (key: string): boolean => numberedKey.test(key)

/** Reads the entries for which `isMembershipKey` holds. Undefined when there is a problem or no server. */
export const readMembership = (
  file: string,
  entries: readonly Entry[],
): { readonly membership: Membership | undefined; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = []
  const refuse = ({ line, key }: Pick<Entry, "line" | "key">, wrong: string, right: string): void =>
    void problems.push({ file, line, key, wrong, right })

  /** The entries of one kind whose number and value can be read. */
  const numbered = <A>(
    kind: string,
    number: (text: string) => Read<number>,
    value: (number: number, entry: Entry) => Read<A>,
  ): readonly Numbered<A>[] => {
    const lines = new Map<number, number>()
    return entries.flatMap((entry): readonly Numbered<A>[] => {
      const [, name, text = ""] = numberedKey.exec(entry.key) ?? []
      if (name !== kind) return []
      const id = number(text)
      if (id._tag === "Wrong") {
        refuse(entry, `its number: ${id.wrong}`, id.right)
        return []
      }
      const first = lines.get(id.value)
      if (first !== undefined) {
        refuse(entry, `${kind} ${id.value} is already given in line ${first}`, "keep one of the two")
        return []
      }
      lines.set(id.value, entry.line)
      const read = value(id.value, entry)
      if (read._tag === "Value") return [{ number: id.value, value: read.value, entry }]
      refuse(entry, read.wrong, read.right)
      return []
    })
  }

  const servers = numbered("server", serverId, (id, { value, line }) => readServerLine(id, value, line))
  const groups = numbered(
    "group",
    (text) => integer(text, { what: "a group's number", from: 0, to: Number.MAX_SAFE_INTEGER }),
    (_group, { value }) => readIds(value),
  )
  const weights = numbered("weight", serverId, (_id, { value }) => integer(value, { what: "a weight", from: 0, to: maxInt }))

  const places = new Map<string, string>()
  for (const { value: server, entry } of servers)
    for (const port of [server.quorumPort, server.electionPort]) {
      const place = `${server.host.toLowerCase()} port ${port}`
      const other = places.get(place)
      if (other !== undefined && other !== entry.key) refuse(entry, `${place} is ${other}'s already`, "give each server ports of its own")
      places.set(place, entry.key)
    }

  // What follows compares the lines with each other; it would only repeat what is wrong with one of them.
  if (problems.length > 0 || servers.length === 0) return { membership: undefined, problems }

  const byId = new Map(servers.map(({ value }) => [value.id, value]))
  const hierarchical = groups.length > 0 || weights.length > 0
  const groupOf = new Map<number, Numbered<readonly number[]>>()
  const isParticipant = (entry: Entry, id: number): boolean => {
    const server = byId.get(id)
    if (server === undefined) refuse(entry, `names server ${id}, and there is no key server.${id}`, "name servers of this file")
    else if (server.role === "observer")
      refuse(entry, `names server ${id}, which is an observer`, "name participants; observers do not count")
    return server?.role === "participant"
  }
  for (const group of groups)
    for (const id of group.value) {
      if (!isParticipant(group.entry, id)) continue
      const other = groupOf.get(id)
      if (other === undefined) groupOf.set(id, group)
      else if (other === group) refuse(group.entry, `names server ${id} twice`, "name each server once")
      else refuse(group.entry, `server ${id} is in ${other.entry.key} already`, "put each participant into one group")
    }
  for (const weight of weights) isParticipant(weight.entry, weight.number)
  if (hierarchical)
    for (const { value: server, entry } of servers)
      if (server.role === "participant" && !groupOf.has(server.id))
        refuse(entry, "is in no group, though there are groups or weights", `add ${server.id} to a key like group.1=${server.id}`)

  const weightOf = new Map(weights.map(({ number, value }) => [number, value]))
  const ensemble = ensembleOf(
    servers.map(({ value: { id, role } }) => ({
      id,
      role,
      weight: role === "participant" ? (weightOf.get(id) ?? 1) : 0,
      group: groupOf.get(id)?.number ?? 0,
    })),
  )
  const firstWeight = weights[0]
  if (problems.length === 0 && firstWeight !== undefined && ensemble.groups.length === 0)
    refuse(firstWeight.entry, "no participant has a weight, so that no quorum exists", "give a positive weight to those that may lead")
  if (problems.length > 0) return { membership: undefined, problems }
  const sorted = servers.map(({ value }) => value).sort((a, b) => a.id - b.id)
  return { membership: { servers: sorted, ensemble, hierarchical }, problems }
}

/** The ids between colons in the value of `group.N`. */
const readIds = (text: string): Read<readonly number[]> => {
  const right = "write the ids of its servers with colons between them, like 1:2:3"
  if (text === "") return { _tag: "Wrong", wrong: "has no value", right }
  const ids: number[] = []
  for (const part of text.split(":")) {
    const id = serverId(part.trim())
    if (id._tag === "Wrong") return { _tag: "Wrong", wrong: `${shown(part)} is no server's id`, right }
    ids.push(id.value)
  }
  return { _tag: "Value", value: ids }
}
