// The parts of the engine that touch the file system. Node only; everything else under this folder is pure.
import { existsSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { performance } from "node:perf_hooks"
import { basename, dirname, join, resolve } from "node:path"
import process from "node:process"
import { TlaError } from "./error.ts"
import type { CheckOptions, CheckResult } from "./explore/result.ts"
import { loadSource } from "./spec.ts"
import type { ConstantValues } from "./model/binding.ts"
import type { OtherChecks, Spec } from "./spec.ts"
import type { Source } from "./syntax/ast.ts"
import { initGrammar } from "./syntax/grammar.ts"

/** The bytes of the TLA+ grammar, from the installed package. */
export const grammarWasm = (): Uint8Array =>
  readFileSync(createRequire(import.meta.url).resolve("tree-sitter-tlaplus/tree-sitter-tlaplus.wasm"))

/** A specification on disk. Modules are looked up beside the root module, then in `searchPath`. */
export type SpecFiles = {
  readonly module: string
  readonly config?: string
  readonly searchPath?: readonly string[]
  /** What to check in the place of the configuration's invariants and properties. */
  readonly checks?: OtherChecks
  /** Values of constants beside those of the configuration. */
  readonly constants?: ConstantValues
}

/**
 * Loads a specification from files.
 * @throws TlaError when a file is missing or wrong
 */
export const loadFiles = async (input: SpecFiles): Promise<Spec> => {
  await initGrammar(grammarWasm())
  const folders = [dirname(resolve(input.module)), ...(input.searchPath ?? [])]
  const find = (name: string): Source | null => {
    const path = folders.map((folder) => join(folder, `${name}.tla`)).find((candidate) => existsSync(candidate))
    return path === undefined ? null : readSource(path)
  }
  const config = input.config === undefined ? { file: "", text: "" } : readSource(input.config)
  return loadSource(readSource(input.module), find, config, input.checks, input.constants)
}

const readSource = (path: string): Source => {
  try {
    return { file: shortPath(path), text: readFileSync(path, "utf8") }
  } catch (error) {
    const reason = error instanceof Error && "code" in error && error.code === "ENOENT" ? "there is no such file" : String(error)
    throw new TlaError("config", `cannot read ${shortPath(path)}: ${reason}`, null)
  }
}

/** A path as a person would type it from where they are. */
const shortPath = (path: string): string => {
  const absolute = resolve(path)
  const here = `${process.cwd()}/`
  return absolute.startsWith(here) ? absolute.slice(here.length) : basename(dirname(absolute)) === "" ? absolute : path
}

/** Loads and checks a specification. The search is synchronous; errors of the text come back as a failed outcome. */
export const checkFiles = async (input: SpecFiles, options: CheckOptions = {}): Promise<CheckResult> => {
  try {
    const spec = await loadFiles(input)
    return spec.check({ nowMs: () => performance.now(), memoryBytes: () => process.memoryUsage.rss(), ...options })
  } catch (error) {
    if (!(error instanceof TlaError)) throw error
    return {
      outcome: { _tag: "Failed", error },
      distinct: 0,
      generated: 0,
      diameter: 0,
      seconds: 0,
      notChecked: [],
      trace: [],
      actions: new Map(),
      warnings: [],
      printed: [],
    }
  }
}
