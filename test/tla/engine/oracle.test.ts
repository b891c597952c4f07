// A specification as an oracle: states, steps and invariants on plain data, and what is said about data that is no state.
import fc from "fast-check"
import { fileURLToPath } from "node:url"
import { beforeAll, describe, expect, it } from "vitest"
import { grammarWasm, loadFiles } from "../../../src/tla/files.ts"
import { initGrammar, loadSpec, TlaError } from "../../../src/tla/index.ts"
import type { Oracle, PlainState, Spec } from "../../../src/tla/index.ts"

const bank = `---- MODULE Bank ----
EXTENDS Integers, Sequences
CONSTANT Limit
VARIABLES money, log
vars == <<money, log>>
Init == money = [a |-> 1, b |-> 0] /\\ log = <<>>
Pay(from, to, n) ==
  /\\ money[from] >= n
  /\\ Len(log) < Limit
  /\\ money' = [money EXCEPT ![from] = @ - n, ![to] = @ + n]
  /\\ log' = Append(log, <<from, to>>)
Rest == UNCHANGED vars
Next == (\\E f, t \\in {"a", "b"} : f # t /\\ Pay(f, t, 1)) \\/ Rest
Spec == Init /\\ [][Next]_vars
Total == money.a + money.b
Kept == Total = 1
Short == Len(log) < 2
Grows == [][Len(log') > Len(log)]_vars
Plus(m, n) == m + n
====
`
const config = "SPECIFICATION Spec\nCONSTANT Limit = 2\nINVARIANTS Kept Short\nPROPERTY Grows\n"

let spec: Spec
let oracle: Oracle
beforeAll(async () => {
  await initGrammar(grammarWasm())
  spec = await loadSpec({ modules: new Map([["Bank", bank]]), root: "Bank", config })
  oracle = spec.oracle
})

const start: PlainState = { money: { a: 1, b: 0 }, log: [] }
const messageOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof TlaError) return error.message
    throw error
  }
  throw new Error("nothing was wrong")
}

describe("states and steps", () => {
  it("gives the initial states", () => {
    expect(oracle.initialStates().map((state) => oracle.plain(state))).toEqual([start])
  })

  it("gives successors with action and parameters, in the order of the text", () => {
    const steps = oracle
      .successors(oracle.state(start))
      .map(({ action, parameters, state }) => ({ action, parameters, to: oracle.plain(state) }))
    expect(steps).toEqual([
      {
        action: "Pay",
        parameters: [
          { name: "from", value: '"a"' },
          { name: "to", value: '"b"' },
          { name: "n", value: "1" },
        ],
        to: { money: { a: 0, b: 1 }, log: [["a", "b"]] },
      },
      { action: "Rest", parameters: [], to: start },
    ])
  })

  it("says which actions allow a step", () => {
    const state = oracle.state(start)
    const paid = oracle.state({ money: { a: 0, b: 1 }, log: [["a", "b"]] })
    expect(oracle.allows(state, paid).map(({ action }) => action)).toEqual(["Pay"])
    expect(oracle.allows(state, state).map(({ action }) => action)).toEqual(["Rest"])
    expect(oracle.allows(paid, oracle.state({ money: { a: 5, b: 1 }, log: [] }))).toEqual([])
  })

  it("dumps the graph", () => {
    const { states, initialCount, edges } = oracle.graph(100)
    expect([states.length, initialCount, edges.length]).toEqual([3, 1, 5])
    expect(edges.filter(({ from, to }) => from !== to).map(({ from, to, action }) => [from, to, action])).toEqual([
      [0, 1, "Pay"],
      [1, 2, "Pay"],
    ])
    expect(messageOf(() => oracle.graph(2))).toBe("the state graph has more than 2 states")
  })

  it("gives each state a key of its own", () => {
    const { states } = oracle.graph(100)
    expect(new Set(states.map((state) => oracle.key(state).join())).size).toBe(states.length)
    for (const state of states) expect(oracle.equal(state, oracle.state(oracle.plain(state)))).toBe(true)
  })
})

