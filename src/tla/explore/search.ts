// Breadth-first search: every reachable state once, level by level, with invariants on each state and step properties on each step.
import { TlaError } from "../error.ts"
import { Model } from "../model/model.ts"
import { StateStore } from "../store/state-store.ts"
import { toText } from "../value/text.ts"
import type { Value } from "../value/value.ts"
import { boundReached } from "./bounds.ts"
import { compiledValue, holds } from "./checks.ts"
import type { Check } from "./checks.ts"
import type { CheckOptions, CheckOutcome, CheckProgress, CheckResult } from "./result.ts"
import { Symmetry } from "./symmetry.ts"
import { buildTrace, stateText, valuesText } from "./trace.ts"

/** How many states are expanded between two looks at clock, memory and signals. */
const sliceStates = 256

/** A violation found: which state (or step) shows it. */
type Found = { readonly outcome: CheckOutcome; readonly last: number; readonly successor: readonly Value[] | null; readonly place: number }

/** One run over one model. */
export class Search {
  readonly #model: Model
  readonly #options: CheckOptions
  readonly #store: StateStore
  readonly #symmetry: Symmetry | null
  readonly #view: (() => Value) | null
  readonly #invariants: readonly Check[]
  readonly #properties: readonly Check[]
  readonly #initially: readonly Check[]
  readonly #constraints: readonly Check[]
  readonly #actionConstraints: readonly Check[]
  readonly #steps: readonly Check[]
  readonly #counts: Float64Array
  readonly #started: number
  readonly #current: Int32Array
  readonly #row: Int32Array
  readonly #key: Int32Array
  readonly #values: Value[]
  #generated = 0
  #depth = 0
  #emitted = 0
  #expanding = -1
  /** What is being done with a state that has just been found; tells which state an error belongs to. */
  #stage: "finding" | "storing" | "examining" = "finding"
  #place = -1
  #failedState: readonly Value[] | null = null
  #found: Found | null = null
  /** What is thrown through the initial predicate when a bound ends the search there. */
  #ended: { readonly outcome: CheckOutcome } | null = null

  constructor(model: Model, options: CheckOptions) {
    this.#model = model
    this.#options = options
    const width = model.variables.length
    const { roles } = model
    this.#symmetry =
      roles.symmetry === null
        ? null
        : this.#guarded(() => new Symmetry(this.#value(roles.symmetry ?? "")(), model.universe, model.config.symmetry?.at ?? null))
    this.#view = roles.view === null ? null : this.#value(roles.view)
    const keyWidth = this.#view !== null ? 1 : this.#symmetry !== null ? width : 0
    this.#store = new StateStore(width, { keyWidth })
    this.#invariants = roles.invariants.map((key) => this.#check(key))
    this.#properties = roles.always.map((key) => this.#check(key))
    this.#initially = roles.initially.map((key) => this.#check(key))
    this.#constraints = roles.constraints.map((key) => this.#check(key))
    this.#actionConstraints = roles.actionConstraints.map((key) => this.#check(key))
    this.#steps = roles.steps.map((key) => this.#check(key))
    this.#counts = new Float64Array(model.program.places.length)
    this.#started = this.#now()
    this.#current = new Int32Array(width)
    this.#row = new Int32Array(width)
    this.#key = new Int32Array(Math.max(keyWidth, 1))
    this.#values = Array.from({ length: width }, () => false)
  }

  /** Runs to the end, to the first violation, or to a bound. */
  run(): CheckResult {
    this.#model.context.onPrint = this.#options.onPrint ?? null
    try {
      return this.#result(this.#search())
    } catch (error) {
      const explained = this.#explain(error)
      if (!(explained instanceof TlaError)) throw explained
      return this.#result({ _tag: "Failed", error: explained })
    }
  }

