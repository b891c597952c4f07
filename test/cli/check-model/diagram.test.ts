import { describe, expect, it } from "vitest"
import { serversOf, spaceTimeDiagram, wrap } from "../../../src/cli/check-model/diagram.ts"
import type { Step } from "../../../src/cli/check-model/trace.ts"

const step = (action: string | null, parameters: readonly string[], state: Readonly<Record<string, string>>): Step => ({
  action,
  parameters: parameters.map((value, index) => ({ name: `p${index}`, value })),
  state: Object.entries(state),
})

const trace: readonly Step[] = [
  step(null, [], { role: '(s1 :> "LOOKING" @@ s2 :> "LOOKING")', vote: "(s1 :> 1 @@ s2 :> 2)", crashes: "0" }),
  step("Receive", ["s1", "s2"], {
    role: '(s1 :> "LOOKING" @@ s2 :> "LOOKING")',
    vote: "(s1 :> 2 @@ s2 :> 2)",
    crashes: "0",
  }),
  step("Crash", ["s2"], { role: '(s1 :> "LOOKING" @@ s2 :> "DOWN")', vote: "(s1 :> 2 @@ s2 :> 2)", crashes: "1" }),
]

describe("serversOf", () => {
  it("takes the keys that most variables share", () => {
    const { servers, local } = serversOf([step(null, [], { a: "<<1, 2, 3>>", b: "<<4, 5, 6>>", c: "(x :> 1 @@ y :> 2)", d: "7" })])
    expect(servers).toEqual(["1", "2", "3"])
    expect([...local]).toEqual(["a", "b"])
  })

  it("does not take a sequence that grows, nor a record, for a function of servers", () => {
    const { servers } = serversOf([
      step(null, [], { queue: "<<1, 2>>", r: "[a |-> 1, b |-> 2]" }),
      step("A", [], { queue: "<<1, 2, 3>>", r: "[a |-> 1, b |-> 2]" }),
    ])
    expect(servers).toEqual([])
  })
})

describe("spaceTimeDiagram", () => {
  it("shows what changed, and where", () => {
    expect(spaceTimeDiagram(trace, 90).join("\n")).toBe(
      [
        "step  action           s1                     s2                     shared",
        '0     Init             │ role = "LOOKING"     │ role = "LOOKING"       crashes = 0',
        "                       │ vote = 1             │ vote = 2",
        "1     Receive(s1, s2)  ● vote = 2             │",
        '2     Crash(s2)        │                      ● role = "DOWN"          crashes = 1',
      ].join("\n"),
    )
  })

  it("lists what changed below each action where columns would be too narrow", () => {
    expect(spaceTimeDiagram(trace, 50).join("\n")).toBe(
      [
        "0  Init",
        '  s1      role = "LOOKING"',
        "          vote = 1",
        '  s2      role = "LOOKING"',
        "          vote = 2",
        "  shared  crashes = 0",
        "1  Receive(s1, s2)",
        "● s1      vote = 2",
        "2  Crash(s2)",
        '● s2      role = "DOWN"',
        "  shared  crashes = 1",
      ].join("\n"),
    )
  })

  it("shows a trace without servers in one column", () => {
    const lines = spaceTimeDiagram([step(null, [], { x: "0" }), step("Tick", [], { x: "1" })], 60)
    expect(lines.map((line) => line.trim())).toEqual(["step  action  shared", "0     Init      x = 0", "1     Tick      x = 1"])
  })

  it("names what it leaves out", () => {
    const big = `<<${Array.from({ length: 20 }, (_, at) => at).join(", ")}>>`
    const lines = spaceTimeDiagram([step(null, [], { x: "0", big }), step("Tick", [], { x: "1", big })], 60)
    expect(lines.slice(-2)).toEqual(["", "Not shown, as they keep their first values: big."])
  })

  it("ends a liveness counterexample with where it goes on", () => {
    const lines = spaceTimeDiagram([...trace, { action: null, parameters: [], state: [], loop: "back to step 1" }], 90)
    expect(lines.at(-1)).toMatch(/^3 +back to step 1 +│ +│$/)
  })
})

describe("wrap", () => {
  it("breaks at a space or behind a comma and loses nothing", () => {
    const text = "<<[from |-> s1, to |-> s2, body |-> {1, 2, 3}]>>"
    const lines = wrap(text, 16)
    expect(lines.length).toBeGreaterThan(2)
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(16)
    expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""))
    expect(wrap("{1, 2}", 4)).toEqual(["{1,", "  2}"])
  })
})
