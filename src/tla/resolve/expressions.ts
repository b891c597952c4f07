// Resolves the names in an expression: every use gets its symbol, every binder its symbols, every arity is checked.
import type { SourceLocation } from "../error.ts"
import { formatLocation, TlaError } from "../error.ts"
import type { Argument, Bound, Expr, ExprOf, InstanceStep, Lambda } from "../syntax/ast.ts"
import { builtinArity } from "./builtin.ts"
import type { Resolution } from "./resolution.ts"
import { direct, nearest, Scope } from "./scope.ts"
import type { BoundSymbol, InstanceSymbol, ParameterSymbol, Reference, ScopeEntry } from "./symbol.ts"

/** Resolves the units of a LET into `scope`; supplied by the module resolver, which knows definitions and instances. */
export type LetResolver = (node: ExprOf<"let">, scope: Scope) => void

/** Resolves expressions of one specification into one `Resolution`. */
export class ExpressionResolver {
  readonly #resolution: Resolution
  readonly #resolveLet: LetResolver
  /** The units of the module being resolved, by name: what is unknown here may be defined further down. */
  unitsByName: ReadonlyMap<string, SourceLocation> = new Map()

  constructor(resolution: Resolution, resolveLet: LetResolver) {
    this.#resolution = resolution
    this.#resolveLet = resolveLet
  }

