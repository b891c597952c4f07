// A specification with its configuration, compiled: everything the search and the oracle call.
import type { Config } from "../config.ts"
import type { SourceLocation } from "../error.ts"
import { enabledCode } from "../compile/actions.ts"
import { Block } from "../compile/block.ts"
import { InstanceFrame } from "../compile/environment.ts"
import type { Sink } from "../compile/environment.ts"
import { Generator } from "../compile/generator.ts"
import { compileProgram } from "../compile/program.ts"
import type { Entries, Formula, Program } from "../compile/program.ts"
import { Linker } from "../compile/references.ts"
import { StrictnessAnalysis } from "../compile/strictness.ts"
import { UsageAnalysis } from "../compile/usage.ts"
import type { ResolvedSpec } from "../resolve/resolution.ts"
import type { DefinitionSymbol } from "../resolve/symbol.ts"
import { Universe } from "../value/universe.ts"
import { toText } from "../value/text.ts"
import type { Value } from "../value/value.ts"
import { bindConstants } from "./binding.ts"
import type { ConstantValues } from "./binding.ts"
import { ModelContext } from "./context.ts"
import { chooseFormulas, formulaIn, referenceTo } from "./formulas.ts"
import { type Inspection, inspectionsOf } from "./inspections.ts"
import type { ModeName, Parts, Roles } from "./formulas.ts"
import { announceTexts } from "./texts.ts"

/** A compiled specification. */
export class Model {
  readonly spec: ResolvedSpec
  readonly config: Config
  readonly universe: Universe
  readonly context: ModelContext
  readonly variables: readonly string[]
  /** Findings that are no errors: an EXCEPT on a key that the function does not have. */
  readonly warnings = new Map<string, { readonly at: SourceLocation; readonly text: string }>()
  /** Properties of which some part is not checked. */
  readonly notChecked: readonly string[]
  /** The names of what `program` evaluates, by role. */
  readonly roles: Roles
  readonly program: Program
  readonly #binding: ReturnType<typeof bindConstants>

  constructor(spec: ResolvedSpec, config: Config, constants: ConstantValues = {}) {
    this.spec = spec
    this.config = config
    this.universe = new Universe()
    this.context = new ModelContext(this.universe)
    this.variables = spec.root.variables.map((variable) => variable.name)
    announceTexts(spec, this.universe)
    this.#binding = bindConstants(spec, config, this.universe, constants)
    const { program, chosen } = this.#compile((parts) => chooseFormulas(spec, config, parts))
    this.program = program
    this.roles = chosen.roles
    this.notChecked = chosen.notChecked
  }

  /** Whether the configuration names a behaviour; without one there are only assumptions to check. */
  get hasBehavior(): boolean {
    return this.program.generate.size > 0
  }

  /** Compiles a further definition of the root module, or an expression, into a program of its own over the same values. */
  compileValue(symbol: DefinitionSymbol, mode: ModeName, args: readonly Value[]): Program {
    const valueOf = ({ formula }: Parts): Formula => {
      const expr = symbol.body?.kind === "expression" ? symbol.body.expr : null
      if (expr === null) return formula(referenceTo(symbol, this.spec), mode)
      const { env } = formula(expr, mode)
      return { expr, env: symbol.params.reduce((result, param, i) => result.bindValue(param, `values_[${i}]`), env) }
    }
    return this.#compile((parts) => ({ entries: { actions: new Map(), values: new Map([["value", valueOf(parts)]]) } }), args).program
  }

  /**
   * Compiles the invariants and step properties of the configuration into a program that fetches each variable when it
   * first reads it. An invariant that is a conjunction becomes one entry for each conjunct.
   */
  compileInspections(): { readonly program: Program; readonly inspections: readonly Inspection[] } {
    const { program, chosen } = this.#compile((parts) => inspectionsOf(this.spec, this.config, parts), [], true)
    return { program, inspections: chosen.inspections }
  }

  #compile<T extends { readonly entries: Entries }>(
    choose: (parts: Parts) => T,
    args: readonly Value[] = [],
    suppliesVariables = false,
  ): { readonly program: Program; readonly chosen: T } {
    const top: Sink = { block: new Block(), compiled: new Map(), id: 0, isTop: true }
    const frame = new InstanceFrame(top, null, new Map())
    const linker = new Linker(this.spec.resolution, this.spec.root.variables, this.#binding, frame)
    const usage = new UsageAnalysis(linker)
    const { overrides, moduleOverrides } = this.#binding
    const strictness = new StrictnessAnalysis(this.spec.resolution, new Set([...overrides.keys(), ...moduleOverrides.keys()]))
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
      suppliesVariables,
      constantValues: this.#binding.values,
    })
    if (args.length > 0) top.block.push(`const values_ = ${generator.constant(args)};`)
    const chosen = choose({ formula: (expr, mode) => formulaIn(frame, expr, mode), linker, usage })
    return { program: compileProgram(generator, this.variables, chosen.entries), chosen }
  }

  /** A state of which nothing is left to be computed: what is computed late reads the state the program has loaded by then. */
  whole(state: readonly Value[]): readonly Value[] {
    return state.map((value) => this.universe.decode(this.universe.encode(value)))
  }

  /** The name of a check as the configuration has it. */
  static nameOf(key: string): string {
    return key.split(":")[1] ?? key
  }
}
