// A specification with its configuration, compiled: everything the search and the oracle call.
import type { Config } from "../config.ts"
import { formatLocation, TlaError } from "../error.ts"
import type { SourceLocation } from "../error.ts"
import { enabledCode } from "../compile/actions.ts"
import { Block } from "../compile/block.ts"
import { Environment, InstanceFrame } from "../compile/environment.ts"
import type { Assigned, Mode, Sink } from "../compile/environment.ts"
import { Generator } from "../compile/generator.ts"
import { compileProgram } from "../compile/program.ts"
import type { Entries, Formula, Program } from "../compile/program.ts"
import { Linker } from "../compile/references.ts"
import { StrictnessAnalysis } from "../compile/strictness.ts"
import { UsageAnalysis } from "../compile/usage.ts"
import type { LibraryContext } from "../library/library.ts"
import type { ResolvedSpec } from "../resolve/resolution.ts"
import type { DefinitionSymbol } from "../resolve/symbol.ts"
import type { Expr, Identifier } from "../syntax/ast.ts"
import { Universe } from "../value/universe.ts"
import { toText } from "../value/text.ts"
import type { Value } from "../value/value.ts"
import { EvaluationFailure } from "../value/failure.ts"
import { partsOf } from "../explore/properties.ts"
import type { Part } from "../explore/properties.ts"
import { announceTexts } from "./texts.ts"
import { bindConstants, definitionNamed } from "./binding.ts"
import { checkLevels } from "./levels.ts"

/** A formula to check, under the name the configuration gives it. */
export type Named<T> = { readonly name: string } & T

/** How the current state, the next state and the state under construction are read. */
const modes = {
  constant: { current: "v", next: null, building: null },
  /** State predicates look at the family that a search has just filled. */
  state: { current: "n", next: null, building: null },
  step: { current: "v", next: "n", building: null },
  init: { current: "n", next: null, building: "n" },
  next: { current: "v", next: "n", building: "n" },
} satisfies Record<string, Mode>

/** What the library's effectful operators see; the search fills in the numbers. */
export class ModelContext implements LibraryContext {
  readonly universe: Universe
  readonly printed: string[] = []
  level = 0
  distinct = 0
  generated = 0
  onPrint: ((text: string) => void) | null = null
  #registers = new Map<number, Value>()
  #randomState = 0x9e3779b9

  constructor(universe: Universe) {
    this.universe = universe
  }

  readonly print = (text: string): void => {
    this.printed.push(text)
    this.onPrint?.(text)
  }

  readonly tlcGet = (key: Value): Value => {
    if (typeof key === "number") {
      const value = this.#registers.get(key)
      if (value === undefined) throw new EvaluationFailure(`TLCGet(${key}) is read before TLCSet has given it a value`)
      return value
    }
    switch (toText(key)) {
      case '"level"':
      case '"diameter"':
        return this.level
      case '"distinct"':
        return this.distinct
      case '"generated"':
        return this.generated
      default:
        throw new EvaluationFailure(
          `TLCGet knows "level", "diameter", "distinct", "generated" and registers set by TLCSet, not ${toText(key)}`,
        )
    }
  }

  readonly tlcSet = (key: Value, value: Value): void => {
    if (typeof key !== "number" || key < 0) throw new EvaluationFailure(`TLCSet needs a register number, not ${toText(key)}`)
    this.#registers.set(key, value)
  }

