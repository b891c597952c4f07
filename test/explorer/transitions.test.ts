// The search does not ask the world anew for every state. Here it is asked: in every state of some bounds, what is enabled and what
// becomes of it is what `enabled` and `happen` say, and states have the same fingerprint exactly if they mean the same state of the spec.
import { describe, expect, it } from "vitest"
import { abstraction } from "../../properties/abstraction/state.ts"
import { type Bound, type BoundName, boundNamed, firstWorld } from "../../properties/bounds/bounds.ts"
import { codeOf, eventOf } from "../../properties/explorer/event-code.ts"
import { graphOf } from "../../properties/explorer/graph.ts"
import { mutantNamed } from "../../properties/mutants/registry.ts"
import { enabled, fates } from "../../properties/world/enabled.ts"
import { type Event, happen } from "../../properties/world/step.ts"
import { protocol } from "../../properties/world/world.ts"
import type { Rules } from "../../src/server/quorum-peer.ts"
import { modelOf } from "./spec-graph.ts"

const all = Number.POSITIVE_INFINITY

/** More happens than in any model, so only the beginning is looked at. */
const wild: Bound = {
  ...boundNamed("crash-repeats"),
  timely: false,
  sendModes: "either",
  late: [3],
  maxRound: 2,
  budget: { crash: 2, cut: 2, loss: 1 },
  history: true,
}

const bounds: readonly (readonly [what: BoundName | "wild" | "wild and timely with an observer", Rules, Bound, number])[] = [
  ["loss", protocol, boundNamed("loss"), all],
  ["cut-two-terms", protocol, boundNamed("cut-two-terms"), all],
  ["send-queues", protocol, boundNamed("send-queues"), all],
  ["observer", protocol, boundNamed("observer"), all],
  ["crash", protocol, boundNamed("crash"), all],
  ["mutant-no-finalize-wait", mutantNamed("NoFinalizeWait").decorate(protocol), boundNamed("mutant-no-finalize-wait"), all],
  ["wild", protocol, wild, 5_000],
  ["wild and timely with an observer", protocol, { ...wild, timely: true, late: [], servers: 4, firstObserver: 4 }, 5_000],
]

describe("what is remembered of steps", () => {
  it.each(bounds)("is what happens, at the bound %s", (_, rules, bound, most) => {
    const first = firstWorld(bound, rules)
    const { packing, expanded, world, row, edges } = graphOf(first, most)
    expect(edges.length).toBeGreaterThan(expanded)
    const direct = new Int32Array(packing.width)
    let edge = 0
    for (let state = 0; state < expanded; state++) {
      const from = world(state)
      const events = enabled(from).flatMap((event) => fates(from, event))
      const known = []
      for (; edges[edge]?.from === state; edge++) known.push(edges[edge])
      if (known.map((one) => codeOf(one?.event as Event)).join() !== events.map(codeOf).join())
        expect(known.map((one) => one?.event)).toEqual(events)
      for (const [i, event] of events.entries()) {
        const { world: to, action } = happen(from, event)
        packing.pack(to, direct, 0)
        const to2 = known[i]?.to ?? -1
        if (known[i]?.action !== action || direct.join() !== row(to2).join())
          expect({ event, action: known[i]?.action, row: row(to2) }).toEqual({ event, action, row: direct })
      }
    }
    expect(edge).toBe(edges.length)
  })
})

describe("fingerprints", () => {
  it.each<BoundName>(["crash", "observer", "history"])("are equal exactly if states are, at the bound %s", async (name) => {
    const { oracle } = await modelOf(name)
    const { packing, size, world, row } = graphOf(firstWorld(boundNamed(name), protocol), all)
    const meanings = new Set<string>()
    const prints = new Set<string>()
    for (let state = 0; state < size; state++) {
      meanings.add(oracle.key(oracle.state(abstraction(world(state)))).join(" "))
      prints.add(`${packing.fingerprint(row(state), 0, false)} ${packing.fingerprint(row(state), 0, true)}`)
    }
    expect(size).toBeGreaterThan(10_000)
    expect({ meanings: meanings.size, prints: prints.size }).toEqual({ meanings: size, prints: size })
  })

  it("of each half alone tell most states apart", () => {
    const { packing, size, row } = graphOf(firstWorld(boundNamed("crash"), protocol), all)
    for (const high of [false, true]) {
      const prints = new Set(Array.from({ length: size }, (_, state) => packing.fingerprint(row(state), 0, high)))
      // Of 41,181 values of 32 bits, 0.2 are expected to be there twice.
      expect(size - prints.size).toBeLessThanOrEqual(3)
    }
  })
})

describe("event codes", () => {
  it("can be read again", () => {
    const events: readonly Event[] = [
      { _tag: "Deliver", from: 5, to: 0, replaces: -1 },
      { _tag: "Deliver", from: 0, to: 7, replaces: 0b1010_0101 },
      { _tag: "TimerEnds", server: 7, replaces: 0 },
      { _tag: "LeaveLeader", server: 1, replaces: -1 },
      { _tag: "LeaveOffice", server: 2, replaces: 3 },
      { _tag: "Establish", leader: 3, followers: 0xff },
      { _tag: "Join", server: 4 },
      { _tag: "Start", server: 5 },
      { _tag: "Crash", server: 6 },
      { _tag: "Cut", a: 1, b: 2 },
      { _tag: "Heal", a: 6, b: 7 },
      { _tag: "Lose", from: 7, to: 6 },
    ]
    expect(events.map((event) => eventOf(codeOf(event)))).toEqual(events)
    expect(new Set(events.map(codeOf)).size).toBe(events.length)
    expect(() => eventOf(15)).toThrow("no event has the number 15")
  })
})
