// The specification as an oracle: states come and go as plain data, everything is compiled once.
import { TlaError } from "./error.ts"
import { Model } from "./model/model.ts"
import { definitionNamed } from "./model/binding.ts"
import { stepAt } from "./explore/trace.ts"
import type { Program } from "./compile/program.ts"
import type { PlainData } from "./value/plain.ts"
import { fromPlain, PlainDataError, toPlain } from "./value/plain.ts"
import type { Value } from "./value/value.ts"

/** A state as plain data: variable to value. */
export type PlainState = { readonly [variable: string]: PlainData }

/** A state in the engine's own form. It is meaningful only to the oracle that made it. */
export type NativeState = readonly Value[]

/** A step: the action's name and parameters, and the state it leads to. */
export type Successor = {
  readonly action: string
  readonly parameters: readonly { readonly name: string; readonly value: string }[]
  readonly state: NativeState
}

/** One edge of the state graph, between indices of states. */
export type GraphEdge = {
  readonly from: number
  readonly to: number
  readonly action: string
  readonly parameters: Successor["parameters"]
}

/** The whole state graph: states in breadth-first order, the initial ones first. */
export type StateGraph = { readonly states: readonly NativeState[]; readonly initialCount: number; readonly edges: readonly GraphEdge[] }

/** Answers questions about single states and steps. */
export class Oracle {
  readonly #model: Model
  readonly #operators = new Map<string, Program>()
  readonly #index: ReadonlyMap<string, number>

  constructor(model: Model) {
    this.#model = model
    this.#index = new Map(model.variables.map((name, i) => [name, i]))
  }