  /** Resolves every name in `expr`, which is used where a value (or formula) is wanted. */
  expression(expr: Expr, scope: Scope): void {
    switch (expr.kind) {
      case "number":
      case "string":
      case "boolean":
      case "previous":
        return
      case "name":
        return this.#name(expr, scope, 0)
      case "apply":
        return this.#apply(expr, scope)
      case "and":
      case "or":
        return this.#all(expr.items, scope)
      case "quantifier":
        return this.expression(expr.body, this.bounds(expr.bounds, scope))
      case "temporalQuantifier": {
        const inner = new Scope(scope)
        for (const name of expr.names) inner.declare(name.name, direct({ kind: "bound", name: name.name, at: name.at }), name.at)
        return this.expression(expr.body, inner)
      }
      case "choose":
        return this.expression(expr.body, this.bounds([expr.bound], scope))
      case "setEnumeration":
        return this.#all(expr.elements, scope)
      case "setFilter":
        return this.expression(expr.predicate, this.bounds([expr.bound], scope))
      case "setMap":
      case "functionLiteral":
        return this.expression(expr.body, this.bounds(expr.bounds, scope))
      case "functionSet":
        return this.#all([expr.domain, expr.range], scope)
      case "functionApplication":
        return this.#all([expr.function, ...expr.args], scope)
      case "record":
      case "recordSet":
        rejectTwice(expr.fields, "field")
        return this.#all(
          expr.fields.map((field) => field.value),
          scope,
        )
      case "field":
        return this.expression(expr.record, scope)
      case "tuple":
        return this.#all(expr.elements, scope)
      case "product":
        return this.#all(expr.factors, scope)
      case "except":
        this.expression(expr.base, scope)
        for (const update of expr.updates) {
          for (const step of update.path) if (step.kind === "index") this.#all(step.args, scope)
          this.expression(update.value, scope)
        }
        return
      case "if":
        return this.#all([expr.condition, expr.then, expr.else], scope)
      case "case":
        for (const arm of expr.arms) this.#all([arm.condition, arm.value], scope)
        if (expr.other !== null) this.expression(expr.other, scope)
        return
      case "let": {
        const inner = new Scope(scope)
        this.#resolveLet(expr, inner)
        return this.expression(expr.body, inner)
      }
      case "actionSubscript":
      case "fairness":
        return this.#all([expr.action, expr.subscript], scope)
      case "parentheses":
      case "label":
        return this.expression(expr.body, scope)
    }
  }

  #all(exprs: readonly Expr[], scope: Scope): void {
    for (const expr of exprs) this.expression(expr, scope)
  }

  /** Declares the names of `bounds`; their sets are resolved outside of the new names, as TLA+ has it. */
  bounds(bounds: readonly Bound[], scope: Scope): Scope {
    const inner = new Scope(scope)
    for (const bound of bounds) {
      if (bound.set !== null) this.expression(bound.set, scope)
    }
    for (const bound of bounds) {
      const symbols = bound.names.map((name): BoundSymbol => ({ kind: "bound", name: name.name, at: name.at }))
      for (const symbol of symbols) inner.declare(symbol.name, direct(symbol), symbol.at)
      this.#resolution.setBound(bound, symbols)
    }
    return inner
  }

  #apply(expr: ExprOf<"apply">, scope: Scope): void {
    const builtin = expr.path.length === 0 ? builtinArity.get(expr.name) : undefined
    if (builtin !== undefined) {
      this.#checkCount(expr.name, expr.args.length, builtin, expr.nameAt)
      for (const arg of expr.args) this.argument(arg, 0, scope)
      return
    }
    const reference = this.#find(expr, expr.nameAt, scope)
    this.#resolution.setReference(expr, reference)
    const arities = parameterArities(reference)
    if (arities === null) throw notAnOperator(expr.name, reference, expr.nameAt)
    this.#checkCount(expr.name, expr.args.length, arities.length, expr.nameAt)
    expr.args.forEach((arg, i) => this.argument(arg, arities[i] ?? 0, scope))
  }

  /** Resolves an argument for a parameter of the given arity: a value, or an operator of that many arguments. */
  argument(arg: Argument, arity: number, scope: Scope): void {
    if (arg.kind === "lambda") {
      if (arity === 0) throw new TlaError("semantic", "a LAMBDA stands where a value is expected", arg.at)
      if (arg.params.length !== arity) {
        throw new TlaError(
          "semantic",
          `this LAMBDA takes ${count(arg.params.length, "argument")}, but an operator with ${count(arity, "argument")} is expected here`,
          arg.at,
        )
      }
      return this.#lambda(arg, scope)
    }
    if (arity === 0) return this.expression(arg, scope)
    const name = withoutParentheses(arg)
    if (name.kind !== "name")
      throw new TlaError(
        "semantic",
        `an operator with ${count(arity, "argument")} is expected here`,
        arg.at,
        "Give the name of an operator, or a LAMBDA.",
      )
    this.#name(name, scope, arity)
  }

  #lambda(lambda: Lambda, scope: Scope): void {
    const inner = new Scope(scope)
    const params = lambda.params.map((param): ParameterSymbol => ({ kind: "parameter", name: param.name, arity: 0, at: param.at }))
    for (const param of params) inner.declare(param.name, direct(param), param.at)
    this.#resolution.setLambda(lambda, params)
    this.expression(lambda.body, inner)
  }

  #name(expr: ExprOf<"name">, scope: Scope, wantedArity: number): void {
    if (wantedArity > 0 && expr.path.length === 0 && builtinArity.get(expr.name) === wantedArity) return
    const reference = this.#find(expr, expr.at, scope)
    this.#resolution.setReference(expr, reference)
    const arities = parameterArities(reference)
    if (arities === null) throw notAnOperator(expr.name, reference, expr.at)
    if (arities.length === wantedArity) return
    const has = `'${expr.name}' takes ${count(arities.length, "argument")}`
    const wanted = wantedArity === 0 ? "is used without any" : `an operator with ${count(wantedArity, "argument")} is expected here`
    throw new TlaError("semantic", `${has}, but ${wanted}`, expr.at)
  }

  #find(expr: ExprOf<"apply" | "name">, at: SourceLocation, scope: Scope): Reference {
    const through: { instance: InstanceSymbol["instance"]; args: readonly Argument[] }[] = []
    let lookup = (name: string): ScopeEntry | null => scope.lookup(name)
    let names: () => Iterable<string> = () => scope.names()
    let owner: string | null = null
    for (const step of expr.path) {
      const entry = lookup(step.name)
      if (entry === null) throw this.#unknown(step.name, owner, names(), step.at)
      const { symbol } = entry.reference
      if (symbol.kind !== "instance")
        throw new TlaError(
          "semantic",
          `'${step.name}' is not an instance of a module`,
          step.at,
          `Define it as ${step.name} == INSTANCE … to use ${step.name}!…; labels and other parts of expressions cannot be named.`,
        )
      this.#checkCount(step.name, step.args.length, symbol.instance.params.length, step.at)
      this.#instanceArguments(step, symbol, scope)
      through.push(...entry.reference.through, { instance: symbol.instance, args: step.args })
      const { entries, name } = symbol.instance.module
      lookup = (inner) => visible(entries.get(inner))
      names = () => entries.keys()
      owner = name
    }
    const entry = lookup(expr.name)
    if (entry === null) throw this.#unknown(expr.name, owner, names(), at)
    return through.length === 0 ? entry.reference : { through: [...through, ...entry.reference.through], symbol: entry.reference.symbol }
  }

  #instanceArguments(step: InstanceStep, symbol: InstanceSymbol, scope: Scope): void {
    step.args.forEach((arg, i) => this.argument(arg, symbol.instance.params[i]?.arity ?? 0, scope))
  }

  #unknown(name: string, owner: string | null, names: Iterable<string>, at: SourceLocation): TlaError {
    const guess = nearest(name, names)
    if (owner !== null) {
      return new TlaError(
        "semantic",
        `module '${owner}' has no operator '${name}' to be used from outside`,
        at,
        guess === null ? null : `Did you mean '${guess}'?`,
      )
    }
    return new TlaError(
      "semantic",
      `unknown operator or name '${name}'`,
      at,
      this.#laterHint(name, at) ?? (guess !== null ? `Did you mean '${guess}'?` : defineFirst),
    )
  }

  #laterHint(name: string, at: SourceLocation): string | null {
    const unit = this.unitsByName.get(name)
    if (unit === undefined) return null
    const isInside = at.line >= unit.line && at.line <= unit.endLine
    return isInside
      ? `A definition that uses itself needs a declaration before it, such as RECURSIVE ${name}(_).`
      : `It is defined further down, at ${formatLocation(unit)}; a definition must come before its use.`
  }

  #checkCount(name: string, given: number, wanted: number, at: SourceLocation): void {
    if (given === wanted) return
    throw new TlaError(
      "semantic",
      `'${name}' takes ${count(wanted, "argument")}, but ${given === 0 ? "none is" : given === 1 ? "1 is" : `${given} are`} given`,
      at,
    )
  }
}

