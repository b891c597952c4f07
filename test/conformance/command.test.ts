// The command: what it prints, its exit codes, and that TLC says the same as the embedded engine.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { runCheckTrace } from "../../properties/conformance/command.ts"
import type { Verdict } from "../../properties/conformance/verdict.ts"
import { findJar, findJava } from "../../src/cli/engines/tlc-jar.ts"
import { majority } from "../../src/base/ensemble.ts"
import { protocol } from "../../properties/world/world.ts"
import { type Loose, newcomer, newcomerFile, runOf, stageFor, textOf, traceOf } from "./traces.ts"

type Ran = { readonly code: number; readonly out: readonly string[]; readonly errors: readonly string[] }

const run = async (...args: readonly string[]): Promise<Ran> => {
  const [out, errors]: [string[], string[]] = [[], []]
  const code = await runCheckTrace(
    args,
    (line) => void out.push(line),
    (line) => void errors.push(line),
  )
  return { code, out, errors }
}

let folder = ""
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "zoocheck-conformance-"))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const rejectedText = (): string => {
  const lines = newcomer()
  Object.assign(lines[4] ?? {}, { action: "Discard" })
  return textOf(lines)
}

describe("check:trace", () => {
  it("says that a trace is allowed, with the number of events", async () => {
    const { code, out, errors } = await run(newcomerFile)
    expect([code, errors]).toEqual([0, []])
    expect(out.join("\n")).toMatch(/newcomer\.ndjson: allowed, 19 events in \d+\.\d\d s, embedded$/)
  })

  it("ends with 1 where one of several is rejected, and names the line", async () => {
    const { code, out } = await run(newcomerFile, file("rejected.ndjson", rejectedText()))
    expect(code).toBe(1)
    expect(out.join("\n")).toMatch(/rejected\.ndjson:5: rejected, the spec does not allow this event after the 3 events before it/)
    expect(out.join("\n")).toContain("    HearProposal with 2\n      with the same outcome, under another name")
  })

  it("ends with 2 where one cannot be checked, and checks the others", async () => {
    const { code, out, errors } = await run(join(folder, "nowhere.ndjson"), folder, newcomerFile)
    expect(code).toBe(2)
    expect(errors).toEqual([
      expect.stringContaining("nowhere.ndjson: there is no such file"),
      expect.stringContaining("this is a folder; name the files in it"),
    ])
    expect(out).toHaveLength(1)
  })

  it("writes JSON", async () => {
    const { out } = await run("--json", newcomerFile, file("rejected.ndjson", rejectedText()))
    const [allowed, rejected] = out.map((line) => JSON.parse(line) as Verdict)
    expect(allowed).toMatchObject({ verdict: "allowed", engine: "embedded", events: 19, line: null })
    expect(rejected).toMatchObject({
      verdict: "rejected",
      events: 3,
      line: 5,
      diagnosis: { server: 1, allowed: [{ action: "HearProposal" }, {}] },
    })
  })

  it("allows missing steps, and only in closed traces", async () => {
    const gap = file("gap.ndjson", textOf(newcomer().toSpliced(4, 1)))
    expect((await run("--missing", "1", gap)).code).toBe(0)
    expect((await run(gap)).code).toBe(1)
    const open = file("open.ndjson", textOf([{ ...newcomer()[0], observed: [1] }]))
    const { code, errors } = await run("--missing=1", open)
    expect([code, errors]).toEqual([2, [expect.stringContaining("open.ndjson:1: --missing is for closed traces")]])
  })

  it.each([
    [[], "name at least one trace; --help says more"],
    [["--engine", "abacus", "t"], '--engine takes embedded, tlc, or both with a comma, not "abacus"'],
    [["--missing", "-1", "t"], "argument is ambiguous"],
    [["--missing", "many", "t"], '--missing takes a whole number up to 99, not "many"'],
    [["--colour", "t"], "Unknown option '--colour'"],
  ])("refuses %j", async (args, message) => {
    const { code, out, errors } = await run(...args)
    expect([code, out]).toEqual([2, []])
    expect(errors.join("\n")).toContain(message)
  })

  it("explains itself", async () => {
    const { code, out } = await run("--help")
    expect(code).toBe(0)
    expect(out.join("\n")).toContain("npm run check:trace -- [--engine E] [--missing N] [--json] FILE…")
  })

  it("says what to install where there is no TLC", async () => {
    const before = process.env["TLA2TOOLS_JAR"]
    process.env["TLA2TOOLS_JAR"] = "/nowhere.jar"
    try {
      const { code, errors } = await run("--engine", "tlc", newcomerFile)
      expect([code, errors]).toEqual([2, [expect.stringContaining("TLA2TOOLS_JAR names /nowhere.jar, and there is no such file")]])
    } finally {
      if (before === undefined) delete process.env["TLA2TOOLS_JAR"]
      else process.env["TLA2TOOLS_JAR"] = before
    }
  })
})

