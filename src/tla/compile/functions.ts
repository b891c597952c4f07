// Functions, records and EXCEPT.
import { withoutParentheses } from "../resolve/expressions.ts"
import type { BoundSymbol, DefinitionBody, DefinitionSymbol } from "../resolve/symbol.ts"
import type { Bound, Expr, ExprOf, RecordField } from "../syntax/ast.ts"
import { recordDomain } from "../value/runtime.ts"
import { anyCode, Block } from "./block.ts"
import type { Code } from "./block.ts"
import type { Environment } from "./environment.ts"
import { fill, previous } from "./generator.ts"
import type { Generator } from "./generator.ts"

/** `f[a]`, `f[a, b]`. */
export const functionApplicationCode = (g: Generator, expr: ExprOf<"functionApplication">, env: Environment, block: Block): Code =>
  anyCode(`${g.mark(expr)}rt.apply(${g.value(expr.function, env, block)}, ${keyCode(g, expr.args, env, block)})`)

const keyCode = (g: Generator, args: readonly Expr[], env: Environment, block: Block): string =>
  args.length === 1 ? g.values(args, env, block) : `rt.makeTuple([${g.values(args, env, block)}])`

/** `r.name`. */
export const fieldCode = (g: Generator, expr: ExprOf<"field">, env: Environment, block: Block): Code =>
  anyCode(`${g.mark(expr)}rt.field(${g.value(expr.record, env, block)}, ${g.stringConstant(expr.name)})`)

/** `[a |-> 1, b |-> 2]`. */
export const recordCode = (g: Generator, expr: ExprOf<"record">, env: Environment, block: Block): Code => {
  const { domain, values } = fieldsCode(g, expr.fields, env, block)
  return anyCode(`rt.makeRecord(${domain}, [${values}])`)
}

/** `[a : S, b : T]`. */
export const recordSetCode = (g: Generator, expr: ExprOf<"recordSet">, env: Environment, block: Block): Code => {
  const { domain, values } = fieldsCode(g, expr.fields, env, block)
  return anyCode(`${g.mark(expr)}rt.recordSet(${domain}, [${values}])`)
}

/** Field values in the order of the record's domain. */
const fieldsCode = (
  g: Generator,
  fields: readonly RecordField[],
  env: Environment,
  block: Block,
): { readonly domain: string; readonly values: string } => {
  const names = fields.map((field) => g.universe.string(field.name))
  const domain = recordDomain(names)
  const values = fields.map((field) => g.value(field.value, env, block))
  const ordered = domain.keys.map((key) => values[names.findIndex((name) => name === key)] ?? "")
  return { domain: g.constant(domain), values: ordered.join(", ") }
}

/** What the bounds of a function constructor say about its domain: the code of the domain set, and how a key gives the bound names. */
const domainCode = (g: Generator, bounds: readonly Bound[], env: Environment, block: Block): string => {
  const outside = env.withWhole(false)
  const sets = bounds.flatMap((bound) => {
    if (bound.set === null) throw new Error("a function constructor without a domain")
    const set = g.value(bound.set, outside, block)
    if (bound.pattern === "tuple" || bound.names.length === 1) return [set]
    const js = g.fresh("S")
    block.push(`const ${js} = ${set};`)
    return bound.names.map(() => js)
  })
  return sets.length === 1 ? (sets[0] ?? "") : `rt.product([${sets.join(", ")}])`
}

/** Binds the names of the bounds to the parts of the key `js`. */
const bindKey = (g: Generator, bounds: readonly Bound[], js: string, env: Environment, block: Block): Environment => {
  const slots = bounds.flatMap((bound): (readonly BoundSymbol[])[] => {
    const symbols = g.linker.resolution.bound(bound)
    return bound.pattern === "tuple" ? [symbols] : symbols.map((symbol) => [symbol])
  })
  const patterns = bounds.flatMap((bound) => (bound.pattern === "tuple" ? [true] : bound.names.map(() => false)))
  let result = env
  slots.forEach((symbols, i) => {
    const part = slots.length === 1 ? js : `rt.tupleComponent(${js}, ${i}, ${slots.length})`
    const [only] = symbols
    if (patterns[i] !== true && only !== undefined) {
      result = bindPart(g, only, part, slots.length > 1, result, block)
    } else {
      symbols.forEach((symbol, k) => {
        result = bindPart(g, symbol, `rt.tupleComponent(${part}, ${k}, ${symbols.length})`, true, result, block)
      })
    }
  })
  return result
}

const bindPart = (g: Generator, symbol: BoundSymbol, part: string, computed: boolean, env: Environment, block: Block): Environment => {
  if (!computed) return env.bindValue(symbol, part)
  const js = g.fresh(symbol.name)
  block.push(`const ${js} = ${part};`)
  return env.bindValue(symbol, js)
}

