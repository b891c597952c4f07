import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { parseManifest } from "../../../src/cli/check-model/manifest.ts"
import { model } from "../answers.ts"

const refusal = (text: string): string => {
  const result = parseManifest("spec/manifest.json", text)
  return Result.isFailure(result) ? result.failure.message : "accepted"
}
const withModel = (changes: object): string => refusal(JSON.stringify({ models: [{ ...model(), ...changes }] }))

describe("parseManifest", () => {
  it("accepts a well-formed manifest and keeps its values", () => {
    const result = parseManifest("m", JSON.stringify({ models: [model(), model({ model: "other" })] }))
    expect(Result.isSuccess(result) && result.success.models).toEqual([model(), model({ model: "other" })])
  })

  it("says where a syntax error is", () => {
    expect(refusal('{\n "models": [],\n}')).toMatch(/^spec\/manifest\.json: not JSON: .*line 3 column 1/)
    expect(refusal('{\n "models": [')).toMatch(/^spec\/manifest\.json: not JSON: .*end of JSON input \(line 2\)$/)
  })

  it.each([
    ["a missing key", { bounds: undefined }, /models\[0\]\.bounds: this key is missing \(three-servers\)$/],
    ["an unknown key", { mutants: null }, /models\[0\]\.mutants: unknown key \(three-servers\)$/],
    [
      "a wrong verdict",
      { expected: { ...model().expected, verdict: "passes" } },
      /models\[0\]\.expected\.verdict: expected "holds" \| "violated"/,
    ],
    ["a negative count", { expected: { ...model().expected, distinct: -1 } }, /models\[0\]\.expected\.distinct: expected a value/],
    ["an unknown engine", { engines: ["alloy"] }, /"embedded" \| "tlc"/],
    ["no engine", { engines: [] }, /models\[0\]\.engines: name at least one/],
    ["no pin", { expected: { ...model().expected, distinct: null } }, /expected\.distinct: a number, or the model pins nothing/],
    [
      "a violation of nothing",
      { expected: { verdict: "violated", property: null, distinct: null, diameter: 3 } },
      /expected\.property: the name of what is violated/,
    ],
    ["a property that holds", { expected: { ...model().expected, property: "P" } }, /expected\.property: null/],
  ])("refuses %s and names its place", (_, changes, message) => {
    const said = withModel(changes)
    expect(said).toMatch(/^spec\/manifest\.json: /)
    expect(said).toMatch(message)
  })

  it("refuses what is no manifest at all", () => {
    expect(refusal("[]")).toBe("spec/manifest.json: expected object")
  })

  it("refuses the same name twice", () => {
    expect(refusal(JSON.stringify({ models: [model(), model()] }))).toContain(
      'models[1].model: "Election three-servers" is models[0] already',
    )
  })
})