  #search(): CheckOutcome {
    for (const { name, at } of this.#model.roles.assumptions) {
      const assumed = this.#value(name)()
      if (typeof assumed !== "boolean") throw new TlaError("evaluation", `the assumption is not a boolean but ${toText(assumed)}`, at)
      if (!assumed) return { _tag: "AssumptionViolated", at }
    }
    if (!this.#model.hasBehavior) {
      if (this.#model.variables.length === 0) return this.#postcondition()
      throw new TlaError(
        "config",
        "the configuration names no behaviour of this module",
        this.#model.spec.root.module.at,
        "Give SPECIFICATION, or INIT and NEXT.",
      )
    }
    const { program } = this.#model
    const init = program.generate.get("Init")
    const next = program.generate.get("Next")
    if (init === undefined || next === undefined) throw new Error("a behaviour has an initial predicate and a next-state relation")
    program.setEmit((place) => this.#initial(place))
    this.#depth = 0
    // TLC numbers the states from 1, but says 0 while it is still looking for the initial ones.
    this.#model.context.level = 0
    try {
      this.#generate(init)
    } catch (error) {
      if (this.#ended !== null && error === this.#ended) return this.#ended.outcome
      throw error
    }
    if (this.#found !== null) return this.#found.outcome
    program.setEmit((place) => this.#successor(place))
    return this.#expandAll(next)
  }

  #expandAll(next: () => void): CheckOutcome {
    const { program, universe, context } = this.#model
    const store = this.#store
    const { checkDeadlock } = this.#model.config
    let levelEnd = store.count
    let nextProgress = this.#options.progressEveryMs ?? 1000
    this.#depth = 1
    for (let index = 0; index < store.count; index++) {
      if (index === levelEnd) {
        this.#depth++
        levelEnd = store.count
      }
      if (index % sliceStates === 0) {
        const ended = this.#bound(index)
        if (ended !== null) return ended
        if (this.#elapsedMs() >= nextProgress) {
          nextProgress = this.#elapsedMs() + (this.#options.progressEveryMs ?? 1000)
          this.#options.onProgress?.(this.#progress(index))
        }
        context.distinct = store.count
        context.generated = this.#generated
      }
      store.row(index, this.#current)
      for (let i = 0; i < this.#values.length; i++) this.#values[i] = universe.decode(this.#current[i] ?? 0)
      program.load(this.#values)
      context.level = this.#depth
      this.#expanding = index
      this.#emitted = 0
      this.#generate(next)
      if (this.#found !== null) return this.#found.outcome
      if (this.#emitted === 0 && checkDeadlock !== false) {
        this.#found = { outcome: { _tag: "Deadlock" }, last: index, successor: null, place: -1 }
        return this.#found.outcome
      }
    }
    // Bounds are looked at once a slice, so the last slice may have passed the number of states unseen.
    const { maxStates } = this.#options
    return (maxStates !== undefined && store.count > maxStates ? this.#bound(store.count) : null) ?? this.#postcondition()
  }

  #postcondition(): CheckOutcome {
    const key = this.#model.roles.postcondition
    const { context } = this.#model
    context.distinct = this.#store.count
    context.generated = this.#generated
    context.level = this.#depth
    if (key !== null && !this.#holds(this.#check(key))) return { _tag: "PostconditionViolated", name: Model.nameOf(key) }
    return { _tag: "Holds" }
  }

  /** Generates until the end or the first violation: what comes after a violation is not evaluated, it could fail. */
  #generate(run: () => void): void {
    try {
      run()
    } catch (error) {
      if (this.#found === null || error !== this.#found) throw error
    }
  }

  #initial(place: number): void {
    if (this.#generated > 0 && this.#generated % sliceStates === 0) this.#boundInitial()
    this.#generated++
    const { program } = this.#model
    this.#stage = "storing"
    this.#place = place
    this.#current.fill(this.#model.universe.encode(false))
    program.load(this.#values.fill(false))
    program.encodeNext(this.#row, this.#current)
    this.#stage = "examining"
    const index = this.#holdAll(this.#constraints) ? this.#add(-1) : null
    if (index === null || index >= 0) this.#examineInitial(place, index)
    this.#stage = "finding"
  }

  /** There may be so many initial states that a bound is reached among them; then the search is left at once. */
  #boundInitial(): void {
    const outcome = this.#bound(0)
    if (outcome === null) return
    this.#ended = { outcome }
    throw this.#ended
  }

  #examineInitial(place: number, index: number | null): void {
    const last = index ?? -1
    const violated = this.#firstViolated([...this.#invariants, ...this.#properties, ...this.#initially])
    if (violated !== null) this.#report(violated, last, index === null, place)
  }

  #successor(place: number): void {
    this.#generated++
    this.#emitted++
    const counts = this.#counts
    counts[place] = (counts[place] ?? 0) + 1
    const { program } = this.#model
    this.#stage = "storing"
    this.#place = place
    program.encodeNext(this.#row, this.#current)
    this.#stage = "examining"
    if (this.#constraints.length > 0 || this.#actionConstraints.length > 0) this.#constrained(place)
    else {
      const index = this.#add(this.#expanding)
      if (index >= 0) this.#examine(place, index)
    }
    if (this.#steps.length > 0 && this.#found === null) this.#examineStep(place)
    this.#stage = "finding"
  }

  /** With constraints: a state outside of them is checked but neither counted nor followed, as in TLC. */
  #constrained(place: number): void {
    const inModel = this.#holdAll(this.#constraints) && this.#holdAll(this.#actionConstraints)
    const index = inModel ? this.#add(this.#expanding) : null
    if (index === null || index >= 0) this.#examine(place, index)
  }

  #examine(place: number, index: number | null): void {
    const violated = this.#firstViolated(this.#invariants) ?? this.#firstViolated(this.#properties)
    if (violated !== null) this.#report(violated, index ?? this.#expanding, index === null, place)
  }

  #examineStep(place: number): void {
    const violated = this.#firstViolated(this.#steps)
    if (violated !== null) this.#report(violated, this.#expanding, true, place)
  }

  #report(check: Check, last: number, withSuccessor: boolean, place: number): void {
    const name = Model.nameOf(check.name)
    const outcome: CheckOutcome = check.name.startsWith("invariant:")
      ? { _tag: "InvariantViolated", name }
      : { _tag: "PropertyViolated", name }
    this.#found = { outcome, last, successor: withSuccessor ? this.#model.whole(this.#model.program.next()) : null, place }
    this.#stage = "finding"
    throw this.#found
  }

  #add(predecessor: number): number {
    if (this.#view !== null) this.#key[0] = this.#viewKey(this.#model.universe.encode(this.#view()))
    else if (this.#symmetry !== null) this.#symmetry.canonical(this.#row, this.#key)
    else return this.#store.add(this.#row, predecessor)
    return this.#store.add(this.#row, predecessor, this.#key)
  }

  #viewKey(view: number): number {
    return this.#symmetry === null ? view : this.#symmetry.canonicalValue(view)
  }

  #holdAll(checks: readonly Check[]): boolean {
    for (const check of checks) if (!this.#holds(check)) return false
    return true
  }

  #firstViolated(checks: readonly Check[]): Check | null {
    for (const check of checks) if (!this.#holds(check)) return check
    return null
  }

  #holds(check: Check): boolean {
    return holds(this.#model, check)
  }

  #value(key: string): () => Value {
    return compiledValue(this.#model, key)
  }

  #check(key: string): Check {
    return { name: key, run: this.#value(key) }
  }

  #guarded<T>(run: () => T): T {
    try {
      return run()
    } catch (error) {
      throw this.#model.program.explain(error)
    }
  }

  #bound(index: number): CheckOutcome | null {
    const store = this.#store
    return boundReached(this.#options, {
      distinct: store.count,
      expanded: index,
      depth: this.#depth,
      elapsedMs: this.#elapsedMs(),
      ownBytes: () => store.bytes + this.#model.universe.byteEstimate,
    })
  }

  #now(): number {
    return this.#options.nowMs?.() ?? 0
  }

  #elapsedMs(): number {
    return this.#now() - this.#started
  }

  #progress(index: number): CheckProgress {
    return {
      generated: this.#generated,
      distinct: this.#store.count,
      queue: this.#store.count - index,
      depth: this.#depth,
      seconds: this.#elapsedMs() / 1000,
    }
  }

