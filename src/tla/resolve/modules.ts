// Resolves modules: EXTENDS, declarations, definitions in order, INSTANCE with substitution, inner modules.
import type { SourceLocation } from "../error.ts"
import { formatLocation, TlaError } from "../error.ts"
import { library } from "../library/library.ts"
import type { ExprOf, Identifier, Module, Parameter, Unit } from "../syntax/ast.ts"
import { ExpressionResolver, rejectTwice } from "./expressions.ts"
import { Resolution } from "./resolution.ts"
import type { ResolvedSpec } from "./resolution.ts"
import { direct, nearest, Scope } from "./scope.ts"
import type {
  ConstantSymbol,
  DefinitionSymbol,
  Instance,
  InstanceSymbol,
  ModuleScope,
  ParameterSymbol,
  Reference,
  ScopeEntry,
  Substituted,
  VariableSymbol,
} from "./symbol.ts"

/** Finds and parses the module of that name; null if there is none. */
export type ModuleFinder = (name: string) => Module | null

/** Resolves `root` and everything it extends or instantiates. */
export const resolveSpec = (root: Module, find: ModuleFinder): ResolvedSpec => {
  const resolver = new ModuleResolver(find)
  const scope = resolver.resolveRoot(root)
  return { root: scope, modules: resolver.modules, resolution: resolver.resolution }
}

/** Modules that come with other tools for TLA+ and that a reader may expect here. */
const otherStandardModules = new Set([
  "Reals",
  "RealTime",
  "Randomization",
  "Json",
  "TLCExt",
  "IOUtils",
  "CSV",
  "SVG",
  "Apalache",
  "Functions",
  "SequencesExt",
  "FiniteSetsExt",
  "Toolbox",
])

type InnerModules = ReadonlyMap<string, ModuleScope>

