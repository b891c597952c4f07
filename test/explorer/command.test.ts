// npm run explore as a user runs it: what it says, and with which exit code.
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, describe, expect, it } from "vitest"

const program = fileURLToPath(new URL("../../properties/explorer/main.ts", import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "zoocheck-explore-"))
afterAll(() => rmSync(folder, { recursive: true }))

const explore = (...args: readonly string[]): { readonly code: number | null; readonly out: string; readonly err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: "utf8" })
  return { code: status, out: stdout, err: stderr }
}

describe("npm run explore", () => {
  it("says that everything holds, what was visited, and how sure that is", () => {
    const { code, out } = explore("election", "--bound", "live")
    expect(out).toMatch(/^Everything holds in every state that can be reached\.\n\n2,381 distinct states, 6,875 generated, diameter 20, /)
    expect(out).toContain("with a probability of at most 1.5e-13.")
    expect(out).toContain("Again: npm run explore -- election --bound live\n")
    expect(code).toBe(0)
  })

  it("shows a shortest counterexample, line by line and as a diagram, and writes its trace", () => {
    const trace = join(folder, "marker.ndjson")
    const { code, out } = explore("election", "--mutant", "MarkerEarly", "--trace", trace)
    expect(out).toMatch(/^AdvertisedIsDurable is broken after 4 steps, and not after fewer:\n\n1 {2}HearProposal {2}3 → 2: LOOKING 3 /)
    expect(out).toMatch(/\n4 {2}LeaveOffice {6}│ +│ +●\n/)
    expect(readFileSync(trace, "utf8").trimEnd().split("\n")).toHaveLength(8)
    expect(code).toBe(1)
  })

  it("says the same as JSON", () => {
    const { code, out } = explore("election", "--mutant", "MarkerEarly", "--json", "--threads", "2")
    expect(JSON.parse(out)).toMatchObject({
      bound: "mutant-marker-early",
      mutant: "MarkerEarly",
      threads: 2,
      verdict: "violated",
      properties: ["AdvertisedIsDurable"],
      diameter: 4,
      levels: [1, 6, 32, 130],
      trace: [{ action: "HearProposal" }, { action: "HearProposal" }, { action: "Finalize" }, { action: "LeaveOffice" }],
    })
    expect(code).toBe(1)
  })

  it("says that a limit was met, and that nothing was decided", () => {
    const { code, out } = explore("election", "--max-states", "1000", "--property", "TypeOK")
    expect(out).toMatch(/^Not decided: there are more than 1,000 states \(--max-states\)\./)
    expect(code).toBe(2)
  })

  it.each([
    [[], "name what to explore: election\n"],
    [["atomic"], 'name what to explore: election, not "atomic"\n'],
    [["election", "--threads", "0"], '--threads is a whole number from 1 to 16, not "0"\n'],
    [["election", "--threads", "two"], '--threads is a whole number from 1 to 16, not "two"\n'],
    [["election", "--max-states", "-1"], "--max-states"],
    [["election", "--bound", "nowhere"], "--bound is one of three-servers, send-queues, "],
    [["election", "--mutant", "Nobody"], "--mutant is one of VoteOrderNotTotal, "],
    [["election", "--property", "Foo"], "Foo cannot be judged at the bound crash; there are TypeOK, "],
    [["election", "--mutant", "MarkerEarly", "--trace", "/nowhere/at/all"], "--trace: ENOENT"],
    [["election", "--no-such-option"], "Unknown option '--no-such-option'"],
  ])("refuses %j", (args, message) => {
    const { code, out, err } = explore(...args)
    expect(err).toContain(message)
    expect(err).not.toContain("    at ")
    expect(out).toBe("")
    expect(code).toBe(2)
  })
})
