// Lines, columns and quotations, with tabs, CRLF, a byte order mark and characters beyond ASCII.
import { expect, it } from "vitest"
import type { SourceLocation } from "../../../src/tla/error.ts"
import type { Expr } from "../../../src/tla/syntax/ast.ts"
import { sourceText } from "../../../src/tla/syntax/print.ts"
import { moduleText, parse, parseExpr } from "./declarations.ts"

const lastBody = async (text: string): Promise<Expr> => {
  const unit = (await parse(text)).units.at(-1)
  if (unit?.kind !== "operator") throw new Error("expected a definition")
  return unit.body
}

const range = (at: SourceLocation): string => `${at.line}:${at.column}-${at.endLine}:${at.endColumn}`

it("counts lines and columns from 1 with an exclusive end", async () => {
  const expr = await parseExpr("a +\n  b")
  expect(range(expr.at)).toBe("5:6-6:4")
  expect(expr.kind === "apply" && range(expr.nameAt)).toBe("5:8-5:9")
})

it("ends a bulleted list with its last item", async () => {
  const expr = await parseExpr("/\\ a\n     /\\ \\/ b\n        \\/ c\n\nB == 1")
  expect(range(expr.at)).toBe("5:6-7:13")
  expect(expr.kind === "and" && expr.items.map((item) => range(item.at))).toEqual(["5:9-5:10", "6:9-7:13"])
})

it("does not count a carriage return as a line of its own", async () => {
  const expr = await lastBody(moduleText("A == 1\nB == a").replaceAll("\n", "\r\n"))
  expect(range(expr.at)).toBe("6:6-6:7")
})

it("counts a tab and any character as one column", async () => {
  expect(range((await lastBody(moduleText("A ==\t\ta"))).at)).toBe("5:7-5:8")
  expect(range((await lastBody(moduleText('A == "é∈𝔸" \\o b'))).at)).toBe("5:6-5:16")
  expect(range((await lastBody(moduleText("A == (* é𝔸 *) b"))).at)).toBe("5:15-5:16")
})

it("keeps tabs inside of strings", async () => {
  expect(await parseExpr('"a\tb"')).toMatchObject({ kind: "string", value: "a\tb" })
})

it("ignores a byte order mark", async () => {
  expect(range((await lastBody(`\uFEFF${moduleText("A == a")}`)).at)).toBe("5:6-5:7")
})

it("quotes an expression in one line without comments", async () => {
  const text = moduleText("A == a + \\* first\n     (* x *) b")
  expect(sourceText(await lastBody(text), { file: "M.tla", text })).toBe("a + b")
})

it("shortens a long quotation to 80 characters", async () => {
  const text = moduleText(`A == {${"abcdefgh, ".repeat(12)}a}`)
  const quoted = sourceText(await lastBody(text), { file: "M.tla", text })
  expect(Array.from(quoted)).toHaveLength(80)
  expect(quoted.startsWith("{abcdefgh, abcdefgh,")).toBe(true)
  expect(quoted.endsWith("…")).toBe(true)
})
