// What the judge of rows remembers depends on what a formula has read, whatever the formula is: also one that looks at the wires while
// no server changes, which none of the spec's does today.
import { describe, expect, it } from "vitest"
import { variables } from "../../properties/abstraction/state.ts"
import { boundNamed, firstWorld } from "../../properties/bounds/bounds.ts"
import { specificationOf } from "../../properties/checks/specification.ts"
import { Crews } from "../../properties/explorer/crews.ts"
import { RowJudge } from "../../properties/explorer/judging.ts"
import { Packing } from "../../properties/explorer/packing.ts"
import { enabled } from "../../properties/world/enabled.ts"
import { happen } from "../../properties/world/step.ts"
import { protocol, type World } from "../../properties/world/world.ts"
import { Inspector } from "../../src/tla/inspector.ts"

/** Judges by one formula: that a variable does not change. */
const unchanging = async (packing: Packing, first: World, variable: string): Promise<RowJudge> => {
  const { inspector } = await specificationOf(first.stage)
  const number = inspector.variables.indexOf(variable)
  const one = Object.create(Inspector.prototype) as Inspector
  Object.defineProperties(one, {
    variables: { value: inspector.variables },
    inspections: { value: [{ check: "Unchanging", kind: "step", key: "0" }] },
    inspect: {
      value: (...[, to, from]: Parameters<Inspector["inspect"]>) => ({
        holds: JSON.stringify(from?.(number)) === JSON.stringify(to(number)),
        reads: [false, true].map((isNext) => ({ variable: number, isNext })),
      }),
    },
  })
  return new RowJudge(packing, one)
}

describe("a judge of rows", () => {
  it.each(["wire", "last", "faults", "vote"])("notices every change of %s, whatever it was asked before", async (variable) => {
    const first = firstWorld({ ...boundNamed("crash-repeats"), budget: { crash: 1, cut: 1, loss: 9 }, timely: false }, protocol)
    const packing = new Packing(first.stage)
    const judge = await unchanging(packing, first, variable)
    const crews = new Crews(packing)
    const place = (world: World) => {
      const rows = new Int32Array(packing.width)
      packing.pack(world, rows, 0)
      return { rows, offset: 0, crew: crews.of(rows, 0).number }
    }
    const seen = { changed: 0, same: 0 }
    let world = first
    for (let i = 0; i < 400; i++) {
      const events = enabled(world)
      for (const event of events) {
        const after = happen(world, event).world
        const text = (at: World): string => JSON.stringify(variables[variable]?.(at))
        const isChanged = text(world) !== text(after)
        seen[isChanged ? "changed" : "same"]++
        expect([i, event, judge.step(place(world), place(after))]).toEqual([i, event, isChanged ? ["Unchanging"] : []])
      }
      const chosen = events[(i * 7) % events.length]
      world = i % 40 === 39 || chosen === undefined ? first : happen(world, chosen).world
    }
    expect(Math.min(seen.changed, seen.same)).toBeGreaterThan(50)
  })
})
