/** What a campaign draws at random: ensembles, their disks, schedules and plans of faults. All of it shrinks. */
import * as fc from "fast-check"
import { type Ensemble, ensembleOf, type Member } from "../../../src/base/ensemble.ts"
import type { Fault, Scenario, Span, Target } from "../../simulator/scenario.ts"
import { disksAfter, type PastTerm } from "./disks.ts"

/** Who votes, and how much. */
export type Shape = { readonly voters: number; readonly observers: number; readonly weighting: "even" | "weightless" | "heavy" | "groups" }

/** How one run of an ensemble goes; without the ensemble, so that it fits to any. */
export type Course = {
  readonly seed: number
  readonly network: keyof typeof networks
  /** The position of a server that is far away, or of none. */
  readonly far: number
  readonly sendQueueMs: number
  readonly roles: keyof typeof roleTimes
  readonly startsMs: readonly number[]
  readonly faults: readonly Fault[]
  readonly calmMs: number
}

/** One ensemble and some runs of it. */
export type Case = {
  readonly shape: Shape
  readonly past: readonly PastTerm[]
  /** Whether final votes are remembered, and judged. */
  readonly history: boolean
  readonly courses: readonly Course[]
}

/** What a campaign is restricted to: how many servers, observers included, and how many runs each ensemble has. */
export type Restriction = { readonly minServers: number; readonly maxServers: number; readonly courses: number }

/** Delays in one direction. In the last two a message can be later than a server waits for it. */
const networks = {
  rack: { minMs: 0, maxMs: 2 },
  city: { minMs: 1, maxMs: 30 },
  ocean: { minMs: 40, maxMs: 160 },
  wild: { minMs: 0, maxMs: 700 },
} satisfies Readonly<Record<string, Span>>

/** How fast servers act in their roles. The nervous ones leave before others have had time to come. */
const roleTimes = {
  usual: { roleTick: { minMs: 10, maxMs: 150 }, detection: { minMs: 400, maxMs: 2000 } },
  nervous: { roleTick: { minMs: 1, maxMs: 300 }, detection: { minMs: 0, maxMs: 400 } },
  slow: { roleTick: { minMs: 100, maxMs: 1500 }, detection: { minMs: 500, maxMs: 6000 } },
} satisfies Readonly<Record<string, { readonly roleTick: Span; readonly detection: Span }>>

const servers = 7

/** Faults begin before this. */
const lastFaultMs = 20_000

const shapes = ({ minServers, maxServers }: Omit<Restriction, "courses">): fc.Arbitrary<Shape> => {
  const fitting: Shape[] = []
  for (let voters = 1; voters <= maxServers; voters++)
    for (let observers = 0; observers <= Math.min(2, maxServers - voters); observers++) {
      if (voters + observers < minServers) continue
      const weightings = voters < 3 || voters > 5 ? (["even"] as const) : (["even", "weightless", "heavy", "groups"] as const)
      for (const weighting of weightings) fitting.push({ voters, observers, weighting })
    }
  // Three and five voters are what people run; the other shapes come less often.
  const weight = ({ voters, observers, weighting }: Shape): number =>
    (voters === 3 ? 6 : voters === 5 ? 2 : 1) * (weighting === "even" ? 3 : 1) * (observers === 0 ? 2 : 1)
  const size = ({ voters, observers, weighting }: Shape): number =>
    4 * (voters + observers) + 2 * observers + (weighting === "even" ? 0 : 1)
  const ordered = fitting.toSorted((a, b) => size(a) - size(b))
  return new Ordered(
    ordered,
    ordered.flatMap((shape) => Array.from({ length: weight(shape) }, () => shape)),
  )
}

/** Some of given values, of which every one that comes before another is simpler than that; all of them are tried in shrinking. */
class Ordered<T> extends fc.Arbitrary<T> {
  readonly #ordered: readonly T[]
  readonly #weighted: readonly T[]

  constructor(ordered: readonly T[], weighted: readonly T[]) {
    super()
    this.#ordered = ordered
    this.#weighted = weighted
  }

  override generate(random: fc.Random): fc.Value<T> {
    const chosen = this.#weighted[random.nextInt(0, this.#weighted.length - 1)]
    if (chosen === undefined) throw new RangeError("there is nothing to choose from")
    return new fc.Value(chosen, undefined)
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#ordered.includes(value as T)
  }

  override shrink(value: T): fc.Stream<fc.Value<T>> {
    return fc.Stream.of(
      ...this.#ordered.slice(0, Math.max(0, this.#ordered.indexOf(value))).map((simpler) => new fc.Value(simpler, undefined)),
    )
  }
}

const bits = fc.integer({ min: 0, max: 2 ** servers - 1 })
const position = fc.integer({ min: 0, max: servers - 1 })
const target: fc.Arbitrary<Target> = fc.record({ leader: fc.boolean(), position })

/** Who has the highest positions logged what the others never did, and was away when they established the next epoch. */
const tailLeftBehind = (tail: number): readonly PastTerm[] => {
  const everybody = 2 ** servers - 1
  const reached = Array.from({ length: servers }, () => 1)
  return [
    { accepted: everybody, synchronized: everybody, logged: 1 + tail, reached },
    { accepted: 0, synchronized: everybody, logged: 0, reached },
  ]
}

