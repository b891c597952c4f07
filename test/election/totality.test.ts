// Whatever comes in, in whatever order: the reducer answers, changes nothing that it was given, and answers the same again.
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Ensemble } from "../../src/base/ensemble.ts"
import { actions, initial, type Input, type Output, type State } from "../../src/election/election.ts"
import { decodeNotification, encodeNotification } from "../../src/wire/notification.ts"
import { ensembles } from "../base/arbitrary-ensembles.ts"
import { anyNotifications, longs } from "./arbitrary-notifications.ts"
import { settingsOf, step } from "./conversation.ts"

const inputs: fc.Arbitrary<Input> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ _tag: fc.constant("Received" as const), from: longs, notification: anyNotifications }) },
  { weight: 2, arbitrary: fc.constant({ _tag: "TimerEnded" as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      _tag: fc.constant("LookForLeader" as const),
      zxid: fc.record({ epoch: fc.integer({ min: -1, max: 2 }), counter: fc.constantFrom(0, 1, 0xffff_ffff) }),
      peerEpoch: fc.nat(2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ _tag: fc.constant("EpochRaised" as const), peerEpoch: fc.nat(3) }) },
)

/** A server of an ensemble, and what happens to it. It does not always begin with LookForLeader. */
const lives = ensembles.chain((ensemble) =>
  fc.record({
    ensemble: fc.constant(ensemble),
    self: fc.constantFrom(...ensemble.members.map(({ id }) => id)),
    inputs: fc.array(inputs, { maxLength: 40 }),
  }),
)

const frozen = <T>(value: T): T => {
  if (typeof value !== "object" || value === null || Object.isFrozen(value) || value instanceof Map) return value
  Object.freeze(value)
  for (const part of Object.values(value)) frozen(part)
  return value
}

type Life = { readonly ensemble: Ensemble; readonly self: number; readonly inputs: readonly Input[] }

/** Each step of a life, with everything that goes in frozen. */
const live = ({ ensemble, self, inputs: all }: Life): readonly { readonly before: State; readonly outputs: readonly Output[] }[] => {
  let state = frozen(initial(settingsOf(self, ensemble)))
  return all.map((input) => {
    const before = state
    const result = frozen(step(before, frozen(input)))
    expect(actions).toContain(result.action)
    state = result.state
    return { before, outputs: result.outputs }
  })
}

describe("the reducer", () => {
  it("never throws and never changes what it was given, whatever comes in", () => {
    fc.assert(
      fc.property(lives, (life) => {
        expect(live(life)).toHaveLength(life.inputs.length)
      }),
      { numRuns: 400 },
    )
  })

  it("does the same again", () => {
    fc.assert(
      fc.property(lives, (life) => {
        expect(live(life)).toEqual(live(structuredClone(life)))
      }),
      { numRuns: 100 },
    )
  })

  it("says only what the wire can carry, and only to whom it shall", () => {
    fc.assert(
      fc.property(lives, (life) => {
        for (const [index, { outputs }] of live(life).entries()) {
          const input = life.inputs[index]
          for (const output of outputs) {
            if (output._tag !== "Send") continue
            expect(decodeNotification(encodeNotification(output.notification))).toEqual({ _tag: "Decoded", value: output.notification })
            const asked = input?._tag === "Received" && input.from === output.to
            expect(asked || life.ensemble.members.some(({ id, role }) => id === output.to && role === "participant")).toBe(true)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it("keeps in step with itself: own entry, tables, waiting, round", () => {
    fc.assert(
      fc.property(lives, ({ ensemble, self, inputs: all }) => {
        // What a voter says about itself in a round must come from itself; nobody else uses its id.
        const fair = all.filter((input) => input._tag !== "Received" || input.from !== self)
        let state = initial(settingsOf(self, ensemble))
        for (const input of fair) {
          state = step(state, input).state
          const empty = [...state.received, ...state.outside].every((entry) => entry === undefined)
          if (state.state !== "LOOKING") expect({ empty, waiting: state.waiting }).toEqual({ empty: true, waiting: false })
          if (state.state === "LEADING") expect(state.vote.leader).toBe(self)
          expect(state.received).toHaveLength(ensemble.members.length)
          const own = state.received[ensemble.positions.get(self) ?? -1]
          if (own !== undefined) expect(own).toMatchObject({ ...state.vote, electionEpoch: state.clock, state: "LOOKING" })
        }
      }),
      { numRuns: 200 },
    )
  })
})
