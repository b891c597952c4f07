/** A seed determines every event, on any machine: the hashes here were made once and hold everywhere. */
import { createHash } from "node:crypto"
import { describe, expect, it } from "vitest"
import { Random } from "../../properties/simulator/random.ts"
import { stageFor } from "../../properties/simulator/scenario.ts"
import { Simulation } from "../../properties/simulator/simulation.ts"
import { scenarioNumber } from "./scenarios.ts"

/** Every event with its time and its action, and where the run ended. */
const historyOf = (seed: number): string => {
  const scenario = scenarioNumber(seed)
  const lines: string[] = []
  const { ending, atUs } = new Simulation(scenario, stageFor(scenario), (_, event, { action }, at) =>
    lines.push(`${at} ${action} ${JSON.stringify(event)}`),
  ).run()
  return [...lines, `${ending} ${atUs}`].join("\n")
}

const sha = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16)

describe("a simulation", () => {
  it("replays bit for bit", () => {
    for (let seed = 0; seed < 10; seed++) expect(historyOf(seed)).toBe(historyOf(seed))
  })

  it("makes the same events as when these hashes were taken", () => {
    const hashes = [0, 1, 2, 3, 4].map((block) => sha(Array.from({ length: 40 }, (_, at) => historyOf(40 * block + at)).join("\n\n")))
    expect(hashes).toEqual(["b492998361bf7bda", "b9957874daad4caa", "a8844fd264e00221", "6e1853fb4196b698", "56cc2853f30d4fa3"])
  })

  it("makes other events from another seed", () => {
    const scenario = scenarioNumber(3)
    const times = [3, 4].map((seed) => {
      const seen: number[] = []
      new Simulation({ ...scenario, seed }, stageFor(scenario), (_, __, ___, at) => seen.push(at)).run()
      return seen
    })
    expect(times[0]).not.toEqual(times[1])
  })
})

describe("the generator", () => {
  it("gives the numbers of sfc32", () => {
    const random = new Random(1)
    expect(Array.from({ length: 4 }, () => random.bits())).toEqual([2012149540, 1872316204, 1707632675, 1779833415])
  })

  it("is equally often in every tenth, and skewed where it has to be", () => {
    const random = new Random(42)
    const tenths = Array.from({ length: 10 }, () => 0)
    for (let draw = 0; draw < 100_000; draw++) tenths[random.between(0, 9)]! += 1
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500)
    const low = Array.from({ length: 10_000 }, () => random.skewed(0, 99)).filter((value) => value < 10).length
    expect(low).toBeGreaterThan(4000)
  })
})
