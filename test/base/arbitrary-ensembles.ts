/** Ensembles as fast-check makes them: one to six members with weights, groups and observers. */
import fc from "fast-check"
import { type Ensemble, ensembleOf, type Member } from "../../src/base/ensemble.ts"

const member = (id: number): fc.Arbitrary<Member> =>
  fc.record({
    id: fc.constant(id),
    role: fc.constantFrom("participant", "participant", "participant", "observer"),
    weight: fc.nat(3),
    group: fc.nat(2),
  })

/** Members with ids that are not in order; at least one participant weighs something. */
export const members: fc.Arbitrary<readonly Member[]> = fc
  .uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 })
  .chain((ids) => fc.tuple(...ids.map(member)))
  .filter((all) => all.some(({ role, weight }) => role === "participant" && weight > 0))

export const ensembles: fc.Arbitrary<Ensemble> = members.map(ensembleOf)
