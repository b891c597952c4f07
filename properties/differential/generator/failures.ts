/** Subterms that fail when they are evaluated: TLC must report an error exactly where our evaluator does. */
import type { Production } from "./generator.ts"
import { infix, leaf, template } from "./node.ts"
import { boolean, integer, literalOf, sequenceOf, setOf, string } from "./type.ts"

export const failures: Production = (g, type, scope) => {
  const value = leaf("literal", type, literalOf(type))
  switch (g.random.integer(0, 9)) {
    case 0:
      return template("failing Head", type, "Head(#)", [leaf("empty sequence", sequenceOf(type), "<<>>")])
    case 1:
      return template("failing CASE", type, "CASE FALSE -> #", [value], { open: true, guarded: true })
    case 2: {
      const name = scope.fresh()
      return template("failing CHOOSE", type, `CHOOSE ${name} \\in # : FALSE`, [leaf("set literal", setOf(type), `{${literalOf(type)}}`)], {
        open: true,
      })
    }
    case 3:
      return template("application outside of the domain", type, "<<#>>[#]", [value, leaf("number", integer, g.random.pick(["0", "2"]))])
    case 4:
      return template("missing field", type, "[c |-> #].a", [value])
    case 5:
      return template("condition that is not boolean", type, "IF # THEN # ELSE #", [leaf("number", integer, "1"), value, value], {
        open: true,
      })
    case 6: {
      const name = scope.fresh()
      return template("application outside of the domain", type, `[${name} \\in 1..2 |-> #][#]`, [value, leaf("number", integer, "3")])
    }
    default:
      break
  }
  if (type._tag === "Integer") {
    return g.random.pick([
      infix("\\div", type, leaf("number", integer, "1"), leaf("number", integer, "0"), "division by zero"),
      infix("%", type, leaf("number", integer, "1"), leaf("number", integer, "0"), "division by zero"),
      infix("+", type, leaf("number", integer, "2147483647"), leaf("number", integer, "1"), "overflow"),
      infix("+", type, leaf("number", integer, "1"), leaf("string", string, '"a"'), "ill-typed +"),
      template("Cardinality of an infinite set", type, "Cardinality(#)", [leaf("infinite set", setOf(integer), "Nat")]),
    ])
  }
  if (type._tag === "Boolean") {
    return g.random.pick([
      infix("=", type, leaf("number", integer, "1"), leaf("string", string, '"a"'), "mixed comparison"),
      infix("=", type, leaf("boolean literal", boolean, "TRUE"), leaf("number", integer, "0"), "mixed comparison"),
      infix("=", type, leaf("tuple", sequenceOf(integer), "<<1>>"), leaf("set literal", setOf(integer), "{1}"), "mixed comparison"),
      infix("/\\", type, leaf("boolean literal", boolean, "TRUE"), leaf("number", integer, "3"), "conjunct that is not boolean"),
      infix("<", type, leaf("boolean literal", boolean, "TRUE"), leaf("number", integer, "3"), "ill-typed <"),
      template("Assert", type, 'Assert(FALSE, "no")', []),
    ])
  }
  return template("failing Head", type, "Head(#)", [leaf("empty sequence", sequenceOf(type), "<<>>")])
}
