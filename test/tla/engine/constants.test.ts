// Constants whose values are given as plain data: what a configuration cannot write down, and what is too large for a text.
import { beforeAll, describe, expect, it } from "vitest"
import { grammarWasm } from "../../../src/tla/files.ts"
import { type ConstantValues, initGrammar, loadSpec, type Spec } from "../../../src/tla/index.ts"

const text = `---- MODULE Walk ----
EXTENDS Naturals, Sequences
CONSTANTS Steps, Top, Op(_)
VARIABLE x
Twice(n) == 2 * n
Init == x = 0
Next == x < Len(Steps) /\\ x + 1 <= Top /\\ x' = x + 1 /\\ Steps[x + 1].by = Op(1)
Labels == [i \\in 1..Len(Steps) |-> Steps[i].name]
====`

const load = (constants: ConstantValues, config = "INIT Init NEXT Next CONSTANT Op <- Twice CHECK_DEADLOCK FALSE"): Promise<Spec> =>
  loadSpec({ modules: new Map([["Walk", text]]), root: "Walk", config, constants })

const steps = ["a", "b", "c"].map((name) => ({ name, by: 2 }))

beforeAll(() => initGrammar(grammarWasm()))

describe("constants given as plain data", () => {
  it("have the values that were given", async () => {
    const spec = await load({ Steps: steps, Top: 5 })
    expect(spec.evaluate("Labels")).toEqual(["a", "b", "c"])
    expect(spec.check().distinct).toBe(4)
  })

  it("can be given anew without reading the text again", async () => {
    const spec = await load({ Steps: steps, Top: 5 })
    const other = spec.withConstants({ Steps: steps.slice(0, 1), Top: 5 })
    expect(other.check().distinct).toBe(2)
    expect(other.evaluate("Labels")).toEqual(["a"])
    expect(spec.check().distinct).toBe(4)
  })

  it("stand beside those of the configuration", async () => {
    const spec = await load({ Steps: steps }, "INIT Init NEXT Next CONSTANTS Op <- Twice Top = 1 CHECK_DEADLOCK FALSE")
    expect(spec.check().distinct).toBe(2)
  })

  it.each([
    [{ Steps: steps }, "the constant 'Top' has no value"],
    [{ Steps: steps, Top: 5, Bottom: 1 }, "module 'Walk' declares no constant 'Bottom'"],
    [{ Steps: steps, Top: 5, Op: 1 }, "the constant 'Op' is an operator and cannot be given a value"],
    [{ Steps: [{ name: "a", by: 1.5 }], Top: 5 }, "the constant 'Steps': [0].by"],
  ])("are refused where they are wrong: %#", async (constants, message) => {
    await expect(load(constants)).rejects.toThrow(message)
  })

  it("are refused where the configuration has them too", async () => {
    const twice = load({ Steps: steps, Top: 5 }, "INIT Init NEXT Next CONSTANTS Op <- Twice Top = 1")
    await expect(twice).rejects.toThrow("the constant 'Top' has a value already, in the configuration")
  })
})
