import { describe, expect, it } from "vitest"
import { withoutSearch } from "../../../src/cli/engines/engine.ts"
import { differencesFromManifest, disagreements, judge } from "../../../src/cli/check-model/judge.ts"
import { answer, broken, held, model, mutant } from "../answers.ts"

describe("differencesFromManifest", () => {
  it("finds none in what was expected", () => {
    expect(differencesFromManifest(answer(held))).toEqual([])
    expect(differencesFromManifest(answer(broken, mutant))).toEqual([])
  })

  it.each([
    ["distinct states", { ...held, distinct: 119 }, "119 distinct states, expected 120"],
    ["diameter", { ...held, diameter: 10 }, "diameter 10, expected 9"],
    ["verdict", broken, "verdict violated (OrderIsTotal), expected holds"],
  ])("finds another %s", (_, result, difference) => {
    expect(differencesFromManifest(answer(result))).toEqual([difference])
  })

  it("finds a mutant that survives, one that breaks something else, and a longer counterexample", () => {
    expect(differencesFromManifest(answer(held, mutant))).toEqual(["verdict holds, expected violated"])
    expect(differencesFromManifest(answer({ ...broken, property: "TypeOK" }, mutant))).toEqual(["violates TypeOK, expected OrderIsTotal"])
    expect(differencesFromManifest(answer({ ...broken, diameter: 3 }, mutant))).toEqual(["a counterexample of 3 states, expected 2"])
  })

  it("does not compare a property that the engine does not name", () => {
    expect(differencesFromManifest(answer({ ...broken, property: null }, mutant))).toEqual([])
  })
})

describe("disagreements", () => {
  const one = model()
  it("finds none where engines agree", () => {
    expect(disagreements([answer(held, one, "embedded"), answer({ ...held, seconds: 9 }, one, "tlc")])).toEqual([])
  })

  it.each([
    ["verdict", broken, "verdict: holds and violated"],
    ["distinct states", { ...held, distinct: 121 }, "distinct states: 120 and 121"],
    ["diameter", { ...held, diameter: 8 }, "diameter: 9 and 8"],
  ])("finds another %s", (_, result, difference) => {
    expect(disagreements([answer(held, one, "embedded"), answer(result, one, "tlc")])).toEqual([
      `Election three-servers: embedded and tlc disagree on the ${difference}`,
    ])
  })

  it("compares nothing with an engine that has no verdict, nor different models", () => {
    const unfinished = { ...held, verdict: "not finished" as const, distinct: 3 }
    expect(disagreements([answer(held, one), answer(unfinished, one, "tlc")])).toEqual([])
    expect(disagreements([answer(held, one), answer(broken, mutant, "tlc")])).toEqual([])
  })
})

describe("judge", () => {
  it("is 0 when every verdict is as expected", () => {
    expect(judge([answer(held), answer(broken, mutant)]).exitCode).toBe(0)
  })

  it("is 1 when something differs, even if something else could not be checked", () => {
    const judgement = judge([answer({ ...held, distinct: 1 }), answer(withoutSearch("error", "boom"), mutant)])
    expect(judgement.exitCode).toBe(1)
    expect(judgement.unexpected).toEqual(["Election three-servers (embedded): 1 distinct states, expected 120"])
    expect(judgement.unchecked).toEqual(["Election order-not-total (embedded): error: boom"])
  })

  it("is 2 for a limit, for an error, and for nothing at all", () => {
    expect(judge([answer({ ...held, verdict: "not finished", detail: "limit" })]).exitCode).toBe(2)
    expect(judge([answer(withoutSearch("error", "boom"))]).exitCode).toBe(2)
    expect(judge([answer(withoutSearch("not checked", ""))]).exitCode).toBe(2)
    expect(judge([]).exitCode).toBe(2)
  })

  it("does not fail for a model of another engine beside models that were checked", () => {
    expect(judge([answer(held), answer(withoutSearch("not checked", ""), mutant)]).exitCode).toBe(0)
  })
})
