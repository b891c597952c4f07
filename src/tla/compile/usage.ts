// Which variables an expression reads, unprimed and primed: the levels of TLA+ (constant, state, action, temporal), variable by variable.
import type { Argument, Bound, Expr } from "../syntax/ast.ts"
import type { DefinitionSymbol, ParameterSymbol, Reference } from "../resolve/symbol.ts"
import { withoutParentheses } from "../resolve/expressions.ts"
import type { Environment, Local } from "./environment.ts"
import type { Linker } from "./references.ts"
import { argumentLocal } from "./references.ts"

/** Bit sets of variable numbers; `impure` marks operators whose value is no function of the state (TLCGet), `random` those that choose (RandomElement). */
export type Usage = {
  readonly current: bigint
  readonly next: bigint
  readonly temporal: boolean
  readonly impure: boolean
  readonly random: boolean
}

const nothing: Usage = { current: 0n, next: 0n, temporal: false, impure: false, random: false }

const join = (a: Usage, b: Usage): Usage =>
  a === nothing
    ? b
    : b === nothing
      ? a
      : {
          current: a.current | b.current,
          next: a.next | b.next,
          temporal: a.temporal || b.temporal,
          impure: a.impure || b.impure,
          random: a.random || b.random,
        }

/** Whether an expression that reads this is the same in every state. */
export const isConstant = (usage: Usage): boolean =>
  usage.current === 0n && usage.next === 0n && !usage.temporal && !usage.impure && !usage.random

/** Whether a definition with this usage is evaluated once: a random choice that is a definition of its own is made once, as in TLC. */
export const isChosenOnce = (usage: Usage): boolean => isConstant({ ...usage, random: false })

/** Whether the expression says anything about the next state. */
export const isAction = (usage: Usage): boolean => usage.next !== 0n

/** Answers for one specification under one configuration; remembers what it found about definitions. */
export class UsageAnalysis {
  readonly #linker: Linker
  readonly #memo = new Map<DefinitionSymbol, Map<number, Usage>>()
  readonly #primed = new Map<DefinitionSymbol, boolean>()
  readonly #inProgress = new Set<DefinitionSymbol>()
  #sawCycle = false

  constructor(linker: Linker) {
    this.#linker = linker
  }

  /** What `expr` reads when it stands in `env`. */
  of(expr: Expr, env: Environment): Usage {
    switch (expr.kind) {
      case "number":
      case "string":
      case "boolean":
      case "previous":
        return nothing
      case "name":
        return this.#reference(expr, [], env)
      case "apply":
        return this.#apply(expr, env)
      case "and":
      case "or":
        return this.#all(expr.items, env)
      case "quantifier":
      case "setMap":
      case "functionLiteral":
        return join(this.#bounds(expr.bounds, env), this.of(expr.body, env))
      case "temporalQuantifier":
        return { ...this.of(expr.body, env), temporal: true }
      case "choose":
        return join(this.#bounds([expr.bound], env), this.of(expr.body, env))
      case "setFilter":
        return join(this.#bounds([expr.bound], env), this.of(expr.predicate, env))
      case "setEnumeration":
      case "tuple":
        return this.#all(expr.elements, env)
      case "functionSet":
        return this.#all([expr.domain, expr.range], env)
      case "functionApplication":
        return this.#all([expr.function, ...expr.args], env)
      case "record":
      case "recordSet":
        return this.#all(
          expr.fields.map((field) => field.value),
          env,
        )
      case "field":
        return this.of(expr.record, env)
      case "product":
        return this.#all(expr.factors, env)
      case "except":
        return this.#all(
          [
            expr.base,
            ...expr.updates.flatMap((update) => [...update.path.flatMap((step) => (step.kind === "index" ? step.args : [])), update.value]),
          ],
          env,
        )
      case "if":
        return this.#all([expr.condition, expr.then, expr.else], env)
      case "case":
        return this.#all([...expr.arms.flatMap((arm) => [arm.condition, arm.value]), ...(expr.other === null ? [] : [expr.other])], env)
      case "let":
        return this.of(expr.body, this.bindLet(expr, env))
      case "actionSubscript": {
        const subscript = this.of(expr.subscript, env)
        return join(this.of(expr.action, env), join(subscript, { ...nothing, next: subscript.current }))
      }
      case "fairness":
        return { ...this.#all([expr.action, expr.subscript], env), temporal: true }
      case "parentheses":
      case "label":
        return this.of(expr.body, env)
    }
  }

  /** `env` with the definitions of a LET bound so that analyses can look into them; generates nothing. */
  bindLet(expr: Extract<Expr, { kind: "let" }>, env: Environment): Environment {
    let result = env
    for (const symbol of this.#linker.resolution.let(expr)) {
      if (symbol.kind === "instance") result = result.bindInstance(symbol.instance, analysisSink)
      else result = result.bind(symbol, { kind: "let", env: result, sink: analysisSink })
    }
    return result
  }

  #all(exprs: readonly Expr[], env: Environment): Usage {
    return exprs.reduce((usage, expr) => join(usage, this.of(expr, env)), nothing)
  }

  #bounds(bounds: readonly Bound[], env: Environment): Usage {
    return bounds.reduce((usage, bound) => (bound.set === null ? usage : join(usage, this.of(bound.set, env))), nothing)
  }

