// Small specifications, each for one thing that is easily got wrong, with the answer that TLC 1.7.4 gave once: verdict, generated
// and distinct states, diameter, and the length of counterexamples.
import { describe, expect, it } from "vitest"
import { rows as branches } from "./semantics/branches.ts"
import { rows as configurations } from "./semantics/configurations.ts"
import { rows as instances } from "./semantics/instances.ts"
import { rows as operators } from "./semantics/operators.ts"
import { rows as primes } from "./semantics/primes.ts"
import { answerOf } from "./semantics/small-spec.ts"
import { rows as unchanged } from "./semantics/unchanged.ts"
import { rows as values } from "./semantics/values.ts"

describe.each(Object.entries({ primes, branches, unchanged, operators, instances, configurations, values }))("%s", (_, rows) => {
  it.each(rows.map((row) => [row.name, row] as const))("%s", async (_name, row) => {
    expect(await answerOf(row)).toBe(row.tlc)
  })
})
