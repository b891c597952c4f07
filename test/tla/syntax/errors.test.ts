// Messages for what does not parse: the place, what is wrong there, and what would be right.
import { describe, expect, it } from "vitest"
import { TlaError } from "../../../src/tla/error.ts"
import { moduleText, parse } from "./declarations.ts"

const messageOf = async (text: string): Promise<string> => {
  const error = await parse(text).catch((reason: unknown) => reason)
  if (!(error instanceof TlaError)) throw new Error("expected the text to be refused")
  return error.format()
}

describe("inside of a module", () => {
  const rows: readonly (readonly [units: string, message: string])[] = [
    [
      "A == IF a THEN b",
      'M.tla:6:1: expected "ELSE" for the "IF" opened at 5:6, found the end of the module\n  an IF has both a THEN and an ELSE',
    ],
    ["A == IF a THEN b\nB == 1", 'M.tla:6:1: expected "ELSE" for the "IF" opened at 5:6, found "B"\n  an IF has both a THEN and an ELSE'],
    ["A == (a + b\nB == 1", 'M.tla:6:1: expected ")" or "," for the "(" opened at 5:6, found "B"'],
    [
      "A == a +\nB == 1",
      'M.tla:6:1: a definition begins with "B", but what is before it is not finished: nothing follows "+" at 5:8\n  finish that first',
    ],
    ["A == [a, b)", 'M.tla:5:11: ")" does not close the "[" opened at 5:6\n  "]" is expected first'],
    ["A == a)", 'M.tla:5:7: ")" closes nothing\n  no "(" is open here'],
    ["A = 1", 'M.tla:5:3: expected "==" after "A", found "="\n  definitions are written A == …'],
    ["A == {a,, b}", 'M.tla:5:9: expected an expression after ",", found ","\n  the "{" at 5:6 has no "}" yet'],
    [
      "A == a b",
      'M.tla:5:8: "b" cannot stand here after "a"\n  an operator is missing between them, or "==" after "b" if it is a new definition',
    ],
    ["A == \\A z \\in S z", 'M.tla:5:17: expected ":" for the "\\A" opened at 5:6, found "z"'],
    ["A == \\foo", "M.tla:5:6: \\foo is not an operator\n  for the difference of sets, write a space after \\"],
    ["THEN == 1", 'M.tla:5:1: "THEN" is a reserved word and cannot be a name\n  choose another name'],
    ["A == 1\nEXTENDS Bags", 'M.tla:6:1: "EXTENDS" cannot stand here\n  EXTENDS stands once, right after the first line of the module'],
    ['A == "abc', 'M.tla:5:6: the string that starts here is not closed on its line\n  close it with "'],
    ['A == "a\\qb"', 'M.tla:5:8: \\q is not an escape in a string\n  the escapes are \\" \\\\ \\n \\t \\r \\f'],
    ["A == 1 (* abc", "M.tla:5:8: the comment that starts here is never closed\n  close it with *)"],
    [
      "A == a \\/ b /\\ c",
      "M.tla:5:13: /\\ conflicts with \\/ at 5:8: neither binds tighter (precedence 3 and 3)\n  put parentheses around one of the two operations",
    ],
    ["A == a = b = c", "M.tla:5:12: = at 5:8 and again here: it is not associative\n  write (a = b) = c or a = (b = c)"],
    [
      "A == 2 * -3",
      "M.tla:5:10: unary - conflicts with * at 5:8: neither binds tighter (precedence 13 and 12)\n  put parentheses around one of the two operations",
    ],
    ["A == a<-1", "M.tla:5:7: <- is one symbol here and does not fit\n  write a space after <"],
    [
      "A == /\\ IF a THEN b\n  ELSE c",
      'M.tla:6:3: "ELSE" stands left of or below the /\\ at 5:6, in whose item it is\n  move it right of the /\\',
    ],
    [
      "A == /\\ (a\n  + b)",
      'M.tla:6:3: expected ")" or "," for the "(" opened at 5:9, found "+"\n  what belongs to the item of the /\\ at 5:6 has to stand right of it',
    ],
    ["A == @", "M.tla:5:6: @ stands outside of the new value of an EXCEPT\n  @ means the old value in [f EXCEPT ![x] = @ + 1]"],
    [
      "A == [f EXCEPT ![@] = 1]",
      "M.tla:5:18: @ stands outside of the new value of an EXCEPT\n  @ means the old value in [f EXCEPT ![x] = @ + 1]",
    ],
    ["TRUE == 1", "M.tla:5:1: TRUE is built in and cannot be declared or defined again\n  choose another name"],
    ["A == 1.5", "M.tla:5:6: real numbers such as 1.5 are not supported\n  use integers, for example by counting in smaller units"],
    [
      "A == P(1)!2",
      "M.tla:5:6: P(1)!2 names a part of an expression or a step of a proof, which is not supported\n  give that part a definition of its own and use its name",
    ],
    ["A == LET LOCAL q == 1 IN q", 'M.tla:5:10: "LOCAL" cannot stand here'],
  ]
  it.each(rows)("%s", async (units, message) => {
    expect(await messageOf(moduleText(units))).toBe(message)
  })
})

describe("around a module", () => {
  const rows: readonly (readonly [text: string, message: string])[] = [
    ["A == 1\n", 'M.tla:1:1: no module starts in this file\n  put definitions between a line "---- MODULE M ----" and a line "===="'],
    [
      "--- MODULE M ----\nA == 1\n====\n",
      'M.tla:1:1: no module starts in this file\n  put definitions between a line "---- MODULE M ----" and a line "===="',
    ],
    [
      "---- MODULE M ----\nA == 1\n",
      "M.tla:1:1: the module that starts here has no closing line\n  end it with a line of four or more equals signs: ====",
    ],
    [
      "---- MODULE M ----\n---- MODULE N ----\nA == 1\n====\n",
      "M.tla:1:1: the module that starts here has no closing line\n  end it with a line of four or more equals signs: ====",
    ],
    ["---- MODULE M\nA == 1\n====\n", 'M.tla:2:1: "A" cannot stand here after "M"\n  expected "----"'],
  ]
  it.each(rows)("%j", async (text, message) => {
    expect(await messageOf(text)).toBe(message)
  })

  it("ignores text before and after", async () => {
    const module = await parse("free ( \\A text --- \n---- MODULE M ----\nA == 1\n====\nmore ) text\n---- MODULE N ----\n")
    expect(module.name).toBe("M")
    expect(module.units).toHaveLength(1)
    expect(module.at).toMatchObject({ line: 2, column: 1, endLine: 4, endColumn: 5 })
  })

  it("reads the extended modules and an empty body", async () => {
    const module = await parse("---- MODULE M ----\nEXTENDS Naturals, Bags\n====")
    expect(module.extends.map(({ name, at }) => `${name} ${at.line}:${at.column}`)).toEqual(["Naturals 2:9", "Bags 2:19"])
    expect(module.units).toEqual([])
  })

  it("ignores an algorithm in a comment, even one with mistakes", async () => {
    const module = await parse("---- MODULE M ----\n(* --algorithm X { x := 1 ++ ; } *)\nA == 1\n====")
    expect(module.units).toHaveLength(1)
  })
})
