// A whole program: the functions of a specification that the checker calls, generated together and compiled by JavaScript.
import { TlaError } from "../error.ts"
import type { SourceLocation } from "../error.ts"
import { withoutParentheses } from "../resolve/expressions.ts"
import type { Expr } from "../syntax/ast.ts"
import type { Value } from "../value/value.ts"
import { actionCode } from "./actions.ts"
import type { Continuation } from "./actions.ts"
import type { AssignedSet } from "./actions.ts"
import { Block } from "./block.ts"
import { bindLetDefinitions, bindOperand, operandCode, variableName } from "./calls.ts"
import type { Operand } from "./calls.ts"
import { inlined } from "./definitions.ts"
import type { Environment } from "./environment.ts"
import type { Generator } from "./generator.ts"
import { loopOver } from "./loops.ts"
import { runtime } from "./runtime.ts"

/** A place of the next-state relation with a name of its own: the innermost named operator on the way through `\/` and `\E`. */
export type ActionPlace = {
  readonly name: string
  readonly at: SourceLocation
  readonly parameters: readonly string[]
  /** Whether steps end here. Where a definition only chooses between other actions, none do. */
  isTaken: boolean
  /** Whether it makes initial states rather than steps. */
  readonly isInitial: boolean
}

/** An expression with the environment it stands in. */
export type Formula = { readonly expr: Expr; readonly env: Environment }

/** The compiled functions. The families are `v` (the current state) and `n` (the state under construction, or the one examined). */
export type Program = {
  /** Sets the current state. */
  readonly load: (values: readonly Value[]) => void
  /** Sets the other state. */
  readonly loadNext: (values: readonly Value[]) => void
  /**
   * Forgets both states and has each variable fetched when it is first read, for a program that supplies variables.
   * `isNext` says whether the other state is meant.
   */
  readonly supply: (fetch: (isNext: boolean, index: number) => Value) => void
  readonly next: () => readonly Value[]
  /** Writes the numbers of the state under construction into `row`; unchanged variables keep those of `current`. */
  readonly encodeNext: (row: Int32Array, current: Int32Array) => void
  /** Calls `emit` with an action place for each initial state, or for each successor of the current state. */
  readonly generate: ReadonlyMap<string, () => void>
  readonly setEmit: (emit: (place: number) => void) => void
  readonly evaluate: ReadonlyMap<string, () => Value>
  readonly places: readonly ActionPlace[]
  /** The values of the parameters of the place that emitted last. */
  readonly parameters: (place: number) => readonly Value[]
  /** Turns what a call threw into an error with its place in the specification. */
  readonly explain: (error: unknown) => unknown
}

/** What to compile: actions that construct states, and expressions to evaluate. */
export type Entries = { readonly actions: ReadonlyMap<string, Formula>; readonly values: ReadonlyMap<string, Formula> }

/** Generates and compiles a program with the given entry points. */
export const compileProgram = (g: Generator, variables: readonly string[], entries: Entries): Program => {
  const places: ActionPlace[] = []
  const parameterSlots: string[][] = []
  const exported: string[] = []
  for (const [name, formula] of entries.actions) {
    const builder: ActionBuilder = {
      g,
      variables,
      places,
      parameterSlots,
      isInitial: name === "Init",
      whole: withoutParentheses(formula.expr),
      roots: new Set(),
    }
    const js = g.fresh(name)
    const body = new Block()
    const root = placeOf(builder, name, formula.expr.at, [])
    builder.roots.add(root)
    splitAction(builder, formula.expr, formula.env.withAssigned(new Set()), body, root)
    g.top.block.push(`function ${js}() {`, body.toString(), "}")
    exported.push(`[${JSON.stringify(name)}, ${js}]`)
  }
  const values: string[] = []
  for (const [name, formula] of entries.values) {
    const js = g.fresh("entry")
    const body = new Block()
    const code = g.expression(formula.expr, formula.env, body)
    g.top.block.push(`function ${js}() {`, body.toString(), `return (${code.js}); }`)
    values.push(`[${JSON.stringify(name)}, ${js}]`)
  }
  const text = programText(g, variables, exported, values, parameterSlots)
  g.marks.seal(text)
  const factory = new Function("rt", "K", "universe", text) as (rt: unknown, constants: readonly unknown[], universe: unknown) => RawProgram
  const raw = factory(runtime, g.constants, g.universe)
  return { ...raw, generate: new Map(raw.generate), evaluate: new Map(raw.evaluate), places, explain: (error) => explain(g, error) }
}

type RawProgram = Omit<Program, "generate" | "evaluate" | "places" | "explain"> & {
  readonly generate: readonly (readonly [string, () => void])[]
  readonly evaluate: readonly (readonly [string, () => Value])[]
}