  #apply(expr: Extract<Expr, { kind: "apply" }>, env: Environment): Usage {
    const reference = this.#linker.resolution.reference(expr)
    if (reference !== null) return this.#reference(expr, expr.args, env)
    const usage = expr.args.reduce((all, arg) => join(all, this.argument(arg, env)), nothing)
    switch (expr.name) {
      case "'":
        return { ...usage, current: 0n, next: usage.current | usage.next }
      case "UNCHANGED":
        return { ...usage, next: usage.current | usage.next }
      case "ENABLED":
        return { ...usage, next: 0n }
      case "[]":
      case "<>":
      case "~>":
      case "-+->":
        return { ...usage, temporal: true }
      default:
        return usage
    }
  }

  argument(arg: Argument, env: Environment): Usage {
    return arg.kind === "lambda" ? this.of(arg.body, env) : this.of(arg, env)
  }

  #reference(expr: Extract<Expr, { kind: "name" | "apply" }>, args: readonly Argument[], env: Environment): Usage {
    const reference = this.#linker.resolution.reference(expr)
    if (reference === null) return nothing
    const target = this.#linker.target(reference, env)
    const given = args.reduce((all, arg) => join(all, this.argument(arg, env)), nothing)
    switch (target.kind) {
      case "variable":
        return { ...nothing, current: 1n << BigInt(target.index) }
      case "constant":
        return given
      case "other":
        if (target.symbol.kind === "fact" && target.symbol.expr !== null) return join(given, this.of(target.symbol.expr, target.env))
        if (target.symbol.kind !== "library" || target.symbol.operator.constant) return given
        return target.symbol.name === "RandomElement" ? { ...given, random: true } : { ...given, impure: true }
      case "local":
        return join(given, target.local.kind === "operatorArgument" ? this.#applied(target.local, args, env) : this.#local(target.local))
      case "definition":
        return join(given, this.#definition(target.symbol, args, target.env, env))
    }
  }

  #local(local: Local): Usage {
    switch (local.kind) {
      case "value":
      case "thunk":
      case "operator":
        return nothing
      case "name":
      case "need":
        return this.of(local.expr, local.env)
      case "operatorArgument":
        return this.argument(local.argument, local.env)
      case "reference": {
        const target = this.#linker.target(local.reference, local.env)
        if (target.kind === "variable") return { ...nothing, current: 1n << BigInt(target.index) }
        if (target.kind === "local") return this.#local(target.local)
        return target.kind === "definition" ? this.#definition(target.symbol, [], target.env, local.env) : nothing
      }
      case "let":
        return nothing
    }
  }

  /** An operator that was given as an argument, applied to `args`: what they become under its primes counts as well. */
  #applied(local: Extract<Local, { kind: "operatorArgument" }>, args: readonly Argument[], use: Environment): Usage {
    const { argument } = local
    if (argument.kind === "lambda") {
      const params = this.#linker.resolution.lambda(argument)
      const inner = params.reduce((result, param, i) => {
        const arg = args[i]
        return arg === undefined ? result : result.bind(param, argumentLocal(param, arg, use))
      }, local.env)
      return this.of(argument.body, inner)
    }
    const reference = this.#linker.resolution.reference(withoutParentheses(argument))
    if (reference === null) return nothing
    const target = this.#linker.target(reference, local.env)
    if (target.kind === "definition") return this.#definition(target.symbol, args, target.env, use)
    return target.kind === "local" && target.local.kind === "operatorArgument"
      ? this.#applied(target.local, args, use)
      : this.argument(argument, local.env)
  }

  #definition(symbol: DefinitionSymbol, args: readonly Argument[], env: Environment, use: Environment): Usage {
    const body = symbol.body
    if (body === null) return nothing
    if (this.#inProgress.has(symbol)) {
      this.#sawCycle = true
      return nothing
    }
    // A parameter that is primed in the body, or is an operator, makes the body read other variables with each argument.
    // Any other argument reads what it reads at the place of the call, which the caller has added.
    const isIndependent = symbol.params.every((param) => param.arity === 0) && !this.primesParameter(symbol)
    const memo = isIndependent && !symbol.inLet ? this.#memoOf(symbol) : null
    const known = memo?.get(env.frame.id)
    if (known !== undefined) return known
    const inner = isIndependent
      ? env
      : symbol.params.reduce((result, param, i) => {
          const arg = args[i]
          return arg === undefined ? result : result.bind(param, argumentLocal(param, arg, use))
        }, env)
    const outerCycle = this.#sawCycle
    this.#sawCycle = false
    this.#inProgress.add(symbol)
    const bounds = body.kind === "function" ? this.#bounds(body.bounds, inner) : nothing
    const usage = join(bounds, this.of(body.expr, inner))
    this.#inProgress.delete(symbol)
    if (!this.#sawCycle || this.#inProgress.size === 0) memo?.set(env.frame.id, usage)
    this.#sawCycle = outerCycle || this.#sawCycle
    return usage
  }

  #memoOf(symbol: DefinitionSymbol): Map<number, Usage> {
    const memo = this.#memo.get(symbol) ?? new Map<number, Usage>()
    this.#memo.set(symbol, memo)
    return memo
  }

  /** Whether some occurrence of a parameter of `symbol` stands under a prime, UNCHANGED, ENABLED or a temporal operator. */
  primesParameter(symbol: DefinitionSymbol): boolean {
    const known = this.#primed.get(symbol)
    if (known !== undefined) return known
    const result =
      symbol.body !== null && symbol.params.length > 0 && this.#primes(symbol.body.expr, new Set(symbol.params), false, new Set([symbol]))
    this.#primed.set(symbol, result)
    return result
  }

  #primes(expr: Expr, params: ReadonlySet<object>, under: boolean, visited: Set<DefinitionSymbol>): boolean {
    const node = withoutParentheses(expr)
    if (node.kind === "name" || node.kind === "apply") {
      const reference = this.#linker.resolution.reference(node)
      const symbol = reference?.symbol
      if (under && symbol !== undefined && params.has(symbol)) return true
      // What an instance puts in the place of its variables may stand under primes there.
      if (reference?.through.some((step) => this.#substitutes(step, params, visited)) === true) return true
      if (node.kind === "apply") {
        const inside =
          under ||
          node.name === "'" ||
          node.name === "UNCHANGED" ||
          node.name === "ENABLED" ||
          node.name === "[]" ||
          node.name === "<>" ||
          node.name === "~>"
        // What an operator parameter does with its arguments is known only at the call. A recursive operator cannot wait for that.
        const [root] = visited
        const intoUnknown = symbol?.kind === "parameter" && root?.recursive === false
        const passesOn = intoUnknown || (symbol?.kind === "definition" && !visited.has(symbol) && this.#passesIntoPrime(symbol, visited))
        if (node.args.some((arg) => this.#primes(arg.kind === "lambda" ? arg.body : arg, params, inside || passesOn, visited))) return true
      }
      if (symbol?.kind === "definition" && symbol.inLet && symbol.body !== null && !visited.has(symbol)) {
        return this.#primes(symbol.body.expr, params, under, new Set([...visited, symbol]))
      }
      return false
    }
    const inside = under || node.kind === "actionSubscript" || node.kind === "fairness"
    return children(node).some((child) => this.#primes(child, params, inside, visited))
  }

  /** Whether an instance is given something that mentions one of `params`. */
  #substitutes({ instance, args }: Reference["through"][number], params: ReadonlySet<object>, visited: Set<DefinitionSymbol>): boolean {
    const mentions = (arg: Argument): boolean => this.#primes(arg.kind === "lambda" ? arg.body : arg, params, true, visited)
    return (
      args.some(mentions) ||
      [...instance.substitutions.values()].some((given) =>
        given.kind === "argument" ? mentions(given.value) : params.has(given.reference.symbol),
      )
    )
  }

  /** Whether `body` primes one of the parameters of the LAMBDA it belongs to. */
  primesParameters(body: Expr, params: readonly ParameterSymbol[]): boolean {
    return this.#primes(body, new Set(params), false, new Set())
  }

  #passesIntoPrime(symbol: DefinitionSymbol, visited: Set<DefinitionSymbol>): boolean {
    const known = this.#primed.get(symbol)
    if (known !== undefined) return known
    return symbol.body !== null && this.#primes(symbol.body.expr, new Set(symbol.params), false, new Set([...visited, symbol]))
  }
}

const analysisSink = {
  get block(): never {
    throw new Error("an analysis generates no code")
  },
  compiled: new Map<string, never>(),
  id: -2,
  isTop: false,
}

/** The direct subexpressions of a node; the definitions of a LET are not among them. */
export const children = (expr: Expr): readonly Expr[] => {
  const ofBounds = (bounds: readonly Bound[]): readonly Expr[] => bounds.flatMap((bound) => (bound.set === null ? [] : [bound.set]))
  switch (expr.kind) {
    case "number":
    case "string":
    case "boolean":
    case "previous":
    case "name":
      return []
    case "apply":
      return expr.args.map((arg) => (arg.kind === "lambda" ? arg.body : arg))
    case "and":
    case "or":
      return expr.items
    case "quantifier":
    case "setMap":
    case "functionLiteral":
      return [...ofBounds(expr.bounds), expr.body]
    case "choose":
      return [...ofBounds([expr.bound]), expr.body]
    case "setFilter":
      return [...ofBounds([expr.bound]), expr.predicate]
    case "setEnumeration":
    case "tuple":
      return expr.elements
    case "functionSet":
      return [expr.domain, expr.range]
    case "functionApplication":
      return [expr.function, ...expr.args]
    case "record":
    case "recordSet":
      return expr.fields.map((field) => field.value)
    case "field":
      return [expr.record]
    case "product":
      return expr.factors
    case "except":
      return [
        expr.base,
        ...expr.updates.flatMap((update) => [...update.path.flatMap((step) => (step.kind === "index" ? step.args : [])), update.value]),
      ]
    case "if":
      return [expr.condition, expr.then, expr.else]
    case "case":
      return [...expr.arms.flatMap((arm) => [arm.condition, arm.value]), ...(expr.other === null ? [] : [expr.other])]
    case "actionSubscript":
    case "fairness":
      return [expr.action, expr.subscript]
    case "temporalQuantifier":
    case "parentheses":
    case "label":
    case "let":
      return [expr.body]
  }
}
