/**
 * The faults another engine for TLA+ was found to have, one test a row: S rows changed results silently, the others were refused
 * loudly. An evaluator of TLA+ must get every row right; the expected values are TLC's. Finer cases of each row are in
 * `differential/handwritten.tla`, with the same prefixes.
 */
import { beforeAll, describe, expect, it } from "vitest"
import type { Outcome } from "../../properties/differential/comparison.ts"
import { checkOwn } from "../../properties/differential/own-evaluator.ts"
import { grammarWasm } from "../../src/tla/files.ts"
import { type PlainData, TlaError, initGrammar, loadSpec } from "../../src/tla/index.ts"

const EXTENDS = "EXTENDS Integers, Sequences, FiniteSets, TLC"

beforeAll(async () => {
  await initGrammar(grammarWasm())
})

const load = (body: string, config = "") =>
  loadSpec({ modules: new Map([["M", `---- MODULE M ----\n${body}\n====\n`]]), root: "M", config })

/** The value of `E` in a module with these definitions. */
const valueOf = async (...definitions: readonly string[]): Promise<PlainData> =>
  (await load([EXTENDS, ...definitions].join("\n"))).evaluate("E")

/** The kind of error that evaluating `E`, or loading the module, ends in; "none" when there is a value. */
const errorOf = async (...definitions: readonly string[]): Promise<string> => {
  try {
    await valueOf(...definitions)
    return "none"
  } catch (error) {
    if (error instanceof TlaError) return error.kind
    throw error
  }
}

const check = (definitions: readonly string[], config: string): Promise<Outcome> =>
  checkOwn(new Map([["M", `---- MODULE M ----\n${[EXTENDS, ...definitions].join("\n")}\n====\n`]]), "M", config)

/** A counter whose Next may be replaced, and its configuration. */
const counter = (next: string, ...more: readonly string[]): readonly string[] => ["VARIABLE x", "Init == x = 0", `Next == ${next}`, ...more]
const initNext = (...lines: readonly string[]): string => ["INIT Init", "NEXT Next", ...lines, ""].join("\n")

describe("silent faults", () => {
  it("S1: an argument that is named like a formal of the callee is not captured", async () => {
    const definitions = ["F(a, b) == 10 * a + b", "G(a, b) == F(b, a)"]
    expect(await valueOf(...definitions, "E == G(1, 2)")).toBe(21)
    expect(await valueOf(...definitions, "E == LET b == 1 IN F(b, 2)")).toBe(12)
    expect(await valueOf(...definitions, "E == {F(b, a) : a \\in {1}, b \\in {2}}")).toEqual({ "#set": [21] })
    const links = [
      "Pop(n, s, d) == [n EXCEPT ![s][d] = Tail(@)]",
      "SendTo(n, s, d, m) == [n EXCEPT ![s][d] = Append(@, m)]",
      "Net == <<<<<<>>, <<7>>>>, <<<<>>, <<>>>>>>",
    ]
    expect(await valueOf(...links, "E == LET s == 1 d == 2 m == 9 IN SendTo(Pop(Net, s, d), d, s, m)")).toEqual([
      [[], []],
      [[9], []],
    ])
  })

  it("S2: => and <=> bind weaker than /\\ and \\/", async () => {
    expect(await valueOf("A == TRUE", "E == A \\/ A => FALSE")).toBe(false)
    expect(await valueOf("A == FALSE", "E == A => A /\\ FALSE")).toBe(true)
    expect(await valueOf("A == TRUE", "E == A /\\ FALSE <=> FALSE /\\ A")).toBe(true)
    const run = await check(counter("x' = x", "A == TRUE", "Inv == A \\/ A => x > 5"), initNext("INVARIANT Inv"))
    expect(run).toMatchObject({ verdict: "invariant", name: "Inv", trace: 1 })
  })

  it("S3: % and \\div round towards minus infinity", async () => {
    expect(await valueOf("E == <<(-7) % 3, (-7) \\div 2, 7 \\div (-2), 7 % 3>>")).toEqual([2, -4, -4, 1])
    expect(await errorOf("E == 7 % (-2)")).toBe("evaluation")
  })

  it("S4: Nat and Int are infinite", async () => {
    expect(await valueOf("E == <<200 \\in Nat, 2147483647 \\in Nat, -1 \\in Nat, -5000 \\in Int>>")).toEqual([true, true, false, true])
    expect(await errorOf("E == \\A n \\in Nat : n >= 0")).toBe("evaluation")
  })

  it("S5: a state outside of CONSTRAINT is checked against the invariants", async () => {
    const definitions = counter("x' = x + 1", "Below == x < 4")
    expect(await check(definitions, initNext("CONSTRAINT Below", "INVARIANT Below"))).toMatchObject({
      verdict: "invariant",
      name: "Below",
      trace: 5,
    })
    expect(await check(definitions, initNext("CONSTRAINT Below"))).toMatchObject({
      verdict: "holds",
      generated: 5,
      distinct: 4,
      diameter: 4,
    })
  })

  it("S6: ACTION_CONSTRAINT is obeyed", async () => {
    const definitions = counter("x' \\in {x + 1, x + 2} /\\ x < 6", "ByOne == x' = x + 1")
    expect(await check(definitions, initNext("ACTION_CONSTRAINT ByOne", "CHECK_DEADLOCK FALSE"))).toMatchObject({
      verdict: "holds",
      generated: 13,
      distinct: 7,
      diameter: 7,
    })
  })

  it("S7: a definition that does not parse is refused with its place, even if nothing uses it", async () => {
    const loading = load([EXTENDS, "Foo(a) == a = = 3", "E == 1"].join("\n"))
    await expect(loading).rejects.toBeInstanceOf(TlaError)
    await expect(loading).rejects.toMatchObject({ kind: "syntax", at: { file: "M.tla", line: 3 } })
    expect(await errorOf("E == TRUE \\/ FALSE /\\ TRUE")).not.toBe("none")
    expect(await errorOf("E == 1", "F == undefinedName")).toBe("semantic")
    await expect(check(counter("x' = x"), initNext("INVARIANT Missing"))).rejects.toBeInstanceOf(TlaError)
  })

  it("S8: CHOOSE takes TLC's witness, and \\X of three sets is a set of triples", async () => {
    expect(await valueOf("E == CHOOSE v \\in {{3}, {1, 2}} : TRUE")).toEqual({ "#set": [3] })
    expect(await valueOf("E == CHOOSE v \\in {3, 1, 2} : v > 1")).toBe(2)
    expect(await valueOf("E == {1} \\X {2} \\X {3}")).toEqual({ "#set": [[1, 2, 3]] })
  })

  it('S9: values of different kinds are not comparable, and TLCGet("level") is 1 in initial states', async () => {
    expect(await errorOf('E == 1 = "a"')).toBe("evaluation")
    expect(await errorOf("E == {1, TRUE}")).toBe("evaluation")
    // While a successor is judged, the level is that of the state it comes from: the third state is still within.
    const run = await check(counter("x' = x + 1", 'Shallow == TLCGet("level") < 3'), initNext("CONSTRAINT Shallow"))
    expect(run).toMatchObject({ verdict: "holds", distinct: 3, diameter: 3 })
  })

  it("S10: a state with a missing or an unknown variable is refused", async () => {
    const spec = await load([EXTENDS, ...counter("x' = x + 1")].join("\n"), initNext())
    expect(() => spec.oracle.state({})).toThrow(/x/)
    expect(() => spec.oracle.state({ x: 0, y: 1 })).toThrow(/y/)
    expect(spec.oracle.successors(spec.oracle.state({ x: 4 })).length).toBe(1)
  })
})

