/** Worlds that can be reached: a random stage of up to four servers, and a random walk through it. */
import fc from "fast-check"
import { stageConfig, stageModule } from "../../properties/checks/specification.ts"
import { enabled, fates } from "../../properties/world/enabled.ts"
import { type Event, happen } from "../../properties/world/step.ts"
import { dark, protocol, type Stage, stageOf, type World } from "../../properties/world/world.ts"
import { ensembleOf, type Member } from "../../src/base/ensemble.ts"
import type { Disk } from "../../src/server/quorum-peer.ts"
import type { Spec } from "../../src/tla/index.ts"
import { ask } from "../base/spec-text.ts"

const disks: fc.Arbitrary<Disk> = fc
  .record({ currentEpoch: fc.nat(2), promised: fc.nat(1), before: fc.nat(1), counter: fc.nat(2) })
  .map(({ currentEpoch, promised, before, counter }) => ({
    currentEpoch,
    acceptedEpoch: currentEpoch + promised,
    lastZxid: { epoch: Math.max(0, currentEpoch - before), counter },
  }))

const kinds: fc.Arbitrary<Omit<Member, "id">> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ role: "participant" as const, weight: 1, group: 0 }) },
  { weight: 1, arbitrary: fc.constant({ role: "observer" as const, weight: 0, group: 0 }) },
  { weight: 1, arbitrary: fc.record({ role: fc.constant("participant" as const), weight: fc.nat(3), group: fc.nat(1) }) },
)

/** Stages with every kind of link and enough faults, rounds and epochs for a walk. */
export const stages: fc.Arbitrary<Stage> = fc
  .array(fc.tuple(kinds, disks), { minLength: 1, maxLength: 4 })
  .filter((all) => all.some(([{ role, weight }]) => role === "participant" && weight > 0))
  .chain((all) =>
    fc
      .record({
        sendModes: fc.constantFrom("queue" as const, "replace" as const, "either" as const),
        remembersLast: fc.boolean(),
        timely: fc.boolean(),
        crash: fc.nat(2),
        cut: fc.nat(2),
        loss: fc.nat(1),
      })
      .map(({ sendModes, remembersLast, timely, crash, cut, loss }) =>
        stageOf({
          ensemble: ensembleOf(all.map(([kind], index) => ({ ...kind, id: index + 1 }))),
          disks: all.map(([, disk]) => disk),
          sendModes,
          remembersLast,
          timely,
          maxRound: 3,
          maxEpoch: 5,
          budget: { crash, cut, loss },
          history: false,
          rules: protocol,
        }),
      ),
  )

/** Everything that can happen in a world, with every fate of the messages. */
export const possibilities = (world: World): readonly Event[] => enabled(world).flatMap((event) => fates(world, event))

/** The worlds on the walk that these numbers choose. */
export const walk = (stage: Stage, choices: readonly number[]): readonly World[] => {
  const worlds = [dark(stage)]
  for (const choice of choices) {
    const world = worlds.at(-1) ?? dark(stage)
    const events = possibilities(world)
    const event = events[choice % events.length]
    if (event === undefined) break
    worlds.push(happen(world, event).world)
  }
  return worlds
}

/** What chooses a walk of up to so many steps. */
export const choices = (steps: number): fc.Arbitrary<readonly number[]> => fc.array(fc.nat(997), { minLength: 10, maxLength: steps })

/** The spec for a stage with these definitions on top. */
export const askAbout = (stage: Stage, definitions: string): Promise<Spec> =>
  ask("Stage", definitions, stageConfig(stage), stageModule(stage))