const programText = (
  g: Generator,
  variables: readonly string[],
  actions: readonly string[],
  values: readonly string[],
  slots: readonly (readonly string[])[],
): string => {
  const family = (name: string): readonly string[] => variables.map((_, i) => variableName(name, i))
  const declare = (names: readonly string[]): string => (names.length === 0 ? "" : `let ${names.join(", ")};`)
  const assign = (names: readonly string[]): string => names.map((name, i) => `${name} = values[${i}];`).join(" ")
  const [current, next] = [family("v"), family("n")]
  return [
    '"use strict";',
    ...g.constants.map((_, i) => `const k${i} = K[${i}];`),
    "let emit = () => {};",
    "let supply;",
    declare(current),
    declare(next),
    ...g.extraFamilies.map((name) => declare(family(name))),
    declare(slots.flat()),
    g.top.block.toString(),
    "return {",
    `load(values) { ${assign(current)} },`,
    `loadNext(values) { ${assign(next)} },`,
    `supply(fetch) { supply = fetch; ${[...current, ...next].map((name) => `${name} = undefined;`).join(" ")} },`,
    `next() { return [${next.join(", ")}]; },`,
    `encodeNext(row, old) { ${next.map((name, i) => `row[${i}] = ${name} === ${current[i]} ? old[${i}] : universe.encode(${name});`).join(" ")} },`,
    "setEmit(f) { emit = f; },",
    `generate: [${actions.join(", ")}],`,
    `evaluate: [${values.join(", ")}],`,
    `parameters(place) { switch (place) { ${slots.map((names, i) => `case ${i}: return [${names.join(", ")}];`).join(" ")} default: return []; } },`,
    "};",
    `//# sourceURL=${g.marks.scriptName}`,
  ].join("\n")
}

const explain = (g: Generator, error: unknown): unknown => {
  if (!(error instanceof Error) || error instanceof TlaError) return error
  const frames = g.marks.frames(error)
  const tooDeep = error instanceof RangeError && error.message.includes("call stack")
  const tooLarge = error instanceof RangeError && error.message.includes("array length")
  if (error.name !== "EvaluationFailure" && !tooDeep && !tooLarge) return error
  const message = tooDeep
    ? "the evaluation is nested too deeply; a recursive definition probably does not end"
    : tooLarge
      ? "a set or function here has too many elements to be built"
      : error.message
  const explained = new TlaError("evaluation", message, frames[0]?.at ?? null)
  // What the configuration alone names has no text of its own.
  explained.frames = frames.filter((frame) => frame.text !== "").slice(0, 12)
  return explained
}

type ActionBuilder = {
  readonly g: Generator
  readonly variables: readonly string[]
  readonly places: ActionPlace[]
  readonly parameterSlots: string[][]
  readonly isInitial: boolean
  /** The formula as a whole, and the places that stand for nothing but it. */
  readonly whole: Expr
  readonly roots: Set<number>
}

const placeOf = (builder: ActionBuilder, name: string, at: SourceLocation, parameters: readonly string[]): number => {
  builder.places.push({ name, at, parameters, isTaken: false, isInitial: builder.isInitial })
  builder.parameterSlots.push(parameters.map((parameter) => builder.g.fresh(`P_${parameter}`)))
  return builder.places.length - 1
}

/** Descends through `\/`, `\E` and named operators; each branch that ends in something else emits under the last name met. */
const splitAction = (builder: ActionBuilder, expr: Expr, env: Environment, block: Block, place: number): void => {
  const { g } = builder
  const scoped = (generate: (b: Block) => void): void => {
    block.push("{")
    generate(block.place())
    block.push("}")
  }
  switch (expr.kind) {
    case "parentheses":
    case "label":
      return splitAction(builder, expr.body, env, block, place)
    case "or":
      for (const item of expr.items) scoped((b) => splitAction(builder, item, env, b, place))
      return
    case "and": {
      const last = expr.items.at(-1)
      const guards = expr.items.slice(0, -1)
      // In the next-state relation itself, conditions in front of an action leave it its name; an action that ends with another keeps its own.
      if (
        last === undefined ||
        builder.isInitial ||
        !builder.roots.has(place) ||
        !guards.every((guard) => g.usage.of(guard, env).next === 0n)
      )
        break
      const rest: Continuation = { isShort: false, run: (_, b) => splitAction(builder, last, env, b, place) }
      const [first, ...others] = guards
      if (first === undefined) return splitAction(builder, last, env, block, place)
      const condition: Expr = others.length === 0 ? first : { ...expr, items: guards }
      return scoped((b) => actionCode(g, condition, env, b, rest))
    }
    case "quantifier":
      if (expr.quantifier === "forall") break
      return scoped((b) => loopOver(g, expr.bounds, env, b, (bound, inner) => splitAction(builder, expr.body, bound, inner, place)))
    case "let":
      return scoped((b) => splitAction(builder, expr.body, bindLetDefinitions(g, expr, env, b), b, place))
    case "name":
    case "apply": {
      const reference = g.linker.resolution.reference(expr)
      const target = reference === null ? null : g.linker.target(reference, env)
      if (target?.kind !== "definition" || target.symbol.body?.kind !== "expression") break
      if (g.usage.of(expr, env).next === 0n && env.mode.building === env.mode.next) break
      return scoped((b) => namedAction(builder, expr, target, env, b))
    }
    default:
      break
  }
  actionCode(g, expr, env, block, { isShort: true, run: (assigned, b) => emitCode(builder, place, expr, assigned, b) })
}

