// From a name in the text to what it stands for: follows instances, overrides of the configuration, and local bindings.
import type { Resolution } from "../resolve/resolution.ts"
import type { DefinitionSymbol, Instance, ParameterSymbol, Reference, Symbol, VariableSymbol } from "../resolve/symbol.ts"
import type { Argument } from "../syntax/ast.ts"
import type { Value } from "../value/value.ts"
import type { Local, Sink } from "./environment.ts"
import { Environment, InstanceFrame } from "./environment.ts"

/** What a reference leads to. */
export type Target =
  | { readonly kind: "local"; readonly symbol: Symbol; readonly local: Local }
  | { readonly kind: "variable"; readonly index: number; readonly symbol: VariableSymbol }
  | { readonly kind: "constant"; readonly symbol: Symbol }
  | { readonly kind: "definition"; readonly symbol: DefinitionSymbol; readonly env: Environment; readonly sink: Sink }
  | { readonly kind: "other"; readonly symbol: Symbol; readonly env: Environment }

/** What the configuration puts in the place of symbols. */
export type Binding = {
  /** Values of constants, and of definitions where the root module uses them. */
  readonly values: ReadonlyMap<Symbol, Value>
  /** Definitions in the place of constants, and of definitions where the root module uses them. */
  readonly overrides: ReadonlyMap<Symbol, DefinitionSymbol>
  /** Replacements in one module, `name <-[Module] definition`. */
  readonly moduleOverrides: ReadonlyMap<Symbol, DefinitionSymbol>
  /** Definitions with a value in one module, `name = [Module] value`. */
  readonly moduleValues: ReadonlySet<Symbol>
}

/** Follows references for one specification. */
export class Linker {
  readonly resolution: Resolution
  readonly variables: ReadonlyMap<Symbol, number>
  readonly #binding: Binding
  readonly #top: InstanceFrame

  constructor(resolution: Resolution, variables: readonly VariableSymbol[], binding: Binding, top: InstanceFrame) {
    this.resolution = resolution
    this.variables = new Map(variables.map((variable, i) => [variable, i]))
    this.#binding = binding
    this.#top = top
  }

  /** What `reference`, used in `env`, stands for. */
  target(reference: Reference, env: Environment): Target {
    let at = env
    for (const step of reference.through) at = this.#enter(step.instance, step.args, at, env)
    return this.#symbol(reference.symbol, at)
  }

  #symbol(symbol: Symbol, env: Environment): Target {
    const override = this.#overrideOf(symbol, env)
    if (override !== undefined) {
      return { kind: "definition", symbol: override, env: env.inFrame(this.#top), sink: this.#top.sink }
    }
    const { values, moduleValues } = this.#binding
    if (values.has(symbol) && (symbol.kind !== "definition" || env.frame === this.#top || moduleValues.has(symbol)))
      return { kind: "constant", symbol }
    if (symbol.kind === "definition") {
      const self = env.lookup(symbol)
      if (self !== null && self.kind !== "let") return { kind: "local", symbol, local: self }
      if (!symbol.inLet) return { kind: "definition", symbol, env: env.inFrame(env.frame).withWhole(env.whole), sink: env.frame.sink }
      if (self === null) throw new Error(`the LET definition ${symbol.name} is not in scope`)
      return { kind: "definition", symbol, env: self.env.bind(symbol, self).usedIn(env).withWhole(env.whole), sink: self.sink }
    }
    const local = env.lookup(symbol)
    if (local !== null) return { kind: "local", symbol, local }
    if (symbol.kind === "variable") {
      const index = this.variables.get(symbol)
      if (index === undefined) throw new Error(`the variable ${symbol.name} belongs to no module in use`)
      return { kind: "variable", index, symbol }
    }
    if (symbol.kind === "constant") return { kind: "constant", symbol }
    return { kind: "other", symbol, env: env.inFrame(env.frame) }
  }

  /** A replaced definition of the root is replaced where the root uses it; an instance of its module still has the original. */
  #overrideOf(symbol: Symbol, env: Environment): DefinitionSymbol | undefined {
    const everywhere = this.#binding.moduleOverrides.get(symbol)
    if (everywhere !== undefined) return everywhere
    return symbol.kind === "definition" && env.frame !== this.#top ? undefined : this.#binding.overrides.get(symbol)
  }

  #enter(instance: Instance, args: readonly Argument[], at: Environment, use: Environment): Environment {
    const inLet = at.letInstance(instance)
    const home = inLet?.env ?? at.inFrame(at.frame)
    if (inLet === null && instance.params.length === 0) {
      return at.inFrame(at.frame.child(instance, () => this.#frame(instance, home, at.frame.sink)))
    }
    const withArguments = instance.params.reduce((env, param, i) => {
      const argument = args[i]
      return argument === undefined ? env : env.bind(param, argumentLocal(param, argument, use))
    }, home)
    // Arguments and LET names live in JavaScript scopes of the place of use, so everything of this instance is generated there, by name.
    return at.inFrame(this.#frame(instance, withArguments, inline))
  }

  #frame(instance: Instance, home: Environment, sink: Sink): InstanceFrame {
    const substituted = new Map<Symbol, Local>()
    for (const [symbol, replacement] of instance.substitutions) {
      if (replacement.kind === "argument") {
        substituted.set(
          symbol,
          symbol.kind === "constant" && symbol.arity > 0
            ? { kind: "operatorArgument", argument: replacement.value, env: home }
            : nameLocal(replacement.value, home),
        )
      } else {
        substituted.set(symbol, { kind: "reference", reference: replacement.reference, env: home })
      }
    }
    return new InstanceFrame(sink, home.frame, substituted)
  }
}

/** Marks frames whose definitions have no JavaScript scope of their own and are generated in line at each use. */
export const inline: Sink = {
  get block(): never {
    throw new Error("definitions of this instance are generated in line")
  },
  compiled: new Map(),
  id: -1,
  isTop: false,
}

/** A parameter bound by name: to an expression, or to an operator. */
export const argumentLocal = (param: ParameterSymbol, argument: Argument, env: Environment): Local =>
  param.arity > 0 || argument.kind === "lambda" ? { kind: "operatorArgument", argument, env } : { kind: "name", expr: argument, env }

const nameLocal = (argument: Argument, env: Environment): Local =>
  argument.kind === "lambda" ? { kind: "operatorArgument", argument, env } : { kind: "name", expr: argument, env }
