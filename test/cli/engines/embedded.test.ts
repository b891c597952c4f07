import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { embeddedEngine } from "../../../src/cli/engines/embedded.ts"
import type { Limits, Progress, RunResult } from "../../../src/cli/engines/engine.ts"
import { runPlan } from "../../../src/cli/check-model/run.ts"
import { job, model } from "../answers.ts"

const engine = embeddedEngine(() => "again", new URL("../fixtures/evaluators/answers.ts", import.meta.url).href)

const run = (name: string, limits: Partial<Limits> = {}): Promise<RunResult & { readonly heard: readonly Progress[] }> => {
  const heard: Progress[] = []
  const asked = { ...job(model({ spec: `${name}.tla` })), limits: { ...job().limits, ...limits } }
  return Effect.runPromise(
    Effect.map(
      engine.run(asked, (progress) => heard.push(progress)),
      (result) => ({ ...result, heard }),
    ),
  )
}

describe("the embedded engine", () => {
  it("hands on counts, progress and what it did not check", async () => {
    expect(await run("Holds")).toEqual({
      verdict: "holds",
      property: null,
      detail: null,
      distinct: 171,
      generated: 561,
      diameter: 11,
      seconds: 0.25,
      notChecked: ["Settles"],
      warnings: ["unused"],
      trace: [],
      heard: [{ generated: 9, distinct: 5, queue: 2, depth: 2 }],
    })
  })

  it.each([
    ["Invariant", "Small"],
    ["Property", "Grows"],
    ["Postcondition", "Covered"],
    ["Assumption", "Assumption"],
    ["Deadlock", "Deadlock"],
  ])("names what is violated: %s", async (name, property) => {
    expect(await run(name)).toMatchObject({ verdict: "violated", property })
  })

  it("counts the states of a counterexample and keeps its parameters", async () => {
    expect(await run("Invariant")).toMatchObject({
      diameter: 1,
      trace: [{ action: "Lead", parameters: [{ name: "s", value: "s1" }], state: [["x", "2"]] }],
    })
  })

  it.each(["Failed", "Throws"])("shows an error as the evaluator words it: %s", async (name) => {
    const result = await run(name)
    expect(result).toMatchObject({ verdict: "error", detail: "Roles.tla:3:16: unknown operator Hed" })
  })

  it("never takes a limit for a pass", async () => {
    expect(await run("NotFinished")).toMatchObject({ verdict: "not finished", detail: "more than 10 states" })
  })

  it("reports a thread that dies, with what it had covered", async () => {
    expect(await run("Dies")).toMatchObject({ verdict: "error", distinct: 5, diameter: 2 })
  })

  it("reports a thread out of memory as not finished", async () => {
    expect(await run("Hungry", { maxMemoryMiB: 64 })).toMatchObject({
      verdict: "not finished",
      detail: "out of memory; raise --max-memory",
      distinct: 5,
    })
  })

  it("ends a thread that does not come back in time", async () => {
    const endless = { ...job(model({ spec: "Endless.tla" })), limits: { ...job().limits, maxSeconds: 0.1 } }
    const plan = { jobs: [endless], engines: new Map([["embedded" as const, engine]]), workers: 1 }
    const answers = await Effect.runPromise(runPlan(plan, { write: () => {}, live: false, columns: 80 }))
    expect(answers[0]?.result).toMatchObject({ verdict: "not finished", distinct: 5, diameter: 2 })
  })
})
