// Which parameters and LET definitions an expression is sure to evaluate. TLA+ arguments are evaluated when needed; where
// evaluation is certain, or cannot fail, the generated code may evaluate them at once.
import type { Resolution } from "../resolve/resolution.ts"
import type { DefinitionSymbol, Symbol } from "../resolve/symbol.ts"
import type { Expr } from "../syntax/ast.ts"

type Symbols = ReadonlySet<Symbol>

const none: Symbols = new Set()

/** Answers for one specification; remembers what it found about definitions. */
export class StrictnessAnalysis {
  readonly #resolution: Resolution
  /** Symbols the configuration replaces: nothing is known of what stands in their place. */
  readonly #replaced: ReadonlySet<Symbol>
  readonly #memo = new Map<DefinitionSymbol, Symbols>()

  constructor(resolution: Resolution, replaced: ReadonlySet<Symbol>) {
    this.#resolution = resolution
    this.#replaced = replaced
  }

  /** The symbols without arguments that are evaluated whenever `expr` is. */
  of(expr: Expr): Symbols {
    switch (expr.kind) {
      case "number":
      case "string":
      case "boolean":
      case "previous":
        return none
      case "name":
        return this.#name(expr)
      case "apply":
        return this.#apply(expr)
      case "and":
      case "or":
        return this.#first(expr.items)
      case "quantifier":
      case "setMap":
      case "functionLiteral":
        return this.#first(expr.bounds.flatMap((bound) => (bound.set === null ? [] : [bound.set])))
      case "choose":
      case "setFilter":
        return expr.bound.set === null ? none : this.of(expr.bound.set)
      case "setEnumeration":
      case "tuple":
        return this.#every(expr.elements)
      case "functionSet":
        return this.#every([expr.domain, expr.range])
      case "functionApplication":
        return this.#every([expr.function, ...expr.args])
      case "record":
      case "recordSet":
        return this.#every(expr.fields.map((field) => field.value))
      case "field":
        return this.of(expr.record)
      case "product":
        return this.#every(expr.factors)
      case "except":
        return this.of(expr.base)
      case "if": {
        const [then, otherwise] = [this.of(expr.then), this.of(expr.else)]
        return new Set([...this.of(expr.condition), ...[...then].filter((symbol) => otherwise.has(symbol))])
      }
      case "case":
        return this.#first(expr.arms.map((arm) => arm.condition))
      case "let":
        return this.of(expr.body)
      case "parentheses":
      case "label":
        return this.of(expr.body)
      case "temporalQuantifier":
      case "actionSubscript":
      case "fairness":
        return none
    }
  }

  #every(exprs: readonly Expr[]): Symbols {
    return new Set(exprs.flatMap((expr) => [...this.of(expr)]))
  }

  #first(exprs: readonly Expr[]): Symbols {
    return exprs[0] === undefined ? none : this.of(exprs[0])
  }

  #name(expr: Extract<Expr, { kind: "name" }>): Symbols {
    const reference = this.#resolution.reference(expr)
    if (reference === null || reference.through.length > 0) return none
    const { symbol } = reference
    if (symbol.kind !== "definition") return new Set([symbol])
    if (!symbol.inLet) return none
    return new Set([symbol, ...this.ofDefinition(symbol)])
  }

  #apply(expr: Extract<Expr, { kind: "apply" }>): Symbols {
    const reference = this.#resolution.reference(expr)
    const values = expr.args.flatMap((arg) => (arg.kind === "lambda" ? [] : [arg]))
    if (reference === null) {
      switch (expr.name) {
        case "=>":
          return this.#first(values)
        case "'":
        case "UNCHANGED":
        case "ENABLED":
        case "[]":
        case "<>":
        case "~>":
          return none
        default:
          return this.#every(values)
      }
    }
    const { symbol } = reference
    if (this.#replaced.has(symbol)) return none
    if (symbol.kind === "library") return this.#every(values.filter((_, i) => symbol.operator.params[i] === 0))
    if (symbol.kind !== "definition") return none
    const strict = this.ofDefinition(symbol)
    const through: Expr[] = []
    symbol.params.forEach((param, i) => {
      const arg = expr.args[i]
      if (arg !== undefined && arg.kind !== "lambda" && param.arity === 0 && strict.has(param)) through.push(arg)
    })
    return new Set([...this.#every(through), ...(symbol.inLet ? strict : none)])
  }

  /** What the body of a definition is sure to evaluate. A recursive use counts as evaluating nothing, which errs to the safe side. */
  ofDefinition(symbol: DefinitionSymbol): Symbols {
    if (this.#replaced.has(symbol)) return none
    const known = this.#memo.get(symbol)
    if (known !== undefined) return known
    this.#memo.set(symbol, none)
    const result = symbol.body?.kind === "expression" ? this.of(symbol.body.expr) : none
    this.#memo.set(symbol, result)
    return result
  }
}
