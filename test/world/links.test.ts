// The links are those of module Links: its operators, evaluated, against the code on random queues.
import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { plainNotification, unheard } from "../../properties/abstraction/state.ts"
import { extended, repeated } from "../../properties/world/links.ts"
import { majority, nobody } from "../../src/base/ensemble.ts"
import type { PlainData, Spec } from "../../src/tla/index.ts"
import { ask, quorumConstants } from "../base/spec-text.ts"
import { notifications } from "../election/arbitrary-notifications.ts"

const definitions = `
AllExtended(cases) == [i \\in DOMAIN cases |-> Extended(cases[i][1], cases[i][2], cases[i][3], cases[i][4])]
AllRepeated(cases) == [i \\in DOMAIN cases |-> Repeated(cases[i][1], cases[i][2])]`

/** Queues of up to three notifications; the one that is sent is often the newest of the queue, or differs from it in one field. */
const sends = fc.record({
  pending: fc.array(notifications, { maxLength: 3 }),
  other: notifications,
  again: fc.constantFrom("other", "same", "state", "leader", "zxid", "electionEpoch", "peerEpoch"),
  replaces: fc.boolean(),
  reachable: fc.boolean(),
})

describe("a link", () => {
  let spec: Spec
  beforeAll(async () => {
    const quorums = quorumConstants(majority([1, 2, 3]))
    const config = `${quorums.config}\n  Mutants = {}\n  SendModes = {"queue", "replace"}\n  RemembersLast = TRUE`
    spec = await ask("Links", `${quorums.definitions}${definitions}`, config)
  })

  it("takes one more message as Extended says", () => {
    fc.assert(
      fc.property(fc.array(sends, { minLength: 1, maxLength: 30 }), (all) => {
        const cases = all.map(({ pending, other, again, replaces, reachable }) => {
          // A copy, so that messages are told apart by what they say.
          const newest = { ...(pending.at(-1) ?? other) }
          // No server says a vote that names somebody with the epoch of one that names nobody; the spec has one number for both.
          const mixes = (newest.leader === nobody) === (other.leader === nobody)
          const note = again === "same" ? newest : again === "other" || !mixes ? other : { ...newest, [again]: other[again] }
          return { pending, note, replaces, reachable }
        })
        const ours = cases.map(({ pending, note, replaces, reachable }) =>
          extended(pending, note, replaces, reachable).map(plainNotification),
        )
        const plain = cases.map(({ pending, note, replaces, reachable }): PlainData => [
          pending.map(plainNotification),
          plainNotification(note),
          replaces ? "replace" : "queue",
          reachable,
        ])
        expect(ours).toEqual(spec.evaluate("AllExtended", [plain]))
      }),
      { numRuns: 100 },
    )
  })

  it("repeats the last message on a new connection as Repeated says", () => {
    const cases = fc.tuple(fc.array(notifications, { maxLength: 2 }), fc.option(notifications, { nil: undefined }))
    fc.assert(
      fc.property(fc.array(cases, { minLength: 1, maxLength: 30 }), (all) => {
        const ours = all.map(([pending, last]) => repeated(pending, last).map(plainNotification))
        const plain = all.map(([pending, last]): PlainData => [
          pending.map(plainNotification),
          last === undefined ? unheard : plainNotification(last),
        ])
        expect(ours).toEqual(spec.evaluate("AllRepeated", [plain]))
      }),
      { numRuns: 30 },
    )
  })

  it("keeps the very queue it had when nothing changes, so that equal worlds share it", () => {
    fc.assert(
      fc.property(fc.array(notifications, { minLength: 1, maxLength: 3 }), (pending) => {
        const newest = pending.at(-1)
        if (newest === undefined) throw new RangeError("the queue is empty")
        expect(extended(pending, { ...newest }, false, true)).toBe(pending)
        expect(extended(pending, { ...newest }, true, true)).toBe(pending)
      }),
    )
  })
})
