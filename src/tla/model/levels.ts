// Checks the levels of TLA+ (constant, state, action, temporal): where a prime or a temporal operator may stand. Definitions
// that nothing uses are checked as well, since a specification is read by people too.
import type { Environment } from "../compile/environment.ts"
import type { UsageAnalysis } from "../compile/usage.ts"
import { children } from "../compile/usage.ts"
import { TlaError } from "../error.ts"
import { withoutParentheses } from "../resolve/expressions.ts"
import type { ResolvedSpec } from "../resolve/resolution.ts"
import type { Expr, ExprOf } from "../syntax/ast.ts"

/**
 * Checks every definition and assumption of the root module and of the modules it extends.
 * @throws TlaError at the first operator that is applied to something of a higher level than it allows
 */
export const checkLevels = (spec: ResolvedSpec, usage: UsageAnalysis, env: Environment): void => {
  const levels = new Levels(spec, usage)
  for (const { reference } of spec.root.entries.values()) {
    const { symbol, through } = reference
    if (symbol.kind === "definition" && through.length === 0 && symbol.body !== null) levels.walk(symbol.body.expr, env)
  }
  for (const { expr } of spec.root.assumptions) {
    const { current, next, temporal } = usage.of(expr, env)
    if (current === 0n && next === 0n && !temporal) continue
    throw new TlaError(
      "semantic",
      "an assumption speaks of variables",
      expr.at,
      "ASSUME can only say something about constants; what holds of the variables is an INVARIANT or a PROPERTY.",
    )
  }
}

class Levels {
  readonly #spec: ResolvedSpec
  readonly #usage: UsageAnalysis

  constructor(spec: ResolvedSpec, usage: UsageAnalysis) {
    this.#spec = spec
    this.#usage = usage
  }

  /** Checks `expr`, which stands in `env`, and everything inside of it. */
  walk(expr: Expr, env: Environment): void {
    switch (expr.kind) {
      case "let": {
        const inner = this.#usage.bindLet(expr, env)
        for (const symbol of this.#spec.resolution.let(expr)) {
          if (symbol.kind === "definition" && symbol.body !== null) this.walk(symbol.body.expr, inner)
        }
        return this.walk(expr.body, inner)
      }
      case "apply":
        this.#application(expr, env)
        break
      case "actionSubscript":
      case "fairness":
        this.#stateLevel(expr.subscript, "the subscript of an action", env)
        this.#notTemporal(expr.action, env)
        break
      case "setEnumeration":
      case "tuple":
      case "record":
      case "recordSet":
      case "functionSet":
      case "functionLiteral":
      case "functionApplication":
      case "except":
      case "field":
      case "product":
      case "setFilter":
      case "setMap":
      case "choose":
        for (const child of children(expr)) this.#notTemporal(child, env)
        break
      default:
    }
    for (const child of children(expr)) this.walk(child, env)
  }

  #application(expr: ExprOf<"apply">, env: Environment): void {
    if (this.#spec.resolution.reference(expr) !== null) return
    for (const arg of expr.args) {
      if (arg.kind === "lambda") continue
      switch (expr.name) {
        case "'":
          this.#stateLevel(arg, "what is primed", env)
          break
        case "UNCHANGED":
          this.#stateLevel(arg, "the argument of UNCHANGED", env)
          break
        case "[]":
        case "<>":
          this.#boxed(arg, expr.name, env)
          break
        case "~>":
        case "-+->":
          if (this.#isAction(arg, env))
            throw new TlaError(
              "semantic",
              `an argument of ${expr.name} has primes`,
              arg.at,
              "It relates formulas about single states or behaviours.",
            )
          break
        case "=>":
        case "<=>":
        case "~":
          break
        default:
          this.#notTemporal(arg, env)
      }
    }
  }

  #boxed(arg: Expr, name: "[]" | "<>", env: Environment): void {
    const operand = withoutParentheses(arg)
    const fits = operand.kind === "actionSubscript" && operand.stutter === (name === "[]")
    if (fits || !this.#isAction(operand, env)) return
    throw new TlaError(
      "semantic",
      `the argument of ${name} has primes`,
      arg.at,
      name === "[]" ? "An action needs a subscript here: [][A]_v." : "An action needs a subscript here: <><<A>>_v.",
    )
  }

  #isAction(expr: Expr, env: Environment): boolean {
    const { next, temporal } = this.#usage.of(expr, env)
    return next !== 0n && !temporal
  }

  #stateLevel(expr: Expr, what: string, env: Environment): void {
    const { next, temporal } = this.#usage.of(expr, env)
    if (temporal) throw new TlaError("semantic", `${what} is a temporal formula`, expr.at, "It must be an expression about one state.")
    if (next !== 0n)
      throw new TlaError(
        "semantic",
        `${what} has a prime in it already`,
        expr.at,
        "Primes do not nest: x' is the value in the next state, and there is no state after that.",
      )
  }

  #notTemporal(expr: Expr, env: Environment): void {
    if (!this.#usage.of(expr, env).temporal) return
    throw new TlaError(
      "semantic",
      "a temporal formula stands where a value or an action is expected",
      expr.at,
      "Temporal formulas belong under PROPERTY (or in the SPECIFICATION).",
    )
  }
}
