/**
 * What a simulation is given: the ensemble, what stands on the disks, how the network and the clocks behave, and the
 * faults that are planned. All of it is data; with its seed a scenario determines every event.
 */
import type { Member } from "../../src/base/ensemble.ts"
import { ensembleOf } from "../../src/base/ensemble.ts"
import type { Disk, Rules } from "../../src/server/quorum-peer.ts"
import { protocol, type Stage, stageOf, unbounded } from "../world/world.ts"

/** A number of milliseconds, at least and at most. */
export type Span = { readonly minMs: number; readonly maxMs: number }

/** Whom a fault hits: a server by its position, or whoever leads then; the position says who if nobody does. */
export type Target = { readonly position: number; readonly leader: boolean }

/** One planned fault. Times are milliseconds since the start. */
export type Fault = { readonly atMs: number; readonly forMs: number } & (
  | { readonly _tag: "Crash"; readonly whom: Target }
  /** The connections of one pair break. */
  | { readonly _tag: "Break"; readonly a: number; readonly b: number }
  /** Nothing passes between these servers, as bits, and the others; connections break once that is noticed. */
  | { readonly _tag: "Partition"; readonly side: number; readonly noticedMs: number }
  /** The same for one server and the others, in one direction only: what it sends, or what it is sent, stalls. */
  | { readonly _tag: "OneWay"; readonly whom: Target; readonly direction: "from" | "to"; readonly noticedMs: number }
  /** Messages from one server to another take longer by this factor. */
  | { readonly _tag: "Slow"; readonly from: number; readonly to: number; readonly factor: number }
  /** So many of a thousand messages from one server to another are lost. */
  | { readonly _tag: "Loss"; readonly from: number; readonly to: number; readonly perMille: number }
  /** A server does nothing for a while, as in a long garbage collection. */
  | { readonly _tag: "Pause"; readonly whom: Target }
)

export type FaultKind = Fault["_tag"]

export const faultKinds: readonly FaultKind[] = ["Crash", "Break", "Partition", "OneWay", "Slow", "Loss", "Pause"]

/** A scenario. Tables are by position of the server, or by `from * count + to` for a pair. */
export type Scenario = {
  readonly seed: number
  readonly members: readonly Member[]
  readonly disks: readonly Disk[]
  /** When each server starts. */
  readonly startsMs: readonly number[]
  /** How fast each clock runs, in parts per million more than real time. */
  readonly driftPpm: readonly number[]
  /** The delay of the messages of each pair, in one direction. */
  readonly delays: readonly Span[]
  /** How long a message stays in the send queue, where the next one replaces it. */
  readonly sendQueue: Span
  /** How often a server in a role looks whether an epoch can be established or joined, or whether its role is over. */
  readonly roleTick: Span
  /** How long it takes until a role ends after its reason has gone. */
  readonly detection: Span
  readonly faults: readonly Fault[]
  /** From this time on no fault begins, those under way end, and the ensemble has to settle. */
  readonly calmMs: number
}

/** The stage of a scenario, by the rules of the protocol or of a mutant. */
export const stageFor = (scenario: Scenario, rules: Rules = protocol): Stage =>
  stageOf({
    ensemble: ensembleOf(scenario.members),
    disks: scenario.disks,
    sendModes: "either",
    remembersLast: true,
    timely: false,
    history: true,
    ...unbounded,
    rules,
  })
