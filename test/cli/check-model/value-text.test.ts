import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { beginning, differences, partsOf } from "../../../src/cli/check-model/value-text.ts"

describe("partsOf", () => {
  it("reads a function, a record and a tuple", () => {
    expect(partsOf('(s1 :> "a" @@ s2 :> {1, 2})')).toEqual({
      kind: "function",
      entries: [
        ["s1", '"a"'],
        ["s2", "{1, 2}"],
      ],
    })
    expect(partsOf("[leader |-> 3, zxid |-> <<1, 2>>]")).toEqual({
      kind: "record",
      entries: [
        ["leader", "3"],
        ["zxid", "<<1, 2>>"],
      ],
    })
    expect(partsOf("<<<<>>, [a |-> 1, b |-> 2]>>")).toEqual({
      kind: "tuple",
      entries: [
        ["1", "<<>>"],
        ["2", "[a |-> 1, b |-> 2]"],
      ],
    })
    expect(partsOf("<<>>")).toEqual({ kind: "tuple", entries: [] })
  })

  it("does not split inside strings", () => {
    expect(partsOf('<<"a, \\" >> b", "c">>')?.entries).toEqual([
      ["1", '"a, \\" >> b"'],
      ["2", '"c"'],
    ])
  })

  it("has no parts for other values", () => {
    for (const text of ["7", "-3", "TRUE", "s1", '"[a |-> 1]"', "{<<1, 2>>}", "[S -> T]", "(1 .. 3)"])
      expect(partsOf(text), text).toBeNull()
  })

  it("finds every value again that was printed into a function, record or tuple", () => {
    const { value } = fc.letrec<{ value: string; atom: string }>((tie) => ({
      atom: fc.oneof(
        fc.integer().map(String),
        fc.string({ unit: fc.constantFrom(...Array.from("a,@:>|-<()[]{} ")) }).map((s) => `"${s}"`),
      ),
      value: fc.oneof(
        { depthSize: "small" },
        tie("atom"),
        fc.array(tie("value"), { maxLength: 3 }).map((values) => `<<${values.join(", ")}>>`),
        fc.array(tie("value"), { maxLength: 3 }).map((values) => `{${values.join(", ")}}`),
        fc.array(tie("value"), { minLength: 1, maxLength: 3 }).map((values) => `[${values.map((v, i) => `f${i} |-> ${v}`).join(", ")}]`),
        fc.array(tie("value"), { minLength: 1, maxLength: 3 }).map((values) => `(${values.map((v, i) => `k${i} :> ${v}`).join(" @@ ")})`),
      ),
    }))
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
        const tuple = partsOf(`<<${values.join(", ")}>>`)
        const fn = partsOf(`(${values.map((v, i) => `s${i} :> ${v}`).join(" @@ ")})`)
        const record = partsOf(`[${values.map((v, i) => `f${i} |-> ${v}`).join(", ")}]`)
        for (const parts of [tuple, fn, record]) expect(parts?.entries.map(([, v]) => v)).toEqual(values)
      }),
      { seed: 1419, numRuns: 300 },
    )
  })
})

describe("differences", () => {
  it("names the shortest path to what changed", () => {
    expect(differences("vote", "[leader |-> 1, zxid |-> <<1, 2>>]", "[leader |-> 1, zxid |-> <<1, 3>>]")).toEqual(["vote.zxid[2] = 3"])
    expect(differences("net", "(a :> 1 @@ b :> 2)", "(a :> 5 @@ b :> 6)")).toEqual(["net[a] = 5", "net[b] = 6"])
  })

  it("tells the fields of one record together", () => {
    expect(differences("v[2]", "[a |-> 1, b |-> 2, c |-> 3]", '[a |-> 7, b |-> 2, c |-> "x"]')).toEqual(['v[2]: a = 7, c = "x"'])
    expect(differences("v", "[a |-> 1, b |-> <<1, 2>>]", "[a |-> 2, b |-> <<1, 3>>]")).toEqual(["v.a = 2", "v.b[2] = 3"])
  })

  it("shows a value whole when its keys changed", () => {
    expect(differences("queue", "<<1>>", "<<1, 2>>")).toEqual(["queue = <<1, 2>>"])
    expect(differences("x", "[a |-> 1]", "[b |-> 1]")).toEqual(["x = [b |-> 1]"])
  })

  it("is empty for equal values", () => {
    expect(differences("x", "<<1>>", "<<1>>")).toEqual([])
  })
})

describe("beginning", () => {
  const long = '[state |-> "LOOKING", round |-> 1, leader |-> 3, zxid |-> 17]'
  it("shows what is short, and what changes", () => {
    expect(beginning("x", ["1", "1"])).toEqual(["x = 1"])
    expect(beginning("x", ["<<>>", "<<1>>"])).toEqual(["x = <<>>"])
  })

  it("shows a long value only where it changes", () => {
    expect(beginning("v", [long, long.replace("3", "2"), long])).toEqual(["v.leader = 3"])
  })

  it("shows a long value whole when its shape changes", () => {
    expect(beginning("v", [`<<${long}>>`, "<<>>"])).toEqual([`v = <<${long}>>`])
  })

  it("leaves out what is long and never changes", () => {
    expect(beginning("v", [long, long])).toEqual([])
  })
})
