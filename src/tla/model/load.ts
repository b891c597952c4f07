// From texts to a resolved specification: parses the root module and every module it needs.
import type { Module, Source, Unit } from "../syntax/ast.ts"
import { children } from "../compile/usage.ts"
import type { Expr } from "../syntax/ast.ts"
import { library } from "../library/library.ts"
import { parseModules } from "../syntax/parse.ts"
import { resolveSpec } from "../resolve/modules.ts"
import type { ResolvedSpec } from "../resolve/resolution.ts"
import { TlaError } from "../error.ts"

/** Gives the text of a module by its name, or null if there is no such file. */
export type SourceFinder = (module: string) => Source | null

/** Parses and resolves the specification whose root is in `root`. */
export const loadModules = async (root: Source, find: SourceFinder): Promise<ResolvedSpec> => {
  const parsed = new Map<string, Module>()
  const rootModule = await parseModules(root)
  checkName(rootModule, stemOf(root.file))
  parsed.set(rootModule.name, rootModule)
  const pending = [...neededBy(rootModule)]
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    // A copy of a standard module beside the specification changes nothing: TLC, too, has its own implementation.
    if (parsed.has(name) || library.has(name)) continue
    const source = find(name)
    if (source === null) continue
    const module = await parseModules(source)
    checkName(module, name)
    parsed.set(name, module)
    pending.push(...neededBy(module))
  }
  return resolveSpec(rootModule, (name) => parsed.get(name) ?? null)
}

/** `folder/M.tla` to `M`. */
const stemOf = (file: string): string => file.replace(/^.*[\\/]/, "").replace(/\.tla$/, "")

const checkName = (module: Module, name: string): void => {
  if (module.name === name) return
  throw new TlaError(
    "semantic",
    `the file holds module '${module.name}', not '${name}'`,
    module.at,
    "Rename the module or the file; they must agree.",
  )
}

/** The names of modules that EXTENDS and INSTANCE mention; some may be inner modules. */
const neededBy = (module: Module): readonly string[] => [
  ...module.extends.map((identifier) => identifier.name),
  ...module.units.flatMap(neededByUnit),
]

const neededByUnit = (unit: Unit): readonly string[] => {
  switch (unit.kind) {
    case "instance":
      return [unit.module.name]
    case "module":
      return neededBy(unit.module)
    case "operator":
    case "function":
    case "assume":
      return neededByExpr(unit.body)
    case "theorem":
      return unit.body === null ? [] : neededByExpr(unit.body)
    default:
      return []
  }
}

const neededByExpr = (expr: Expr): readonly string[] => [
  ...(expr.kind === "let" ? expr.units.flatMap(neededByUnit) : []),
  ...children(expr).flatMap(neededByExpr),
]
