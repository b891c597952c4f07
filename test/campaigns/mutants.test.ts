/** The campaign finds every seeded fault, and what it found shows it again; the runs in the corpus are played once more. */
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { batchSeed, runBatch } from "../../properties/campaigns/elections/batch.ts"
import { readCorpus, violatesAgain } from "../../properties/campaigns/elections/corpus.ts"
import { beginningOf, type Finding, isLiveness, rulesOf } from "../../properties/campaigns/elections/finding.ts"
import { readRecords } from "../../properties/campaigns/elections/mutants.ts"
import { judgeRun, stageOfRun } from "../../properties/campaigns/elections/run.ts"
import { refereeOf } from "../../properties/campaigns/elections/referee.ts"
import { traceOf, validate } from "../../properties/campaigns/elections/validation.ts"
import { mutantNamed, mutantNames } from "../../properties/mutants/registry.ts"
import { scenarioNumber } from "../simulator/scenarios.ts"

const records = readRecords()
const corpus = readCorpus()

describe("the seeded faults", () => {
  it("are all known to the campaign: found, or survived by it as controls", () => {
    for (const name of mutantNames) {
      const record = records[name]
      const { breaks } = mutantNamed(name)
      if (breaks === undefined) expect(record).toHaveProperty("survives")
      else expect(record).toMatchObject({ property: breaks })
    }
  })

  it("are shrunk to at most one and a half times the shortest run that exploration knows", () => {
    const lengths = Object.values(records).flatMap((record) => ("survives" in record ? [] : [record]))
    expect(lengths.length).toBe(mutantNames.filter((name) => mutantNamed(name).breaks !== undefined).length)
    for (const { property, length, shortest } of lengths)
      expect({ property, isShort: length <= 1.5 * shortest }).toEqual({ property, isShort: true })
  })

  it("are each kept in the corpus", () => {
    const files = corpus.map(({ file }) => file)
    for (const record of Object.values(records)) if (!("survives" in record)) expect(files).toContain(record.file)
  })

  it.each(["MarkerEarly", "VoteOrderNotTotal"] as const)("show %s again from the seed that was recorded", async (mutant) => {
    const record = records[mutant]
    if (record === undefined || "survives" in record) throw new Error(`${mutant} has no record`)
    const [seed, ...path] = record.replay.split(":")
    const finding = await runBatch(
      {
        seed: Number(seed),
        path: path.join(":"),
        restriction: { minServers: 1, maxServers: 7, courses: 48 },
        mutant,
        only: record.property,
        validate: 0,
        trace: undefined,
      },
      () => undefined,
      () => false,
    )
    expect(finding).toMatchObject({ property: record.property, replay: record.replay, length: record.length, found: record.found })
  })

  it("leave traces that the specification does not allow, but for the control that only hears less", async () => {
    for (const mutant of mutantNames) {
      if (mutant === "AdoptEqualVote") continue
      const file = corpus.find(({ finding }) => finding.mutant === mutant && !isLiveness(finding.property))
      const traces: string[] = []
      if (file !== undefined) traces.push(traceOf(beginningOf(file.finding).stage, file.finding.events))
      else
        for (let seed = 0; seed < 4; seed++) {
          const scenario = { ...scenarioNumber(seed), faults: [], calmMs: 4000 }
          const stage = stageOfRun(scenario, false, rulesOf(mutant))
          traces.push(traceOf(stage, judgeRun(scenario, stage, await refereeOf(stage)).events.slice(0, 200)))
        }
      const verdicts = await Promise.all(traces.map(validate))
      const isRejected = verdicts.some(({ rejected }) => rejected !== undefined)
      expect({ mutant, isRejected }).toEqual({ mutant, isRejected: mutant !== "NoFinalizeWait" })
    }
  })
})

describe("the corpus", () => {
  it("has something to play", () => {
    expect(corpus.length).toBeGreaterThanOrEqual(10)
  })

  it.each(corpus)("$file does what it has to", async ({ finding }) => {
    // A run of the protocol was a fault that is gone; a run of a mutant is one that has to stay visible.
    expect(await violatesAgain(finding)).toBe(finding.mutant !== undefined)
  })
})

describe("FinalVotesAgree", () => {
  it("is about the votes that a server was not taken back behind: here one votes twice in round 2, for two leaders", async () => {
    const text = readFileSync(new URL("taken-back.json", import.meta.url), "utf8")
    const finding = JSON.parse(text) as Finding
    expect(finding).toMatchObject({ property: "FinalVotesAgree", history: true })
    expect(finding).not.toHaveProperty("mutant")
    expect(await violatesAgain(finding)).toBe(false)
    const { rejected } = await validate(traceOf(beginningOf(finding).stage, finding.events))
    expect(rejected).toBeUndefined()
  })
})

describe("a rule that is broken by hand", () => {
  it("is found although it violates no state and no step: nobody ever gives in, and the ensemble does not settle", async () => {
    const rules = rulesOf(undefined)
    const stubborn = { ...rules, election: { ...rules.election, better: () => false } }
    const scenario = scenarioNumber(1)
    const stage = stageOfRun(scenario, false, stubborn)
    const { violated, outcome } = judgeRun(scenario, stage, await refereeOf(stage))
    expect(outcome.ending).toBe("late")
    expect(violated).toBe("Settles")
  })
})

describe("a batch", () => {
  it("has a seed of its own", () => {
    const seeds = Array.from({ length: 1000 }, (_, index) => batchSeed(7, index))
    expect(new Set(seeds).size).toBe(1000)
    for (const seed of seeds) expect(seed).toBe(seed & 0x7fff_ffff)
  })
})
