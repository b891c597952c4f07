// Joins a specification with its configuration: values for constants, replaced definitions, and the formulas to check.
import type { Binding } from "../compile/references.ts"
import type { Config, ConfigValue } from "../config.ts"
import { TlaError } from "../error.ts"
import type { SourceLocation } from "../error.ts"
import type { ResolvedSpec } from "../resolve/resolution.ts"
import { nearest } from "../resolve/scope.ts"
import type { ConstantSymbol, DefinitionSymbol, Symbol } from "../resolve/symbol.ts"
import type { Identifier } from "../syntax/ast.ts"
import type { Universe } from "../value/universe.ts"
import { fromPlain, PlainDataError } from "../value/plain.ts"
import type { PlainData } from "../value/plain.ts"
import { makeSet } from "../value/runtime.ts"
import type { Value } from "../value/value.ts"

/** Values of constants as plain data, by name: what a configuration file cannot write, and what is too large for a text. */
export type ConstantValues = { readonly [name: string]: PlainData }

/** Looks up what the CONSTANT part of a configuration names, and gives every constant a value. */
export const bindConstants = (spec: ResolvedSpec, config: Config, universe: Universe, given: ConstantValues): Binding => {
  const values = new Map<Symbol, Value>()
  const overrides = new Map<Symbol, DefinitionSymbol>()
  const moduleOverrides = new Map<Symbol, DefinitionSymbol>()
  const moduleValues = new Set<Symbol>()
  for (const { name, at, value, module } of config.constants) {
    // TLC lets a configuration introduce a model value that the module does not mention.
    if (module === null && value.kind === "modelValue" && value.name === name && !spec.root.entries.has(name)) continue
    const symbol = symbolNamed(spec, name, module, at)
    if (module !== null) moduleValues.add(symbol)
    if (symbol.kind === "constant" && symbol.arity > 0) {
      throw new TlaError("config", `the constant '${name}' is an operator and cannot be given a value`, at, `Write ${name} <- Definition.`)
    }
    values.set(symbol, configValue(value, universe))
  }
  for (const { name, at, definition, module } of config.overrides) {
    const symbol = symbolNamed(spec, name, module, at)
    const replacement = definitionNamed(spec, { name: definition, at })
    if (arityOf(symbol) !== replacement.arity) {
      throw new TlaError(
        "config",
        `'${name}' takes ${argumentCount(arityOf(symbol))} but its replacement '${definition}' takes ${argumentCount(replacement.arity)}`,
        at,
      )
    }
    ;(module === null ? overrides : moduleOverrides).set(symbol, replacement)
  }
  for (const name of Object.keys(given)) {
    const constant = spec.root.constants.find((candidate) => candidate.name === name)
    if (constant === undefined) throw new TlaError("config", `module '${spec.root.name}' declares no constant '${name}'`, null)
    if (constant.arity > 0) throw new TlaError("config", `the constant '${name}' is an operator and cannot be given a value`, constant.at)
    if (values.has(constant) || overrides.has(constant))
      throw new TlaError("config", `the constant '${name}' has a value already, in the configuration`, constant.at)
    values.set(constant, givenValue(name, given[name], universe))
  }
  for (const constant of spec.root.constants) {
    if (!values.has(constant) && !overrides.has(constant)) throw missing(constant)
  }
  return { values, overrides, moduleOverrides, moduleValues }
}

const missing = (constant: ConstantSymbol): TlaError =>
  new TlaError(
    "config",
    `the constant '${constant.name}' has no value`,
    constant.at,
    `Add CONSTANT ${constant.name} ${constant.arity > 0 ? "<- Definition" : "= value"} to the configuration.`,
  )

const argumentCount = (n: number): string => (n === 0 ? "no arguments" : n === 1 ? "1 argument" : `${n} arguments`)

const arityOf = (symbol: Symbol): number => ("arity" in symbol ? symbol.arity : 0)

const symbolNamed = (
  spec: ResolvedSpec,
  name: string,
  module: string | null,
  at: SourceLocation,
  what = "declares or defines",
  wanted: (symbol: Symbol) => boolean = () => true,
): Symbol => {
  const scope = module === null ? spec.root : spec.modules.get(module)
  if (scope === undefined) throw new TlaError("config", `there is no module '${module}' in this specification`, at)
  const entry = scope.entries.get(name)
  if (entry !== undefined) return entry.reference.symbol
  // What the standard modules define is never what a configuration wants to replace by a slip of the pen.
  const candidates = [...scope.entries].flatMap(([candidate, { reference }]) =>
    reference.symbol.kind === "library" || !wanted(reference.symbol) ? [] : [candidate],
  )
  const guess = nearest(name, candidates)
  const hint =
    guess !== null
      ? `Did you mean '${guess}'?`
      : candidates.length === 0 || candidates.length > mostNames
        ? null
        : `It has ${candidates.join(", ")}.`
  throw new TlaError("config", `module '${scope.name}' ${what} no '${name}'`, at, hint)
}

/** Longer lists of names are no help in a message. */
const mostNames = 12

/** The definition of the root module with that name. */
export const definitionNamed = (spec: ResolvedSpec, { name, at }: Identifier): DefinitionSymbol => {
  const symbol = symbolNamed(spec, name, null, at, "defines", ({ kind }) => kind === "definition")
  if (symbol.kind === "definition") return symbol
  throw new TlaError(
    "config",
    `'${name}' is not defined by the specification but ${symbol.kind === "library" ? "belongs to a standard module" : `is a ${symbol.kind}`}`,
    at,
  )
}

const givenValue = (name: string, data: unknown, universe: Universe): Value => {
  try {
    return fromPlain(data, universe)
  } catch (error) {
    if (error instanceof PlainDataError)
      throw new TlaError("config", `the constant '${name}': ${error.path.slice(1)} ${error.detail}`.trim(), null)
    throw error
  }
}

const configValue = (value: ConfigValue, universe: Universe): Value => {
  switch (value.kind) {
    case "number":
    case "boolean":
      return value.value
    case "string":
      return universe.string(value.value)
    case "modelValue":
      return universe.modelValue(value.name)
    case "set":
      return makeSet(value.elements.map((element) => configValue(element, universe)))
  }
}
