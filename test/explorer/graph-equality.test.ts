// One step of the spec is one step of the code: within a bound, the state graph of the reducers in their world, abstracted, is the
// state graph of the model with the same name. The same initial states, the same states, the same steps with the same names and
// parameters. What changes nothing in the abstraction has to change nothing in the spec either, so the loops are compared too.
import { describe, expect, it } from "vitest"
import type { BoundName } from "../../properties/bounds/bounds.ts"
import { mutantNamed, type MutantName } from "../../properties/mutants/registry.ts"
import { protocol } from "../../properties/world/world.ts"
import type { Rules } from "../../src/server/quorum-peer.ts"
import { codeGraph, missing, modelOf, numbersOf, specGraph } from "./spec-graph.ts"

const compare = async (bound: BoundName, rules: Rules): Promise<number> => {
  const { oracle } = await modelOf(bound)
  const spec = specGraph(oracle, 200_000)
  const code = codeGraph(bound, oracle, numbersOf(spec), rules)
  expect(code.initial).toEqual(spec.initial)
  expect({ onlyInSpec: missing(spec.states, code.states), onlyInCode: missing(code.states, spec.states) }).toEqual({
    onlyInSpec: [],
    onlyInCode: [],
  })
  expect({ onlyInSpec: missing(spec.edges, code.edges), onlyInCode: missing(code.edges, spec.edges) }).toEqual({
    onlyInSpec: [],
    onlyInCode: [],
  })
  return code.edges.size
}

describe("the state graph of the code", () => {
  it.each<BoundName>(["crash", "established", "cut", "mixed-disks", "observer", "send-queues", "weighted", "loss"])(
    "is the one of the model %s",
    { timeout: 180_000 },
    async (bound) => {
      expect(await compare(bound, protocol)).toBeGreaterThan(10_000)
    },
  )

  it.each<MutantName>(["NoFinalizeWait"])("is the one of the spec with the mutant %s", { timeout: 180_000 }, async (name) => {
    const { decorate, bound } = mutantNamed(name)
    expect(await compare(bound, decorate(protocol))).toBeGreaterThan(10_000)
  })

  it("differs from the one of the model when a rule is another", { timeout: 180_000 }, async () => {
    const { decorate } = mutantNamed("StaleVoteEpoch")
    await expect(compare("weighted", decorate(protocol))).rejects.toThrow(/onlyInSpec/)
  })
})
