// Everything that runs through a set: quantifiers, CHOOSE, set filters and set maps.
import { withoutParentheses } from "../resolve/expressions.ts"
import type { Bound, Expr, ExprOf } from "../syntax/ast.ts"
import { anyCode, Block, booleanCode } from "./block.ts"
import type { Code, CodeType } from "./block.ts"
import type { Environment } from "./environment.ts"
import { fill } from "./generator.ts"
import type { Generator } from "./generator.ts"

/** Generates nested loops over the sets of `bounds`; `body` sees the bound names. */
export const loopOver = (
  g: Generator,
  bounds: readonly Bound[],
  env: Environment,
  block: Block,
  body: (env: Environment, block: Block) => void,
): void => {
  const sources = bounds.flatMap((bound) => {
    const source = loopSource(g, bound, env, block)
    const symbols = g.linker.resolution.bound(bound)
    return bound.pattern === "tuple"
      ? [{ source, symbols, isTuple: true, set: bound.set }]
      : symbols.map((symbol) => ({ source, symbols: [symbol], isTuple: false, set: bound.set }))
  })
  const nest = (index: number, inner: Environment, b: Block): void => {
    const next = sources[index]
    if (next === undefined) return body(inner, b)
    const js = g.fresh(next.symbols[0]?.name ?? "x")
    next.source(js, b, (guarded) => {
      const bound = next.symbols.reduce((result, symbol, i) => {
        if (!next.isTuple) return result.bindValue(symbol, js, next.source.type)
        const part = g.fresh(symbol.name)
        guarded.push(`const ${part} = ${next.set === null ? "" : g.mark(next.set)}rt.tupleComponent(${js}, ${i}, ${next.symbols.length});`)
        return result.bindValue(symbol, part)
      }, inner)
      nest(index + 1, bound, guarded)
    })
  }
  nest(0, env, block)
}

/** Emits a loop in which the JavaScript name `js` takes the elements of a set. */
type LoopSource = ((js: string, block: Block, body: (block: Block) => void) => void) & { readonly type: CodeType }

const loopSource = (g: Generator, bound: Bound, env: Environment, block: Block): LoopSource => {
  if (bound.set === null) return unboundedSource(g, bound)
  const set = withoutParentheses(bound.set)
  if (set.kind === "apply" && set.name === ".." && g.linker.resolution.reference(set)?.symbol.kind === "library")
    return intervalSource(g, set, env, block)
  if (set.kind === "setFilter" && set.bound.set !== null) return filteredSource(g, set, env, block)
  const elements = g.fresh("E")
  block.push(`const ${elements} = ${g.mark(bound.set)}rt.elements(${g.value(bound.set, env, block)});`)
  const source = (js: string, b: Block, body: (block: Block) => void): void => {
    const i = g.fresh("i")
    b.push(`for (let ${i} = 0; ${i} < ${elements}.length; ${i}++) { const ${js} = ${elements}[${i}];`)
    body(b.place())
    b.push("}")
  }
  return Object.assign(source, { type: "any" as const })
}

const unboundedSource = (g: Generator, bound: Bound): LoopSource => {
  const source = (js: string, b: Block, body: (block: Block) => void): void => {
    const at: Expr = { kind: "name", name: bound.names[0]?.name ?? "", path: [], at: bound.at }
    b.push(`{ const ${js} = ${g.mark(at)}rt.unbounded(${JSON.stringify(bound.names.map((name) => name.name).join(", "))});`)
    body(b.place())
    b.push("}")
  }
  return Object.assign(source, { type: "any" as const })
}

const intervalSource = (g: Generator, set: ExprOf<"apply">, env: Environment, block: Block): LoopSource => {
  const [low, high] = [g.fresh("lo"), g.fresh("hi")]
  const [first, last] = set.args
  if (first === undefined || last === undefined || first.kind === "lambda" || last.kind === "lambda")
    throw new Error("an interval has two ends")
  block.push(
    `const ${low} = ${g.mark(set)}rt.int(${g.value(first, env, block)});`,
    `const ${high} = ${g.mark(set)}rt.int(${g.value(last, env, block)});`,
  )
  const source = (js: string, b: Block, body: (block: Block) => void): void => {
    // The counter is copied: functions made in the body keep the value they saw.
    const i = g.fresh("i")
    b.push(`for (let ${i} = ${low}; ${i} <= ${high}; ${i}++) { const ${js} = ${i};`)
    body(b.place())
    b.push("}")
  }
  return Object.assign(source, { type: "number" as const })
}

const filteredSource = (g: Generator, set: ExprOf<"setFilter">, env: Environment, block: Block): LoopSource => {
  const elements = loopSource(g, set.bound, env, block)
  const symbols = g.linker.resolution.bound(set.bound)
  const source = (js: string, b: Block, body: (block: Block) => void): void => {
    elements(js, b, (inner) => {
      const bound = symbols.reduce((result, symbol, i) => {
        if (set.bound.pattern !== "tuple") return result.bindValue(symbol, js, elements.type)
        const part = g.fresh(symbol.name)
        inner.push(`const ${part} = ${g.mark(set)}rt.tupleComponent(${js}, ${i}, ${symbols.length});`)
        return result.bindValue(symbol, part)
      }, env)
      inner.push(`if (${g.boolean(set.predicate, bound, inner)}) {`)
      body(inner.place())
      inner.push("}")
    })
  }
  return Object.assign(source, { type: elements.type })
}

