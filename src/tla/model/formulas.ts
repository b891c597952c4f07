// What a configuration asks for: the behaviour, and every formula to check, each with the environment it is compiled in.
import type { Config } from "../config.ts"
import { formatLocation, TlaError } from "../error.ts"
import type { SourceLocation } from "../error.ts"
import { Environment } from "../compile/environment.ts"
import type { InstanceFrame, Mode } from "../compile/environment.ts"
import type { Entries, Formula } from "../compile/program.ts"
import type { Linker } from "../compile/references.ts"
import type { UsageAnalysis } from "../compile/usage.ts"
import { partsOf } from "../explore/properties.ts"
import type { ResolvedSpec } from "../resolve/resolution.ts"
import type { DefinitionSymbol } from "../resolve/symbol.ts"
import type { Expr, Identifier } from "../syntax/ast.ts"
import { definitionNamed } from "./binding.ts"
import { checkLevels } from "./levels.ts"

/** How the current state, the next state and the state under construction are read. */
const modes = {
  constant: { current: "v", next: null, building: null },
  /** State predicates look at the family that a search has just filled. */
  state: { current: "n", next: null, building: null },
  step: { current: "v", next: "n", building: null },
  init: { current: "n", next: null, building: "n" },
  next: { current: "v", next: "n", building: "n" },
} satisfies Record<string, Mode>

export type ModeName = keyof typeof modes

/** A formula of the root module, read in a mode. */
export const formulaIn = (frame: InstanceFrame, expr: Expr, mode: ModeName): Formula => ({
  expr,
  env: new Environment(frame, modes[mode], modes[mode].building === null ? null : new Set()),
})

/** What choosing needs of the compiler. */
export type Parts = {
  readonly formula: (expr: Expr, mode: ModeName) => Formula
  readonly linker: Linker
  readonly usage: UsageAnalysis
}

/** Keys of compiled values, by what they are for. A key is `kind:name`, with more behind it where one name has several parts. */
export type Roles = {
  readonly assumptions: readonly { readonly name: string; readonly at: SourceLocation }[]
  readonly invariants: readonly string[]
  readonly constraints: readonly string[]
  readonly actionConstraints: readonly string[]
  readonly initially: readonly string[]
  readonly always: readonly string[]
  readonly steps: readonly string[]
  readonly view: string | null
  readonly symmetry: string | null
  readonly alias: string | null
  readonly postcondition: string | null
}

/** The formulas of a configuration, ready to be compiled. */
export type Chosen = { readonly entries: Entries; readonly roles: Roles; readonly notChecked: readonly string[] }

/** Finds every formula the configuration names. Fails where one is missing or of the wrong level. */
export const chooseFormulas = (spec: ResolvedSpec, config: Config, parts: Parts): Chosen => {
  const { formula, usage } = parts
  const { env } = formula({ kind: "boolean", value: true, at: spec.root.module.at }, "step")
  checkLevels(spec, usage, env)
  checkOverrides(spec, config, usage, env)
  const values = new Map<string, Formula>()
  const predicate = (identifier: Identifier, what: string, mode: PredicateMode): string => {
    const key = `${what}:${identifier.name}`
    values.set(key, predicateNamed(spec, parts, identifier, what, mode))
    return key
  }
  const optional = (identifier: Identifier | null, what: string, mode: PredicateMode): string | null =>
    identifier === null ? null : predicate(identifier, what, mode)
  const actions = behaviorOf(spec, config, parts)
  const assumptions = spec.root.assumptions.map(({ expr, at }, i) => {
    values.set(`assumption:${i}`, formula(expr, "constant"))
    return { name: `assumption:${i}`, at }
  })
  const properties = { initially: [] as string[], always: [] as string[], step: [] as string[] }
  const roles: Roles = {
    assumptions,
    invariants: config.invariants.map((each) => predicate(each, "invariant", "state")),
    constraints: config.constraints.map((each) => predicate(each, "constraint", "state")),
    actionConstraints: config.actionConstraints.map((each) => predicate(each, "action constraint", "step")),
    initially: properties.initially,
    always: properties.always,
    steps: properties.step,
    view: optional(config.view, "view", "state"),
    symmetry: optional(config.symmetry, "symmetry set", "constant"),
    alias: optional(config.alias, "alias", "step"),
    postcondition: optional(config.postcondition, "postcondition", "constant"),
  }
  const notChecked = new Set<string>()
  for (const property of config.properties) {
    for (const part of partsOf(formula(bodyOf(spec, property, "property"), "step"), parts.linker, usage)) {
      if (part.kind === "liveness") {
        notChecked.add(property.name)
        continue
      }
      const keys = properties[part.kind]
      const key = `property:${property.name}:${part.kind}:${keys.length}`
      const inMode = part.kind === "step" ? part.formula.env : part.formula.env.withMode(modes.state)
      values.set(key, { expr: part.formula.expr, env: inMode.withAssigned(null) })
      keys.push(key)
    }
  }
  return { entries: { actions, values }, roles, notChecked: [...notChecked] }
}

type PredicateMode = "state" | "step" | "constant"

