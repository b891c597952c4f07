/** The first line of a trace: the ensemble, the disks, and who was observed; and the constants of the spec that they are. */
import type { PlainData } from "../../src/tla/index.ts"
import { traceFormat } from "../../src/trace/event.ts"
import type { Renaming } from "./counters.ts"
import { type Fields, largest, largestEpoch, listIn, objectIn, oneOf, booleanIn, wholeIn, wrong, zxidIn } from "./fields.ts"

/** What the events of a trace are read against. */
export type Header = {
  /** All members, in ascending order. */
  readonly servers: readonly number[]
  /** The server whose steps an open trace has; null for a closed one. */
  readonly observed: number | null
  /** The constants of module Election. */
  readonly constants: { readonly [name: string]: PlainData }
}

const keys = new Set([
  "trace",
  "protocol",
  "observed",
  "members",
  "disks",
  "sendModes",
  "remembersLast",
  "controls",
  "seed",
  "mutant",
  "bounds",
  "at",
])
const memberKeys = new Set(["id", "role", "weight", "group"])
const diskKeys = new Set(["currentEpoch", "acceptedEpoch", "zxid"])

type Member = { readonly id: number; readonly votes: boolean; readonly weight: number; readonly group: number }

const memberIn = (value: unknown): Member => {
  const fields = objectIn("members", value, memberKeys)
  const votes = oneOf("role", fields["role"], ["participant", "observer"]) === "participant"
  const id = wholeIn("id", fields["id"])
  if (id === 0) wrong("id", "ids of servers begin with 1", id)
  return {
    id,
    votes,
    weight: fields["weight"] === undefined ? 1 : wholeIn("weight", fields["weight"]),
    group: fields["group"] === undefined ? 0 : wholeIn("group", fields["group"]),
  }
}

const membersIn = (value: unknown): readonly Member[] => {
  const members = listIn("members", value).map(memberIn)
  const ids = members.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) wrong("members", `every server is there once, and ${twice} is there again`, ids)
  if (!members.some(({ votes, weight }) => votes && weight > 0)) wrong("members", "a participant with a weight is expected", value)
  return members.toSorted((a, b) => a.id - b.id)
}

const observedIn = (value: unknown, servers: readonly number[]): number | null => {
  if (value === "all") return null
  const [only, ...others] = Array.isArray(value) ? (value as readonly unknown[]) : []
  const known = servers.find((id) => id === only)
  if (known !== undefined && others.length === 0) return known
  return wrong("observed", `"all" is expected, or a list with one of the members ${servers.join(", ")}`, value)
}

const diskIn = (id: number, disks: Fields, isObserved: boolean, renamed: Renaming): PlainData => {
  const value = disks[id]
  // Nothing that the spec says of a server depends on the disk of another, unless that other is observed.
  if (value === undefined && !isObserved) return { epoch: 0, accepted: 0, zxid: 0 }
  const fields = objectIn(`disks.${id}`, value, diskKeys)
  const epoch = wholeIn("currentEpoch", fields["currentEpoch"], largestEpoch)
  const accepted = wholeIn("acceptedEpoch", fields["acceptedEpoch"], largestEpoch)
  return { epoch, accepted, zxid: renamed.number(zxidIn("zxid", fields["zxid"])) }
}

const sendModesIn = (value: unknown): readonly string[] => {
  if (value === undefined) return ["queue", "replace"]
  const modes = listIn("sendModes", value).map((mode) => oneOf("sendModes", mode, ["queue", "replace"]))
  return modes.length === 0 ? wrong("sendModes", "at least one of queue, replace is expected", value) : modes
}

/** A bug is no part of the protocol, so a run of a mutant is checked like any other; a control is harmless, and may be named. */
const controlsIn = (value: unknown): readonly string[] =>
  value === undefined ? [] : listIn("controls", value).map((control) => oneOf("controls", control, ["AdoptEqualVote", "NoFinalizeWait"]))

const over = (ids: readonly number[], value: (id: number) => PlainData): PlainData => ({ "#fn": ids.map((id) => [id, value(id)]) })

/**
 * Reads a header.
 * @throws FieldError that says what is wrong
 */
export const headerIn = (value: unknown, renamed: Renaming): Header => {
  const fields = objectIn("the header", value, null)
  if (fields["trace"] !== traceFormat)
    wrong("trace", `the first line of a trace is its header, with "trace":"${traceFormat}"`, fields["trace"])
  objectIn("the header", value, keys)
  oneOf("protocol", fields["protocol"], ["election"])
  const members = membersIn(fields["members"])
  const servers = members.map(({ id }) => id)
  const observed = observedIn(fields["observed"], servers)
  const disks = objectIn("disks", fields["disks"], new Set(servers.map(String)))
  const remembers = fields["remembersLast"] === undefined ? true : booleanIn("remembersLast", fields["remembersLast"])
  const voters = members.filter(({ votes }) => votes)
  const of = new Map(members.map((member) => [member.id, member]))
  const voterIds = voters.map(({ id }) => id)
  return {
    servers,
    observed,
    constants: {
      Server: { "#set": servers },
      Voter: { "#set": voterIds },
      Weight: over(voterIds, (id) => of.get(id)?.weight ?? 0),
      Group: over(voterIds, (id) => of.get(id)?.group ?? 0),
      InitialDisk: over(servers, (id) => diskIn(id, disks, observed === null || observed === id, renamed)),
      Late: { "#set": servers },
      MaxRound: largest,
      MaxEpoch: largestEpoch,
      Budget: { crash: largest, cut: largest, loss: largest },
      SendModes: { "#set": sendModesIn(fields["sendModes"]) },
      // What the environment of an open trace sends is what arrives, whatever it remembers.
      RemembersLast: observed === null && remembers,
      Timely: false,
      Mutants: { "#set": controlsIn(fields["controls"]) },
    },
  }
}
