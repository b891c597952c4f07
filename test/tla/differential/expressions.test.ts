/** Expressions with the answers TLC 1.7.4 gave for them (`node properties/differential/record.ts` asks it again). */
import { readFileSync } from "node:fs"
import { beforeAll, describe, expect, it } from "vitest"
import { type OwnAnswer, compareExpression } from "../../../properties/differential/comparison.ts"
import { readHandwritten } from "../../../properties/differential/handwritten.ts"
import { prelude } from "../../../properties/differential/generator/prelude.ts"
import { evaluateAll } from "../../../properties/differential/own-evaluator.ts"
import type { ExpressionAnswer } from "../../../properties/differential/tlc-oracle.ts"
import { type Data, canonical } from "../../../properties/differential/value.ts"

type Recorded = {
  readonly name?: string
  readonly text: string
  readonly value?: Data
  readonly error?: string
  readonly exceptOnMissing?: true
}

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8")
const recorded = read("expressions.ndjson")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Recorded)
const handwritten = readHandwritten(read("handwritten.tla"))
const front = `${prelude}\n${handwritten.helpers}`

const tlcAnswer = ({ value, error, exceptOnMissing }: Recorded): ExpressionAnswer => {
  if (error !== undefined) return { _tag: "Error", kind: "", message: error }
  return { _tag: "Value", data: value ?? 0, text: "", exceptOnMissing: exceptOnMissing === true }
}

const difference = (expected: Recorded, own: OwnAnswer): string | undefined =>
  compareExpression(tlcAnswer(expected), own, { printed: false })

describe("hand-written expressions", () => {
  const named = recorded.filter(({ name }) => name !== undefined)
  let answers: ReadonlyMap<string, OwnAnswer>

  beforeAll(async () => {
    const own = await evaluateAll(
      front,
      named.map(({ text }) => text),
    )
    answers = new Map(named.map(({ name }, index) => [name!, own[index]!]))
  })

  it("are all recorded", () => {
    expect(named.map(({ name, text }) => ({ name, text }))).toEqual(handwritten.expressions)
  })

  it.each(named.map((each) => [each.name!, each] as const))("%s", (name, each) => {
    expect(difference(each, answers.get(name)!), `${each.text}\nTLC: ${each.error ?? canonical(each.value ?? "")}`).toBeUndefined()
  })
})

describe("generated expressions", () => {
  const generated = recorded.filter(({ name }) => name === undefined)
  const size = 100

  it("are a few thousand, with values and errors", () => {
    expect(generated.length).toBeGreaterThan(2000)
    expect(generated.filter(({ error }) => error !== undefined).length).toBeGreaterThan(200)
  })

  it.each(Array.from({ length: Math.ceil(generated.length / size) }, (_, block) => [block * size] as const))(
    "from number %i on have TLC's values and errors",
    async (start) => {
      const block = generated.slice(start, start + size)
      const answers = await evaluateAll(
        prelude,
        block.map(({ text }) => text),
      )
      const differences = block.flatMap((each, index) => {
        const found = difference(each, answers[index]!)
        return found === undefined ? [] : [`${each.text}\n  ${found}`]
      })
      expect(differences).toEqual([])
    },
  )
})