  /** A fixed pseudo-random sequence: a run always repeats. */
  readonly random = (): number => {
    this.#randomState = (Math.imul(this.#randomState, 1664525) + 1013904223) | 0
    return (this.#randomState >>> 0) / 2 ** 32
  }
}

/** A compiled specification. */
export class Model {
  readonly spec: ResolvedSpec
  readonly config: Config
  readonly universe: Universe
  readonly context: ModelContext
  readonly variables: readonly string[]
  /** Findings that are no errors: an EXCEPT on a key that the function does not have. */
  readonly warnings = new Map<string, { readonly at: SourceLocation; readonly text: string }>()
  readonly notChecked: string[] = []
  /** The names of what `program` evaluates, by role. */
  readonly roles: {
    readonly assumptions: Named<{ readonly at: SourceLocation }>[]
    readonly invariants: string[]
    readonly constraints: string[]
    readonly actionConstraints: string[]
    readonly initially: string[]
    readonly always: string[]
    readonly steps: string[]
    view: string | null
    symmetry: string | null
    alias: string | null
    postcondition: string | null
  } = {
    assumptions: [],
    invariants: [],
    constraints: [],
    actionConstraints: [],
    initially: [],
    always: [],
    steps: [],
    view: null,
    symmetry: null,
    alias: null,
    postcondition: null,
  }
  readonly program: Program
  readonly hasBehavior: boolean
  readonly #binding: ReturnType<typeof bindConstants>