const past: fc.Arbitrary<readonly PastTerm[]> = fc.oneof(
  fc.constant([]),
  fc.constantFrom(tailLeftBehind(1), tailLeftBehind(2)),
  fc.array(
    fc.record({
      accepted: bits,
      synchronized: bits,
      // A term without transactions leaves a new epoch over an old log.
      logged: fc.constantFrom(0, 0, 0, 1, 2, 3),
      reached: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: servers, maxLength: servers }),
    }),
    { maxLength: 3 },
  ),
)

const when = { atMs: fc.integer({ min: 0, max: lastFaultMs }), forMs: fc.integer({ min: 0, max: 4000 }) }
const noticedMs = fc.integer({ min: 0, max: 2500 })

/** What ends terms and begins elections comes more often than what only disturbs them. */
const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ _tag: fc.constant("Crash" as const), ...when, whom: target }) },
  { weight: 2, arbitrary: fc.record({ _tag: fc.constant("Break" as const), ...when, a: position, b: position }) },
  { weight: 3, arbitrary: fc.record({ _tag: fc.constant("Partition" as const), ...when, side: bits, noticedMs }) },
  {
    weight: 3,
    arbitrary: fc.record({
      _tag: fc.constant("OneWay" as const),
      ...when,
      whom: target,
      direction: fc.constantFrom("from" as const, "to" as const),
      noticedMs,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      _tag: fc.constant("Slow" as const),
      ...when,
      from: position,
      to: position,
      factor: fc.integer({ min: 2, max: 40 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      _tag: fc.constant("Loss" as const),
      ...when,
      from: position,
      to: position,
      perMille: fc.integer({ min: 50, max: 700 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ _tag: fc.constant("Pause" as const), ...when, whom: target }) },
)

const course: fc.Arbitrary<Course> = fc.record({
  faults: fc.array(fault, { maxLength: 40, size: "max" }),
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  startsMs: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: servers }) },
  ),
  network: fc.constantFrom<Course["network"][]>("rack", "city", "ocean", "wild"),
  far: fc.integer({ min: 0, max: 2 * servers }),
  sendQueueMs: fc.constantFrom(0, 1, 20, 300),
  roles: fc.constantFrom<Course["roles"][]>("usual", "nervous", "slow"),
  calmMs: fc.oneof(fc.constant(lastFaultMs), fc.integer({ min: 0, max: lastFaultMs })),
})

/** Other pasts than a given one, the first of them none at all; the same ones for the same seed. */
export const pastsLike = (given: readonly PastTerm[], seed: number, count: number): readonly (readonly PastTerm[])[] => [
  ...(given.length === 0 ? [] : [[]]),
  ...fc
    .sample(past, { seed, numRuns: 4 * count })
    .filter(({ length }) => length > 0)
    .slice(0, count),
]

/**
 * Cases within a restriction. Shrinking makes the ensemble simpler, and tries all courses each
 * time; the run that fails then is shortened event by event, which leaves less than smaller plans would.
 */
export const cases = ({ courses, ...restriction }: Restriction): fc.Arbitrary<Case> =>
  fc.record({
    shape: shapes(restriction),
    past: fc.noShrink(past),
    history: fc.integer({ min: 0, max: 7 }).map((eighth) => eighth === 7),
    courses: fc.noShrink(fc.noBias(fc.array(course, { minLength: courses, maxLength: courses }))),
  })

/** The members of a shape; ids begin with 1, and observers have the highest. */
export const membersOf = ({ voters, observers, weighting }: Shape): readonly Member[] =>
  Array.from({ length: voters + observers }, (_, at): Member => {
    if (at >= voters) return { id: at + 1, role: "observer", weight: 0, group: 0 }
    const weight = weighting === "weightless" && at === voters - 1 ? 0 : weighting === "heavy" && at === 1 ? voters : 1
    return { id: at + 1, role: "participant", weight, group: weighting === "groups" ? at % 3 : 0 }
  })

const onto = (fitted: Fault, count: number): readonly Fault[] => {
  switch (fitted._tag) {
    case "Crash":
    case "Pause":
    case "OneWay":
      return [{ ...fitted, whom: { ...fitted.whom, position: fitted.whom.position % count } }]
    case "Partition":
      return [{ ...fitted, side: fitted.side & (2 ** count - 1) }]
    case "Break": {
      const [a, b] = [fitted.a % count, fitted.b % count]
      return a === b ? [] : [{ ...fitted, a, b }]
    }
    case "Slow":
    case "Loss": {
      const [from, to] = [fitted.from % count, fitted.to % count]
      return from === to ? [] : [{ ...fitted, from, to }]
    }
  }
}

/** The ensemble of a case. */
export const ensembleIn = ({ shape }: Case): Ensemble => ensembleOf(membersOf(shape))

/** A run of a case as a scenario. */
export const scenarioOf = (one: Case, { seed, network, far, sendQueueMs, roles, startsMs, faults, calmMs }: Course): Scenario => {
  const ensemble = ensembleIn(one)
  const { members } = ensemble
  const count = members.length
  return {
    seed,
    members,
    disks: disksAfter(ensemble, one.past),
    startsMs: members.map((_, at) => startsMs[at] ?? 0),
    // Crystals differ by some hundred parts in a million, each in its own direction.
    driftPpm: members.map((_, at) => (at % 2 === 0 ? 1 : -1) * ((seed + 77 * at) % 500)),
    delays: Array.from({ length: count * count }, (_, pair) =>
      far === pair % count || far === Math.floor(pair / count) ? networks.ocean : networks[network],
    ),
    sendQueue: { minMs: 0, maxMs: sendQueueMs },
    ...roleTimes[roles],
    faults: faults.flatMap((planned) => onto(planned, count)),
    calmMs,
  }
}