/** `\A` and `\E` as values: a loop that ends as soon as the answer is known. */
export const quantifierCode = (g: Generator, expr: ExprOf<"quantifier">, env: Environment, block: Block): Code => {
  const exists = expr.quantifier === "exists"
  const [result, label] = [g.fresh("q"), g.fresh("L")]
  const inner = new Block()
  loopOver(g, expr.bounds, env, inner, (bound, b) => {
    const holds = g.boolean(expr.body, bound, b)
    b.push(`if (${exists ? "" : "!"}${holds}) { ${result} = ${String(exists)}; break ${label}; }`)
  })
  block.push(`let ${result} = ${String(!exists)};`, `${label}: {`)
  fill(block, inner)
  block.push("}")
  return booleanCode(result)
}

/** CHOOSE: the first witness in the order of the set. */
export const chooseCode = (g: Generator, expr: ExprOf<"choose">, env: Environment, block: Block): Code => {
  const [result, label] = [g.fresh("chosen"), g.fresh("L")]
  const inner = new Block()
  loopOver(g, [expr.bound], env, inner, (bound, b) => {
    const holds = g.boolean(expr.body, bound, b)
    const symbols = g.linker.resolution.bound(expr.bound)
    const parts = symbols.map((symbol) => {
      const local = bound.lookup(symbol)
      return local?.kind === "value" ? local.js : ""
    })
    b.push(
      `if (${holds}) { ${result} = ${expr.bound.pattern === "tuple" ? `rt.makeTuple([${parts.join(", ")}])` : parts[0]}; break ${label}; }`,
    )
  })
  block.push(`let ${result};`, `${label}: {`)
  fill(block, inner)
  block.push(`${g.mark(expr)}rt.noWitness();`, "}")
  return anyCode(result)
}

/** `{x \in S : P}`. */
export const setFilterCode = (g: Generator, expr: ExprOf<"setFilter">, env: Environment, block: Block): Code => {
  if (expr.bound.set !== null && mayBeInfinite(g, expr.bound.set)) return lazyFilterCode(g, expr, expr.bound.set, env, block)
  const result = g.fresh("items")
  const inner = new Block()
  const element: { js: string } = { js: "" }
  loopOver(g, [expr.bound], env, inner, (bound, b) => {
    const holds = g.boolean(expr.predicate, bound, b)
    const symbols = g.linker.resolution.bound(expr.bound)
    const parts = symbols.map((symbol) => {
      const local = bound.lookup(symbol)
      return local?.kind === "value" ? local.js : ""
    })
    element.js = expr.bound.pattern === "tuple" ? `rt.makeTuple([${parts.join(", ")}])` : (parts[0] ?? "")
    b.push(`if (${holds}) ${result}.push(${element.js});`)
  })
  block.push(`const ${result} = [];`)
  fill(block, inner)
  return anyCode(`rt.setFromSorted(${result})`)
}

/** `{x \in Nat : P}` and the like have no list of elements, only members. */
const lazyFilterCode = (g: Generator, expr: ExprOf<"setFilter">, set: Expr, env: Environment, block: Block): Code => {
  const key = g.fresh("x")
  const inner = new Block()
  const symbols = g.linker.resolution.bound(expr.bound)
  const bound = symbols.reduce((result, symbol, i) => {
    if (expr.bound.pattern !== "tuple") return result.bindValue(symbol, key)
    const part = g.fresh(symbol.name)
    inner.push(`const ${part} = ${g.mark(set)}rt.tupleComponent(${key}, ${i}, ${symbols.length});`)
    return result.bindValue(symbol, part)
  }, env)
  const holds = g.boolean(expr.predicate, bound, inner)
  return anyCode(`${g.mark(expr)}rt.filteredSet(${g.value(set, env, block)}, (${key}) => {${inner.toString()}\nreturn (${holds}); })`)
}

const mayBeInfinite = (g: Generator, set: Expr): boolean => {
  const node = withoutParentheses(set)
  switch (node.kind) {
    case "name": {
      const symbol = g.linker.resolution.reference(node)?.symbol
      if (symbol?.kind === "primitive") return symbol.name === "STRING"
      if (symbol?.kind === "library") return symbol.name === "Nat" || symbol.name === "Int"
      return symbol?.kind === "definition" && symbol.body?.kind === "expression" && !symbol.recursive && mayBeInfinite(g, symbol.body.expr)
    }
    case "apply":
      return (
        node.name === "Seq" ||
        (g.linker.resolution.reference(node) === null && node.args.some((arg) => arg.kind !== "lambda" && mayBeInfinite(g, arg)))
      )
    case "functionSet":
      return mayBeInfinite(g, node.range) || mayBeInfinite(g, node.domain)
    case "recordSet":
      return node.fields.some((field) => mayBeInfinite(g, field.value))
    case "product":
      return node.factors.some((factor) => mayBeInfinite(g, factor))
    case "setFilter":
      return node.bound.set !== null && mayBeInfinite(g, node.bound.set)
    default:
      return false
  }
}

/** `{e : x \in S}`. */
export const setMapCode = (g: Generator, expr: ExprOf<"setMap">, env: Environment, block: Block): Code => {
  const result = g.fresh("items")
  const inner = new Block()
  loopOver(g, expr.bounds, env, inner, (bound, b) => {
    const value = g.value(expr.body, bound, b)
    b.push(`${result}.push(${value});`)
  })
  block.push(`const ${result} = [];`)
  fill(block, inner)
  return anyCode(`${g.mark(expr)}rt.makeSet(${result})`)
}
