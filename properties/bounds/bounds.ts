/**
 * The bounds of the exploration, each named like the model of the spec with the same constants. A test compares every
 * one with the constants in its configuration, so neither can change alone.
 */
import { ensembleOf, type Member } from "../../src/base/ensemble.ts"
import type { Rules } from "../../src/server/quorum-peer.ts"
import { dark, type Faults, type Position, type Setting, stageOf, type World } from "../world/world.ts"
import { happen } from "../world/step.ts"
import { disks, type DisksName } from "./disks.ts"

const noFaults: Faults = { crash: 0, cut: 0, loss: 0 }
const oneCrash: Faults = { crash: 1, cut: 0, loss: 0 }
const oneCut: Faults = { crash: 0, cut: 1, loss: 0 }

/** One bound: a setting without the rules, in the terms of the spec. */
export type Bound = {
  /** The servers 1 to this many. */
  readonly servers: number
  /** The servers from this id on are observers. */
  readonly firstObserver?: number
  /** By id; 1 for everybody if it is not given. */
  readonly weights?: readonly number[]
  readonly groups?: readonly number[]
  readonly disks: DisksName
  /** The ids of servers that are not running at the start. */
  readonly late: readonly number[]
  readonly maxRound: number
  readonly maxEpoch: number
  readonly budget: Faults
  readonly sendModes: Setting["sendModes"]
  readonly remembersLast: boolean
  readonly timely: boolean
  /** Whether servers remember their final votes (spec: HistorySpec). */
  readonly history: boolean
  /** Whether the model promises that the ensemble settles (spec: Settles). */
  readonly live?: boolean
}

/** Three fresh voters, one round, no epoch, no fault, timers that end at any time. */
const plain: Bound = {
  servers: 3,
  disks: "FreshDisks",
  late: [],
  maxRound: 1,
  maxEpoch: 0,
  budget: noFaults,
  sendModes: "replace",
  remembersLast: false,
  timely: false,
  history: false,
}

const mixed: Bound = { ...plain, disks: "MixedDisks" }
const twoRounds: Bound = { ...plain, maxRound: 2 }
const timely: Bound = { ...plain, timely: true }
const crash: Bound = { ...timely, maxRound: 2, maxEpoch: 1, budget: oneCrash }
const staleVotes: Bound = { ...timely, maxEpoch: 2, budget: oneCrash }
const weightless = { weights: [1, 1, 0], groups: [1, 2, 3], disks: "ThreeIsAhead" } as const

/** Every bound, by the name of its model. */
export const bounds = {
  "three-servers": plain,
  "send-queues": { ...timely, sendModes: "either" },
  "send-queues-untimely": { ...plain, sendModes: "either" },
  established: { ...plain, maxEpoch: 1 },
  "mixed-disks": { ...mixed, maxEpoch: 3 },
  "lagging-disks": { ...plain, disks: "LaggingDisks", maxEpoch: 3 },
  "late-starter": { ...plain, late: [3], maxEpoch: 1, remembersLast: true },
  crash,
  "crash-repeats": { ...crash, remembersLast: true },
  "crash-untimely": { ...plain, budget: oneCrash, remembersLast: true },
  loss: { ...timely, maxRound: 2, budget: { crash: 0, cut: 0, loss: 2 } },
  cut: { ...timely, maxRound: 2, maxEpoch: 1, budget: oneCut, remembersLast: true },
  "cut-two-terms": { ...timely, maxRound: 2, maxEpoch: 2, budget: oneCut },
  observer: { ...plain, firstObserver: 3, maxEpoch: 1 },
  weighted: { ...plain, ...weightless, maxEpoch: 2 },
  heavy: { ...mixed, weights: [1, 3, 1], maxEpoch: 3 },
  "two-rounds": twoRounds,
  history: { ...crash, maxEpoch: 0, remembersLast: true, history: true },
  live: { ...timely, maxRound: 2, maxEpoch: 1, live: true },
  "live-mixed": { ...mixed, timely: true, live: true },
  "mutant-vote-order-not-total-election": mixed,
  "mutant-zxid-before-epoch": { ...plain, disks: "LaggingDisks" },
  "mutant-ignore-round": twoRounds,
  "mutant-stale-vote-epoch": staleVotes,
  "mutant-same-round-again": { ...plain, history: true },
  "mutant-count-observers": { ...mixed, servers: 4, firstObserver: 4 },
  "mutant-marker-early": twoRounds,
  "mutant-weightless-leads": { ...plain, ...weightless },
  "mutant-no-leader-check": plain,
  "mutant-no-finalize-wait": plain,
  "mutant-adopt-equal-vote": mixed,
} as const satisfies Readonly<Record<string, Bound>>

export type BoundName = keyof typeof bounds

export const boundNames = Object.keys(bounds) as readonly BoundName[]

/** A bound by its name. */
export const boundNamed = (name: BoundName): Bound => bounds[name]

export const isBoundName = (name: string): name is BoundName => Object.hasOwn(bounds, name)

const membersOf = ({ servers, firstObserver, weights, groups }: Bound): readonly Member[] =>
  Array.from({ length: servers }, (_, position): Member => {
    const id = position + 1
    if (firstObserver !== undefined && id >= firstObserver) return { id, role: "observer", weight: 0, group: 0 }
    return { id, role: "participant", weight: weights?.[position] ?? 1, group: groups?.[position] ?? 1 }
  })

/** The setting of a bound, with servers that follow these rules. */
export const settingOf = (bound: Bound, rules: Rules): Setting => ({
  ensemble: ensembleOf(membersOf(bound)),
  disks: Array.from({ length: bound.servers }, (_, position) => disks[bound.disks](position + 1)),
  sendModes: bound.sendModes,
  remembersLast: bound.remembersLast,
  timely: bound.timely,
  maxRound: bound.maxRound,
  maxEpoch: bound.maxEpoch,
  budget: bound.budget,
  rules,
  history: bound.history,
})

/**
 * The world in which everything begins: every server that is not late has started, and what it said is on the wires.
 * (Spec: Init, or HistoryInit.)
 */
export const firstWorld = (bound: Bound, rules: Rules): World => {
  let world = dark(stageOf(settingOf(bound, rules)))
  for (let server: Position = 0; server < bound.servers; server++)
    if (!bound.late.includes(server + 1)) world = happen(world, { _tag: "Start", server }).world
  return world
}
