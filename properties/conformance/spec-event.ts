/** From a step of the spec to the event that a run would have recorded of it: how the spec's answer is shown. */
import { format } from "../../src/base/zxid.ts"
import type { PlainData, PlainState } from "../../src/tla/index.ts"
import type { TracedNotification, TracedServer, TracedTable } from "../../src/trace/event.ts"
import type { Renaming } from "./counters.ts"

/** A step of the spec as the engine names it. */
export type NamedStep = { readonly action: string; readonly parameters: ReadonlyMap<string, number> }

/** An event with everything that could have been recorded. */
export type FullEvent = {
  readonly action: string
  readonly server: number
  readonly from?: number
  readonly leader?: number
  readonly notification?: TracedNotification
  readonly sent?: TracedTable
  readonly after?: TracedServer
}

const textOf = (value: PlainData | undefined): string => (typeof value === "string" ? value : "")

type Json = { readonly [key: string]: PlainData }

/** The value of a function of the spec, which is a list where its domain is 1..n. */
export const at = (value: PlainData | undefined, key: number): PlainData | undefined => {
  if (Array.isArray(value)) return (value as readonly PlainData[])[key - 1]
  const pairs = typeof value === "object" && "#fn" in value ? (value["#fn"] as readonly (readonly [PlainData, PlainData])[]) : []
  return pairs.find(([name]) => name === key)?.[1]
}

/** The parameter of each action that is the server whose step it is, and the one that is the other. */
const actors: Readonly<Record<string, readonly [own: string, other?: string]>> = {
  HearProposal: ["d", "s"],
  HearOldProposal: ["d", "s"],
  HearDecision: ["d", "s"],
  Discard: ["d", "s"],
  Reconsider: ["d", "s"],
  AnswerAsDecided: ["d", "s"],
  AnswerObserver: ["d", "s"],
  Finalize: ["d"],
  Resend: ["s"],
  Start: ["s"],
  Crash: ["s"],
  LeaveLeader: ["f"],
  LeaveOffice: ["l"],
  Establish: ["l"],
  Join: ["f", "l"],
  Cut: ["s", "d"],
  Heal: ["s", "d"],
  Lose: ["d", "s"],
}

/** The server whose step it is, under the name that an event has for it. */
export const actorOf = ({ action, parameters }: NamedStep): number => parameters.get(actors[action]?.[0] ?? "") ?? 0

/** Whether actions of this name involve this pair of servers, for what happens between two. */
export const otherOf = ({ action, parameters }: NamedStep): number | undefined => parameters.get(actors[action]?.[1] ?? "")

/** Writes values of the spec as a trace has them. */
export class SpecEvents {
  readonly #servers: readonly number[]
  readonly #renamed: Renaming

  constructor(servers: readonly number[], renamed: Renaming) {
    this.#servers = servers
    this.#renamed = renamed
  }

  #zxid(value: PlainData | undefined): string {
    return format(this.#renamed.zxid(Number(value)))
  }

  notification(value: PlainData): TracedNotification {
    const { state, leader, zxid, epoch, round } = value as Json
    return { state: textOf(state), leader: Number(leader), zxid: this.#zxid(zxid), electionEpoch: Number(round), peerEpoch: Number(epoch) }
  }

  #table(value: PlainData | undefined): TracedTable {
    const heard: Record<string, TracedNotification> = {}
    for (const id of this.#servers) {
      const entry = at(value, id)
      if (entry !== undefined && (entry as Json)["state"] !== "UNHEARD") heard[id] = this.notification(entry)
    }
    return heard
  }

  /** The memory and the disk of one server. */
  server(state: PlainState, id: number): TracedServer {
    const of = (name: string): PlainData | undefined => at(state[name], id)
    const { leader, zxid, epoch } = of("vote") as Json
    return {
      state: textOf(of("state")),
      clock: Number(of("clock")),
      vote: { leader: Number(leader), zxid: this.#zxid(zxid), peerEpoch: Number(epoch) },
      waiting: of("waiting") === true,
      received: this.#table(of("received")),
      outside: this.#table(of("outside")),
      synced: Number(of("synced")),
      currentEpoch: Number(of("epoch")),
      lastZxid: this.#zxid(of("zxid")),
      processed: this.#zxid(of("processed")),
    }
  }

  /** What is under way from one server to another, oldest first. */
  wire(state: PlainState, from: number, to: number): readonly TracedNotification[] {
    const pending = at(at(state["wire"], from), to)
    return Array.isArray(pending) ? (pending as readonly PlainData[]).map((note) => this.notification(note)) : []
  }

  /** The event of a step between two states. */
  event(step: NamedStep, before: PlainState, after: PlainState): FullEvent {
    const { action } = step
    const server = actorOf(step)
    const other = otherOf(step)
    if (action === "Cut" || action === "Heal" || action === "Crash" || action === "Lose")
      return { action, server, ...(other === undefined ? {} : { from: other }) }
    const memory = this.server(after, server)
    if (action === "Establish") return { action, server, after: memory }
    if (action === "Join") return { action, server, ...(other === undefined ? {} : { leader: other }), after: memory }
    const sent: Record<string, TracedNotification> = {}
    for (const id of this.#servers) {
      const [old, now] = [this.wire(before, server, id), this.wire(after, server, id)]
      const newest = now.at(-1)
      if (newest !== undefined && JSON.stringify(old) !== JSON.stringify(now)) sent[id] = newest
    }
    const [heard] = other === undefined ? [] : this.wire(before, other, server)
    return {
      action,
      server,
      ...(other === undefined || heard === undefined ? {} : { from: other, notification: heard }),
      sent,
      after: memory,
    }
  }
}
