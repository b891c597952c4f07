// Configuration files: every keyword, every kind of value, and every refusal with its place.
import { describe, expect, it } from "vitest"
import { parseConfig } from "../../src/tla/config.ts"
import type { Config, ConfigValue } from "../../src/tla/config.ts"
import { TlaError } from "../../src/tla/error.ts"

const parse = (text: string): Config => parseConfig({ file: "M.cfg", text })

const messageOf = (text: string): string => {
  try {
    parse(text)
  } catch (error) {
    if (error instanceof TlaError && error.kind === "config") return error.format()
    throw error
  }
  throw new Error("expected the configuration to be refused")
}

const plain = (value: ConfigValue): unknown => {
  if (value.kind === "set") return value.elements.map(plain)
  return value.kind === "modelValue" ? { model: value.name } : value.value
}

it("reads every keyword", () => {
  const config = parse(`
    SPECIFICATION Spec
    INVARIANT TypeOK
    INVARIANTS A B
    PROPERTY Abstract!Live  PROPERTIES P1, P2
    CONSTRAINT C1  CONSTRAINTS C2 C3
    ACTION_CONSTRAINT AC1  ACTION_CONSTRAINTS AC2
    SYMMETRY Sym
    VIEW V
    ALIAS Al
    POSTCONDITION Post
    CHECK_DEADLOCK FALSE`)
  const names = (list: Config["invariants"]): readonly string[] => list.map(({ name }) => name)
  expect(config.specification).toMatchObject({
    name: "Spec",
    at: { file: "M.cfg", line: 2, column: 19, endColumn: 23 },
  })
  expect(names(config.invariants)).toEqual(["TypeOK", "A", "B"])
  expect(names(config.properties)).toEqual(["Abstract!Live", "P1", "P2"])
  expect(names(config.constraints)).toEqual(["C1", "C2", "C3"])
  expect(names(config.actionConstraints)).toEqual(["AC1", "AC2"])
  expect([config.symmetry?.name, config.view?.name, config.alias?.name, config.postcondition?.name]).toEqual(["Sym", "V", "Al", "Post"])
  expect(config.checkDeadlock).toBe(false)
  expect([config.init, config.next]).toEqual([null, null])
})

it("reads INIT and NEXT, and says nothing of what is not there", () => {
  const config = parse("INIT I NEXT N")
  expect([config.init?.name, config.next?.name]).toEqual(["I", "N"])
  expect([config.specification, config.symmetry, config.view, config.alias, config.postcondition, config.checkDeadlock]).toEqual(
    Array(6).fill(null),
  )
})

it("reads the values of constants", () => {
  const { constants } = parse('CONSTANTS N = 3 S = "a b" T = TRUE F = FALSE M = m1 P = A_1 E = {} Q = {1, {m1, "x"}, {{}}} K = K')
  expect(constants.map(({ name, value, module }) => [name, plain(value), module])).toEqual([
    ["N", 3, null],
    ["S", "a b", null],
    ["T", true, null],
    ["F", false, null],
    ["M", { model: "m1" }, null],
    ["P", { model: "A_1" }, null],
    ["E", [], null],
    ["Q", [1, [{ model: "m1" }, "x"], [[]]], null],
    ["K", { model: "K" }, null],
  ])
  expect(constants[7]?.value.at).toMatchObject({ line: 1, column: 72, endColumn: 92 })
})

it("reads overrides, for the whole specification and for one module", () => {
  const { overrides, constants } = parse("CONSTANT Seq <- BoundedSeq Nat <- [Naturals] Small\nI!N <- Other M = [Sub] m CONSTANTS X <- Y")
  expect(overrides.map(({ name, definition, module }) => [name, definition, module])).toEqual([
    ["Seq", "BoundedSeq", null],
    ["Nat", "Small", "Naturals"],
    ["I!N", "Other", null],
    ["X", "Y", null],
  ])
  expect(constants).toMatchObject([{ name: "M", module: "Sub", value: { kind: "modelValue", name: "m" } }])
})

it("passes over comments, nested ones too", () => {
  const config = parse("\\* INIT A\n(* NEXT (* B *) C *) INIT \\* here\n I (* x *) NEXT N")
  expect(config.init).toMatchObject({ name: "I", at: { line: 3, column: 2 } })
})