const jar = findJar(process.env)
const missing = "missing" in jar ? jar.missing : findJava(process.env) === null ? "no Java" : null
if (missing !== null) console.log(`check:trace is not compared with TLC: ${missing}`)

describe.skipIf(missing !== null)("TLC", () => {
  const both = async (path: string, ...more: readonly string[]): Promise<readonly Verdict[]> => {
    const { out, errors } = await run("--json", "--engine", "embedded,tlc", ...more, path)
    expect(errors).toEqual([])
    return out.map((line) => JSON.parse(line) as Verdict)
  }

  const summary = (verdicts: readonly Verdict[]) => verdicts.map(({ engine, verdict, events, line }) => ({ engine, verdict, events, line }))

  const agreed = (verdict: string, events: number | null, line: number | null) =>
    ["embedded", "tlc"].map((engine) => ({ engine, verdict, events, line }))

  const openRun = (): Loose[] => {
    const stage = stageFor(majority([1, 2, 3], [4]), protocol, { maxEpoch: 1 })
    const [chosen = []] = fc.sample(fc.array(fc.nat(65_535), { minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 11 })
    const [header, ...events] = traceOf(stage, runOf(stage, chosen))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Loose)
    return [{ ...header, observed: [2] }, ...events.filter(({ server, action }) => server === 2 && action !== "Crash")]
  }

  it("allows the trace by hand", { timeout: 120_000 }, async () => {
    expect(summary(await both(newcomerFile))).toEqual(agreed("allowed", 19, null))
  })

  it("rejects the same event of it", { timeout: 120_000 }, async () => {
    expect(summary(await both(file("rejected.ndjson", rejectedText())))).toEqual(agreed("rejected", 3, 5))
  })

  it("allows an open trace, and rejects the same event of another", { timeout: 120_000 }, async () => {
    const lines = openRun()
    expect(lines.length).toBeGreaterThan(5)
    expect(summary(await both(file("open.ndjson", textOf(lines))))).toEqual(agreed("allowed", lines.length - 1, null))
    const last = lines.length - 1
    const broken = lines.with(last, { ...lines[last], after: { clock: 99 } })
    expect(summary(await both(file("open.ndjson", textOf(broken))))).toEqual(agreed("rejected", last - 1, last + 1))
  })

  it("finds missing steps, and does not where they are too many", { timeout: 120_000 }, async () => {
    const gap = file("gap.ndjson", textOf(newcomer().toSpliced(4, 1)))
    expect(summary(await both(gap, "--missing", "1"))).toEqual(agreed("allowed", 18, null))
    const lines = newcomer()
    const wide = file("wide.ndjson", textOf([lines[0], lines[1], lines[2], lines[6]]))
    expect(summary(await both(wide, "--missing", "1"))).toEqual([
      { engine: "embedded", verdict: "rejected", events: 2, line: 4 },
      { engine: "tlc", verdict: "rejected", events: null, line: null },
    ])
  })
})