class ModuleResolver {
  readonly modules = new Map<string, ModuleScope>()
  readonly resolution = new Resolution()
  readonly #find: ModuleFinder
  readonly #inProgress: string[] = []
  readonly #expressions: ExpressionResolver
  #current: {
    readonly module: ModuleScope
    readonly inner: Map<string, ModuleScope>
    readonly pending: Map<string, DefinitionSymbol>
  } | null = null

  constructor(find: ModuleFinder) {
    this.#find = find
    this.#expressions = new ExpressionResolver(this.resolution, (node, scope) => this.#let(node, scope))
  }

  resolveRoot(root: Module): ModuleScope {
    return this.#module(root, null, new Map())
  }

  #named(identifier: Identifier, inner: InnerModules, why: "EXTENDS" | "INSTANCE"): ModuleScope {
    const { name, at } = identifier
    const local = inner.get(name)
    if (local !== undefined) return local
    const known = this.modules.get(name)
    if (known !== undefined) return known
    if (this.#inProgress.includes(name)) {
      const cycle = [...this.#inProgress.slice(this.#inProgress.indexOf(name)), name].join(" -> ")
      throw new TlaError("semantic", `modules depend on each other in a circle: ${cycle}`, at, `Remove this ${why}.`)
    }
    const parsed = this.#find(name)
    if (parsed !== null) return this.#module(parsed, null, inner)
    const standard = this.#standard(name)
    if (standard !== null) return standard
    const has = [...library.keys()].join(", ")
    if (otherStandardModules.has(name)) {
      throw new TlaError(
        "semantic",
        `the standard module '${name}' is not supported by this engine`,
        at,
        `It has ${has}. A file ${name}.tla beside the specification takes its place.`,
      )
    }
    const guess = nearest(name, [...library.keys(), ...this.modules.keys(), ...inner.keys()])
    const hint =
      guess !== null
        ? `Did you mean '${guess}'?`
        : `No file ${name}.tla was found, and it is none of the standard modules the engine has: ${has}.`
    throw new TlaError("semantic", `cannot find the module '${name}'`, at, hint)
  }

  #standard(name: string): ModuleScope | null {
    const standard = library.get(name)
    if (standard === undefined) return null
    const source = { file: `${name}.tla`, text: "" }
    const at = { file: source.file, line: 1, column: 1, endLine: 1, endColumn: 1 }
    const scope: ModuleScope = {
      name,
      source,
      module: { name, extends: [], units: [], source, at },
      entries: new Map(),
      constants: [],
      variables: [],
      assumptions: [],
    }
    for (const extended of standard.extends) {
      for (const [key, entry] of this.#standard(extended)?.entries ?? []) scope.entries.set(key, entry)
    }
    for (const [key, operator] of standard.operators) {
      scope.entries.set(key, {
        reference: direct({ kind: "library", name: key, arity: operator.params.length, module: name, operator }),
        local: false,
        at: null,
      })
    }
    this.modules.set(name, scope)
    return scope
  }

  #module(module: Module, outer: Scope | null, outerInner: InnerModules): ModuleScope {
    const entries = new Map<string, ScopeEntry>()
    const result: ModuleScope = { name: module.name, source: module.source, module, entries, constants: [], variables: [], assumptions: [] }
    const scope = new Scope(outer ?? primitives, entries)
    const inner = new Map(outerInner)
    this.#inProgress.push(module.name)
    const enclosing = this.#current
    for (const extended of module.extends) this.#extend(result, this.#named(extended, inner, "EXTENDS"), scope, extended.at)
    this.#current = { module: result, inner, pending: new Map() }
    const outerUnits = this.#expressions.unitsByName
    const ownUnits = unitPlaces(module)
    for (const unit of module.units) {
      // An instance among the units may have resolved another module in between.
      this.#expressions.unitsByName = ownUnits
      this.#unit(unit, scope, result)
    }
    this.#expressions.unitsByName = outerUnits
    this.#rejectPending()
    this.#current = enclosing
    this.#inProgress.pop()
    if (outer === null) this.modules.set(module.name, result)
    return result
  }

  #rejectPending(): void {
    for (const symbol of this.#current?.pending.values() ?? []) {
      if (symbol.body === null) throw new TlaError("semantic", `'${symbol.name}' is declared RECURSIVE but never defined`, symbol.at)
    }
  }

  #extend(into: ModuleScope, from: ModuleScope, scope: Scope, at: SourceLocation): void {
    for (const [name, entry] of from.entries) {
      if (!entry.local) scope.declare(name, entry.reference, at)
    }
    for (const constant of from.constants) if (!into.constants.includes(constant)) into.constants.push(constant)
    for (const variable of from.variables) if (!into.variables.includes(variable)) into.variables.push(variable)
    for (const assumption of from.assumptions) if (!into.assumptions.includes(assumption)) into.assumptions.push(assumption)
  }

  #unit(unit: Unit, scope: Scope, module: ModuleScope): void {
    switch (unit.kind) {
      case "constants":
        for (const param of unit.params) {
          const symbol: ConstantSymbol = { kind: "constant", name: param.name, arity: param.arity, at: param.at }
          scope.declare(param.name, direct(symbol), param.at)
          module.constants.push(symbol)
        }
        return
      case "variables":
        for (const { name, at } of unit.names) {
          const symbol: VariableSymbol = { kind: "variable", name, at }
          scope.declare(name, direct(symbol), at)
          module.variables.push(symbol)
        }
        return
      case "assume":
        this.#expressions.expression(unit.body, scope)
        if (unit.name !== null)
          scope.declare(unit.name.name, direct({ kind: "fact", name: unit.name.name, at: unit.name.at, expr: unit.body }), unit.name.at)
        module.assumptions.push({ name: unit.name?.name ?? null, expr: unit.body, at: unit.at })
        return
      case "theorem":
        if (unit.body !== null) this.#expressions.expression(unit.body, scope)
        if (unit.name !== null)
          scope.declare(unit.name.name, direct({ kind: "fact", name: unit.name.name, at: unit.name.at, expr: unit.body }), unit.name.at)
        return
      case "module": {
        const inner = this.#module(unit.module, scope, this.#current?.inner ?? new Map())
        this.#current?.inner.set(unit.module.name, inner)
        return
      }
      case "operator":
      case "function":
      case "instance":
      case "recursive":
        this.#definition(unit, scope, false)
    }
  }

  /** A definition at module level or in a LET; returns what it defined (null for RECURSIVE and a bare INSTANCE). */
  #definition(unit: DefinitionUnit, scope: Scope, inLet: boolean): DefinitionSymbol | InstanceSymbol | null {
    switch (unit.kind) {
      case "recursive":
        for (const operator of unit.operators) {
          const params = Array.from({ length: operator.arity }, (_, i): ParameterSymbol => ({
            kind: "parameter",
            name: `#${i}`,
            arity: 0,
            at: operator.at,
          }))
          const symbol = this.#newDefinition(operator.name, params, operator.at, inLet, true)
          scope.declare(operator.name, direct(symbol), operator.at)
          this.#current?.pending.set(operator.name, symbol)
        }
        return null
      case "operator":
        return this.#operator(unit, scope, inLet)
      case "function": {
        const symbol = this.#newDefinition(unit.name.name, [], unit.name.at, inLet, true)
        const self = new Scope(scope)
        self.declare(unit.name.name, direct(symbol), unit.name.at)
        this.#expressions.expression(unit.body, this.#expressions.bounds(unit.bounds, self))
        symbol.body = { kind: "function", bounds: unit.bounds, expr: unit.body }
        scope.declare(unit.name.name, direct(symbol), unit.name.at, unit.local)
        return symbol
      }
      case "instance":
        return this.#instance(unit, scope)
    }
  }

  #operator(unit: Extract<Unit, { kind: "operator" }>, scope: Scope, inLet: boolean): DefinitionSymbol {
    const { name, at } = unit.name
    const pending = this.#current?.pending.get(name)
    const declared = pending !== undefined && pending.body === null && scope.lookup(name)?.reference.symbol === pending ? pending : null
    if (declared !== null && declared.arity !== unit.params.length) {
      throw new TlaError(
        "semantic",
        `'${name}' is declared RECURSIVE with ${declared.arity} argument${declared.arity === 1 ? "" : "s"} (${formatLocation(declared.at)}) but defined with ${unit.params.length}`,
        at,
      )
    }
    rejectTwice(unit.params, "parameter")
    const inner = new Scope(scope)
    const params = this.#parameters(unit.params, inner)
    const symbol = declared === null ? this.#newDefinition(name, params, at, inLet, false) : declared
    // A RECURSIVE declaration could only guess the parameters; every use so far saw the same array.
    if (declared !== null) (declared.params as ParameterSymbol[]).splice(0, params.length, ...params)
    this.#expressions.expression(unit.body, inner)
    symbol.body = { kind: "expression", expr: unit.body }
    if (declared === null) scope.declare(name, direct(symbol), at, unit.local)
    return symbol
  }

  #newDefinition(
    name: string,
    params: readonly ParameterSymbol[],
    at: SourceLocation,
    inLet: boolean,
    recursive: boolean,
  ): DefinitionSymbol {
    const module = this.#current?.module
    if (module === undefined) throw new TlaError("semantic", `'${name}' is defined outside of a module`, at)
    return { kind: "definition", name, params, arity: params.length, at, module, inLet, recursive, body: null }
  }

  #parameters(params: readonly Parameter[], scope: Scope): ParameterSymbol[] {
    return params.map((param) => {
      const symbol: ParameterSymbol = { kind: "parameter", name: param.name, arity: param.arity, at: param.at }
      scope.declare(param.name, direct(symbol), param.at)
      return symbol
    })
  }

  #let(node: ExprOf<"let">, scope: Scope): void {
    const symbols: (DefinitionSymbol | InstanceSymbol)[] = []
    for (const unit of node.units) {
      if (!isDefinition(unit))
        throw new TlaError(
          "semantic",
          `a LET cannot contain ${unit.kind === "module" ? "a module" : `a declaration of ${unit.kind}`}`,
          unit.at,
        )
      const symbol = this.#definition(unit, scope, true)
      if (symbol !== null) symbols.push(symbol)
    }
    this.resolution.setLet(node, symbols)
  }

  #instance(unit: Extract<Unit, { kind: "instance" }>, scope: Scope): InstanceSymbol | null {
    const module = this.#named(unit.module, this.#current?.inner ?? new Map(), "INSTANCE")
    const inner = new Scope(scope)
    const params = this.#parameters(unit.params, inner)
    const substitutions = new Map<ConstantSymbol | VariableSymbol, Substituted>()
    rejectTwice(unit.substitutions, "substitution for")
    const declared = [...module.constants, ...module.variables]
    for (const substitution of unit.substitutions) {
      const symbol = declared.find((candidate) => candidate.name === substitution.name)
      if (symbol === undefined) {
        const guess = nearest(
          substitution.name,
          declared.map((candidate) => candidate.name),
        )
        throw new TlaError(
          "semantic",
          `module '${module.name}' declares no constant or variable '${substitution.name}'`,
          substitution.at,
          guess === null ? null : `Did you mean '${guess}'?`,
        )
      }
      this.#expressions.argument(substitution.value, symbol.kind === "constant" ? symbol.arity : 0, inner)
      substitutions.set(symbol, { kind: "argument", value: substitution.value })
    }
    for (const symbol of declared) {
      if (substitutions.has(symbol)) continue
      const reference = this.#implicit(symbol, inner, unit.module)
      if (reference.symbol !== symbol) substitutions.set(symbol, { kind: "reference", reference })
    }
    const instance: Instance = { module, params, substitutions, at: unit.at }
    if (unit.name !== null) {
      const symbol: InstanceSymbol = { kind: "instance", name: unit.name.name, arity: params.length, instance }
      scope.declare(unit.name.name, direct(symbol), unit.name.at, unit.local)
      return symbol
    }
    for (const [name, entry] of module.entries) {
      const { symbol, through } = entry.reference
      if (entry.local || symbol.kind === "constant" || symbol.kind === "variable") continue
      const plain = symbol.kind === "library" || substitutions.size === 0
      scope.declare(name, plain ? entry.reference : { through: [{ instance, args: [] }, ...through], symbol }, unit.at, unit.local)
    }
    return null
  }

  #implicit(symbol: ConstantSymbol | VariableSymbol, scope: Scope, module: Identifier): Reference {
    const entry = scope.lookup(symbol.name)
    if (entry !== null) return entry.reference
    throw new TlaError(
      "semantic",
      `the ${symbol.kind} '${symbol.name}' of module '${module.name}' has no substitution`,
      module.at,
      `Add WITH ${symbol.name} <- …, or declare '${symbol.name}' here.`,
    )
  }
}

const unitPlaces = (module: Module): ReadonlyMap<string, SourceLocation> =>
  new Map(
    module.units.flatMap((unit): (readonly [string, SourceLocation])[] => {
      if (unit.kind === "operator" || unit.kind === "function") return [[unit.name.name, unit.at]]
      if (unit.kind === "instance" && unit.name !== null) return [[unit.name.name, unit.at]]
      if (unit.kind === "variables") return unit.names.map(({ name, at }) => [name, at])
      return unit.kind === "constants" ? unit.params.map(({ name, at }) => [name, at]) : []
    }),
  )

type DefinitionUnit = Extract<Unit, { kind: "operator" | "function" | "instance" | "recursive" }>

const isDefinition = (unit: Unit): unit is DefinitionUnit =>
  unit.kind === "operator" || unit.kind === "function" || unit.kind === "instance" || unit.kind === "recursive"

const primitives = new Scope(
  null,
  new Map(
    (["BOOLEAN", "STRING"] as const).map((name) => [
      name,
      { reference: direct({ kind: "primitive", name, arity: 0 }), local: false, at: null },
    ]),
  ),
)
