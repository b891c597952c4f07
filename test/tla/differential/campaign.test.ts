/** The parts of the differential campaign that need no TLC: generation, printing, reading of answers, comparison, the command. */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compareExpression, compareOutcome, outcomeOf } from "../../../properties/differential/comparison.ts"
import { expression } from "../../../properties/differential/generator/expression.ts"
import { write } from "../../../properties/differential/generator/module.ts"
import { bullets, countConstructs, infix, leaf, prefix, shrinks, size, template } from "../../../properties/differential/generator/node.ts"
import { neededPrelude, prelude } from "../../../properties/differential/generator/prelude.ts"
import { print } from "../../../properties/differential/generator/print.ts"
import { specification } from "../../../properties/differential/generator/specification.ts"
import { boolean, integer } from "../../../properties/differential/generator/type.ts"
import { checkOwn, evaluateAll } from "../../../properties/differential/own-evaluator.ts"
import { canonical, parseValue } from "../../../properties/differential/value.ts"

const number = (text: string) => leaf("number", integer, text)
const truth = (text: string) => leaf("boolean literal", boolean, text)

describe("printing", () => {
  it("writes only the parentheses that are needed", () => {
    const sum = infix("+", integer, number("1"), infix("*", integer, number("2"), number("3")))
    expect(print(sum)).toBe("1 + 2 * 3")
    expect(print(infix("*", integer, sum, number("4")))).toBe("(1 + 2 * 3) * 4")
    expect(print(infix("-", integer, number("1"), infix("-", integer, number("2"), number("3"))))).toBe("1 - (2 - 3)")
    expect(print(prefix("-", integer, prefix("-", integer, number("1"))))).toBe("-(-1)")
  })

  it("puts what is open to the right in parentheses, except at the end", () => {
    const conditional = template("IF", integer, "IF # THEN # ELSE #", [truth("TRUE"), number("1"), number("2")], { open: true })
    expect(print(infix("+", integer, conditional, conditional))).toBe("(IF TRUE THEN 1 ELSE 2) + IF TRUE THEN 1 ELSE 2")
  })

  it("aligns bullets to the column they start at", () => {
    const list = bullets("/\\", boolean, [truth("TRUE"), bullets("\\/", boolean, [truth("FALSE"), truth("TRUE")])])
    expect(print(infix("=>", boolean, truth("TRUE"), list))).toBe("TRUE => /\\ TRUE\n        /\\ \\/ FALSE\n           \\/ TRUE")
  })
})

describe("generation", () => {
  it("is reproduced by its seed", () => {
    const texts = (seed: number): string[] => fc.sample(expression(), { seed, numRuns: 50 }).map(print)
    expect(texts(7)).toEqual(texts(7))
    expect(texts(7)).not.toEqual(texts(8))
  })

  it("reaches every kind of construct", () => {
    const counts = new Map<string, number>()
    for (const node of fc.sample(expression(), { seed: 11, numRuns: 3000 })) countConstructs(node, counts)
    const wanted = [
      "EXCEPT, nested path",
      "CHOOSE",
      "CASE OTHER",
      "LET recursive function",
      "LET RECURSIVE",
      "LAMBDA",
      "higher-order",
      "quantifier over tuples",
      "set map",
      "SUBSET",
      "UNION",
      "function set",
      "record set",
      "\\X",
      "\\in infinite",
      "bullets /\\",
      "unary -",
      "@",
      "overflow",
      "mixed comparison",
      "failing CASE",
      "application to two arguments",
      "SelectSeq",
      "SortSeq",
      "(+)",
      "@@",
      "call of LET operator",
      "set filter of tuples",
    ]
    expect(wanted.filter((construct) => (counts.get(construct) ?? 0) < 3)).toEqual([])
  })

  it("shrinks to smaller or equal trees of the same type", () => {
    for (const node of fc.sample(expression(), { seed: 3, numRuns: 40 })) {
      let looked = 0
      for (const simpler of shrinks(node)) {
        expect(size(simpler)).toBeLessThanOrEqual(size(node))
        if (++looked > 30) break
      }
    }
  })

  it("gives expressions and specifications that our evaluator accepts", async () => {
    const bodies = fc.sample(expression(), { seed: 5, numRuns: 100 }).map(print)
    expect((await evaluateAll(prelude, bodies)).filter(({ _tag }) => _tag === "Broken")).toEqual([])
    for (const value of fc.sample(specification(), { seed: 5, numRuns: 10 })) {
      const { modules, root, config } = write(value, prelude)
      expect(await checkOwn(modules, root, config)).toHaveProperty("verdict")
    }
  })

  it("keeps only the operators that a counterexample needs", () => {
    expect(neededPrelude("E == Turn(1, 2, 3)")).toContain("F(a, b) == 10 * a + b")
    expect(neededPrelude("E == Turn(1, 2, 3)")).not.toContain("Factorial")
    expect(neededPrelude("E == Odd(3)")).toContain("RECURSIVE Even(_), Odd(_)")
  })
})

