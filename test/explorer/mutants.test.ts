// Every mutant is caught by exploration at its bound, as soon as it can be, its run is rejected by trace validation, and the controls
// survive. What is stored, and the table in docs/properties.md, is what comes out today.
import { readFileSync } from "node:fs"
import { beforeAll, describe, expect, it } from "vitest"
import { TraceSpec } from "../../properties/conformance/embedded.ts"
import { boundNamed, firstWorld } from "../../properties/bounds/bounds.ts"
import { judgeOf } from "../../properties/checks/judge.ts"
import { fateOf } from "../../properties/killing/fate.ts"
import { mutantNamed, mutantNames } from "../../properties/mutants/registry.ts"
import { files, stored } from "../../properties/killing/stored.ts"
import { mutantTable, withTable } from "../../properties/killing/table.ts"
import { stepsOf } from "../../properties/report/steps.ts"
import { protocol } from "../../properties/world/world.ts"
import { modelOf } from "./spec-graph.ts"
import { silence } from "./quietly.ts"

const { exploration, models } = stored()
const controls = ["NoFinalizeWait", "AdoptEqualVote"]

let traces: TraceSpec
beforeAll(async () => {
  traces = await TraceSpec.load()
})

describe("the mutants", () => {
  it("are the switches of the spec", () => {
    const switches = new Set(models.flatMap(({ mutant }) => (mutant === null ? [] : [mutant])))
    expect(new Set(mutantNames)).toEqual(switches)
    expect(mutantNames.filter((name) => mutantNamed(name).breaks === undefined)).toEqual(controls)
  })

  it.each(mutantNames)("%s has the fate that is stored", async (name) => {
    expect(await fateOf(name, traces, silence)).toEqual(exploration[name])
  })

  it.each(mutantNames.filter((name) => !controls.includes(name)))("%s breaks what it is meant to break, and is rejected", (name) => {
    const fate = exploration[name]
    if (fate === undefined || !("killed" in fate)) throw new Error(`${name} was not caught`)
    expect(fate.killed.property).toBe(mutantNamed(name).breaks)
    expect(fate.killed.trace).toHaveLength(fate.killed.steps)
    expect(fate.killed.rejected).not.toBeNull()
  })

  it.each(mutantNames.filter((name) => !controls.includes(name) && mutantNamed(name).bound.startsWith("mutant-")))(
    "%s needs as many steps as in the spec",
    async (name) => {
      const fate = exploration[name]
      const model = models.find((one) => one.model === mutantNamed(name).bound)
      if (fate === undefined || !("killed" in fate) || model === undefined) throw new Error(`${name} has no model`)
      const { config } = await modelOf(mutantNamed(name).bound)
      expect([...config.invariants, ...config.properties].map((one) => one.name)).toContain(fate.killed.property)
      expect(model.expected).toMatchObject({ verdict: "violated", property: fate.killed.property })
      expect(fate.killed.steps).toBe((model.expected.diameter ?? 0) - 1)
    },
  )

  it.each(controls)("%s is a control, which survives", (name) => {
    expect(exploration[name as keyof typeof exploration]).toHaveProperty("survived")
  })
})

describe("a stored run", () => {
  const caught = mutantNames.filter((name) => !controls.includes(name) && mutantNamed(name).breaks !== "Settles")

  it.each(caught)(
    "of %s breaks its property in the last step and not before, says the judge that knows nothing of the search",
    async (name) => {
      const { bound, decorate, breaks } = mutantNamed(name)
      const fate = exploration[name]
      if (fate === undefined || !("killed" in fate)) throw new Error(`${name} was not caught`)
      const events = fate.killed.trace.map(({ event }) => event)
      const broken = async (rules: typeof protocol): Promise<readonly (readonly string[])[]> => {
        const first = firstWorld(boundNamed(bound), rules)
        const judge = await judgeOf(first.stage)
        return stepsOf(first, events).map(({ before, after }) => [...judge.state(after), ...judge.step(before, after)])
      }
      const byMutant = await broken(decorate(protocol))
      expect(byMutant.at(-1)).toContain(breaks)
      expect(byMutant.slice(0, -1).flat()).not.toContain(breaks)
    },
  )
})

describe("the table in docs/properties.md", () => {
  it("is what is stored", () => {
    const page = readFileSync(files.page, "utf8")
    expect(withTable(page, mutantTable(stored()))).toBe(page)
  })

  it("has a place", () => {
    expect(() => withTable("no place", [])).toThrow("has no lines")
  })
})
