/** Checks of the source tree itself: what a reviewer should not have to look for. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { basename, dirname, join, relative, sep } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"

const root = fileURLToPath(new URL("..", import.meta.url))

const outside = new Set(["node_modules", ".git", ".cache", "coverage", "states"])

/** The repository's files, relative to its root, with `/` between folders. */
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
  .filter((file) => !file.split("/").some((folder) => outside.has(folder)))
const ending = (...endings: readonly string[]): readonly string[] => files.filter((file) => endings.some((end) => file.endsWith(end)))
const read = (file: string): string => readFileSync(join(root, file), "utf8")

/** Each problem as `file:line: what`. */
const inLines = (list: readonly string[], problem: (line: string, file: string) => string | null): readonly string[] =>
  list.flatMap((file) =>
    read(file)
      .split("\n")
      .flatMap((line, index) => {
        const what = problem(line, file)
        return what === null ? [] : [`${file}:${index + 1}: ${what}`]
      }),
  )

const sources = ending(".ts").filter((file) => !file.includes("/fixtures/"))
const prose = ending(".md", ".tla", ".ts", ".json", ".cfg", "Dockerfile", "run").filter(
  (file) => file !== "package-lock.json" && file !== "test/tidy.test.ts",
)

describe("the source tree", () => {
  it("is looked at", () => {
    expect(sources.length).toBeGreaterThan(20)
    expect(ending(".md").length).toBeGreaterThan(5)
  })

  it("has no file that is too long to read", () => {
    const longest = (file: string): number => (file.startsWith("spec/") ? 300 : 400)
    const long = [...sources, ...ending(".tla").filter((file) => file.startsWith("spec/"))]
      .map((file) => ({ file, lines: read(file).split("\n").length }))
      .filter(({ file, lines }) => lines > longest(file))
    expect(long).toEqual([])
  })

  it("has names that say what is inside", () => {
    const vague = files.filter((file) => /(^|\/)(utils?|common|helpers?|misc)(\.|\/)/.test(file))
    const notKebab = sources.filter((file) => !/^[a-z0-9]+([.-][a-z0-9]+)*\.ts$/.test(basename(file)))
    expect([...vague, ...notKebab]).toEqual([])
  })

  it("opens every source with what it is", () => {
    const silent = sources.filter(
      (file) => !/^(?:#!.*\n)?(?:\/\*\*|\/\/|import \{? ?defineConfig)/.test(read(file)) && !file.startsWith("test/"),
    )
    expect(silent).toEqual([])
  })

  it("has a docstring on every function and class that src exports", () => {
    const declaration = /^export (?:(?:async )?function\*? (\w+)|(?:abstract )?class (\w+)|const (\w+)(?:: .*)? = (?:async )?(?:<.*>)?\()/
    const problems = sources
      .filter((file) => file.startsWith("src/"))
      .flatMap((file) => {
        const lines = read(file).split("\n")
        return lines.flatMap((line, index) => {
          const name = declaration
            .exec(line)
            ?.slice(1)
            .find((found) => found !== undefined)
          if (name === undefined) return []
          // One docstring may speak for the lines of exports that follow it without a gap.
          let first = index
          while (lines[first - 1]?.startsWith("export ")) first -= 1
          const before = lines[first - 1]?.trim() ?? ""
          return before.endsWith("*/") ? [] : [`${file}:${index + 1}: ${name} has no docstring`]
        })
      })
    expect(problems).toEqual([])
  })

  it("speaks of the project alone", () => {
    const forbidden = [
      /\b(?:TODO|FIXME|XXX|HACK)\b/,
      /\/work\/|\/tmp\/(?:house|brief|tlc)\b/,
      /\b(?:ChatGPT|Claude|Copilot|LLM|AI-generated|language model)\b/i,
      /registry\.npmjs|repo1?\.maven/,
    ]
    const problems = inLines(prose, (line) => {
      const word = forbidden.map((pattern) => pattern.exec(line)?.[0]).find((found) => found !== undefined)
      return word === undefined ? null : `"${word}" does not belong here`
    })
    expect(problems).toEqual([])
  })

  it("has no test that is skipped or runs alone", () => {
    expect(inLines(ending(".test.ts"), (line) => /\b(?:it|test|describe)\.(?:only|todo)\b/.exec(line)?.[0] ?? null)).toEqual([])
  })
})

describe("the documentation", () => {
  it("has no link to a file that is not there", () => {
    const broken = inLines(ending(".md"), (line, file) => {
      const links = [...line.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? "")
      const missing = links.filter((link) => !/^[a-z]+:/.test(link) && !existsSync(join(root, dirname(file), link)))
      return missing.length === 0 ? null : missing.join(", ")
    })
    expect(broken).toEqual([])
  })

  it("names no npm script that is not there", () => {
    const scripts = Object.keys((JSON.parse(read("package.json")) as { readonly scripts: object }).scripts)
    const unknown = inLines([...ending(".md"), ".ci/run"], (line) => {
      const named = [...line.matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map((match) => match[1] ?? "")
      const missing = named.filter((name) => !scripts.includes(name))
      return missing.length === 0 ? null : missing.join(", ")
    })
    expect(unknown).toEqual([])
  })
})

describe("the properties", () => {
  /** The names that follow INVARIANT or PROPERTY in a configuration, up to the next keyword. */
  const checkedBy = (text: string): readonly string[] =>
    [...text.replaceAll(/\\\*.*/g, "").matchAll(/^(?:INVARIANT|PROPERT)(?:S|Y|IES)?\b((?:\s+(?![A-Z_]+\b(?![a-z]))\w+)*)/gm)].flatMap(
      (match) => (match[1] ?? "").split(/\s+/).filter((name) => name !== ""),
    )
  const configs = ending(".cfg").filter((file) => file.startsWith("spec/models/"))
  const checked = new Set(configs.flatMap((file) => checkedBy(read(file))))

  it("are those that the models check", () => {
    const page = read("docs/properties.md")
    expect(checked.size).toBeGreaterThan(5)
    expect([...checked].filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  })

  it("name only mutants that have a model", () => {
    const mutants = read("docs/properties.md")
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .flatMap((line) => [...(line.split("|").at(-2) ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ""))
    expect(mutants.length).toBeGreaterThan(0)
    expect(mutants.filter((name) => !files.includes(`spec/models/mutant-${name}.cfg`))).toEqual([])
  })
})

describe("the manifest", () => {
  it("lists every configuration there is", () => {
    const { models } = JSON.parse(read("spec/manifest.json")) as {
      readonly models: readonly { readonly config: string }[]
    }
    const configs = files.filter((file) => file.startsWith("spec/models/") && file.endsWith(".cfg"))
    const listed = new Set(models.map(({ config }) => join("spec", config)))
    expect(configs.length).toBeGreaterThan(0)
    expect(configs.filter((config) => !listed.has(config))).toEqual([])
  })
})
