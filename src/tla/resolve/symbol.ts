// What a name can mean. A symbol is an object: two different declarations are two different symbols even if they share
// a name, so later stages never look at names and nothing can be captured.
import type { SourceLocation } from "../error.ts"
import type { LibraryOperator } from "../library/library.ts"
import type { Argument, Bound, Expr, Module, Source } from "../syntax/ast.ts"

export type ConstantSymbol = { readonly kind: "constant"; readonly name: string; readonly arity: number; readonly at: SourceLocation }

export type VariableSymbol = { readonly kind: "variable"; readonly name: string; readonly at: SourceLocation }

/** A name bound by a quantifier, CHOOSE, set or function constructor. */
export type BoundSymbol = { readonly kind: "bound"; readonly name: string; readonly at: SourceLocation }

/** A formal parameter of an operator, of a LAMBDA or of a parameterised instance. */
export type ParameterSymbol = { readonly kind: "parameter"; readonly name: string; readonly arity: number; readonly at: SourceLocation }

/** An operator of a standard module, implemented by the engine. */
export type LibrarySymbol = {
  readonly kind: "library"
  readonly name: string
  readonly arity: number
  readonly module: string
  readonly operator: LibraryOperator
}

/** `BOOLEAN` and `STRING`, which need no EXTENDS. */
export type PrimitiveSymbol = { readonly kind: "primitive"; readonly name: "BOOLEAN" | "STRING"; readonly arity: 0 }

/** A user's definition, at module level or in a LET. Its body is filled in when it has been resolved (RECURSIVE declares earlier). */
export type DefinitionSymbol = {
  readonly kind: "definition"
  readonly name: string
  readonly params: readonly ParameterSymbol[]
  readonly arity: number
  readonly at: SourceLocation
  readonly module: ModuleScope
  /** Defined in a LET: may use bound names and parameters around it. */
  readonly inLet: boolean
  readonly recursive: boolean
  body: DefinitionBody | null
}

export type DefinitionBody =
  | { readonly kind: "expression"; readonly expr: Expr }
  /** `f[x \in S] == e`; inside `e` the name means the function itself. */
  | { readonly kind: "function"; readonly bounds: readonly Bound[]; readonly expr: Expr }

/** `Name(params) == INSTANCE …` */
export type InstanceSymbol = { readonly kind: "instance"; readonly name: string; readonly arity: number; readonly instance: Instance }

/** A theorem's or assumption's name; it stands for the formula, if the statement is one. */
export type FactSymbol = { readonly kind: "fact"; readonly name: string; readonly at: SourceLocation; readonly expr: Expr | null }

export type Symbol =
  | ConstantSymbol
  | VariableSymbol
  | BoundSymbol
  | ParameterSymbol
  | LibrarySymbol
  | PrimitiveSymbol
  | DefinitionSymbol
  | InstanceSymbol
  | FactSymbol

/** One INSTANCE statement: a module with its constants and variables replaced by expressions of the place of the statement. */
export type Instance = {
  readonly module: ModuleScope
  readonly params: readonly ParameterSymbol[]
  readonly substitutions: ReadonlyMap<ConstantSymbol | VariableSymbol, Substituted>
  readonly at: SourceLocation
}

/** The replacement: an argument written in WITH, or, without one, the symbol of the same name at the place of the statement. */
export type Substituted =
  | { readonly kind: "argument"; readonly value: Argument }
  | { readonly kind: "reference"; readonly reference: Reference }

/** A name as used: the instances it is reached through (outermost first, with their arguments) and the symbol itself. */
export type Reference = {
  readonly through: readonly { readonly instance: Instance; readonly args: readonly Argument[] }[]
  readonly symbol: Symbol
}

export type ScopeEntry = { readonly reference: Reference; readonly local: boolean; readonly at: SourceLocation | null }

export type Assumption = { readonly name: string | null; readonly expr: Expr; readonly at: SourceLocation }

/** A module after resolution. */
export type ModuleScope = {
  readonly name: string
  readonly source: Source
  readonly module: Module
  readonly entries: Map<string, ScopeEntry>
  readonly constants: ConstantSymbol[]
  readonly variables: VariableSymbol[]
  readonly assumptions: Assumption[]
}
