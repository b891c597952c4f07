// Assertions stay on.
import { describe, expect, it } from "vitest"
import { assert, InvariantViolation } from "../../src/base/assert.ts"

describe("an assertion", () => {
  it("says in words what turned out to be false", () => {
    expect(() => assert(false, "a leader has a quorum")).toThrow(new InvariantViolation("a leader has a quorum"))
  })

  it("says nothing while it is true", () => {
    expect(assert(true, "a leader has a quorum")).toBeUndefined()
  })

  it("can be told from other errors by its name", () => {
    expect(new InvariantViolation("x").name).toBe("InvariantViolation")
  })
})
