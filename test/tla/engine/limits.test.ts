// Bounds of a search: reaching one is never a pass, and the report says what was covered.
import { describe, expect, it } from "vitest"
import { grammarWasm } from "../../../src/tla/files.ts"
import { initGrammar, loadSpec } from "../../../src/tla/index.ts"
import type { CheckOptions, CheckResult } from "../../../src/tla/index.ts"

const endless =
  "---- MODULE M ----\nEXTENDS Integers\nVARIABLE x\nInit == x = 0\nNext == x' = x + 1\nStop == x < 3 /\\ Next\nMany == x \\in 1..100000\n====\n"

const check = async (options: CheckOptions, config = "INIT Init\nNEXT Next\n"): Promise<CheckResult> => {
  await initGrammar(grammarWasm())
  return (await loadSpec({ modules: new Map([["M", endless]]), root: "M", config, configName: "M.cfg" })).check(options)
}

/** A clock that advances by a second at each look. */
const clock = (): (() => number) => {
  let now = 0
  return () => (now += 1000)
}

it("refuses an expression that is nested too deeply, and names the file", async () => {
  await initGrammar(grammarWasm())
  const text = `---- MODULE M ----\nEXTENDS Integers\nE == ${"1 + ".repeat(8000)}1\n====\n`
  await expect(loadSpec({ modules: new Map([["M", text]]), root: "M" })).rejects.toThrow(
    "M.tla holds an expression that is nested too deeply to be read",
  )
})

describe("a bound that is reached", () => {
  it.each([
    [
      "states",
      { maxStates: 1000 },
      /^the limit of 1000 states is reached: 1025 distinct states found, 1 of them not expanded, at depth 1025$/,
    ],
    [
      "time",
      { maxSeconds: 60, nowMs: clock() },
      /^the limit of 60 seconds is reached: \d+ distinct states found, 1 of them not expanded, at depth \d+$/,
    ],
    [
      "memory",
      { maxMemoryBytes: 2 ** 20, memoryBytes: () => 2 ** 21 },
      /^the limit of 1 MiB of memory is reached: 1 distinct states found, 1 of them not expanded/,
    ],
    ["a signal", { signal: { aborted: true } }, /^interrupted: 1 distinct states found, 1 of them not expanded/],
  ] as const)("ends the search as not finished: %s", async (_, options, reason) => {
    const { outcome, trace } = await check(options)
    expect(outcome).toEqual({ _tag: "NotFinished", reason: expect.stringMatching(reason) as string })
    expect(trace).toEqual([])
  })

  it("ends the search among the initial states", async () => {
    const { outcome } = await check({ maxStates: 1000 }, "INIT Many\nNEXT Next\n")
    expect(outcome).toEqual({
      _tag: "NotFinished",
      reason: "the limit of 1000 states is reached: 1024 distinct states found, 1024 of them not expanded, at depth 0",
    })
  })

  it("is no matter once every state is expanded", async () => {
    const config = "INIT Init\nNEXT Stop\nCHECK_DEADLOCK FALSE\n"
    expect((await check({}, config)).outcome).toEqual({ _tag: "Holds" })
    expect(await check({ maxStates: 4 }, config)).toMatchObject({ outcome: { _tag: "Holds" }, distinct: 4 })
  })

  it("is no pass when it was exceeded within one look", async () => {
    const { outcome } = await check({ maxStates: 2 }, "INIT Init\nNEXT Stop\nCHECK_DEADLOCK FALSE\n")
    expect(outcome).toEqual({
      _tag: "NotFinished",
      reason: "the limit of 2 states is reached: 4 distinct states found, 0 of them not expanded, at depth 4",
    })
  })

  it("tells its progress, at the pace it is asked for", async () => {
    const seen: number[] = []
    await check({
      maxStates: 2000,
      nowMs: clock(),
      progressEveryMs: 3000,
      onProgress: ({ distinct, queue }) => seen.push(distinct - queue),
    })
    expect(seen.length).toBeGreaterThan(1)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  })
})

describe("a deadlock", () => {
  it("is reported with the way there", async () => {
    const { outcome, trace } = await check({}, "INIT Init\nNEXT Stop\n")
    expect(outcome).toEqual({ _tag: "Deadlock" })
    expect(trace.map(({ state }) => state.get("x")?.text)).toEqual(["0", "1", "2", "3"])
  })
})
