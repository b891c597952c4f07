// The arrows of docs/architecture.md: each import and each global that a layer must not have is refused by the linter, and each
// that it may have is not. The rules are those of .oxlintrc.json, run over files made for this.
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

const root = fileURLToPath(new URL("..", import.meta.url))

/** What a layer may import of the others, and what it must not. */
type Layer = { readonly from: string; readonly may: readonly string[]; readonly mustNot: readonly string[] }

const outsideOfCore = ["effect/Effect", "node:fs", "fast-check", "../runtime/x.ts", "../cli/x.ts", "../tla/x.ts", "../../properties/x.ts"]

const layers: readonly Layer[] = [
  { from: "src/base", may: ["./x.ts"], mustNot: [...outsideOfCore, "../election/x.ts", "../wire/x.ts"] },
  {
    from: "src/election",
    may: ["./x.ts", "../base/x.ts"],
    mustNot: [...outsideOfCore, "../server/x.ts", "../wire/x.ts", "../storage/x.ts"],
  },
  { from: "src/storage", may: ["./x.ts", "../base/x.ts"], mustNot: [...outsideOfCore, "../election/x.ts", "../server/x.ts"] },
  {
    from: "src/wire",
    may: ["./x.ts", "../base/x.ts", "../election/notification.ts"],
    mustNot: [...outsideOfCore, "../election/election.ts", "../server/x.ts", "../trace/x.ts"],
  },
  {
    from: "src/server",
    may: ["./x.ts", "../base/x.ts", "../election/x.ts"],
    mustNot: [...outsideOfCore, "../wire/x.ts", "../trace/x.ts", "../storage/x.ts"],
  },
  {
    from: "src/trace",
    may: ["./x.ts", "../base/x.ts", "../election/x.ts", "../server/x.ts"],
    mustNot: [...outsideOfCore, "../wire/x.ts", "../storage/x.ts"],
  },
  {
    from: "src/runtime/part",
    may: ["./x.ts", "../../base/x.ts", "../../server/x.ts", "../../trace/x.ts", "effect/Effect", "node:net"],
    mustNot: ["../../cli/x.ts", "../../tla/x.ts", "../../../properties/x.ts", "../../../test/x.ts"],
  },
  {
    from: "src/cli/part",
    may: ["../../tla/x.ts", "../../runtime/x.ts", "effect/Effect"],
    mustNot: ["../../../properties/x.ts", "../../../test/x.ts"],
  },
  {
    from: "src/tla",
    may: ["./x.ts"],
    mustNot: ["effect/Effect", "node:fs", "../base/x.ts", "../election/x.ts", "../runtime/x.ts", "../cli/x.ts"],
  },
  {
    from: "properties/part",
    may: ["../world/x.ts", "../../src/server/x.ts", "../../src/tla/x.ts", "../../src/cli/engines/x.ts", "fast-check", "node:fs"],
    mustNot: ["../../src/runtime/x.ts", "../../src/cli/server/x.ts", "../../src/cli/setup-tlc/x.ts", "../../test/x.ts"],
  },
  ...["world", "abstraction", "simulator", "mutants"].map((folder) => ({
    from: `properties/${folder}`,
    may: ["./x.ts", "../../src/base/x.ts", "../../src/server/x.ts"],
    mustNot: ["fast-check", "node:fs", "../../src/runtime/x.ts", "../../src/cli/engines/x.ts"],
  })),
]

const determined = ["src/base", "src/election", "src/server", "src/wire", "src/trace", "src/storage", "src/tla", "properties/simulator"]

const globals = ["Date.now()", "performance.now()", "process.pid", "console.log(1)", "setTimeout(() => 1, 1)", "Math.random()"]

/** The files to lint, by path. */
const files = new Map([
  ...layers.flatMap(({ from, may, mustNot }) =>
    [...may, ...mustNot].map((specifier, index) => [`${from}/import-${index}.ts`, `export { x } from "${specifier}"\n`] as const),
  ),
  ...determined.flatMap((from) => globals.map((use, index) => [`${from}/global-${index}.ts`, `export const x = ${use}\n`] as const)),
])

describe("the linter", () => {
  let folder = ""
  let refused: ReadonlySet<string> = new Set()

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "zoocheck-layers-"))
    const config = JSON.parse(readFileSync(join(root, ".oxlintrc.json"), "utf8")) as { options: { typeAware: boolean } }
    writeFileSync(join(folder, ".oxlintrc.json"), JSON.stringify({ ...config, options: { ...config.options, typeAware: false } }))
    for (const [path, text] of files) {
      mkdirSync(join(folder, dirname(path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const oxlint = join(root, "node_modules", "oxlint", "bin", "oxlint")
    const { stdout, stderr } = spawnSync(process.execPath, [oxlint, "--format", "json"], { cwd: folder, encoding: "utf8" })
    const { diagnostics } = ((): { diagnostics: readonly { code: string; filename: string }[] } => {
      try {
        return JSON.parse(stdout) as { diagnostics: readonly { code: string; filename: string }[] }
      } catch {
        throw new Error(`oxlint did not answer in JSON: ${stdout}${stderr}`)
      }
    })()
    refused = new Set(diagnostics.filter(({ code }) => code.includes("no-restricted")).map(({ filename }) => filename))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(layers.map((layer) => [layer.from, layer] as const))(
    "lets %s import what it may, and nothing else",
    (_, { from, may, mustNot }) => {
      const answers = [...may, ...mustNot].map((specifier, index) => [
        specifier,
        refused.has(`${from}/import-${index}.ts`) ? "refused" : "allowed",
      ])
      expect(answers).toEqual([...may.map((specifier) => [specifier, "allowed"]), ...mustNot.map((specifier) => [specifier, "refused"])])
    },
  )

  it.each(determined)("lets %s use no clock, no chance, no process", (from) => {
    expect(globals.filter((_, index) => !refused.has(`${from}/global-${index}.ts`))).toEqual([])
  })
})
