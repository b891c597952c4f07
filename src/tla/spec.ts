// A loaded specification as the rest of the code uses it: the checker, and an oracle over plain data.
import { parseConfig } from "./config.ts"
import type { Config } from "./config.ts"
import { TlaError } from "./error.ts"
import { Search } from "./explore/search.ts"
import type { CheckOptions, CheckResult } from "./explore/result.ts"
import { loadModules } from "./model/load.ts"
import type { SourceFinder } from "./model/load.ts"
import { Model } from "./model/model.ts"
import { definitionNamed } from "./model/binding.ts"
import type { ConstantValues } from "./model/binding.ts"
import { Inspector } from "./inspector.ts"
import { Oracle } from "./oracle.ts"
import type { Identifier, Source } from "./syntax/ast.ts"
import type { PlainData } from "./value/plain.ts"
import { fromPlain, toPlain } from "./value/plain.ts"
import { toText } from "./value/text.ts"
import type { Value } from "./value/value.ts"

/** Texts to load: the root module by name, with the modules it needs and its configuration. */
export type SpecInput = {
  /** Module name to text. A module called M is shown in messages as `M.tla`. */
  readonly modules: ReadonlyMap<string, string>
  readonly root: string
  /** The text of a TLC configuration; without one there is nothing to check but assumptions. */
  readonly config?: string
  readonly configName?: string
  /** Values of constants beside those of the configuration. */
  readonly constants?: ConstantValues
}

/**
 * Loads a specification. The grammar must have been initialised (`initGrammar`; `files.ts` does it).
 * @throws TlaError when the text or the configuration is wrong
 */
export const loadSpec = async (input: SpecInput): Promise<Spec> => {
  const find = (name: string): Source | null => {
    const text = input.modules.get(name)
    return text === undefined ? null : { file: `${name}.tla`, text }
  }
  const root = find(input.root)
  if (root === null) throw new TlaError("semantic", `no text is given for the module '${input.root}'`, null)
  return loadSource(root, find, { file: input.configName ?? `${input.root}.cfg`, text: input.config ?? "" }, undefined, input.constants)
}

/** Names of definitions to check in the place of what a configuration lists. */
export type OtherChecks = { readonly invariants: readonly string[]; readonly properties: readonly string[] }

/** Loads a specification from sources found by name. `constants` has values beside those of the configuration. */
export const loadSource = async (
  root: Source,
  find: SourceFinder,
  config: Source,
  checks?: OtherChecks,
  constants: ConstantValues = {},
): Promise<Spec> => {
  const parsed = parseConfig(config)
  const at = { file: config.file, line: 1, column: 1, endLine: 1, endColumn: 1 }
  const named = (names: readonly string[]): readonly Identifier[] => names.map((name) => ({ name, at }))
  const adjusted = checks === undefined ? parsed : { ...parsed, invariants: named(checks.invariants), properties: named(checks.properties) }
  try {
    return new Spec(new Model(await loadModules(root, find), adjusted, constants))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new TlaError(
      "syntax",
      `${root.file} holds an expression that is nested too deeply to be read`,
      null,
      "Break it into definitions.",
    )
  }
}

/** A specification that is ready to be checked and asked. */
export class Spec {
  readonly #model: Model
  #oracle: Oracle | null = null
  #inspector: Inspector | null = null

  constructor(model: Model) {
    this.#model = model
  }

  /**
   * The same text and configuration with other values for what was given as plain data. The text is not read again, and
   * nothing else is shared: values and states of one do not belong to the other.
   */
  withConstants(constants: ConstantValues): Spec {
    return new Spec(new Model(this.#model.spec, this.#model.config, constants))
  }

  get config(): Config {
    return this.#model.config
  }

  /** The names of the variables, in the order of their declaration. */
  get variables(): readonly string[] {
    return this.#model.variables
  }

  /** The configured properties with a part of the form `[][A]_v`, which says something about each step. */
  get stepProperties(): readonly string[] {
    return [...new Set(this.#model.roles.steps.map((key) => Model.nameOf(key)))]
  }

  /** The named actions in which steps of the next-state relation end, in the order of the text. */
  get actions(): readonly string[] {
    const { places } = this.#model.program
    return [...new Set(places.filter(({ isTaken, isInitial }) => isTaken && !isInitial).map(({ name }) => name))]
  }

  /** Searches all reachable states. Synchronous: run it in a worker where something else must go on. */
  check(options: CheckOptions = {}): CheckResult {
    return new Search(this.#model, options).run()
  }

  /** The value of a constant-level operator of the root module on plain data. */
  evaluate(name: string, args: readonly PlainData[] = []): PlainData {
    return toPlain(this.#evaluate(name, args))
  }

  /** The same as TLA+ text. */
  evaluateText(name: string, args: readonly PlainData[] = []): string {
    return toText(this.#evaluate(name, args))
  }

  /** Initial states, successors, invariants and steps on states given as plain data. */
  get oracle(): Oracle {
    this.#oracle ??= new Oracle(this.#model)
    return this.#oracle
  }

  /** Its invariants and step properties, evaluated one by one, with what each of them reads. */
  get inspector(): Inspector {
    this.#inspector ??= new Inspector(this.#model)
    return this.#inspector
  }

  #evaluate(name: string, args: readonly PlainData[]): Value {
    const symbol = definitionNamed(this.#model.spec, { name, at: this.#model.spec.root.module.at })
    if (symbol.arity !== args.length)
      throw new TlaError(
        "semantic",
        `'${name}' takes ${symbol.arity} arguments, but ${args.length} ${args.length === 1 ? "is" : "are"} given`,
        symbol.at,
      )
    const program = this.#model.compileValue(
      symbol,
      "constant",
      args.map((arg) => fromPlain(arg, this.#model.universe)),
    )
    try {
      const value = program.evaluate.get("value")?.() ?? false
      this.#model.universe.encode(value)
      return value
    } catch (error) {
      throw program.explain(error)
    }
  }
}