  #explain(error: unknown): unknown {
    const plain = this.#model.program.explain(error)
    if (!(plain instanceof TlaError) || plain.kind !== "evaluation") return plain
    const explained = this.#stage === "storing" ? this.#notStorable(plain) : plain
    if (this.#stage === "examining") this.#failedState = this.#model.program.next()
    if (this.#failedState !== null) explained.stateText = valuesText(this.#model, this.#failedState)
    else if (this.#expanding >= 0) explained.stateText = stateText(this.#model, this.#store, this.#expanding)
    return explained
  }

  /** Some sets are enumerated only when the state that holds them is stored: their expression is not known then, but the action and the variable are. */
  #notStorable(error: TlaError): TlaError {
    const { program, universe, variables } = this.#model
    const fits = (value: Value): boolean => {
      try {
        universe.encode(value)
        return true
      } catch {
        return false
      }
    }
    const index = program.next().findIndex((value) => !fits(value))
    const { name, at } = program.places[this.#place] ?? { name: "the action", at: null }
    return new TlaError(
      "evaluation",
      `${name} gives the variable ${variables[index] ?? ""} a value that no state can hold: ${error.detail}`,
      at,
    )
  }

  #result(outcome: CheckOutcome): CheckResult {
    const seconds = this.#elapsedMs() / 1000
    const actions = new Map<string, number>()
    this.#model.program.places.forEach(({ name, isTaken, isInitial }, i) => {
      if (isTaken && !isInitial) actions.set(name, (actions.get(name) ?? 0) + (this.#counts[i] ?? 0))
    })
    const found = this.#found
    const errorIndex = outcome._tag === "Failed" && outcome.error.kind === "evaluation" ? this.#expanding : null
    const traceError: string[] = []
    const trace = this.#trace(found, errorIndex, traceError)
    return {
      outcome,
      distinct: this.#store.count,
      generated: this.#generated,
      diameter: found === null ? this.#depth : Math.max(trace.length, this.#depth),
      seconds,
      notChecked: this.#model.notChecked,
      trace,
      actions,
      warnings: [...traceError, ...[...this.#model.warnings.values()].map(({ at, text }) => `${at.file}:${at.line}:${at.column}: ${text}`)],
      printed: this.#model.context.printed,
    }
  }

  /** The counterexample. An ALIAS that has no value is left out with a warning: the violation is what matters. */
  #trace(found: Found | null, errorIndex: number | null, warnings: string[]): CheckResult["trace"] {
    const build = (withAlias: boolean): CheckResult["trace"] =>
      found !== null
        ? buildTrace(this.#model, this.#store, found.last, found.successor, found.place, withAlias)
        : errorIndex !== null
          ? buildTrace(this.#model, this.#store, errorIndex, this.#failedState, -1, withAlias)
          : []
    try {
      return build(true)
    } catch (error) {
      const explained = this.#model.program.explain(error)
      if (!(explained instanceof TlaError) || this.#model.roles.alias === null) throw explained
      warnings.push(`the ALIAS cannot be evaluated: ${explained.message}`)
      return build(false)
    }
  }
}