  constructor(spec: ResolvedSpec, config: Config) {
    this.spec = spec
    this.config = config
    this.universe = new Universe()
    this.context = new ModelContext(this.universe)
    this.variables = spec.root.variables.map((variable) => variable.name)
    announceTexts(spec, this.universe)
    this.#binding = bindConstants(spec, config, this.universe)
    const behavior = this.#behavior()
    this.hasBehavior = behavior !== null
    this.program = this.#compile((formulas, linker, usage) => {
      const nowhere: Expr = { kind: "boolean", value: true, at: spec.root.module.at }
      const { env } = formulas(nowhere, "step")
      checkLevels(spec, usage, env)
      this.#checkOverrides(usage, env)
      return this.#entries(behavior, formulas, linker, usage)
    })
  }

  /** Compiles a further definition of the root module, or an expression, into a program of its own over the same values. */
  compileValue(symbol: DefinitionSymbol, mode: keyof typeof modes, args: readonly Value[]): Program {
    return this.#compile((formula) => {
      const expr = symbol.body?.kind === "expression" ? symbol.body.expr : null
      if (expr === null) return { actions: new Map(), values: new Map([["value", formula(referenceTo(symbol, this.spec), mode)]]) }
      const base = formula(expr, mode)
      const env = symbol.params.reduce((result, param, i) => {
        const value = args[i]
        return value === undefined ? result : result.bindValue(param, `values_[${i}]`)
      }, base.env)
      return { actions: new Map(), values: new Map([["value", { expr, env }]]) }
    }, args)
  }

  #compile(entriesOf: (formula: FormulaMaker, linker: Linker, usage: UsageAnalysis) => Entries, args: readonly Value[] = []): Program {
    const top: Sink = { block: new Block(), compiled: new Map(), id: 0, isTop: true }
    const frame = new InstanceFrame(top, null, new Map())
    const linker = new Linker(this.spec.resolution, this.spec.root.variables, this.#binding, frame)
    const usage = new UsageAnalysis(linker)
    const strictness = new StrictnessAnalysis(this.spec.resolution)
    const missingKey = (at: SourceLocation, key: Value): void => {
      const text = `EXCEPT names ${toText(key)}, which is not in the domain of the function; the function stays as it is`
      this.warnings.set(`${at.file}:${at.line}:${at.column}`, { at, text })
    }
    const generator = new Generator({
      linker,
      usage,
      strictness,
      universe: this.universe,
      context: this.context,
      top,
      enabled: enabledCode,
      missingKey,
      constantValues: this.#binding.values,
    })
    if (args.length > 0) top.block.push(`const values_ = ${generator.constant(args)};`)
    const formula: FormulaMaker = (expr, mode) => ({ expr, env: new Environment(frame, modes[mode], assignedIn(mode)) })
    return compileProgram(generator, this.variables, entriesOf(formula, linker, usage))
  }

  /** A constant value is the same in every state, so what replaces it must be. A constant operator may become anything, as in TLC. */
  #checkOverrides(usage: UsageAnalysis, env: Environment): void {
    for (const { name, at, definition, module } of this.config.overrides) {
      const symbol = this.spec.root.entries.get(name)?.reference.symbol
      if (module !== null || symbol?.kind !== "constant" || symbol.arity > 0) continue
      const { current, next, temporal } = usage.of(referenceTo(definitionNamed(this.spec, { name: definition, at }), this.spec), env)
      if (current === 0n && next === 0n && !temporal) continue
      throw new TlaError(
        "config",
        `the constant '${name}' is replaced by '${definition}', which speaks of variables`,
        at,
        "Replace a constant by a definition without variables.",
      )
    }
  }

  #behavior(): { readonly specification: Identifier } | { readonly init: Identifier; readonly next: Identifier } | null {
    const { specification, init, next } = this.config
    if (specification !== null) return { specification }
    if (init !== null && next !== null) return { init, next }
    if (init !== null || next !== null) {
      const given = init ?? next
      throw new TlaError(
        "config",
        init === null ? "NEXT is given without INIT" : "INIT is given without NEXT",
        given?.at ?? null,
        "Give both, or a SPECIFICATION.",
      )
    }
    return null
  }

  #entries(behavior: Model["behaviorType"], formula: FormulaMaker, linker: Linker, usage: UsageAnalysis): Entries {
    const actions = new Map<string, Formula>()
    const values = new Map<string, Formula>()
    const bodyOf = (identifier: Identifier, what: string): Expr => {
      const symbol = definitionNamed(this.spec, identifier)
      if (symbol.params.length > 0)
        throw new TlaError(
          "config",
          `the ${what} '${identifier.name}' takes arguments (${formatLocation(symbol.at)})`,
          identifier.at,
          "Name a definition without parameters.",
        )
      if (symbol.body === null) throw new TlaError("config", `'${identifier.name}' is not defined`, identifier.at)
      return symbol.body.kind === "expression" && !symbol.recursive ? referenceTo(symbol, this.spec) : referenceTo(symbol, this.spec)
    }
    const predicate = (identifier: Identifier, what: string, mode: "state" | "step" | "constant"): string => {
      const expr = bodyOf(identifier, what)
      const { temporal, next } = usage.of(expr, formula(expr, mode).env)
      if (temporal || (mode !== "step" && next !== 0n)) {
        const wrong = temporal ? "temporal operators" : "primes"
        const advice =
          what === "invariant"
            ? "give it under PROPERTY"
            : what === "constraint" && !temporal
              ? "give it under ACTION_CONSTRAINT"
              : "it can speak of one state only"
        throw new TlaError(
          "config",
          `the ${what} '${identifier.name}' contains ${wrong}`,
          identifier.at,
          `It is defined at ${formatLocation(definitionNamed(this.spec, identifier).at)}; ${mode === "step" ? "it can speak of one step only" : advice}.`,
        )
      }
      const key = `${what}:${identifier.name}`
      values.set(key, formula(expr, mode))
      return key
    }
    if (behavior !== null) this.#behaviorEntries(behavior, bodyOf, formula, linker, usage, actions)
    this.spec.root.assumptions.forEach(({ expr, at, name }, i) => {
      const key = `assumption:${i}`
      values.set(key, formula(expr, "constant"))
      this.roles.assumptions.push({ name: key, at })
      void name
    })
    const { config, roles } = this
    for (const each of config.invariants) roles.invariants.push(predicate(each, "invariant", "state"))
    for (const each of config.constraints) roles.constraints.push(predicate(each, "constraint", "state"))
    for (const each of config.actionConstraints) roles.actionConstraints.push(predicate(each, "action constraint", "step"))
    if (config.view !== null) roles.view = predicate(config.view, "view", "state")
    if (config.symmetry !== null) roles.symmetry = predicate(config.symmetry, "symmetry set", "constant")
    if (config.alias !== null) roles.alias = predicate(config.alias, "alias", "step")
    if (config.postcondition !== null) roles.postcondition = predicate(config.postcondition, "postcondition", "constant")
    for (const property of config.properties) this.#property(property, bodyOf(property, "property"), formula, linker, usage, values)
    return { actions, values }
  }

  declare readonly behaviorType: { readonly specification: Identifier } | { readonly init: Identifier; readonly next: Identifier } | null

  #behaviorEntries(
    behavior: NonNullable<Model["behaviorType"]>,
    bodyOf: (identifier: Identifier, what: string) => Expr,
    formula: FormulaMaker,
    linker: Linker,
    usage: UsageAnalysis,
    actions: Map<string, Formula>,
  ): void {
    if ("init" in behavior) {
      const init = formula(bodyOf(behavior.init, "initial predicate"), "init")
      if (usage.of(init.expr, init.env).next !== 0n) throw primedInit(definitionNamed(this.spec, behavior.init).at)
      actions.set("Init", init)
      actions.set("Next", formula(bodyOf(behavior.next, "next-state relation"), "next"))
      return
    }
    const { specification } = behavior
    const parts = partsOf(formula(bodyOf(specification, "specification"), "next"), linker, usage)
    const initial = parts.filter((part) => part.kind === "initially")
    const steps = parts.filter((part) => part.kind === "step")
    const [step] = steps
    if (initial.length === 0)
      throw new TlaError(
        "config",
        `the specification '${specification.name}' has no initial predicate`,
        specification.at,
        "It should have the form Init /\\ [][Next]_vars.",
      )
    if (step === undefined || steps.length > 1) {
      throw new TlaError(
        "config",
        `the specification '${specification.name}' has ${steps.length === 0 ? "no" : "several"} next-state relation${steps.length === 0 ? "" : "s"}`,
        specification.at,
        "It should have the form Init /\\ [][Next]_vars.",
      )
    }
    const [first] = initial
    if (first === undefined) return
    for (const { formula: part } of initial) if (usage.of(part.expr, part.env).next !== 0n) throw primedInit(part.expr.at)
    const items = initial.map((part) => part.formula.expr)
    const env = first.formula.env.withMode(modes.init).withAssigned(new Set())
    actions.set("Init", {
      expr: items.length === 1 ? first.formula.expr : { kind: "and", items, bulleted: false, at: first.formula.expr.at },
      env,
    })
    const stepExpr = step.formula.expr
    // A stuttering step leads nowhere new, so the search follows the action alone.
    actions.set("Next", { expr: stepExpr.kind === "actionSubscript" ? stepExpr.action : stepExpr, env: step.formula.env })
  }

  #property(
    property: Identifier,
    expr: Expr,
    formula: FormulaMaker,
    linker: Linker,
    usage: UsageAnalysis,
    values: Map<string, Formula>,
  ): void {
    const { roles } = this
    const counts = { initially: 0, always: 0, step: 0 }
    for (const part of partsOf(formula(expr, "step"), linker, usage)) {
      if (part.kind === "liveness") {
        if (!this.notChecked.includes(property.name)) this.notChecked.push(property.name)
        continue
      }
      const key = `property:${property.name}:${part.kind}:${counts[part.kind]++}`
      const env = part.kind === "step" ? part.formula.env : part.formula.env.withMode(modes.state)
      values.set(key, { expr: part.formula.expr, env: env.withAssigned(null) })
      const role = { initially: roles.initially, always: roles.always, step: roles.steps }
      role[part.kind].push(key)
    }
  }

  /** The name of a check as the configuration has it. */
  static nameOf(key: string): string {
    return key.split(":")[1] ?? key
  }
}

export type { Part }

const primedInit = (at: SourceLocation): TlaError =>
  new TlaError(
    "semantic",
    "the initial predicate has primes",
    at,
    "It describes the first state, before any step; write x = … without a prime.",
  )

type FormulaMaker = (expr: Expr, mode: keyof typeof modes) => Formula

const assignedIn = (mode: keyof typeof modes): Assigned => (mode === "init" || mode === "next" ? new Set() : null)

/** A use of a root definition that stands nowhere in the text. */
const referenceTo = (symbol: DefinitionSymbol, spec: ResolvedSpec): Expr => {
  const node: Expr = { kind: "name", name: symbol.name, path: [], at: symbol.at }
  spec.resolution.setReference(node, spec.root.entries.get(symbol.name)?.reference ?? { through: [], symbol })
  return node
}
