/** Differences from TLC that were found once, with TLC's recorded answers: none may come back. */
import { describe, expect, it } from "vitest"
import { readCorpus, recheck } from "../../../properties/differential/corpus.ts"

describe("earlier findings of the differential campaign", () => {
  it("are there", () => {
    expect(readCorpus().length).toBeGreaterThan(10)
  })

  it.each(readCorpus().map((finding) => [finding.seed, finding.index, finding] as const))(
    "seed %i, index %i agrees with TLC",
    async (_seed, _index, finding) => {
      expect(await recheck(finding), finding.difference).toBeUndefined()
    },
  )
})