  /**
   * Reads a state. Every variable must be there and no other.
   * @throws TlaError that names the variable and the path to what is wrong
   */
  state(plain: PlainState): NativeState {
    if (typeof plain !== "object" || (plain as unknown) === null)
      throw new TlaError("evaluation", "a state is an object with a value for each variable", null)
    const values = Array.from<unknown, Value>(this.#model.variables, () => false)
    let count = 0
    for (const name in plain) {
      const index = this.#index.get(name)
      if (index === undefined)
        throw new TlaError("evaluation", `the state has a variable '${name}' that the specification does not declare`, null)
      values[index] = this.#read(name, plain[name])
      count++
    }
    if (count < values.length) {
      const missing = this.#model.variables.filter((name) => !(name in plain))
      throw new TlaError("evaluation", `the state lacks the variable${missing.length === 1 ? "" : "s"} ${missing.join(", ")}`, null)
    }
    return values
  }

  #read(name: string, data: unknown): Value {
    try {
      return fromPlain(data, this.#model.universe)
    } catch (error) {
      if (error instanceof PlainDataError) throw new TlaError("evaluation", `${name}${error.path.slice(1)}: ${error.detail}`, null)
      throw error
    }
  }

  /** A state as plain data. */
  plain(state: NativeState): PlainState {
    return Object.fromEntries(this.#model.variables.map((name, i) => [name, toPlain(state[i] ?? false)]))
  }

  /** A number that two states share if and only if they are equal, per variable. */
  key(state: NativeState): readonly number[] {
    return native(state).map((value) => this.#model.universe.encode(value))
  }

  equal(a: NativeState, b: NativeState): boolean {
    native(b)
    return native(a).every((value, i) => this.#model.universe.encode(value) === this.#model.universe.encode(b[i] ?? false))
  }

  initialStates(): readonly NativeState[] {
    const { program } = this.#model
    const states: NativeState[] = []
    program.setEmit(() => states.push(this.#model.whole(program.next())))
    this.#run(() => this.#action("Init")())
    return states
  }

  /** Every step the specification allows from `state`, in the order of the text; equal steps by different ways are listed twice. */
  successors(state: NativeState): readonly Successor[] {
    const { program } = this.#model
    const found: Successor[] = []
    program.setEmit((place) => {
      const step = stepAt(this.#model, place)
      found.push({ action: step?.name ?? "", parameters: step?.parameters ?? [], state: this.#model.whole(program.next()) })
    })
    program.load(native(state))
    this.#run(() => this.#action("Next")())
    return found
  }

  /** The actions that lead from one state to the other; empty if the specification does not allow the step. */
  allows(from: NativeState, to: NativeState): readonly Successor[] {
    return this.successors(from).filter((successor) => this.equal(successor.state, to))
  }

  /** Whether the configured invariant of that name holds in `state`. */
  invariant(name: string, state: NativeState): boolean {
    const run = this.#model.program.evaluate.get(`invariant:${name}`)
    if (run === undefined) throw new TlaError("config", `the configuration lists no invariant '${name}'`, null)
    this.#model.program.loadNext(native(state))
    return this.#run(run) === true
  }

  /** The configured invariants that do not hold in `state`. */
  violated(state: NativeState): readonly string[] {
    const { program, roles } = this.#model
    program.loadNext(native(state))
    return roles.invariants
      .filter((key) => this.#run(program.evaluate.get(key) ?? (() => true)) !== true)
      .map((key) => key.slice("invariant:".length))
  }

  /** The configured properties whose `[][A]_v` the step does not satisfy, in the order of the configuration. */
  violatedSteps(from: NativeState, to: NativeState): readonly string[] {
    const { program, roles } = this.#model
    program.load(native(from))
    program.loadNext(native(to))
    const violated = roles.steps.filter((key) => this.#run(program.evaluate.get(key) ?? (() => true)) !== true)
    return [...new Set(violated.map((key) => Model.nameOf(key)))]
  }

  /** The value in `state` of any operator of the root module that takes no arguments. */
  evaluate(name: string, state: NativeState): PlainData {
    const known = this.#operators.get(name)
    const program =
      known ?? this.#model.compileValue(definitionNamed(this.#model.spec, { name, at: this.#model.spec.root.module.at }), "state", [])
    if (known === undefined) this.#operators.set(name, program)
    program.loadNext(native(state))
    try {
      return toPlain(program.evaluate.get("value")?.() ?? false)
    } catch (error) {
      throw program.explain(error)
    }
  }

  /**
   * The state graph, ignoring constraints, views and symmetry.
   * @throws TlaError of kind `limit` when there are more than `maxStates` states
   */
  graph(maxStates: number): StateGraph {
    const states: NativeState[] = []
    const known = new Map<string, number>()
    const indexOf = (state: NativeState): number => {
      const key = this.key(state).join(" ")
      const index = known.get(key) ?? states.length
      if (index === states.length) {
        known.set(key, index)
        states.push(state)
      }
      return index
    }
    for (const state of this.initialStates()) indexOf(state)
    const initialCount = states.length
    const edges: GraphEdge[] = []
    for (let from = 0; from < states.length; from++) {
      if (states.length > maxStates) throw new TlaError("limit", `the state graph has more than ${maxStates} states`, null)
      for (const { action, parameters, state } of this.successors(states[from] ?? [])) {
        edges.push({ from, to: indexOf(state), action, parameters })
      }
    }
    return { states, initialCount, edges }
  }

  #action(name: string): () => void {
    const run = this.#model.program.generate.get(name)
    if (run === undefined)
      throw new TlaError("config", "the configuration names no behaviour", null, "Give SPECIFICATION, or INIT and NEXT.")
    return run
  }

  #run<T>(run: () => T): T {
    try {
      return run()
    } catch (error) {
      throw this.#model.program.explain(error)
    }
  }
}

/** Plain data where a native state is wanted is an easy mistake in code without types. */
const native = (state: NativeState): NativeState => {
  if (Array.isArray(state)) return state
  throw new TlaError("evaluation", "a state in the engine's own form is expected here", null, "Read plain data with oracle.state(…) first.")
}
