// No check of the specification is vacuous: each invariant and step property has a hand-made state or step that violates it, and
// each action and antecedent a model that reaches it.
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { uncovered } from "../../src/cli/vacuity/coverage.ts"
import { parsePlan } from "../../src/cli/vacuity/plan.ts"
import { formatReport, problemsOf } from "../../src/cli/vacuity/report.ts"
import { Specs, tryInvariant, tryReach, tryStep } from "../../src/cli/vacuity/trial.ts"
import type { Trial } from "../../src/cli/vacuity/trial.ts"

const folder = fileURLToPath(new URL("../../spec/", import.meta.url))
const read = (name: string): string => readFileSync(`${folder}${name}`, "utf8")
const plan = parsePlan("spec/vacuity.json", read("vacuity.json"))
const { models } = JSON.parse(read("manifest.json")) as {
  readonly models: readonly { readonly spec: string; readonly config: string; readonly expected: { readonly property: string | null } }[]
}
const specs = new Specs(folder)

describe("the bad states", () => {
  it.each(plan.invariants.map((entry) => [entry.invariant, entry] as const))("violate %s", async (_, entry) => {
    expect((await tryInvariant(specs, entry)).problem).toBeNull()
  })

  it.each(plan.steps.map((entry) => [entry.property, entry] as const))("violate the step property %s", async (_, entry) => {
    expect((await tryStep(specs, entry)).problem).toBeNull()
  })

  it("leave no invariant and no step property of any model out", async () => {
    expect(await uncovered(specs, plan, models)).toEqual([])
  })
})

describe("the models", () => {
  it.each(plan.reach.map((entry) => [entry.what, entry] as const))("reach %s", { timeout: 120_000 }, async (_, entry) => {
    expect((await tryReach(specs, entry)).problem).toBeNull()
  })

  it("include one for every action of the election", async () => {
    const election = await specs.of({ spec: "models/MCElection.tla", config: "models/crash.cfg" })
    const reached = plan.reach.flatMap(({ kind, what }) => (kind === "action" ? [what] : []))
    expect(election.actions.length).toBeGreaterThan(10)
    expect(election.actions.filter((action) => !reached.includes(action))).toEqual([])
  })
})

describe("a plan that shows nothing", () => {
  const [good] = plan.invariants.filter(({ invariant }) => invariant === "LeaderIsMaximal")
  const [step] = plan.steps
  const [reach] = plan.reach.filter(({ what }) => what === "HearProposal")
  if (good === undefined || step === undefined || reach === undefined) throw new Error("the plan has no entries to break")
  const [ill] = plan.invariants.filter(({ invariant }) => invariant === "ZxidTypeOK")

  it("is found out: a state that satisfies the invariant", async () => {
    expect((await tryInvariant(specs, { ...good, invariant: "OneLeaderPerEpoch" })).problem).toBe("the state satisfies the invariant")
  })

  it("is found out: a state that is malformed", async () => {
    const state = { ...good.state, zxid: ill?.state["zxid"] }
    expect((await tryInvariant(specs, { ...good, state })).problem).toBe("the state is malformed: TypeOK")
  })

  it("is found out: a state that lacks a variable", async () => {
    const { zxid: _, ...state } = good.state
    expect((await tryInvariant(specs, { ...good, state })).problem).toBe("the state lacks the variable zxid")
  })

  it("is found out: a step that does nothing", async () => {
    expect((await tryStep(specs, { ...step, next: step.state })).problem).toBe("the step satisfies the property")
  })

  it("is found out: a witness that is never reached, or further away", async () => {
    expect((await tryReach(specs, { ...reach, witness: "NeverCrash" })).problem).toBe("the model never reaches it")
    expect((await tryReach(specs, { ...reach, states: 7 })).problem).toMatch(/^reached after \d+ states; the plan says 7$/)
  })

  it("is found out: an entry with a missing key", () => {
    expect(() => parsePlan("p.json", '{"invariants": [{"invariant": "A"}], "steps": [], "reach": []}')).toThrow(
      /^p\.json: .*\["invariants"\]\[0\]/s,
    )
    expect(() => parsePlan("p.json", "{")).toThrow(/^p\.json: not JSON/)
  })

  it("is reported as missing", () => {
    const trial: Trial = {
      kind: "invariant",
      name: "A",
      module: "M",
      config: "models/m.cfg",
      shown: "x|y",
      also: [],
      problem: "the state satisfies the invariant",
    }
    const findings = {
      trials: [trial],
      taken: [{ action: "Go", config: "models/m.cfg", times: 0 }],
      missing: ["the invariant B has no bad state"],
    }
    expect(problemsOf(findings)).toEqual([
      "invariant A (m): the state satisfies the invariant",
      "the invariant B has no bad state",
      "the action Go is taken in no model",
    ])
    expect(formatReport(findings)).toContain("| A | m | x\\|y | the state satisfies the invariant |  |")
    expect(formatReport({ trials: [], taken: [], missing: [] })).toContain("## Missing\n\nNothing.")
  })
})
