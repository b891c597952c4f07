// What SANY accepts is accepted, what it refuses is refused at a known place.
import { describe, expect, it } from "vitest"
import { TlaError } from "../../../src/tla/error.ts"
import { ACCEPTED } from "./accepted.ts"
import { moduleText, parse } from "./declarations.ts"
import { REFUSED } from "./refused.ts"

describe("accepted by SANY", () => {
  it.each(ACCEPTED)("%s", async (_name, units) => {
    const module = await parse(moduleText(units))
    expect(module.name).toBe("M")
  })
})

describe("refused by SANY", () => {
  it.each(REFUSED)("%s", async (_name, units, place) => {
    const error = await parse(moduleText(units)).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(TlaError)
    if (!(error instanceof TlaError)) return
    expect(error.kind).toBe("syntax")
    expect(`${error.at?.line}:${error.at?.column}`).toBe(place)
    expect(error.at?.file).toBe("M.tla")
  })
})
