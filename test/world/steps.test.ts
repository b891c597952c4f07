// What can happen in a world is what Next allows: the same actions, to the same states, in every state that a walk reaches.
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { abstraction } from "../../properties/abstraction/state.ts"
import { type Event, happen } from "../../properties/world/step.ts"
import { dark, protocol, type Stage, stageOf, type World } from "../../properties/world/world.ts"
import { majority } from "../../src/base/ensemble.ts"
import { actions } from "../../src/server/quorum-peer.ts"
import type { Oracle } from "../../src/tla/index.ts"
import { askAbout, choices, possibilities, stages, walk } from "./random-worlds.ts"

/** The steps that a world can take, each as its action and the state it leads to. */
const stepsOf = (oracle: Oracle, world: World): ReadonlySet<string> =>
  new Set(
    possibilities(world).map((event) => {
      const { world: next, action } = happen(world, event)
      return `${action} ${oracle.key(oracle.state(abstraction(next))).join(" ")}`
    }),
  )

const disk = { currentEpoch: 0, acceptedEpoch: 0, lastZxid: { epoch: 0, counter: 0 } }

const run = (stage: Stage, events: readonly Event[]): World => events.reduce((world, event) => happen(world, event).world, dark(stage))

const stepsOfSpec = (oracle: Oracle, world: World): ReadonlySet<string> =>
  new Set(oracle.successors(oracle.state(abstraction(world))).map(({ action, state }) => `${action} ${oracle.key(state).join(" ")}`))

describe("a world", () => {
  it("can take exactly the steps of the spec, wherever a walk leads", async () => {
    const taken = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(stages, choices(150), async (stage, chosen) => {
        const { oracle } = await askAbout(stage, "")
        const worlds = walk(stage, chosen)
        for (const world of worlds.filter((_, index) => index % 4 === 0 || index > worlds.length - 8)) {
          const ours = stepsOf(oracle, world)
          expect([...ours].toSorted()).toEqual([...stepsOfSpec(oracle, world)].toSorted())
          for (const step of ours) {
            const [action = ""] = step.split(" ")
            taken.set(action, (taken.get(action) ?? 0) + 1)
          }
        }
      }),
      // One seed, so that what was reached below is always the same.
      { numRuns: 60, seed: 20_480 },
    )
    const every = [...actions, "Crash", "Cut", "Heal", "Lose"].filter((action) => action !== "Ignore")
    expect([...taken.keys()].toSorted()).toEqual(every.toSorted())
  })

  it("is told apart from the spec if a server begins the same round again", async () => {
    const stage = stageOf({
      ensemble: majority([1, 2]),
      disks: [disk, disk],
      sendModes: "queue",
      remembersLast: false,
      timely: false,
      maxRound: 3,
      maxEpoch: 1,
      budget: { crash: 0, cut: 0, loss: 0 },
      history: false,
      rules: { ...protocol, election: { ...protocol.election, nextRound: (round) => round } },
    })
    const { oracle } = await askAbout(stage, "")
    const leads = run(stage, [
      { _tag: "Start", server: 0 },
      { _tag: "Start", server: 1 },
      { _tag: "Deliver", from: 0, to: 1, replaces: 0 },
      { _tag: "Deliver", from: 1, to: 0, replaces: 0 },
      { _tag: "Deliver", from: 0, to: 1, replaces: 0 },
      { _tag: "TimerEnds", server: 1, replaces: 0 },
    ])
    expect(leads.servers[1]?.peer?.election.state).toBe("LEADING")
    const impossible = [...stepsOf(oracle, leads)].filter((step) => !stepsOfSpec(oracle, leads).has(step))
    expect(impossible.map((step) => step.split(" ")[0])).toEqual(["LeaveOffice"])
  })
})
