/** The command from outside: a violation, its replay, its output as JSON, and wrong command lines. */
import { execFile } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { validate } from "../../properties/campaigns/elections/validation.ts"

const main = fileURLToPath(new URL("../../properties/main.ts", import.meta.url))

type Ran = { readonly code: number; readonly out: string; readonly err: string }

const campaign = (...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { maxBuffer: 1e8 }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    )
  })

type Json = {
  readonly exitCode: number
  readonly violations: readonly {
    readonly replay: string
    readonly length: number
    readonly events: object[]
    readonly lines: string[]
    readonly diagram: string[]
  }[]
} & { readonly [key: string]: unknown }

describe("npm run campaign -- elections", () => {
  it("finds a mutant, says how to see it again, and shows the same then", async () => {
    const folder = mkdtempSync(join(tmpdir(), "campaign-"))
    try {
      const found = await campaign(
        "elections",
        "--seconds",
        "120",
        "--seed",
        "1",
        "--mutant",
        "MarkerEarly",
        "--servers",
        "2-3",
        "--no-keep",
        "--json",
        "--trace",
        folder,
        "--validate",
        "0",
      )
      expect(found.code).toBe(1)
      const json = JSON.parse(found.out) as Json
      for (const key of [
        "seed",
        "runs",
        "steps",
        "events",
        "stepsPerSecond",
        "distinctStates",
        "actions",
        "faults",
        "sometimes",
        "missing",
        "verdict",
        "validatedEvents",
      ])
        expect(json).toHaveProperty(key)
      const [violation] = json.violations
      expect(violation).toMatchObject({ property: expect.any(String), mutant: "MarkerEarly", seed: expect.any(Number) })
      expect(violation?.lines.length).toBe(violation?.events.length)
      expect(violation?.diagram.length).toBeGreaterThan(violation?.lines.length ?? 0)
      const args = (violation?.replay ?? "").replace("npm run campaign -- ", "").split(" ")
      const again = await campaign(...args, "--json")
      expect(again.code).toBe(1)
      const [same] = (JSON.parse(again.out) as Json).violations
      expect(same).toEqual(violation)
      const text = await campaign(...args)
      expect(text.code).toBe(1)
      for (const line of violation?.lines ?? []) expect(text.out).toContain(line)
      const traces = readdirSync(folder)
      expect(traces).toHaveLength(1)
      const { rejected } = await validate(readFileSync(join(folder, traces[0] ?? ""), "utf8"))
      expect(rejected).toBeDefined()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it("says that a second is not enough to judge", async () => {
    const { code, out } = await campaign("elections", "--seconds", "1", "--servers", "4-7", "--seed", "3", "--validate", "0")
    expect(code).toBe(2)
    expect(out).toContain("not enough time to judge")
    expect(out).toContain("never happened:")
  })

  it("explains itself, and refuses what it does not know", async () => {
    expect(await campaign("elections", "--help")).toMatchObject({ code: 0, out: expect.stringContaining("--replay SEED:PATH") })
    expect(await campaign("elections", "--nonsense")).toMatchObject({ code: 2, err: expect.stringContaining("--nonsense") })
    expect(await campaign("nonsense")).toMatchObject({ code: 2, err: expect.stringContaining('there is no campaign "nonsense"') })
    expect(await campaign("differential", "--help")).toMatchObject({ code: 0, out: expect.stringContaining("--expressions N") })
  })
})