const defineFirst = "Declare or define it before this place, or EXTEND the module that does."

const visible = (entry: ScopeEntry | undefined): ScopeEntry | null => (entry === undefined || entry.local ? null : entry)

const count = (n: number, noun: string): string => (n === 1 ? `1 ${noun}` : `${n === 0 ? "no" : n} ${noun}s`)

const notAnOperator = (name: string, reference: Reference, at: SourceLocation): TlaError =>
  reference.symbol.kind === "instance"
    ? new TlaError("semantic", `'${name}' is an instance of a module, not an operator`, at, `Write ${name}!Operator.`)
    : new TlaError("semantic", `'${name}' names an ASSUME/PROVE statement and has no value`, at)

/** The arity of each parameter of what a reference means; null for things that are no operators. */
const parameterArities = ({ symbol }: Reference): readonly number[] | null => {
  switch (symbol.kind) {
    case "variable":
    case "bound":
    case "primitive":
      return []
    case "constant":
    case "parameter":
      return Array.from({ length: symbol.arity }, () => 0)
    case "library":
      return symbol.operator.params
    case "definition":
      return symbol.params.map((param) => param.arity)
    case "fact":
      return symbol.expr === null ? null : []
    case "instance":
      return null
  }
}

/** An expression without the parentheses and labels around it. */
export const withoutParentheses = (expr: Expr): Expr =>
  expr.kind === "parentheses" || expr.kind === "label" ? withoutParentheses(expr.body) : expr

/** Fails at the second of two entries with the same name. */
export const rejectTwice = (items: readonly { readonly name: string; readonly at: SourceLocation }[], what: string): void => {
  const seen = new Set<string>()
  for (const item of items) {
    if (seen.has(item.name)) throw new TlaError("semantic", `the ${what} '${item.name}' is given twice`, item.at)
    seen.add(item.name)
  }
}
