import { describe, expect, it } from "vitest"
import { withoutSearch } from "../../../src/cli/engines/engine.ts"
import { judge, type Answer } from "../../../src/cli/check-model/judge.ts"
import { report } from "../../../src/cli/check-model/report.ts"
import { jsonLine, table } from "../../../src/cli/check-model/table.ts"
import { answer, broken, held, model, mutant } from "../answers.ts"

const text = (answers: readonly Answer[], expectedTraces = false): string =>
  report(answers, judge(answers), { width: 90, tableWidth: 200, expectedTraces, again: ({ model: of }) => `again ${of.model}` }).join("\n")

describe("table", () => {
  it("has a column for everything that was promised", () => {
    const lines = table([answer(held), answer(broken, mutant, "tlc")])
    expect(lines).toEqual([
      "module    model            bounds     engine    verdict                 distinct  diameter  seconds  expected",
      "--------  ---------------  ---------  --------  ----------------------  --------  --------  -------  --------------------------------",
      "Election  three-servers    3 servers  embedded  holds                        120         9      1.3  holds, 120, 9",
      "Election  order-not-total  3 servers  tlc       violated: OrderIsTotal        17         2      1.3  violated: OrderIsTotal, 2 states",
    ])
  })

  it("shortens the bounds where the screen is narrow, and nothing else", () => {
    const bounds = "3 servers with 3 different histories"
    const [, rule, line] = table([answer(held, model({ bounds }))], 110)
    expect(rule?.length).toBeLessThanOrEqual(110)
    expect(line).toMatch(/^Election {2}three-servers {2}3 servers with.*… +embedded +holds +120 +9 +1\.3 +holds, 120, 9$/)
  })

  it("marks what differs", () => {
    expect(table([answer({ ...held, distinct: 7 })])[2]).toContain("<- differs")
  })

  it("never shows liveness as passed by an engine that leaves it out", () => {
    expect(table([answer({ ...held, notChecked: ["Settles"] })])[2]).toContain("holds; not checked by this engine: Settles")
    expect(table([answer(withoutSearch("not checked", ""))])[2]).toMatch(/not checked by this engine +- +- +-/)
  })
})

describe("jsonLine", () => {
  it("has the promised keys in their order", () => {
    const object = JSON.parse(jsonLine(answer(broken, mutant))) as Record<string, unknown>
    expect(Object.keys(object).slice(0, 10)).toEqual([
      "module",
      "model",
      "engine",
      "verdict",
      "distinct",
      "generated",
      "diameter",
      "seconds",
      "expectedDistinct",
      "mutant",
    ])
    expect(object).toMatchObject({
      module: "Election",
      model: "order-not-total",
      engine: "embedded",
      verdict: "violated",
      distinct: 17,
      mutant: "VoteOrderNotTotal",
      expectedDistinct: null,
    })
  })

  it("has no counts without a search", () => {
    expect(JSON.parse(jsonLine(answer(withoutSearch("error", "boom"))))).toMatchObject({
      distinct: null,
      generated: null,
      detail: "boom",
    })
  })
})

describe("report", () => {
  it("shows an unexpected violation with its diagram and the command that shows it again", () => {
    const shown = text([answer(broken)])
    expect(shown).toContain("Invariant OrderIsTotal is violated.")
    expect(shown).toContain("The shortest counterexample has 2 states.")
    expect(shown).toMatch(/1 +Lead\(2\) +│ +● role = "LEADING"/)
    expect(shown).toContain("again three-servers")
    expect(shown.split("\n").at(-1)).toBe("Not as expected.")
  })

  it("keeps the counterexample of a mutant for who asks", () => {
    expect(text([answer(broken, mutant)])).not.toContain("Lead(2)")
    expect(text([answer(broken, mutant)])).toContain("1 violation was expected")
    expect(text([answer(broken, mutant)], true)).toContain("Lead(2)")
  })

  it("shows an error whole, and what was not checked", () => {
    const shown = text([answer(held), answer(withoutSearch("error", "line one\nline two"), mutant)])
    expect(shown).toContain("  line one\n  line two")
    expect(shown.split("\n").at(-1)).toBe("Not everything could be checked.")
    expect(text([answer({ ...held, notChecked: ["L"] }), answer(withoutSearch("not checked", ""), model())])).toContain(
      "1 model checked without liveness",
    )
  })

  it("shows warnings", () => {
    expect(text([answer({ ...held, warnings: ["a constant is not used"] })])).toContain(
      "warning     Election three-servers (embedded): a constant is not used",
    )
  })

  it("says how many verdicts are as expected", () => {
    expect(
      text([answer(held), answer(broken, mutant)])
        .split("\n")
        .at(-1),
    ).toBe("All as expected: 2 of 2 verdicts.")
  })
})