describe("values", () => {
  it("are equal whatever the order of elements and however a function is written", () => {
    expect(canonical({ "#set": [2, 1, 2] })).toBe(canonical({ "#set": [1, 2] }))
    expect(
      canonical({
        "#fn": [
          [2, "b"],
          [1, "a"],
        ],
      }),
    ).toBe(canonical(["a", "b"]))
    expect(canonical({ "#fn": [["k", 1]] })).toBe(canonical({ k: 1 }))
    expect(canonical({ "#set": [1] })).not.toBe(canonical([1]))
  })

  it("are read as TLC prints them", () => {
    const text = '[a |-> <<1, -2>>, b |-> {TRUE, FALSE}, c |-> (5 :> "x\\"y" @@ 7 :> s1), d |-> 1..3]'
    expect(parseValue(text)).toEqual({
      a: [1, -2],
      b: { "#set": [true, false] },
      c: {
        "#fn": [
          [5, 'x"y'],
          [7, { "#model": "s1" }],
        ],
      },
      d: { "#set": [1, 2, 3] },
    })
    expect(() => parseValue("SUBSET 1..20")).toThrow(/not (a|one) printed value/)
  })
})

describe("comparison", () => {
  const value = (data: number, text = String(data)) => ({ _tag: "Value", data, text }) as const

  it("tells values, errors and printed texts apart", () => {
    const tlc = { ...value(1), exceptOnMissing: false }
    expect(compareExpression(tlc, value(1))).toBeUndefined()
    expect(compareExpression(tlc, value(2))).toMatch(/TLC: 1, ours: 2/)
    expect(compareExpression(tlc, value(1, "2"))).toMatch(/prints/)
    expect(compareExpression(tlc, { _tag: "Error", message: "no" })).toMatch(/error: no/)
    expect(compareExpression({ _tag: "Error", kind: "", message: "no" }, value(1))).toMatch(/TLC: error/)
    expect(compareExpression({ _tag: "Error", kind: "", message: "no" }, { _tag: "Error", message: "other words" })).toBeUndefined()
    expect(compareExpression({ _tag: "Error", kind: "", message: "no" }, { _tag: "Broken", message: "a fault of ours" })).toMatch(/fails/)
  })

  it("compares all counts of complete runs, and the length of counterexamples", () => {
    const holds = { verdict: "holds", name: "", generated: 5, distinct: 4, diameter: 3, trace: 0 } as const
    expect(compareOutcome(holds, holds)).toBeUndefined()
    for (const part of ["generated", "distinct", "diameter"] as const)
      expect(compareOutcome(holds, { ...holds, [part]: 9 })).toMatch(/counts/)
    const violated = { ...holds, verdict: "invariant", name: "Inv", trace: 3 } as const
    expect(compareOutcome(violated, { ...violated, distinct: 99 })).toBeUndefined()
    expect(compareOutcome(violated, { ...violated, trace: 4 })).toMatch(/length/)
    expect(compareOutcome(violated, { ...violated, name: "Other" })).toMatch(/violated/)
    expect(compareOutcome(violated, holds)).toMatch(/verdict/)
  })

  it("reads TLC's messages", () => {
    const messages = [
      { code: 2189, text: "Computing initial states..." },
      { code: 2110, text: "Invariant Inv is violated." },
      { code: 2217, text: "1: <Initial predicate>\nx = 0\n" },
      { code: 2217, text: "2: <Next line 5>\nx = 1\n" },
      { code: 2199, text: "1,234 states generated, 56 distinct states found, 7 states left on queue." },
      { code: 2194, text: "The depth of the complete state graph search is 2." },
    ]
    expect(outcomeOf({ exit: 12, timeout: false, messages })).toEqual({
      verdict: "invariant",
      name: "Inv",
      generated: 1234,
      distinct: 56,
      diameter: 2,
      trace: 2,
    })
    expect(outcomeOf({ exit: 151, timeout: false, messages: [] })).toBeUndefined()
  })
})

describe("the command", () => {
  const run = (arguments_: readonly string[], jar: string) =>
    spawnSync(process.execPath, [fileURLToPath(new URL("../../../properties/differential/main.ts", import.meta.url)), ...arguments_], {
      encoding: "utf8",
      env: { ...process.env, TLA2TOOLS_JAR: jar },
    })

  it("ends with 2 and says what to install when there is no TLC", () => {
    const { status, stdout, stderr } = run(["--seed", "5"], "/nowhere/tla2tools.jar")
    expect(status).toBe(2)
    expect(stdout).toContain("seed 5")
    expect(stderr).toMatch(/TLA2TOOLS_JAR/)
  })

  it("ends with 2 for options it does not know", () => {
    expect(run(["--expressions", "many"], "").status).toBe(2)
    expect(run(["--unknown", "1"], "").stderr).toMatch(/--unknown[\s\S]*--expressions N/)
  })
})