describe("loud differences", () => {
  it("several VARIABLES declarations", async () => {
    const run = await check(
      ["VARIABLE x", "VARIABLES y, z", "Init == x = 0 /\\ y = 0 /\\ z = 0", "Next == x' = 1 /\\ UNCHANGED <<y, z>>"],
      initNext(),
    )
    expect(run).toMatchObject({ verdict: "holds", distinct: 2 })
  })

  it("a tuple written out as the subscript of a specification", async () => {
    const run = await check(
      ["VARIABLES x, y", "Init == x = 0 /\\ y = 0", "Next == x' = 1 - x /\\ y' = y", "Spec == Init /\\ [][Next]_<<x, y>>"],
      "SPECIFICATION Spec\n",
    )
    expect(run).toMatchObject({ verdict: "holds", distinct: 2 })
  })

  it("a bullet list that starts after a quantifier", async () => {
    expect(await valueOf("E == \\E x \\in {1, 2} : /\\ x > 1", "                      /\\ x < 3")).toBe(true)
  })

  it("a bullet list inside of a filter, on the same line", async () => {
    expect(await valueOf("E == {x \\in 1..5 : /\\ x > 1", "                   /\\ x < 4}")).toEqual({ "#set": [2, 3] })
  })

  it("a bullet list further to the left than the line it belongs to", async () => {
    expect(await valueOf("E ==", " \\/ FALSE", " \\/ /\\ TRUE", "    /\\ TRUE")).toBe(true)
  })

  it("selection and application on the result of a call", async () => {
    expect(await valueOf("E == <<Head(<<[t |-> 5]>>).t, Tail(<<1, 2>>)[1]>>")).toEqual([5, 2])
  })

  it("a function definition", async () => {
    expect(await valueOf("f[n \\in 0..5] == IF n = 0 THEN 1 ELSE n * f[n - 1]", "E == f[5]")).toBe(120)
  })

  it("functions of several arguments", async () => {
    expect(
      await valueOf("f == [a \\in 1..2, b \\in {3} |-> a * b]", "E == <<f[2, 3], f[<<1, 3>>], [f EXCEPT ![1, 3] = 0][1, 3]>>"),
    ).toEqual([6, 3, 0])
  })

  it("an infix operator of one's own", async () => {
    expect(await valueOf("a ++ b == 10 * a + b", "E == 1 ++ 2 ++ 3")).toBe(123)
  })

  it("operators as arguments, by name, symbol and LAMBDA", async () => {
    const definitions = ["Apply(op(_, _), x, y) == op(x, y)", "Minus(a, b) == a - b", "Odd(n) == n % 2 = 1"]
    expect(await valueOf(...definitions, "E == <<Apply(Minus, 1, 5), Apply(+, 1, 5), Apply(LAMBDA a, b : b, 1, 5)>>")).toEqual([-4, 6, 5])
    expect(await valueOf(...definitions, "E == SelectSeq(<<1, 2, 3>>, Odd)")).toEqual([1, 3])
  })

  it("an action that is an implication", async () => {
    expect(await check(counter("(x < 5) => (x' = 1)"), initNext())).toMatchObject({ verdict: "holds", distinct: 2 })
    expect(await check(counter("(x = 0) => (x' = 1)"), initNext())).toMatchObject({ verdict: "error" })
  })

  it("a primed definition", async () => {
    const run = await check(
      ["VARIABLES x, y", "Sum == x + y", "Init == x = 0 /\\ y = 0", "Next == x' \\in 0..1 /\\ y' \\in 0..1 /\\ Sum' = 1 - Sum"],
      initNext(),
    )
    expect(run).toMatchObject({ verdict: "holds", distinct: 3 })
  })

  it("nested comments, labels, STRING, lengths of strings, SubSeq beyond the end", async () => {
    expect(await valueOf("E == 1 (* a (* b *) c *) + lab :: 2")).toBe(3)
    expect(await valueOf('E == <<"a" \\in STRING, Len("abc")>>')).toEqual([true, 3])
    expect(await valueOf("E == SubSeq(<<1, 2, 3>>, 3, 2)")).toEqual([])
    expect(await errorOf("E == SubSeq(<<1, 2>>, 1, 3)")).toBe("evaluation")
  })

  it("an operator named Any", async () => {
    const run = await checkOwn(
      new Map([["M", "---- MODULE M ----\nVARIABLE x\nAny == 1\nInit == x = Any\nNext == x' = Any\n====\n"]]),
      "M",
      initNext(),
    )
    expect(run).toMatchObject({ verdict: "holds", distinct: 1 })
  })

  it("a PROPERTY that is a step property", async () => {
    const definitions = counter("x' \\in {x + 1, x + 2} /\\ x < 4", "ByOne == [][x' = x + 1]_x", "Grows == [][x' > x]_x")
    expect(await check(definitions, initNext("PROPERTY Grows", "CHECK_DEADLOCK FALSE"))).toMatchObject({ verdict: "holds" })
    expect(await check(definitions, initNext("PROPERTY ByOne", "CHECK_DEADLOCK FALSE"))).toMatchObject({
      verdict: "property",
      name: "ByOne",
      trace: 2,
    })
  })

  it("VIEW, ALIAS and <- in a configuration", async () => {
    const definitions = [
      "VARIABLES x, n",
      "CONSTANT K",
      "Four == 4",
      "Init == x = 0 /\\ n = 0",
      "Next == x' = (x + 1) % K /\\ n' = n + 1",
      "Shown == [x |-> x]",
      "Seen == x",
    ]
    expect(await check(definitions, initNext("CONSTANT K <- Four", "VIEW Seen", "ALIAS Shown"))).toMatchObject({
      verdict: "holds",
      distinct: 4,
    })
  })

  it("tuples in a configuration are refused", async () => {
    await expect(check([...counter("x' = x"), "CONSTANT K"], initNext("CONSTANT K = <<1, 2>>"))).rejects.toMatchObject({ kind: "config" })
  })

  it("EXTENDS and INSTANCE of one's own modules, and inner modules", async () => {
    const modules = new Map([
      ["Low", "---- MODULE Low ----\nEXTENDS Naturals\nTwice(n) == 2 * n\n====\n"],
      ["Par", "---- MODULE Par ----\nEXTENDS Naturals\nCONSTANT K\nVARIABLE v\nUp == v' = (v + 1) % K\n====\n"],
      [
        "M",
        "---- MODULE M ----\nEXTENDS Low\nVARIABLE x\n---- MODULE In ----\nCONSTANT c\nBelow(n) == n < c\n====\nI == INSTANCE In WITH c <- Twice(3)\nP == INSTANCE Par WITH v <- x, K <- Twice(2)\nInit == x = 0\nNext == P!Up\nInv == I!Below(x)\n====\n",
      ],
    ])
    expect(await checkOwn(modules, "M", initNext("INVARIANT Inv"))).toMatchObject({ verdict: "holds", distinct: 4 })
  })
})