type DefinitionTarget = Extract<ReturnType<Generator["linker"]["target"]>, { kind: "definition" }>

/** A named action: a JavaScript function of its own where its arguments are plain values, else generated in place. */
const namedAction = (
  builder: ActionBuilder,
  expr: Extract<Expr, { kind: "name" | "apply" }>,
  target: DefinitionTarget,
  env: Environment,
  block: Block,
): void => {
  const { g } = builder
  const { symbol } = target
  const body = symbol.body
  if (body === null) throw new TlaError("semantic", `'${symbol.name}' is used before it is defined`, expr.at)
  const operands = expr.kind === "name" ? [] : expr.args.map((argument): Operand => ({ kind: "argument", argument, env }))
  const place = placeOf(
    builder,
    symbol.name,
    symbol.at,
    symbol.params.filter((param) => param.arity === 0).map((param) => param.name),
  )
  if (expr === builder.whole) builder.roots.add(place)
  const slots = builder.parameterSlots[place] ?? []
  const primed = g.usage.primesParameter(symbol)
  const strict = g.strictness.ofDefinition(symbol)
  const asValues =
    target.sink.isTop && !primed && expr.kind === "apply"
      ? expr.args.every((argument, i) => {
          const param = symbol.params[i]
          if (param === undefined || param.arity > 0 || argument.kind === "lambda") return false
          return (g.isSafe(argument, env) || strict.has(param)) && g.usage.of(argument, env).next === 0n
        })
      : target.sink.isTop && symbol.params.length === 0
  if (asValues) {
    const js = g.fresh(symbol.name)
    const params = symbol.params.map((param) => g.fresh(param.name))
    const inner = symbol.params.reduce((result, param, i) => result.bindValue(param, params[i] ?? ""), target.env).withAssigned(new Set())
    const function_ = new Block()
    inlined(g, symbol, expr, () => splitAction(builder, body.expr, inner, function_, place))
    g.top.block.push(
      `function ${js}(${params.join(", ")}) {`,
      ...slots.map((slot, i) => `${slot} = ${params[i]};`),
      function_.toString(),
      "}",
    )
    block.push(`${g.mark(expr)}${js}(${operands.map((operand) => operandCode(g, operand, block).js).join(", ")});`)
    return
  }
  inlined(g, symbol, expr, () => {
    const inner = symbol.params.reduce(
      (result, param, i) => bindOperand(g, result, param, operands[i], block, strict.has(param), primed),
      target.env,
    )
    let slot = 0
    for (const param of symbol.params) {
      if (param.arity > 0) continue
      const local = inner.lookup(param)
      block.push(`${slots[slot++]} = ${local?.kind === "value" ? local.js : "undefined"};`)
    }
    splitAction(builder, body.expr, inner.withAssigned(new Set()), block, place)
  })
}

const emitCode = (builder: ActionBuilder, place: number, expr: Expr, assigned: AssignedSet, block: Block): void => {
  const missing = builder.variables.filter((_, i) => !assigned.has(i))
  const taken = builder.places[place]
  if (taken !== undefined) taken.isTaken = true
  if (missing.length === 0) return block.push(`emit(${place});`)
  const { g } = builder
  const name = builder.places[place]?.name ?? "the action"
  const report = g.constant(() => {
    const some = missing.length === 1 ? `the variable ${missing[0]}` : `the variables ${missing.join(", ")}`
    throw new TlaError(
      "evaluation",
      `${name} does not say what becomes of ${some}`,
      withoutParentheses(expr).at,
      "Give each variable a value, or list it under UNCHANGED.",
    )
  })
  block.push(`${g.mark(expr)}${report}();`)
}
