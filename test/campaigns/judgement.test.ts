/** When a campaign is good, when it fails, and when it says that it cannot know. */
import { describe, expect, it } from "vitest"
import { judgementOf, leastCpuSeconds, missingIn } from "../../properties/campaigns/elections/judgement.ts"
import { readOptions, replayCommand, UsageError } from "../../properties/campaigns/elections/options.ts"
import { distinctIn, emptyRegisters, merge, see } from "../../properties/campaigns/elections/distinct.ts"
import { addTally, emptyTally, type Tally } from "../../properties/campaigns/elections/tally.ts"
import { Random } from "../../properties/simulator/random.ts"

const any = { minServers: 1, maxServers: 7, courses: 48 }

const everything = (cpuSeconds: number): Tally => {
  const tally = emptyTally()
  for (const table of [tally.actions, tally.faults, tally.sometimes] as Record<string, number>[])
    for (const name of Object.keys(table)) table[name] = 1
  tally.cpuMs = 1000 * cpuSeconds
  return tally
}

describe("a campaign", () => {
  it("is good when everything happened and nothing is violated", () => {
    expect(judgementOf(everything(1), any, 0, undefined).exitCode).toBe(0)
    expect(judgementOf(everything(1), any, 1, undefined).exitCode).toBe(1)
  })

  it("fails when something that has to happen sometimes never did", () => {
    const tally = everything(leastCpuSeconds + 1)
    tally.sometimes["two leaders"] = 0
    expect(judgementOf(tally, any, 0, undefined)).toMatchObject({ exitCode: 1, missing: [{ kind: "sometimes", name: "two leaders" }] })
  })

  it("says that it had not enough time, where it had not", () => {
    const tally = everything(leastCpuSeconds - 1)
    tally.actions.Reconsider = 0
    const judgement = judgementOf(tally, any, 0, undefined)
    expect(judgement).toMatchObject({ exitCode: 2, missing: [{ kind: "action", name: "Reconsider" }] })
    expect(judgement.sentence).toContain("not enough time")
  })

  it("does not ask for what its options make impossible", () => {
    const tally = everything(100)
    tally.sometimes["two leaders"] = 0
    tally.actions.Reconsider = 0
    expect(missingIn(tally, { ...any, maxServers: 2 })).toEqual([])
    expect(missingIn(tally, { ...any, maxServers: 3 })).toHaveLength(2)
  })
})

describe("the options", () => {
  const read = (...args: readonly string[]) => readOptions(args, () => 99)

  it("have defaults, and a seed of their own", () => {
    expect(read()).toMatchObject({ seconds: 60, seed: 99, threads: 1, restriction: any, json: false })
    expect(read("--minutes", "2", "--seed", "5", "--servers", "3-5")).toMatchObject({
      seconds: 120,
      seed: 5,
      restriction: { minServers: 3, maxServers: 5 },
    })
  })

  it.each([
    [["--seconds", "0"], /--seconds takes a whole number from 1, not "0"/],
    [["--servers", "8"], /--servers takes a number from 1 to 7 or a range like 3-5, not "8"/],
    [["--servers", "5-3"], /the first number is the smaller one/],
    [["--mutant", "Nobody"], /there is no mutant "Nobody"; there are VoteOrderNotTotal/],
    [["--property", "Nothing"], /there is no property "Nothing"; there are safety, TypeOK/],
    [["--replay", "12"], /--replay takes what a violation printed, like 1234:0:2, not "12"/],
    [["--seconds", "1", "--minutes", "1"], /give --seconds or --minutes, not both/],
  ] as const)("refuse %j", (args, message) => {
    expect(() => read(...args)).toThrow(UsageError)
    expect(() => read(...args)).toThrow(message)
  })

  it("are all in the command that shows a violation again", () => {
    const options = read("--mutant", "IgnoreRound", "--servers", "3-4", "--courses", "7", "--property", "OfficesInOwnRound")
    const command = replayCommand(options, "5:0:3")
    const [, args] = command.split("elections ")
    expect(read(...(args ?? "").split(" "))).toEqual({ ...options, replay: { seed: 5, path: "0:3" } })
  })
})

describe("the number of distinct states", () => {
  it("is estimated within four standard errors, and merged without counting twice", () => {
    const random = new Random(5)
    const [one, other] = [emptyRegisters(), emptyRegisters()]
    for (let index = 0; index < 200_000; index++) {
      const print = (random.bits() & 0x1f_ffff) * 0x1_0000_0000 + (random.bits() >>> 0)
      if (index < 150_000) see(one, print)
      if (index >= 50_000) see(other, print)
    }
    expect(Math.abs(distinctIn(one) / 150_000 - 1)).toBeLessThan(0.033)
    merge(one, other)
    expect(Math.abs(distinctIn(one) / 200_000 - 1)).toBeLessThan(0.033)
  })

  it("adds up over threads with all other numbers", () => {
    const sum = everything(1)
    addTally(sum, everything(2))
    expect(sum).toMatchObject({ cpuMs: 3000, actions: { Cut: 2 }, faults: { OneWay: 2 }, sometimes: { "round jump": 2 } })
  })
})
