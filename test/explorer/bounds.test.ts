// A bound has the constants of the model it is named after, and the states. What a configuration names, module MCElection says.
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { zxidNumber } from "../../properties/abstraction/state.ts"
import { type BoundName, boundNamed, boundNames, settingOf } from "../../properties/bounds/bounds.ts"
import { mutantNamed, mutantNames } from "../../properties/mutants/registry.ts"
import { protocol } from "../../properties/world/world.ts"
import type { PlainData, Spec } from "../../src/tla/index.ts"
import { quietly } from "./quietly.ts"
import { modelOf } from "./spec-graph.ts"

type ConfigValue = Spec["config"]["constants"][number]["value"]

const plainOf = (value: ConfigValue): PlainData =>
  value.kind === "set" ? value.elements.map(plainOf) : value.kind === "modelValue" ? value.name : value.value

/** The constants of a model, whether the configuration writes them down or names a definition. Sets are lists. */
const constantsOf = (spec: Spec): ReadonlyMap<string, PlainData> =>
  new Map([
    ...spec.config.constants.map(({ name, value }) => [name, plainOf(value)] as const),
    ...spec.config.overrides.map(({ name, definition }) => [name, spec.evaluate(definition)] as const),
  ])

/** The same constants as a bound means them. */
const meantBy = (name: BoundName): Readonly<Record<string, PlainData>> => {
  const bound = boundNamed(name)
  const { ensemble, disks, sendModes, remembersLast, timely, maxRound, maxEpoch, budget } = settingOf(bound, protocol)
  const voters = ensemble.members.filter(({ role }) => role === "participant")
  return {
    Server: ensemble.members.map(({ id }) => id),
    Voter: voters.map(({ id }) => id),
    Weight: voters.map(({ weight }) => weight),
    Group: voters.map(({ group }) => group),
    InitialDisk: disks.map(({ currentEpoch, acceptedEpoch, lastZxid }) => ({
      epoch: currentEpoch,
      accepted: acceptedEpoch,
      zxid: zxidNumber(lastZxid),
    })),
    Late: bound.late,
    MaxRound: maxRound,
    MaxEpoch: maxEpoch,
    Budget: { ...budget },
    SendModes: sendModes === "either" ? ["queue", "replace"] : [sendModes],
    RemembersLast: remembersLast,
    Timely: timely,
  }
}

type Model = { readonly model: string; readonly expected: { readonly distinct: number | null; readonly diameter: number | null } }

const { models } = JSON.parse(readFileSync(new URL("../../spec/manifest.json", import.meta.url), "utf8")) as {
  readonly models: readonly Model[]
}

describe("the bound", () => {
  it.each(boundNames)("%s has the constants of its model", async (name) => {
    const constants = constantsOf(await modelOf(name))
    const { Mutants: switches, ...others } = Object.fromEntries(constants)
    expect(others).toEqual(meantBy(name))
    const owner = mutantNames.find((mutant) => mutantNamed(mutant).bound === name && name.startsWith("mutant-"))
    expect(switches).toEqual(owner === undefined ? [] : [owner])
  })

  it.each(boundNames.filter((name) => !name.startsWith("mutant-")))("%s promises what its model promises of the end", async (name) => {
    const { config } = await modelOf(name)
    expect(config.properties.some((property) => property.name === "Settles")).toBe(boundNamed(name).live === true)
  })

  const pinned = boundNames.flatMap((name) => {
    const expected = models.find(({ model }) => model === name)?.expected
    return expected === undefined || expected.distinct === null || name.startsWith("mutant-") ? [] : [{ name, ...expected }]
  })

  it("is pinned for most models", () => {
    expect(pinned.length).toBeGreaterThan(15)
  })

  it.each(pinned)("$name has as many states, as far away, as its model", async ({ name, distinct, diameter }) => {
    const found = await quietly({ bound: name, mutant: undefined, properties: [] })
    expect({ distinct: found.distinct, diameter: found.diameter }).toEqual({ distinct, diameter })
  })
})
