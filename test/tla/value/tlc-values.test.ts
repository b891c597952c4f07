// The table of `tlc-rows.ts` against what TLC 1.7.4 prints. `tlc-values.json` was made by evaluating each expression E alone in a
// module that extends the standard modules and has the one line `ASSUME PrintT(E)`, with the model values declared as
// constants; `error` stands for any evaluation error.
import { describe, expect, it } from "vitest"
import { Universe } from "../../../src/tla/value/universe.ts"
import { EvaluationFailure } from "../../../src/tla/value/value.ts"
import { toText } from "../../../src/tla/value/runtime.ts"
import { builders, type Row, rows } from "./tlc-rows.ts"
import recorded from "./tlc-values.json" with { type: "json" }

const expected: Readonly<Record<string, string>> = recorded

/** TLC numbers identifiers as it parses and string literals afterwards; the table's order of strings depends on it. */
const universeFor = (tla: string): Universe => {
  const universe = new Universe()
  for (const constant of ["m1", "m2", "A_x", "A_y", "B_z"]) universe.modelValue(constant)
  const literals = tla.match(/"[^"]*"/g) ?? []
  for (const word of tla.replaceAll(/"[^"]*"/g, "").match(/\w+/g) ?? []) universe.serial(word)
  for (const literal of literals) universe.serial(literal.slice(1, -1))
  return universe
}

/** TLC breaks long lines inside brackets and prints some empty functions with a space; neither is a difference of values. */
const onOneLine = (text: string | undefined) => text?.replaceAll("<< >>", "<<>>").replaceAll(/(?<=[{[(]) | (?=[}\])])/g, "")

const outcome = ([tla, evaluate]: Row): string => {
  try {
    return toText(evaluate(builders(universeFor(tla))))
  } catch (error) {
    if (error instanceof EvaluationFailure) return "error"
    throw error
  }
}

describe("values as TLC has them", () => {
  it("covers the same expressions as the recording", () => {
    expect(rows.map(([tla]) => tla).toSorted()).toEqual(Object.keys(expected).toSorted())
  })

  it.each(rows.map((row) => [row[0], row] as const))("%s", (tla, row) => {
    expect(outcome(row)).toBe(onOneLine(expected[tla]))
  })
})
