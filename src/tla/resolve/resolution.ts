// The result of name resolution: which symbol each use of a name means, kept beside the syntax tree.
import type { Bound, Expr, ExprOf, InstanceStep, Lambda } from "../syntax/ast.ts"
import type { BoundSymbol, DefinitionSymbol, InstanceSymbol, ModuleScope, ParameterSymbol, Reference } from "./symbol.ts"

/** Facts about syntax nodes, looked up by node identity. */
export class Resolution {
  readonly #references = new WeakMap<object, Reference>()
  readonly #bounds = new WeakMap<Bound, readonly BoundSymbol[]>()
  readonly #lambdas = new WeakMap<Lambda, readonly ParameterSymbol[]>()
  readonly #lets = new WeakMap<ExprOf<"let">, readonly (DefinitionSymbol | InstanceSymbol)[]>()

  setReference(node: Expr | InstanceStep, reference: Reference): void {
    this.#references.set(node, reference)
  }

  /** The symbol behind a `name` node or behind an `apply` node of a non-built-in operator. */
  reference(node: Expr): Reference | null {
    return this.#references.get(node) ?? null
  }

  setBound(bound: Bound, symbols: readonly BoundSymbol[]): void {
    this.#bounds.set(bound, symbols)
  }

  /** The symbols a quantifier bound introduces, in the order of its names. */
  bound(bound: Bound): readonly BoundSymbol[] {
    return this.#bounds.get(bound) ?? []
  }

  setLambda(lambda: Lambda, params: readonly ParameterSymbol[]): void {
    this.#lambdas.set(lambda, params)
  }

  lambda(lambda: Lambda): readonly ParameterSymbol[] {
    return this.#lambdas.get(lambda) ?? []
  }

  setLet(node: ExprOf<"let">, symbols: readonly (DefinitionSymbol | InstanceSymbol)[]): void {
    this.#lets.set(node, symbols)
  }

  /** What a LET defines, in order. */
  let(node: ExprOf<"let">): readonly (DefinitionSymbol | InstanceSymbol)[] {
    return this.#lets.get(node) ?? []
  }
}

/** A specification after name resolution. */
export type ResolvedSpec = {
  readonly root: ModuleScope
  readonly modules: ReadonlyMap<string, ModuleScope>
  readonly resolution: Resolution
}
