// What names stand for while code is generated: bound values, parameters by value, by need or by name, LET definitions, and
// the substitutions of the instances the code lies in.
import type { Instance, Reference, Symbol } from "../resolve/symbol.ts"
import type { Argument, Expr } from "../syntax/ast.ts"
import type { Block, Code, CodeType } from "./block.ts"

/**
 * Which family of JavaScript variables holds the current state and which the next one. `next` is null where a prime has no
 * meaning (state predicates, or inside another prime). `building` is the family that an action is assigning to, if any.
 */
export type Mode = { readonly current: string; readonly next: string | null; readonly building: string | null }

/**
 * Which variables of the family under construction have a value: all of them (null), those in the set, or unknown until
 * the code runs ("checked": each read tests).
 */
export type Assigned = ReadonlySet<number> | "checked" | null

/** What a symbol stands for at a place of the generated code. */
export type Local =
  /** A JavaScript expression that is free to repeat. */
  | { readonly kind: "value"; readonly js: string; readonly type: CodeType }
  /** A JavaScript function without parameters that evaluates once. */
  | { readonly kind: "thunk"; readonly js: string }
  /** An expression generated anew at each use (call by name). */
  | { readonly kind: "name"; readonly expr: Expr; readonly env: Environment }
  /** An expression evaluated at its first use (call by need). */
  | { readonly kind: "need"; readonly expr: Expr; readonly env: Environment; readonly sink: Sink }
  /** An operator parameter that is a JavaScript function of values. */
  | { readonly kind: "operator"; readonly js: string }
  /** An operator parameter generated anew at each use. */
  | { readonly kind: "operatorArgument"; readonly argument: Argument; readonly env: Environment }
  /** Another symbol, seen from the place of an INSTANCE without WITH. */
  | { readonly kind: "reference"; readonly reference: Reference; readonly env: Environment }
  /** A definition of a LET. */
  | { readonly kind: "let"; readonly env: Environment; readonly sink: Sink }

/** Where functions and memo variables of definitions go: the top of the program, or the JavaScript block of a LET. */
export type Sink = { readonly block: Block; readonly compiled: Map<string, Code>; readonly id: number; readonly isTop: boolean }

/** The substitutions in force inside the definitions of an instance. */
export class InstanceFrame {
  static #count = 0
  readonly id = InstanceFrame.#count++
  readonly sink: Sink
  readonly #substituted: ReadonlyMap<Symbol, Local>
  readonly #outer: InstanceFrame | null
  readonly #children = new Map<Instance, InstanceFrame>()

  constructor(sink: Sink, outer: InstanceFrame | null, substituted: ReadonlyMap<Symbol, Local>) {
    this.sink = sink
    this.#outer = outer
    this.#substituted = substituted
  }

  lookup(symbol: Symbol): Local | null {
    return this.#substituted.get(symbol) ?? this.#outer?.lookup(symbol) ?? null
  }

  /** The frame of a module-level instance without parameters, made once per frame it is used in. */
  child(instance: Instance, make: () => InstanceFrame): InstanceFrame {
    const known = this.#children.get(instance)
    if (known !== undefined) return known
    const made = make()
    this.#children.set(instance, made)
    return made
  }
}

/** Immutable: every binding makes a new environment. */
export class Environment {
  readonly frame: InstanceFrame
  readonly mode: Mode
  readonly assigned: Assigned
  /** The value becomes part of a state, so that no part of it can stay unevaluated. */
  readonly whole: boolean
  readonly #locals: LocalList
  readonly #instances: InstanceList

  constructor(
    frame: InstanceFrame,
    mode: Mode,
    assigned: Assigned,
    locals: LocalList = null,
    instances: InstanceList = null,
    whole = false,
  ) {
    this.frame = frame
    this.mode = mode
    this.assigned = assigned
    this.whole = whole
    this.#locals = locals
    this.#instances = instances
  }

  /** What `symbol` stands for, or null for a declared constant, a variable or a module-level definition without substitution. */
  lookup(symbol: Symbol): Local | null {
    for (let entry = this.#locals; entry !== null; entry = entry.rest) if (entry.symbol === symbol) return entry.local
    return this.frame.lookup(symbol)
  }

  bind(symbol: Symbol, local: Local): Environment {
    return new Environment(this.frame, this.mode, this.assigned, { symbol, local, rest: this.#locals }, this.#instances, this.whole)
  }

  bindValue(symbol: Symbol, js: string, type: CodeType = "any"): Environment {
    return this.bind(symbol, { kind: "value", js, type })
  }

  /** Records where a LET defined an instance. */
  bindInstance(instance: Instance, sink: Sink): Environment {
    const entry = { instance, env: this as Environment, sink, rest: this.#instances }
    return new Environment(this.frame, this.mode, this.assigned, this.#locals, entry, this.whole)
  }

  letInstance(instance: Instance): { readonly env: Environment; readonly sink: Sink } | null {
    for (let entry = this.#instances; entry !== null; entry = entry.rest) if (entry.instance === instance) return entry
    return null
  }

  withMode(mode: Mode): Environment {
    return new Environment(this.frame, mode, this.assigned, this.#locals, this.#instances, this.whole)
  }

  withAssigned(assigned: Assigned): Environment {
    return new Environment(this.frame, this.mode, assigned, this.#locals, this.#instances, this.whole)
  }

  withWhole(whole: boolean): Environment {
    return whole === this.whole ? this : new Environment(this.frame, this.mode, this.assigned, this.#locals, this.#instances, whole)
  }

  /** This environment's names, read as at the place of use: same mode and same assigned variables as `use`. */
  usedIn(use: Environment): Environment {
    return new Environment(this.frame, use.mode, use.assigned, this.#locals, this.#instances)
  }

  /** The environment of the definitions of another frame: no locals. */
  inFrame(frame: InstanceFrame): Environment {
    return new Environment(frame, this.mode, this.assigned)
  }

  /** The environment inside a prime. */
  primed(): Environment | null {
    return this.mode.next === null ? null : this.withMode({ current: this.mode.next, next: null, building: this.mode.building })
  }
}

type LocalList = { readonly symbol: Symbol; readonly local: Local; readonly rest: LocalList } | null

type InstanceList = { readonly instance: Instance; readonly env: Environment; readonly sink: Sink; readonly rest: InstanceList } | null
