/**
 * Small specifications, each for one construct, with the verdict and counts of TLC 1.7.4 (`node properties/differential/pin.ts` asks it
 * again). `Module.cfg` and `Module-variant.cfg` are configurations of `Module.tla`.
 */
import { readFileSync, readdirSync } from "node:fs"
import { describe, expect, it } from "vitest"
import type { Outcome } from "../../../properties/differential/comparison.ts"
import { checkOwn } from "../../../properties/differential/own-evaluator.ts"

type Pinned = Pick<Outcome, "verdict" | "name"> & Partial<Outcome>

const folder = new URL("./", import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), "utf8")
const files = readdirSync(folder)
const modules = new Map(files.filter((name) => name.endsWith(".tla")).map((name) => [name.slice(0, -4), read(name)]))
const expected = JSON.parse(read("expected.json")) as Readonly<Record<string, Pinned>>

const check = (name: string, config: string): Promise<Outcome> => checkOwn(modules, name.split("-")[0]!, config)

describe("pinned specifications", () => {
  it("have an expectation for every configuration, and a configuration for every expectation", () => {
    expect(
      files
        .filter((name) => name.endsWith(".cfg"))
        .map((name) => name.slice(0, -4))
        .toSorted(),
    ).toEqual(Object.keys(expected).toSorted())
  })

  it.each(Object.entries(expected))("%s gives TLC's answer", async (name, pinned) => {
    const own = await check(name, read(`${name}.cfg`))
    // TLC does not always name what was violated; an error's name is its text, which is each engine's own.
    const compared = Object.fromEntries(Object.keys(pinned).map((key) => [key, own[key as keyof Outcome]]))
    expect(pinned.name === "" ? { ...compared, name: "" } : compared, own.verdict === "error" ? own.name : undefined).toEqual(pinned)
  })
})

/** TLC 1.7.4 and 2.18 do not know ALIAS and POSTCONDITION; what they mean for the search is fixed by what it is without them. */
describe("ALIAS and POSTCONDITION", () => {
  const base = read("AliasedSpec.cfg")

  it("ALIAS leaves verdict and counterexample as they are", async () => {
    expect(await check("AliasedSpec", `${base}ALIAS Shown\n`)).toMatchObject({
      verdict: "invariant",
      name: "Small",
      trace: expected["AliasedSpec"]!.trace,
    })
  })

  it("a POSTCONDITION that holds leaves the verdict as it is", async () => {
    expect(await check("AliasedSpec", "INIT Init\nNEXT Next\nCHECK_DEADLOCK FALSE\nPOSTCONDITION Done\n")).toMatchObject({
      verdict: "holds",
      distinct: 5,
      diameter: 5,
    })
  })

  it("a POSTCONDITION that does not hold is a violation", async () => {
    expect(await check("AliasedSpec", "INIT Init\nNEXT Next\nCHECK_DEADLOCK FALSE\nPOSTCONDITION NotDone\n")).toMatchObject({
      verdict: "postcondition",
      name: "NotDone",
    })
  })
})
