/**
 * Records TLC's answers as data for the tests that run without Java: the hand-written expressions and a sample of generated ones.
 *
 *   node properties/differential/record.ts [--seed S] [--count N]
 */
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import * as fc from "fast-check"
import { expression } from "./generator/expression.ts"
import { prelude } from "./generator/prelude.ts"
import { print } from "./generator/print.ts"
import { readHandwritten } from "./handwritten.ts"
import { type ExpressionAnswer, TlcOracle, findTlc } from "./tlc-oracle.ts"

const folder = new URL("../../test/tla/differential/", import.meta.url)
/** Longer texts and values are left to the campaign. */
const LONGEST_TEXT = 170
const LONGEST_VALUE = 200

const { values } = parseArgs({ options: { seed: { type: "string", default: "20261" }, count: { type: "string", default: "3000" } } })

const line = (name: string | undefined, text: string, answer: ExpressionAnswer): string | undefined => {
  const head = name === undefined ? { text } : { name, text }
  if (answer._tag === "Skipped") return undefined
  if (answer._tag === "Error") return JSON.stringify({ ...head, error: answer.message.split("\n")[0]!.slice(0, 100) })
  return JSON.stringify({ ...head, ...(answer.exceptOnMissing ? { exceptOnMissing: true } : {}), value: answer.data })
}

const oracle = new TlcOracle(findTlc())
try {
  const handwritten = readHandwritten(readFileSync(new URL("handwritten.tla", folder), "utf8"))
  const lines: string[] = []
  const answers = await oracle.expressions(
    `${prelude}\n${handwritten.helpers}`,
    handwritten.expressions.map(({ text }) => text),
  )
  answers.forEach((answer, index) => {
    const { name, text } = handwritten.expressions[index]!
    const written = line(name, text, answer)
    if (written === undefined) throw new Error(`TLC did not answer ${name}`)
    lines.push(written)
  })
  const wanted = Number(values.count)
  for (let seed = Number(values.seed); lines.length < wanted; seed++) {
    const bodies = [...new Set(fc.sample(expression(), { seed, numRuns: 1000 }).map(print))].filter(
      (body) => body.length > 12 && body.length <= LONGEST_TEXT,
    )
    const generated = await oracle.expressions(prelude, bodies)
    for (const [index, answer] of generated.entries()) {
      if (lines.length >= wanted) break
      const written = line(undefined, bodies[index]!, answer)
      if (written !== undefined && written.length <= LONGEST_TEXT + LONGEST_VALUE) lines.push(written)
    }
  }
  writeFileSync(new URL("expressions.ndjson", folder), `${lines.join("\n")}\n`)
  console.log(
    `${lines.length} expressions, ${handwritten.expressions.length} of them hand-written, in ${fileURLToPath(new URL("expressions.ndjson", folder))}`,
  )
} finally {
  await oracle.close()
}