describe("invariants and operators", () => {
  it("decides invariants", () => {
    const full = oracle.state({
      money: { a: 1, b: 1 },
      log: [
        ["a", "b"],
        ["b", "a"],
      ],
    })
    expect(oracle.invariant("Kept", oracle.state(start))).toBe(true)
    expect(oracle.invariant("Kept", full)).toBe(false)
    expect(oracle.violated(oracle.state(start))).toEqual([])
    expect(oracle.violated(full)).toEqual(["Kept", "Short"])
  })

  it("decides step properties", () => {
    const paid = oracle.state({ money: { a: 0, b: 1 }, log: [["a", "b"]] })
    expect(oracle.violatedSteps(oracle.state(start), paid)).toEqual([])
    expect(oracle.violatedSteps(paid, oracle.state(start))).toEqual(["Grows"])
  })

  it("evaluates operators", () => {
    expect(oracle.evaluate("Total", oracle.state({ money: { a: 3, b: 4 }, log: [] }))).toBe(7)
    expect(spec.evaluate("Plus", [2, 3])).toBe(5)
    expect(spec.evaluateText("Plus", [2, 3])).toBe("5")
    expect(messageOf(() => spec.evaluate("Plus", [2]))).toBe("Bank.tla:19:1: 'Plus' takes 2 arguments, but 1 is given")
  })

  it("names what it does not know", () => {
    expect(messageOf(() => oracle.invariant("Kep", oracle.state(start)))).toBe("the configuration lists no invariant 'Kep'")
    expect(messageOf(() => oracle.evaluate("Totl", oracle.state(start)))).toContain("module 'Bank' defines no 'Totl'")
  })

  it("gives the place of an evaluation error", () => {
    expect(messageOf(() => oracle.invariant("Kept", oracle.state({ money: { a: 1 }, log: [] })))).toBe(
      "Bank.tla:15:20: Attempted to select the field b, which the record [a |-> 1] does not have.",
    )
  })
})

describe("a state with functions that are computed late", () => {
  it("does not change when another question is asked", async () => {
    const text = String.raw`---- MODULE M ----
EXTENDS Naturals
VARIABLES x, g, h
fun[y \in 1..2] == x + y
Init == x = 0 /\ g = <<0, 0>> /\ h = g
Next == /\ x' \in {x + 1, x + 2}
        /\ g' = LET q == [y \in 1..2 |-> IF y > 9 THEN x ELSE x' + y] IN q
        /\ h' = fun
====
`
    const { oracle: asked } = await loadSpec({ modules: new Map([["M", text]]), root: "M", config: "INIT Init\nNEXT Next\n" })
    const [first] = asked.initialStates()
    const next = asked.successors(first ?? [])
    asked.successors(next[1]?.state ?? [])
    expect(next.map(({ state }) => asked.plain(state))).toEqual([
      { x: 1, g: [2, 3], h: [1, 2] },
      { x: 2, g: [3, 4], h: [1, 2] },
    ])
  })
})

describe("data that is no state", () => {
  const rows: readonly (readonly [message: string, state: unknown])[] = [
    ["a state is an object with a value for each variable", null],
    ["a state is an object with a value for each variable", "money"],
    ["the state lacks the variable log", { money: { a: 1, b: 0 } }],
    ["the state lacks the variables money, log", {}],
    ["the state has a variable 'cash' that the specification does not declare", { ...start, cash: 1 }],
  ]
  it("asks for native states where plain ones are given", () => {
    const plain = oracle.plain(oracle.state(start)) as never
    const message = "a state in the engine's own form is expected here"
    expect(messageOf(() => oracle.successors(plain))).toBe(message)
    expect(messageOf(() => oracle.allows(plain, plain))).toBe(message)
    expect(messageOf(() => oracle.violated(plain))).toBe(message)
  })

  it.each(rows)("%s", (message, state) => {
    expect(messageOf(() => oracle.state(state as PlainState))).toBe(message)
  })

  it("names the path to what is no value", () => {
    expect(messageOf(() => oracle.state({ money: { a: 1.5, b: 0 }, log: [] }))).toMatch(/^money\.a: /)
    expect(messageOf(() => oracle.state({ money: { a: 1, b: null }, log: [] } as unknown as PlainState))).toMatch(/^money\.b: /)
  })

  it("is total: anything is a state or a TlaError", () => {
    const value = fc.anything({ withNullPrototype: true, withDate: true, withSet: true, withMap: true, withBigInt: true })
    const anything = fc.oneof(value, fc.record({ money: value, log: value }))
    fc.assert(
      fc.property(anything, (data) => {
        try {
          const state = oracle.state(data as PlainState)
          expect(Object.keys(oracle.plain(state)).toSorted()).toEqual(["log", "money"])
        } catch (error) {
          if (!(error instanceof TlaError)) throw error
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe("on the election", () => {
  const path = (name: string): string => fileURLToPath(new URL(`../../../spec/${name}`, import.meta.url))

  it("follows a walk, and every state makes the round trip through JSON", async () => {
    const election = (await loadFiles({ module: path("models/MCElection.tla"), config: path("models/crash.cfg"), searchPath: [path("")] }))
      .oracle
    let state = election.initialStates()[0]
    if (state === undefined) throw new Error("the election has no initial state")
    for (let step = 0; step < 60; step++) {
      const plain = JSON.parse(JSON.stringify(election.plain(state))) as PlainState
      const again = election.state(plain)
      expect(election.equal(state, again)).toBe(true)
      expect(election.violated(again)).toEqual([])
      const next = election.successors(again)
      expect(next.every(({ action }) => action !== "")).toBe(true)
      const chosen = next[(step * 7) % next.length]
      if (chosen === undefined) break
      expect(election.allows(again, chosen.state).length).toBeGreaterThan(0)
      expect(election.violatedSteps(again, chosen.state)).toEqual([])
      state = chosen.state
    }
  })
})
