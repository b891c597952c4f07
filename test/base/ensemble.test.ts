// Quorums are those of module Quorums: its own text, evaluated, against the code on random ensembles.
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Ensemble, ensembleOf, isQuorum, isVoter, majority, nobody, positionOf, weightOf } from "../../src/base/ensemble.ts"
import { ensembles, members } from "./arbitrary-ensembles.ts"
import { ask, elementsOf, quorumConstants } from "./spec-text.ts"

/** Every set of members, as the positions of its elements. */
const everySet = ({ members: all }: Ensemble): readonly (readonly number[])[] =>
  Array.from({ length: 2 ** all.length }, (_, bits) => all.flatMap((__, position) => ((bits >> position) & 1 ? [position] : [])))

const decides = (ensemble: Ensemble, set: readonly number[]): boolean => isQuorum(ensemble, (position) => set.includes(position))

/** Ids as one text, whatever their order. */
const setText = (ids: readonly (number | undefined)[]): string => ids.map(String).toSorted().join(" ")

const idsOf = (ensemble: Ensemble, set: readonly number[]): string => setText(set.map((position) => ensemble.members[position]?.id))

/** The sets for which the spec's IsQuorum is true. */
const quorumsOfSpec = async (ensemble: Ensemble): Promise<readonly string[]> => {
  const { definitions, config } = quorumConstants(ensemble)
  const spec = await ask("Quorums", `${definitions}\nAll == {set \\in SUBSET Server : IsQuorum(set)}`, config)
  return elementsOf(spec.evaluate("All")).map((set) => setText(elementsOf(set).map(Number)))
}

describe("a quorum", () => {
  it("is what module Quorums calls one, for every set of members", async () => {
    await fc.assert(
      fc.asyncProperty(ensembles, async (ensemble) => {
        const ours = everySet(ensemble)
          .filter((set) => decides(ensemble, set))
          .map((set) => idsOf(ensemble, set))
        expect(ours.toSorted()).toEqual((await quorumsOfSpec(ensemble)).toSorted())
        expect(ours.length).toBeGreaterThan(0)
      }),
      { numRuns: 40 },
    )
  })

  it("shares a voter with every other quorum", () => {
    fc.assert(
      fc.property(ensembles, (ensemble) => {
        const quorums = everySet(ensemble).filter((set) => decides(ensemble, set))
        for (const one of quorums)
          for (const other of quorums)
            expect(one.some((position) => other.includes(position) && ensemble.voters.includes(position))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it("stays one when members are added, and does not depend on observers", () => {
    fc.assert(
      fc.property(ensembles, (ensemble) => {
        for (const set of everySet(ensemble)) {
          const voters = set.filter((position) => ensemble.voters.includes(position))
          expect(decides(ensemble, set)).toBe(decides(ensemble, voters))
          if (decides(ensemble, set)) expect(decides(ensemble, [...set, 0])).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })

  it("is more than half of the voters in a majority ensemble", () => {
    for (let size = 1; size <= 7; size++) {
      const ids = Array.from({ length: size }, (_, index) => index + 1)
      const ensemble = majority(ids, [8, 9])
      for (const set of everySet(ensemble)) {
        const voters = set.filter((position) => position < size)
        expect(decides(ensemble, set)).toBe(voters.length > size / 2)
      }
    }
  })

  it("does not need a group in which nobody weighs anything", () => {
    const ensemble = ensembleOf([
      { id: 1, role: "participant", weight: 1, group: 1 },
      { id: 2, role: "participant", weight: 1, group: 2 },
      { id: 3, role: "participant", weight: 0, group: 3 },
    ])
    expect(decides(ensemble, [0, 1])).toBe(true)
    expect(decides(ensemble, [0, 2])).toBe(false)
  })

  it("does not exist where no participant weighs anything", () => {
    const ensemble = ensembleOf([{ id: 1, role: "participant", weight: 0, group: 0 }])
    expect(decides(ensemble, [0])).toBe(false)
  })
})

describe("an ensemble", () => {
  it("lists its members by ascending id and finds each at its position", () => {
    fc.assert(
      fc.property(members, (given) => {
        const ensemble = ensembleOf(given)
        const ids = ensemble.members.map(({ id }) => id)
        expect(ids).toEqual(given.map(({ id }) => id).toSorted((a, b) => a - b))
        for (const [position, id] of ids.entries()) expect(positionOf(ensemble, id)).toBe(position)
      }),
    )
  })

  it("knows its voters and what they weigh; everybody else weighs nothing", () => {
    fc.assert(
      fc.property(members, (given) => {
        const ensemble = ensembleOf(given)
        for (const { id, role, weight } of given) {
          expect(isVoter(ensemble, id)).toBe(role === "participant")
          expect(weightOf(ensemble, id)).toBe(role === "participant" ? weight : 0)
        }
      }),
    )
  })

  it("does not know strangers", () => {
    const ensemble = majority([1, 2, 3], [4])
    for (const stranger of [0, 5, -1, nobody, Number.MAX_SAFE_INTEGER]) {
      expect(positionOf(ensemble, stranger)).toBeUndefined()
      expect(isVoter(ensemble, stranger)).toBe(false)
      expect(weightOf(ensemble, stranger)).toBe(0)
    }
  })

  it("does not share its list with the one it was made of", () => {
    const given = [
      { id: 2, role: "participant", weight: 1, group: 0 },
      { id: 1, role: "participant", weight: 1, group: 0 },
    ] as const
    const ensemble = ensembleOf(given)
    expect(given.map(({ id }) => id)).toEqual([2, 1])
    expect(ensemble.members.map(({ id }) => id)).toEqual([1, 2])
  })
})
