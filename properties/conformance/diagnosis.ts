/** What the spec would have allowed in the place of an impossible event: the actions of its server, and what differs. */
import { loadFiles } from "../../src/tla/files.ts"
import type { Oracle, PlainState, Spec } from "../../src/tla/index.ts"
import { nobody } from "../../src/base/ensemble.ts"
import { specFolder } from "./embedded.ts"
import { actorOf, type FullEvent, type NamedStep, otherOf, SpecEvents } from "./spec-event.ts"
import type { Recorded, TraceFile } from "./trace-file.ts"
import type { TracedNotification, TracedServer } from "../../src/trace/event.ts"

/** A recorded value and the one that the spec has. */
export type Difference = { readonly field: string; readonly spec: unknown; readonly recorded: unknown }

/** A step that the spec allows, and how it differs from the recorded one. */
export type Alternative = {
  readonly action: string
  readonly from: number | null
  readonly differences: readonly Difference[]
}

/** The situation before an impossible event. */
export type Diagnosis = {
  readonly server: number
  readonly before: TracedServer
  /** What is under way to the server, by sender, oldest first. */
  readonly underWay: { readonly [sender: string]: readonly TracedNotification[] }
  /** How many states the spec can be in; the rest is about the one that fits best. */
  readonly states: number
  readonly allowed: readonly Alternative[]
}

type Json = { readonly [key: string]: unknown }

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value)

/** Tables name everybody who was heard or told, so what is missing there differs too. */
const tables = new Set(["sent", "after.received", "after.outside"])

/** What the spec cannot tell from its 0, and a zxid however it is written. */
const comparable = (value: unknown): unknown => {
  if (value === nobody || value === "0x8000000000000000") return 0
  if (value === "0x0") return 0
  return typeof value === "string" && value.startsWith("0x") ? value.toLowerCase().replace(/^0x0+(?=.)/, "0x") : value
}

const differencesIn = (field: string, spec: unknown, recorded: unknown): readonly Difference[] => {
  if (recorded === undefined) return []
  if (!isObject(recorded) || !isObject(spec))
    return comparable(spec) === comparable(recorded) || JSON.stringify(spec) === JSON.stringify(recorded) ? [] : [{ field, spec, recorded }]
  const names = Object.keys(tables.has(field) ? { ...recorded, ...spec } : recorded)
  return names.flatMap((name) =>
    tables.has(field) && recorded[name] === undefined
      ? [{ field: `${field}.${name}`, spec: spec[name], recorded: undefined }]
      : differencesIn(`${field}.${name}`, spec[name], recorded[name]),
  )
}

const compared = ["from", "notification", "sent", "after", "leader"] as const

const differences = (spec: FullEvent, recorded: Json): readonly Difference[] =>
  compared.flatMap((field) =>
    field === "leader" && recorded["action"] !== "Join" ? [] : differencesIn(field, spec[field], recorded[field]),
  )

/** Most alternatives that are listed. */
const mostAlternatives = 6

/** Most states that are looked at for the best fit. */
const mostStates = 50

/** Explains rejections of one trace; the spec is loaded when the first is explained. */
export const diagnose = async (trace: TraceFile, event: Recorded, states: readonly PlainState[]): Promise<Diagnosis> => {
  const spec = await electionFor(trace)
  const events = new SpecEvents(trace.header.servers, trace.renamed)
  const server = Number(event.record["server"])
  const found = states.slice(0, mostStates).map((state) => ({ state, allowed: alternatives(spec.oracle, events, event, server, state) }))
  const rank = ({ allowed: [first] }: { readonly allowed: readonly Alternative[] }): number =>
    first === undefined ? Number.MAX_SAFE_INTEGER : rankOf(first, event)
  const [best] = found.toSorted((a, b) => rank(a) - rank(b))
  const state = best?.state ?? {}
  const underWay = trace.header.servers
    .map((sender) => [String(sender), events.wire(state, sender, server)] as const)
    .filter(([, pending]) => pending.length > 0)
  return {
    server,
    before: events.server(state, server),
    underWay: Object.fromEntries(underWay),
    states: states.length,
    allowed: best?.allowed ?? [],
  }
}

/** Same action first, then what differs least. */
const rankOf = ({ action, differences: { length } }: Alternative, event: Recorded): number =>
  length + (action === event.record["action"] ? 0 : 1000)

const faults = new Set(["Crash", "Lose"])

const alternatives = (oracle: Oracle, events: SpecEvents, event: Recorded, server: number, full: PlainState): readonly Alternative[] => {
  const { position: _, ready: __, skipped: ___, ...state } = full
  const recorded = JSON.parse(event.text) as Json
  const isBetween = "one" in event.record
  const known = new Map<string, Alternative>()
  for (const successor of oracle.successors(oracle.state(state))) {
    const parameters = new Map(successor.parameters.map(({ name, value }) => [name, Number(value)]))
    const step: NamedStep = { action: successor.action, parameters }
    const other = otherOf(step) ?? null
    // A fault is possible nearly everywhere, which explains nothing.
    if (faults.has(step.action) && step.action !== event.record["action"]) continue
    const isOfPair = isBetween && actorOf(step) === event.record["one"] && other === event.record["other"]
    if (isBetween ? !isOfPair : actorOf(step) !== server || successor.action === "Cut" || successor.action === "Heal") continue
    const found = differences(events.event(step, state, oracle.plain(successor.state)), recorded)
    const key = JSON.stringify([successor.action, other, found])
    if (!known.has(key)) known.set(key, { action: successor.action, from: other, differences: found })
  }
  return [...known.values()].toSorted((a, b) => rankOf(a, event) - rankOf(b, event)).slice(0, mostAlternatives)
}

/** The specification itself, with the constants of a trace. */
const electionFor = (trace: TraceFile): Promise<Spec> =>
  loadFiles({ module: `${specFolder}Election.tla`, config: `${specFolder}traces/election.cfg`, constants: trace.header.constants })