/**
 * `[x \in S |-> e]`. TLC evaluates `e` per argument when needed; the values are computed at once where that cannot be noticed
 * (`e` is safe) or where the whole function is needed anyway (`whole`).
 */
export const functionLiteralCode = (
  g: Generator,
  expr: ExprOf<"functionLiteral">,
  env: Environment,
  block: Block,
  whole: boolean,
): Code => {
  const set = g.fresh("S")
  block.push(`const ${set} = ${domainCode(g, expr.bounds, env, block)};`)
  const isSafeBody = (body: Expr): boolean => {
    const node = withoutParentheses(body)
    if (node.kind === "name") {
      const symbol = g.linker.resolution.reference(node)?.symbol
      if (symbol?.kind === "bound" && env.lookup(symbol) === null) return true
    }
    return g.isSafe(node, env)
  }
  if (!whole && !isSafeBody(expr.body)) return lazyFunctionCode(g, expr, set, expr.bounds, expr.body, env)
  const [domain, values, i, key] = [g.fresh("D"), g.fresh("values"), g.fresh("i"), g.fresh("key")]
  const body = new Block()
  const value = g.value(expr.body, bindKey(g, expr.bounds, key, env, body), body)
  block.push(
    `const ${domain} = ${g.mark(expr)}rt.domainOfSet(${set});`,
    `const ${values} = new Array(${domain}.size);`,
    `for (let ${i} = 0; ${i} < ${domain}.size; ${i}++) { const ${key} = ${domain}.keys[${i}];`,
  )
  fill(block, body)
  block.push(`${values}[${i}] = ${value}; }`)
  return anyCode(`rt.makeFunction(${domain}, ${values})`)
}

const lazyFunctionCode = (g: Generator, expr: Expr, set: string, bounds: readonly Bound[], body: Expr, env: Environment): Code => {
  const key = g.fresh("key")
  const inner = new Block()
  const value = g.value(body, bindKey(g, bounds, key, env, inner), inner)
  return anyCode(`${g.mark(expr)}rt.lazyFunction(${set}, (${key}) => {${inner.toString()}\nreturn (${value}); })`)
}

/** `f[x \in S] == e`: evaluated per argument and remembered, so that recursion ends and S may be infinite. */
export const recursiveFunctionCode = (
  g: Generator,
  symbol: DefinitionSymbol,
  body: Extract<DefinitionBody, { kind: "function" }>,
  env: Environment,
  block: Block,
): Code => {
  const [set, self] = [g.fresh("S"), g.fresh(symbol.name)]
  block.push(`const ${set} = ${domainCode(g, body.bounds, env, block)};`)
  const code = lazyFunctionCode(g, body.expr, set, body.bounds, body.expr, env.bindValue(symbol, self))
  block.push(`const ${self} = ${code.js};`)
  return anyCode(self)
}

/** `[f EXCEPT ![a] = …, !.b.c = …]`. */
export const exceptCode = (g: Generator, expr: ExprOf<"except">, env: Environment, block: Block): Code => {
  const result = g.fresh("f")
  block.push(`let ${result} = ${g.mark(expr)}rt.forced(${g.value(expr.base, env.withWhole(true), block)});`)
  for (const update of expr.updates) {
    const keys = update.path.map((step) => {
      if (step.kind === "field") return g.stringConstant(step.name)
      const key = g.fresh("key")
      block.push(`const ${key} = ${keyCode(g, step.args, env.withWhole(false), block)};`)
      return key
    })
    updateCode(g, expr, result, keys, (old, b) => g.value(update.value, env.bindValue(previous, old), b), block)
  }
  return anyCode(result)
}

/** Replaces the part of the function in the JavaScript variable `target` that lies at `keys`. */
const updateCode = (
  g: Generator,
  expr: ExprOf<"except">,
  target: string,
  keys: readonly string[],
  value: (old: string, block: Block) => string,
  block: Block,
): void => {
  const [key, ...rest] = keys
  if (key === undefined) return
  const [index, old] = [g.fresh("i"), g.fresh("old")]
  block.push(`const ${index} = ${g.mark(expr)}rt.indexForUpdate(${target}, ${key});`, `if (${index} >= 0) {`)
  const inner = new Block()
  if (rest.length === 0) {
    inner.push(`const ${old} = ${target}.values[${index}];`)
    inner.push(`${target} = rt.updated(${target}, ${index}, ${value(old, inner)});`)
  } else {
    inner.push(`let ${old} = ${g.mark(expr)}rt.forced(${target}.values[${index}]);`)
    updateCode(g, expr, old, rest, value, inner)
    inner.push(`${target} = rt.updated(${target}, ${index}, ${old});`)
  }
  fill(block, inner)
  block.push(`} else ${g.constant(g.missingKey)}(${g.constant(expr.at)}, ${key});`)
}
