/** What is said not to differ between two worlds does not, and what is said to differ mostly does. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { differences } from "../../properties/abstraction/difference.ts"
import { fingerprints } from "../../properties/abstraction/fingerprint.ts"
import { abstraction } from "../../properties/abstraction/state.ts"
import { choices, stages, walk } from "../world/random-worlds.ts"

describe("the difference of two worlds", () => {
  it("speaks of every variable that has a fingerprint", () => {
    expect(Object.keys(differences).sort()).toEqual(Object.keys(fingerprints).sort())
  })

  it("names every variable whose value changed, in every step of many walks", () => {
    let changed = 0
    let same = 0
    fc.assert(
      fc.property(stages, choices(120), (stage, chosen) => {
        const worlds = [...walk({ ...stage, history: true }, chosen)]
        for (const [i, after] of worlds.entries()) {
          const before = worlds[i - 1]
          if (before === undefined || before.stage !== after.stage) continue
          const [from, to] = [abstraction(before), abstraction(after)]
          for (const [name, differs] of Object.entries(differences)) {
            const isSame = JSON.stringify(from[name]) === JSON.stringify(to[name])
            if (differs(before, after)) changed += isSame ? 0 : 1
            else {
              same += 1
              expect([name, isSame]).toEqual([name, true])
            }
          }
        }
      }),
      { numRuns: 30, seed: 12 },
    )
    expect(changed).toBeGreaterThan(1000)
    expect(same).toBeGreaterThan(changed)
  })
})
