// What happens between elections is what module Terms says: its operators, evaluated in worlds that can be reached, against the code.
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { abstraction } from "../../properties/abstraction/state.ts"
import { acceptable, has, lostLeader, lostQuorum, maximalInSomeQuorum, mayEstablish, mayJoin } from "../../properties/world/terms.ts"
import { type Event, happen } from "../../properties/world/step.ts"
import { dark, isCut, isUp, type Position, protocol, stageOf, type World } from "../../properties/world/world.ts"
import { majority } from "../../src/base/ensemble.ts"
import type { Oracle, PlainData } from "../../src/tla/index.ts"
import { elementsOf } from "../base/spec-text.ts"
import { askAbout, choices, stages, walk } from "./random-worlds.ts"

const definitions = `
Following(f) == state[f] \\in {"FOLLOWING", "OBSERVING"}
TermsNow ==
  [maximal |-> {s \\in Server : MaximalInSomeQuorum(s)},
   acceptable |-> {<<l, f>> \\in Server \\X Server : f \\in Acceptable(l)},
   lostLeader |-> {f \\in Server : Following(f) /\\ LostLeader(f)},
   lostQuorum |-> {l \\in Server : state[l] = "LEADING" /\\ LostQuorum(l)},
   establish |-> {<<l, F>> \\in Server \\X SUBSET Server : F \\subseteq Acceptable(l) /\\ ENABLED Establish(l, F)},
   join |-> {f \\in Server : \\E l \\in Server : ENABLED Join(f, l)}]`

/** Every set of servers, as bits. */
const setsOf = ({ stage: { count } }: World): readonly number[] => Array.from({ length: 1 << count }, (_, bits) => bits)

const text = (data: PlainData): string => {
  if (typeof data !== "object") return String(data)
  if (Array.isArray(data)) return `<${data.map(text).join(" ")}>`
  return `{${elementsOf(data).map(text).toSorted().join(" ")}}`
}

/** What the code says, in the words of `TermsNow`; sets are written as texts. */
const ours = (world: World): Readonly<Record<string, readonly string[]>> => {
  const { stage } = world
  const id = (position: Position): number => stage.ensemble.members[position]?.id ?? 0
  const positions = stage.disks.map((_, position) => position)
  const those = (chosen: (position: Position) => boolean): readonly string[] =>
    positions.filter(chosen).map((position) => String(id(position)))
  const bits = (set: number): string =>
    `{${positions
      .filter((position) => has(set, position))
      .map(id)
      .map(String)
      .toSorted()
      .join(" ")}}`
  return {
    maximal: those((server) => maximalInSomeQuorum(world, server)),
    acceptable: positions.flatMap((l) => positions.filter((f) => has(acceptable(world, l), f)).map((f) => `<${id(l)} ${id(f)}>`)),
    lostLeader: those((follower) => lostLeader(world, follower)),
    lostQuorum: those((leader) => lostQuorum(world, leader)),
    establish: positions.flatMap((l) =>
      setsOf(world)
        .filter((set) => mayEstablish(world, l, set))
        .map((set) => `<${id(l)} ${bits(set)}>`),
    ),
    join: those((follower) => mayJoin(world, follower)),
  }
}

const sorted = (sets: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(sets).map(([name, elements]) => [name, elements.toSorted()]))

/** The two answers for one world, to be compared. */
const answers = (oracle: Oracle, world: World): readonly Readonly<Record<string, readonly string[]>>[] => {
  const theirs = oracle.evaluate("TermsNow", oracle.state(abstraction(world))) as Readonly<Record<string, PlainData>>
  return [sorted(ours(world)), sorted(Object.fromEntries(Object.entries(theirs).map(([name, set]) => [name, elementsOf(set).map(text)])))]
}

describe("between elections", () => {
  it("a world knows the reasons of module Terms, in every state that a walk reaches", async () => {
    const seen = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(stages, choices(120), async (stage, chosen) => {
        const { oracle } = await askAbout(stage, definitions)
        const worlds = walk(stage, chosen)
        for (const world of worlds.filter((_, index) => index % 3 === 0 || index > worlds.length - 10)) {
          const [code, spec] = answers(oracle, world)
          expect(code).toEqual(spec)
          for (const [name, elements] of Object.entries(spec ?? {})) seen.set(name, (seen.get(name) ?? 0) + elements.length)
        }
      }),
      // One seed, so that what was met is always the same.
      { numRuns: 40, seed: 20_480 },
    )
    // Each reason was met, or nothing was compared.
    for (const name of ["maximal", "acceptable", "lostLeader", "lostQuorum", "establish", "join"])
      expect(seen.get(name), name).toBeGreaterThan(0)
  })

  it("a leader refuses a follower that is ahead of it, until an epoch is established", async () => {
    const behind = { currentEpoch: 1, acceptedEpoch: 1, lastZxid: { epoch: 1, counter: 1 } }
    const ahead = { ...behind, lastZxid: { epoch: 1, counter: 2 } }
    const stage = stageOf({
      ensemble: majority([1, 2, 3]),
      disks: [behind, behind, ahead],
      sendModes: "queue",
      remembersLast: false,
      timely: false,
      maxRound: 2,
      maxEpoch: 3,
      budget: { crash: 0, cut: 0, loss: 0 },
      history: false,
      rules: protocol,
    })
    const { oracle } = await askAbout(stage, definitions)
    const run = (world: World, events: readonly Event[]): World => events.reduce((now, event) => happen(now, event).world, world)
    const between = (from: Position, to: Position): Event => ({ _tag: "Deliver", from, to, replaces: 0 })
    const elected = run(dark(stage), [
      { _tag: "Start", server: 0 },
      { _tag: "Start", server: 1 },
      between(1, 0),
      between(0, 1),
      between(0, 1),
      { _tag: "TimerEnds", server: 0, replaces: 0 },
      { _tag: "TimerEnds", server: 1, replaces: 0 },
    ])
    // 3 comes late, and joins what it hears of.
    const joined = run(elected, [
      { _tag: "Start", server: 2 },
      between(2, 0),
      between(2, 1),
      ...[0, 0, 1, 1, 1, 0].map((from) => between(from, 2)),
    ])
    expect(joined.servers.map(({ peer }) => peer?.election.state)).toEqual(["FOLLOWING", "LEADING", "FOLLOWING"])
    const established = run(joined, [{ _tag: "Establish", leader: 1, followers: 0b001 }])
    expect([acceptable(joined, 1), acceptable(established, 1)]).toEqual([0b001, 0b101])
    for (const world of [joined, established]) {
      const [code, spec] = answers(oracle, world)
      expect(code).toEqual(spec)
    }
  })

  it("a follower that is cut off or down is never acceptable", () => {
    fc.assert(
      fc.property(stages, choices(80), (stage, chosen) => {
        for (const world of walk(stage, chosen))
          for (let leader = 0; leader < stage.count; leader++)
            for (let follower = 0; follower < stage.count; follower++)
              if (has(acceptable(world, leader), follower))
                expect({ up: isUp(world, follower), cut: isCut(world, leader, follower) }).toEqual({ up: true, cut: false })
      }),
      { numRuns: 50 },
    )
  })
})