/** A use of the definition a configuration names. */
const bodyOf = (spec: ResolvedSpec, identifier: Identifier, what: string): Expr => {
  const symbol = definitionNamed(spec, identifier)
  if (symbol.params.length === 0) return referenceTo(symbol, spec)
  throw new TlaError(
    "config",
    `the ${what} '${identifier.name}' takes arguments (${formatLocation(symbol.at)})`,
    identifier.at,
    "Name a definition without parameters.",
  )
}

const predicateNamed = (
  spec: ResolvedSpec,
  { formula, usage }: Parts,
  identifier: Identifier,
  what: string,
  mode: PredicateMode,
): Formula => {
  const found = formula(bodyOf(spec, identifier, what), mode)
  const { temporal, next } = usage.of(found.expr, found.env)
  if (!temporal && (mode === "step" || next === 0n)) return found
  const advice =
    mode === "step"
      ? "it can speak of one step only"
      : what === "invariant"
        ? "give it under PROPERTY"
        : what === "constraint" && !temporal
          ? "give it under ACTION_CONSTRAINT"
          : "it can speak of one state only"
  throw new TlaError(
    "config",
    `the ${what} '${identifier.name}' contains ${temporal ? "temporal operators" : "primes"}`,
    identifier.at,
    `It is defined at ${formatLocation(definitionNamed(spec, identifier).at)}; ${advice}.`,
  )
}

/** `Init` and `Next`, from a SPECIFICATION or as given; nothing if the configuration names no behaviour. */
const behaviorOf = (spec: ResolvedSpec, config: Config, parts: Parts): ReadonlyMap<string, Formula> => {
  const { specification, init, next } = config
  if (specification !== null) return specificationBehavior(spec, specification, parts)
  if (init === null && next === null) return new Map()
  if (init === null || next === null) {
    throw new TlaError(
      "config",
      init === null ? "NEXT is given without INIT" : "INIT is given without NEXT",
      (init ?? next)?.at ?? null,
      "Give both, or a SPECIFICATION.",
    )
  }
  const initial = parts.formula(bodyOf(spec, init, "initial predicate"), "init")
  if (parts.usage.of(initial.expr, initial.env).next !== 0n) throw primedInit(definitionNamed(spec, init).at)
  return new Map([
    ["Init", initial],
    ["Next", parts.formula(bodyOf(spec, next, "next-state relation"), "next")],
  ])
}

const specificationBehavior = (
  spec: ResolvedSpec,
  specification: Identifier,
  { formula, linker, usage }: Parts,
): ReadonlyMap<string, Formula> => {
  const found = partsOf(formula(bodyOf(spec, specification, "specification"), "next"), linker, usage)
  const initial = found.flatMap((part) => (part.kind === "initially" ? [part.formula] : []))
  const steps = found.flatMap((part) => (part.kind === "step" ? [part.formula] : []))
  const [first] = initial
  const [step] = steps
  const wrong = (what: string): TlaError =>
    new TlaError(
      "config",
      `the specification '${specification.name}' has ${what}`,
      specification.at,
      "It should have the form Init /\\ [][Next]_vars.",
    )
  if (first === undefined) throw wrong("no initial predicate")
  if (step === undefined) throw wrong("no next-state relation")
  if (steps.length > 1) throw wrong("several next-state relations")
  if (initial.some(({ env }) => env.frame !== first.env.frame)) throw wrong("initial predicates of several instances")
  for (const { expr, env } of initial) if (usage.of(expr, env).next !== 0n) throw primedInit(expr.at)
  const all: Expr = { kind: "and", items: initial.map(({ expr }) => expr), bulleted: false, at: first.expr.at }
  // A stuttering step leads nowhere new, so the search follows the action alone.
  const action = step.expr.kind === "actionSubscript" ? step.expr.action : step.expr
  return new Map([
    ["Init", { expr: initial.length === 1 ? first.expr : all, env: first.env.withMode(modes.init).withAssigned(new Set()) }],
    ["Next", { expr: action, env: step.env }],
  ])
}

const primedInit = (at: SourceLocation): TlaError =>
  new TlaError(
    "semantic",
    "the initial predicate has primes",
    at,
    "It describes the first state, before any step; write x = … without a prime.",
  )

/** A constant value is the same in every state, so what replaces it must be. A constant operator may become anything, as in TLC. */
const checkOverrides = (spec: ResolvedSpec, config: Config, usage: UsageAnalysis, env: Environment): void => {
  for (const { name, at, definition, module } of config.overrides) {
    const symbol = spec.root.entries.get(name)?.reference.symbol
    if (module !== null || symbol?.kind !== "constant" || symbol.arity > 0) continue
    const { current, next, temporal } = usage.of(referenceTo(definitionNamed(spec, { name: definition, at }), spec), env)
    if (current === 0n && next === 0n && !temporal) continue
    throw new TlaError(
      "config",
      `the constant '${name}' is replaced by '${definition}', which speaks of variables`,
      at,
      "Replace a constant by a definition without variables.",
    )
  }
}

/** A use of a root definition that stands nowhere in the text. */
export const referenceTo = (symbol: DefinitionSymbol, spec: ResolvedSpec): Expr => {
  const node: Expr = { kind: "name", name: symbol.name, path: [], at: symbol.at }
  spec.resolution.setReference(node, spec.root.entries.get(symbol.name)?.reference ?? { through: [], symbol })
  return node
}