it("accepts an empty heading in the plural", () => {
  expect(parse("PROPERTIES\nCHECK_DEADLOCK TRUE")).toMatchObject({ properties: [], checkDeadlock: true })
})

describe("refusals", () => {
  const rows: readonly (readonly [text: string, message: string])[] = [
    ["INVARIENT A", 'M.cfg:1:1: expected a keyword, found "INVARIENT"\n  did you mean INVARIANT?'],
    ["INIT", "M.cfg:1:5: expected the name of a definition after INIT, found the end of the file"],
    ["INIT NEXT N", 'M.cfg:1:6: expected the name of a definition after INIT, found "NEXT"'],
    ["INVARIANT\nCONSTANT N = 1", 'M.cfg:2:1: expected the name of a definition after INVARIANT, found "CONSTANT"'],
    ["SPECIFICATION A\nSPECIFICATION B", "M.cfg:2:1: SPECIFICATION is given twice, first as A at 1:15\n  leave one of them out"],
    ["SPECIFICATION A INIT I", "M.cfg:1:22: INIT is given beside SPECIFICATION A\n  give SPECIFICATION, or INIT and NEXT, not both"],
    ["NEXT N", "M.cfg:1:6: NEXT is given without INIT\n  give both, or a SPECIFICATION"],
    ["CHECK_DEADLOCK NO", 'M.cfg:1:16: expected TRUE or FALSE after CHECK_DEADLOCK, found "NO"'],
    ["CHECK_DEADLOCK TRUE CHECK_DEADLOCK TRUE", "M.cfg:1:21: CHECK_DEADLOCK is given twice\n  leave one of them out"],
    ["CONSTANT N", 'M.cfg:1:11: expected "=" or "<-" after the constant N, found the end of the file\n  N = value, or N <- Definition'],
    [
      "CONSTANT N =",
      "M.cfg:1:13: expected a value for N, found the end of the file\n  values are numbers, strings, TRUE, FALSE, model values and sets of them",
    ],
    [
      "CONSTANT N = <<1, 2>>",
      "M.cfg:1:14: a value in a configuration cannot be a tuple\n  define it in the specification and write N <- Definition",
    ],
    [
      "CONSTANT N = -1",
      "M.cfg:1:14: a value in a configuration cannot be negative\n  define it in the specification and write N <- Definition",
    ],
    [
      "CONSTANT N = {[a |-> 1]}",
      "M.cfg:1:15: a value in a configuration cannot be a record or function\n  define it in the specification and write N <- Definition",
    ],
    [
      "CONSTANT N = [a |-> 1]",
      'M.cfg:1:17: expected "]" after the module a, found "|->"\n  records and functions cannot be written in a configuration',
    ],
    ["CONSTANT N = {1, 2", 'M.cfg:1:19: expected "," or "}" in the set that starts at 1:14, found the end of the file'],
    ["CONSTANT N = 2147483648", "M.cfg:1:14: 2147483648 is not a number from 0 to 2147483647"],
    ["CONSTANT N = 1 N = 2", "M.cfg:1:16: the constant N has a value already, given at 1:10\n  leave one of them out"],
    ["CONSTANT N = 1 N <- M", "M.cfg:1:16: the constant N has a value already, given at 1:10\n  leave one of them out"],
    [
      "CONSTANT F(1) = 2",
      "M.cfg:1:11: values for single arguments of F are not supported\n  define an operator in the specification and write F <- Definition",
    ],
    [
      "CONSTANT N <- 3",
      'M.cfg:1:15: expected the name of a definition for N, found "3"\n  for a number, a string or a set, write = instead of <-',
    ],
    ['CONSTANT N = "a', 'M.cfg:1:14: the string that starts here is never closed\n  close it with " on the same line'],
    ["(* x", "M.cfg:1:1: the comment that starts here is never closed\n  close it with *)"],
  ]
  it.each(rows)("%j", (text, message) => {
    expect(messageOf(text)).toBe(message)
  })

  it.each(["_PERIODIC P", "TYPE T", "TYPE_CONSTRAINT T"])("%s is not supported", (text) => {
    expect(messageOf(text)).toContain(`M.cfg:1:1: ${text.split(" ")[0]} is not supported\n  supported are CONSTANT, `)
  })
})
