/** The recursive generator: picks a production for a type, with constructs of every type (IF, LET, application) beside the type's own. */
import { booleanProductions } from "./booleans.ts"
import { controlProductions } from "./control.ts"
import { failures } from "./failures.ts"
import { functionProductions } from "./functions.ts"
import { bagProductions, integerProductions, stringProductions } from "./scalars.ts"
import { type Node, leaf, list, template } from "./node.ts"
import type { Random } from "./random.ts"
import type { Scope } from "./scope.ts"
import { sequenceProductions } from "./sequences.ts"
import { setProductions } from "./sets.ts"
import { type Type, literalOf, sameType } from "./type.ts"

/** Makes a node of a type, `depth` being how deep it may still nest. */
export type Production = (generator: ExpressionGenerator, type: Type, scope: Scope, depth: number) => Node
export type Weighted = readonly (readonly [weight: number, production: Production])[]

export class ExpressionGenerator {
  readonly random: Random
  /** Share of subterms replaced by one that fails. */
  readonly failureShare: number
  /**
   * Whether expressions become parts of actions. TLC 1.7.4 evaluates a guard `f[x]` as an action when `f` is a literal it has not evaluated
   * yet: it branches at disjunctions inside of the body and overlooks an EXCEPT around it. So guards apply no functions there.
   */
  readonly inActions: boolean

  constructor(random: Random, failureShare: number, inActions = false) {
    this.random = random
    this.failureShare = failureShare
    this.inActions = inActions
  }

  /** A random expression of a type. */
  make(type: Type, scope: Scope, depth: number): Node {
    if (scope.mayFail && this.random.chance(this.failureShare)) return failures(this, type, scope, depth)
    if (depth <= 0) return this.leaf(type, scope)
    if (this.random.chance(0.25)) {
      const term = this.term(type, scope)
      if (term !== undefined) return term
    }
    const own = productionsOf(type)
    const production = this.random.weighted(this.random.chance(0.3) ? controlProductions : own)
    return production(this, type, scope, depth)
  }

  /** A term of the scope, if there is one of this type. */
  term(type: Type, scope: Scope): Node | undefined {
    const fitting = scope.terms.filter((term) => sameType(term.type, type))
    if (fitting.length === 0) return undefined
    const { text, uses } = this.random.pick(fitting)
    return leaf(text === "@" ? "@" : "variable", type, text, uses)
  }

  /** A variable or a small literal. */
  leaf(type: Type, scope: Scope): Node {
    if (this.random.chance(0.6)) {
      const term = this.term(type, scope)
      if (term !== undefined) return term
    }
    return this.literal(type, scope)
  }

  literal(type: Type, scope: Scope): Node {
    const { random } = this
    switch (type._tag) {
      case "Integer":
        return leaf("number", type, String(random.chance(0.01) ? 2_147_483_647 : random.integer(0, 5)))
      case "Boolean":
        return leaf("boolean literal", type, random.pick(["TRUE", "FALSE"]))
      case "String":
        return leaf("string", type, random.pick(['"a"', '"b"', '"c"', '""', '"x y"']))
      case "Set":
        return list(
          "set literal",
          type,
          "{",
          "}",
          this.several(0, 3, () => this.leaf(type.of, scope)),
        )
      case "Sequence":
        return list(
          "sequence literal",
          type,
          "<<",
          ">>",
          this.several(0, 3, () => this.leaf(type.of, scope)),
        )
      case "Tuple":
        return list(
          "tuple",
          type,
          "<<",
          ">>",
          type.of.map((of) => this.leaf(of, scope)),
          type.of.length,
        )
      case "Record":
        return template(
          "record",
          type,
          `[${type.fields.map(([name]) => `${name} |-> #`).join(", ")}]`,
          type.fields.map(([, of]) => this.leaf(of, scope)),
        )
      case "Function": {
        const name = scope.fresh()
        return template(
          "function literal",
          type,
          `[${name} \\in ${type.domain.text} |-> #]`,
          [this.leaf(type.to, scope.with(name, type.domain.type, type.domain))],
          { binds: [[name]] },
        )
      }
      case "Bag":
        return leaf("EmptyBag", type, "EmptyBag")
      case "Model":
        // Every scope that reaches for a model value binds one.
        return this.term(type, scope) ?? leaf("literal", type, literalOf(type))
      case "Operator":
        throw new Error("operators have no literals")
    }
  }

  several(least: number, most: number, make: () => Node): Node[] {
    return Array.from({ length: this.random.integer(least, most) }, make)
  }
}

const productionsOf = (type: Type): Weighted => {
  switch (type._tag) {
    case "Integer":
      return integerProductions
    case "Boolean":
      return booleanProductions
    case "String":
      return stringProductions
    case "Set":
      return setProductions
    case "Sequence":
      return sequenceProductions
    case "Tuple":
    case "Record":
    case "Function":
      return functionProductions
    case "Bag":
      return bagProductions
    case "Model":
      return [[1, (g, wanted, scope) => g.leaf(wanted, scope)]]
    case "Operator":
      throw new Error("operators are made where they are passed")
  }
}
