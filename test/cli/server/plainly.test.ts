/** The short way reads what the full command line reads, and leaves everything else to it. */
import { describe, expect, it } from "vitest"
import { plainOptions } from "../../../src/cli/server/plainly.ts"

describe("the plain command line of a server", () => {
  it("is the configuration, and a trace", () => {
    expect(plainOptions(["server", "start-foreground", "a.cfg"])).toEqual({ config: "a.cfg", trace: null })
    expect(plainOptions(["server", "start-foreground", "a.cfg", "--trace", "t"])).toEqual({ config: "a.cfg", trace: "t" })
  })

  it.each([
    [[]],
    [["server"]],
    [["server", "start"]],
    [["server", "start-foreground"]],
    [["server", "start-foreground", "--help"]],
    [["server", "start-foreground", "a.cfg", "b.cfg"]],
    [["server", "start-foreground", "a.cfg", "--trace"]],
    [["server", "start-foreground", "a.cfg", "--trace", "--help"]],
    [["server", "start-foreground", "--trace", "t", "a.cfg"]],
    [["server", "start-foreground", "a.cfg", "--trace", "t", "more"]],
  ])("is not %j", (args) => {
    expect(plainOptions(args)).toBeUndefined()
  })
})
