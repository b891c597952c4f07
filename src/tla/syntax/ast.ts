// The abstract syntax of TLA+ as the rest of the engine sees it: one node type per construct, each with its place in the text.
import type { SourceLocation } from "../error.ts"

type At = { readonly at: SourceLocation }

/** `M!` or `M(a, b)!` in front of a name. */
export type InstanceStep = At & { readonly name: string; readonly args: readonly Argument[] }

/** The bound names of a quantifier: `a, b \in S` (names) or `<<a, b>> \in S` (a tuple pattern). */
export type Bound = At & {
  readonly pattern: "names" | "tuple"
  readonly names: readonly Identifier[]
  /** Absent in an unbounded quantifier or CHOOSE. */
  readonly set: Expr | null
}

export type Identifier = At & { readonly name: string }

/** What stands in an argument position: an expression, or an operator given by LAMBDA (a bare operator name or symbol is a `name`). */
export type Argument = Expr | Lambda

export type Lambda = At & { readonly kind: "lambda"; readonly params: readonly Identifier[]; readonly body: Expr }

export type UpdateStep =
  | (At & { readonly kind: "index"; readonly args: readonly Expr[] })
  | (At & { readonly kind: "field"; readonly name: string })

export type Update = At & { readonly path: readonly UpdateStep[]; readonly value: Expr }

export type RecordField = At & { readonly name: string; readonly value: Expr }

export type CaseArm = At & { readonly condition: Expr; readonly value: Expr }

/**
 * Names of operators are canonical, whatever way they were typed: `=` `/=` `<=>` `=>` `~` `\in` `\notin` `\cup` `\cap` `\` `\subseteq` `SUBSET` `UNION`
 * `DOMAIN` `UNCHANGED` `ENABLED` `'` `[]` `<>` `~>` `-+->` `\cdot` `+` `-` `-.` (unary minus) `*` `/` `%` `\div` `^` `<` `>` `<=` `>=` `..` `\o` `@@` `:>` `(+)` … .
 * `/\` and `\/` are the n-ary nodes `and` and `or`; `\X` is `product`.
 */
export type Expr = At &
  (
    | { readonly kind: "number"; readonly value: number }
    | { readonly kind: "string"; readonly value: string }
    | { readonly kind: "boolean"; readonly value: boolean }
    /** A name without arguments: variable, constant, parameter, bound name, nullary operator, `Nat`, `BOOLEAN`, `STRING`, or an operator passed as argument (`+`). */
    | { readonly kind: "name"; readonly name: string; readonly path: readonly InstanceStep[] }
    /** An operator with arguments, in whatever fixity it was written. */
    | {
        readonly kind: "apply"
        readonly name: string
        readonly path: readonly InstanceStep[]
        readonly args: readonly Argument[]
        readonly fixity: "call" | "infix" | "prefix" | "postfix"
        /** The place of the operator's own name or symbol. */
        readonly nameAt: SourceLocation
      }
    | { readonly kind: "and" | "or"; readonly items: readonly Expr[]; readonly bulleted: boolean }
    | {
        readonly kind: "quantifier"
        readonly quantifier: "forall" | "exists"
        readonly bounds: readonly Bound[]
        readonly body: Expr
      }
    /** `\AA`, `\EE`: refused by the checker, kept so that the refusal has a place. */
    | { readonly kind: "temporalQuantifier"; readonly names: readonly Identifier[]; readonly body: Expr }
    | { readonly kind: "choose"; readonly bound: Bound; readonly body: Expr }
    | { readonly kind: "setEnumeration"; readonly elements: readonly Expr[] }
    | { readonly kind: "setFilter"; readonly bound: Bound; readonly predicate: Expr }
    | { readonly kind: "setMap"; readonly body: Expr; readonly bounds: readonly Bound[] }
    | { readonly kind: "functionLiteral"; readonly bounds: readonly Bound[]; readonly body: Expr }
    | { readonly kind: "functionSet"; readonly domain: Expr; readonly range: Expr }
    | { readonly kind: "functionApplication"; readonly function: Expr; readonly args: readonly Expr[] }
    | { readonly kind: "record"; readonly fields: readonly RecordField[] }
    | { readonly kind: "recordSet"; readonly fields: readonly RecordField[] }
    | { readonly kind: "field"; readonly record: Expr; readonly name: string }
    | { readonly kind: "tuple"; readonly elements: readonly Expr[] }
    | { readonly kind: "product"; readonly factors: readonly Expr[] }
    | { readonly kind: "except"; readonly base: Expr; readonly updates: readonly Update[] }
    /** `@` inside EXCEPT. */
    | { readonly kind: "previous" }
    | { readonly kind: "if"; readonly condition: Expr; readonly then: Expr; readonly else: Expr }
    | { readonly kind: "case"; readonly arms: readonly CaseArm[]; readonly other: Expr | null }
    | { readonly kind: "let"; readonly units: readonly Unit[]; readonly body: Expr }
    /** `[A]_v` (stutter) or `<<A>>_v` (no stutter). */
    | { readonly kind: "actionSubscript"; readonly stutter: boolean; readonly action: Expr; readonly subscript: Expr }
    | { readonly kind: "fairness"; readonly strong: boolean; readonly subscript: Expr; readonly action: Expr }
    /** Parentheses; the syntax checks need them, later stages look through them. */
    | { readonly kind: "parentheses"; readonly body: Expr }
    /** `name :: e`; later stages look through it. */
    | { readonly kind: "label"; readonly name: string; readonly body: Expr }
  )

export type ExprOf<K extends Expr["kind"]> = Extract<Expr, { readonly kind: K }>

/** A formal parameter: `x` has arity 0, `F(_, _)` arity 2. */
export type Parameter = At & { readonly name: string; readonly arity: number }

export type Substitution = At & { readonly name: string; readonly value: Argument }

/** What may stand in a module body (or, for the first four, in a LET). */
export type Unit = At &
  (
    | {
        readonly kind: "operator"
        readonly name: Identifier
        readonly params: readonly Parameter[]
        readonly body: Expr
        readonly local: boolean
      }
    | {
        readonly kind: "function"
        readonly name: Identifier
        readonly bounds: readonly Bound[]
        readonly body: Expr
        readonly local: boolean
      }
    /** `Name(params) == INSTANCE Module WITH …`; `name` is null for a bare `INSTANCE Module WITH …`. */
    | {
        readonly kind: "instance"
        readonly name: Identifier | null
        readonly params: readonly Parameter[]
        readonly module: Identifier
        readonly substitutions: readonly Substitution[]
        readonly local: boolean
      }
    | { readonly kind: "recursive"; readonly operators: readonly Parameter[] }
    | { readonly kind: "constants"; readonly params: readonly Parameter[] }
    | { readonly kind: "variables"; readonly names: readonly Identifier[] }
    | { readonly kind: "assume"; readonly name: Identifier | null; readonly body: Expr }
    /** Theorems are not checked; proofs are not even kept. */
    | { readonly kind: "theorem"; readonly name: Identifier | null; readonly body: Expr | null }
    | { readonly kind: "module"; readonly module: Module }
  )

export type Module = At & {
  readonly name: string
  readonly extends: readonly Identifier[]
  readonly units: readonly Unit[]
  /** The text the module was read from, for quoting expressions in messages. */
  readonly source: Source
}

/** One file's text. */
export type Source = { readonly file: string; readonly text: string }
