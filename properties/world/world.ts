/**
 * An ensemble as one value: its servers, the links between their election ports, and how often faults have happened.
 * (Spec: the variables of module Election.) Servers are named by their position in the ensemble.
 */
import type { Ensemble } from "../../src/base/ensemble.ts"
import { type Settings, times } from "../../src/election/election.ts"
import type { Notification } from "../../src/election/notification.ts"
import { type Disk, type QuorumPeer, quorumPeerBy, rules as protocolRules, type Rules, type State } from "../../src/server/quorum-peer.ts"

/** A place in the ensemble's list of members. */
export type Position = number

/** How often each fault has happened, or may happen. (Spec: faults, Budget.) */
export type Faults = { readonly crash: number; readonly cut: number; readonly loss: number }

/** What does not change in a run. (Spec: the constants.) */
export type Setting = {
  readonly ensemble: Ensemble
  /** By position. (Spec: InitialDisk.) */
  readonly disks: readonly Disk[]
  /**
   * What a send may do to an undelivered message: queue behind it, or replace it. (Spec: SendModes.) With both, each
   * event says which.
   */
  readonly sendModes: "queue" | "replace" | "either"
  /** Whether a server that is connected anew is told the last message again. (Spec: RemembersLast.) */
  readonly remembersLast: boolean
  /** Whether timers are longer than every delay. (Spec: Timely.) */
  readonly timely: boolean
  /** No server starts a round above this one, and no epoch above that one is established. (Spec: MaxRound, MaxEpoch.) */
  readonly maxRound: number
  readonly maxEpoch: number
  readonly budget: Faults
  /** Whether final votes are remembered, for the statement that needs them. (Spec: module ElectionHistory.) */
  readonly history: boolean
  /** The decisions of all servers: the protocol's, or a mutant's. */
  readonly rules: Rules
}

/** A setting with what follows from it. */
export type Stage = Setting & {
  readonly peer: QuorumPeer
  /** By position. */
  readonly settings: readonly Settings[]
  readonly count: number
}

/** Whom a server voted for in the end of a round. */
export type FinalVote = { readonly leader: number; readonly round: number }

/** One server as the world sees it. */
export type Server = {
  /** What is on its disk now. */
  readonly disk: Disk
  /** Undefined while it is down. */
  readonly peer: State | undefined
  /** Ghost: when it last began to look, its durable history was maximal in some quorum. (Spec: entitled.) */
  readonly entitled: boolean
  /** Ghost: every final vote since it started, if the setting remembers them. (Spec: finals.) */
  readonly finals: readonly FinalVote[]
}

/** What is on the way from one server to another, oldest first. */
export type Wire = readonly Notification[]

export type World = {
  readonly stage: Stage
  readonly servers: readonly Server[]
  /** From `s` to `d` at `s * count + d`. */
  readonly wires: readonly Wire[]
  /** The last notification from `s` to `d`, at the same place; kept only if the setting remembers it. */
  readonly last: readonly (Notification | undefined)[]
  /** The pairs that cannot reach each other, as a set of bits, see `pairBit`. */
  readonly cut: number
  readonly faults: Faults
}

/** No limit on rounds, epochs or faults, as in a simulation. */
export const unbounded = { maxRound: 1_000_000, maxEpoch: 1_000_000, budget: { crash: 1_000_000, cut: 1_000_000, loss: 1_000_000 } }

/** The most members a world can have: there is a bit for each pair. */
export const maxMembers = 8

/** A stage for this setting. */
export const stageOf = (setting: Setting): Stage => {
  const { members } = setting.ensemble
  if (members.length > maxMembers) throw new RangeError(`a world has at most ${maxMembers} servers, not ${members.length}`)
  return {
    ...setting,
    peer: quorumPeerBy(setting.rules),
    settings: members.map(({ id }): Settings => ({ ensemble: setting.ensemble, self: id, configuration: "", ...times })),
    count: members.length,
  }
}

/** The protocol's own rules. */
export const protocol: Rules = protocolRules

const empty: Wire = []

/** All servers are down, and nothing is under way. */
export const dark = (stage: Stage): World => ({
  stage,
  servers: stage.disks.map((disk): Server => ({ disk, peer: undefined, entitled: false, finals: [] })),
  wires: Array.from({ length: stage.count * stage.count }, () => empty),
  last: Array.from({ length: stage.count * stage.count }, () => undefined),
  cut: 0,
  faults: { crash: 0, cut: 0, loss: 0 },
})

/** The bit of an unordered pair of servers. */
export const pairBit = (a: Position, b: Position): number => (a < b ? 1 << ((b * (b - 1)) / 2 + a) : 1 << ((a * (a - 1)) / 2 + b))

export const isUp = (world: World, server: Position): boolean => world.servers[server]?.peer !== undefined

export const isCut = (world: World, a: Position, b: Position): boolean => (world.cut & pairBit(a, b)) !== 0

/** Whether both run and can reach each other. (Spec: Connected.) */
export const connected = (world: World, a: Position, b: Position): boolean => isUp(world, a) && isUp(world, b) && !isCut(world, a, b)

export const wireOf = (world: World, from: Position, to: Position): Wire => world.wires[from * world.stage.count + to] ?? empty
