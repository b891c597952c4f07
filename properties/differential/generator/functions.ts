/** Functions, records and tuples: literals of all of them, EXCEPT with paths and `@`, `:>` and `@@`, Permutations. */
import { bind } from "./booleans.ts"
import type { ExpressionGenerator, Production, Weighted } from "./generator.ts"
import { type Node, infix, leaf, list, template } from "./node.ts"
import type { Scope } from "./scope.ts"
import type { Type } from "./type.ts"

const literal: Production = (g, type, scope, depth) => {
  switch (type._tag) {
    case "Tuple":
      return list(
        "tuple",
        type,
        "<<",
        ">>",
        type.of.map((of) => g.make(of, scope, depth - 1)),
        type.of.length,
      )
    case "Record":
      return template(
        "record",
        type,
        `[${type.fields.map(([name]) => `${name} |-> #`).join(", ")}]`,
        type.fields.map(([, of]) => g.make(of, scope, depth - 1)),
      )
    case "Function":
      return functionLiteral(g, type, scope, depth)
    default:
      throw new Error("not a function type")
  }
}

const functionLiteral = (g: ExpressionGenerator, type: Extract<Type, { _tag: "Function" }>, scope: Scope, depth: number): Node => {
  const { domain, to } = type
  if (domain.type._tag === "Tuple") {
    const [left, right] = domain.type.of as readonly [Type, Type]
    const [a, inner] = bind(scope, left)
    const [b, both] = bind(inner, right)
    const text = g.random.chance(0.5) ? `[${a} \\in 1..2, ${b} \\in {"a"} |-> #]` : `[<<${a}, ${b}>> \\in ${domain.text} |-> #]`
    return template("function of two arguments", type, text, [g.make(to, both.safe(), depth - 1)], { binds: [[a, b]] })
  }
  const name = scope.fresh()
  // A function literal is lazy in TLC until it is compared or stored; whether a failing value is noticed depends on its use.
  return template(
    "function literal",
    type,
    `[${name} \\in ${domain.text} |-> #]`,
    [g.make(to, scope.with(name, domain.type, domain).safe(), depth - 1)],
    { binds: [[name]] },
  )
}

/** One more step of an EXCEPT path. */
type Step = { readonly text: string; readonly type: Type; readonly uses: readonly string[] }

/** A step into a value of this type, if it has parts that can be named here: model values only through variables in scope. */
export const steps = (g: ExpressionGenerator, type: Type, scope: Scope): Step | undefined => {
  switch (type._tag) {
    case "Tuple": {
      const index = g.random.integer(0, type.of.length - 1)
      return { text: `[${index + 1}]`, type: type.of[index]!, uses: [] }
    }
    case "Record": {
      const [name, of] = g.random.pick(type.fields)
      return { text: g.random.chance(0.3) ? `["${name}"]` : `.${name}`, type: of, uses: [] }
    }
    case "Function": {
      const named = scope.terms.filter(({ within }) => within?.text === type.domain.text)
      if (named.length > 0 && (type.domain.keys.length === 0 || g.random.chance(0.5))) {
        const { text, uses } = g.random.pick(named)
        return { text: `[${text}]`, type: type.to, uses }
      }
      if (type.domain.keys.length === 0) return undefined
      const key = g.random.pick(type.domain.keys)
      return {
        text: type.domain.type._tag === "Tuple" && g.random.chance(0.5) ? `[${key.slice(2, -2)}]` : `[${key}]`,
        type: type.to,
        uses: [],
      }
    }
    default:
      return undefined
  }
}

const except: Production = (g, type, scope, depth) => {
  const texts: string[] = []
  const values: Node[] = []
  const uses: string[] = []
  if (steps(g, type, scope) === undefined) return literal(g, type, scope, depth)
  for (let update = g.random.integer(1, 2); update > 0; update--) {
    let path = ""
    let at: Type = type
    for (let next = steps(g, at, scope); next !== undefined; next = g.random.chance(0.5) ? steps(g, at, scope) : undefined) {
      path += next.text
      uses.push(...next.uses)
      at = next.type
    }
    texts.push(`!${path} = #`)
    values.push(g.make(at, scope.without("@").withTerm({ text: "@", type: at, uses: ["@"] }), depth - 1))
  }
  const construct = texts.some((text) => /[\].]\S*[[.]/.test(text)) ? "EXCEPT, nested path" : "EXCEPT"
  return template(construct, type, `[# EXCEPT ${texts.join(", ")}]`, [g.make(type, scope, depth - 1), ...values], {
    binds: [[], ...values.map(() => ["@"])],
    uses,
  })
}

const singletons: Production = (g, type, scope, depth) => {
  if (type._tag !== "Function" || type.domain.keys.length === 0) return literal(g, type, scope, depth)
  const { domain, to } = type
  const parts = domain.keys.map((key) => infix(":>", type, leaf("key", domain.type, key), g.make(to, scope, depth - 1)))
  return parts.reduce((all, part) => infix("@@", type, all, part))
}

const merged: Production = (g, type, scope, depth) =>
  type._tag === "Function" || type._tag === "Record"
    ? infix("@@", type, g.make(type, scope, depth - 1), g.make(type, scope, depth - 1))
    : literal(g, type, scope, depth)

export const functionProductions: Weighted = [
  [4, literal],
  [4, except],
  [1, singletons],
  [1, merged],
  [1, (g, type, scope) => g.leaf(type, scope)],
]
