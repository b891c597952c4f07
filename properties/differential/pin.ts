/**
 * Writes what TLC says about the pinned specifications to test/tla/pinned/expected.json: node properties/differential/pin.ts
 *
 * `Module.cfg` and `Module-variant.cfg` are configurations of `Module.tla`.
 */
import { readFileSync, readdirSync, writeFileSync } from "node:fs"
import { type Outcome, outcomeOf } from "./comparison.ts"
import { TlcOracle, findTlc } from "./tlc-oracle.ts"

const folder = new URL("../../test/tla/pinned/", import.meta.url)
const files = readdirSync(folder).toSorted()
const modules = new Map(
  files.filter((name) => name.endsWith(".tla")).map((name) => [name.slice(0, -4), readFileSync(new URL(name, folder), "utf8")]),
)

const oracle = new TlcOracle(findTlc())
const expected: Record<string, Outcome> = {}
try {
  for (const name of files.filter((file) => file.endsWith(".cfg")).map((file) => file.slice(0, -4))) {
    const answer = await oracle.specification(modules, name.split("-")[0]!, readFileSync(new URL(`${name}.cfg`, folder), "utf8"))
    const outcome = outcomeOf(answer)
    if (outcome === undefined) throw new Error(`TLC refuses ${name}: ${answer.messages.map(({ text }) => text).join("\n")}`)
    expected[name] = outcome
    console.log(
      `${name}: ${outcome.verdict} ${outcome.name} ${outcome.generated} generated, ${outcome.distinct} distinct, diameter ${outcome.diameter}, trace ${outcome.trace}`,
    )
  }
} finally {
  await oracle.close()
}
// TLC names the violated part of a refinement (`Init` of the abstraction), we name the PROPERTY of the configuration.
if (expected["RefinementInit-violated"] !== undefined)
  expected["RefinementInit-violated"] = { ...expected["RefinementInit-violated"], name: "" }
// The counts of a run that was cut short depend on the order of the search; only its end is pinned.
const pinned = Object.entries(expected).map(([name, { generated, distinct, diameter, trace, ...verdict }]) => [
  name,
  verdict.verdict === "holds"
    ? { ...verdict, generated, distinct, diameter }
    : verdict.verdict === "error"
      ? verdict
      : { ...verdict, trace },
])
writeFileSync(new URL("expected.json", folder), `${JSON.stringify(Object.fromEntries(pinned), undefined, 2)}\n`)
