// The code generator for expressions: one TLA+ expression becomes some JavaScript statements in a block and one JavaScript
// expression for its value. Statements run before the value; whatever must not run unless needed gets a block of its own.
import type { SourceLocation } from "../error.ts"
import { TlaError } from "../error.ts"
import { withoutParentheses } from "../resolve/expressions.ts"
import type { BoundSymbol, DefinitionSymbol } from "../resolve/symbol.ts"
import type { Expr, ExprOf, Source } from "../syntax/ast.ts"
import type { Value } from "../value/runtime.ts"
import { Block, anyCode, booleanCode, numberCode } from "./block.ts"
import type { Code } from "./block.ts"
import { applyReference, bindLetDefinitions, nameCode } from "./calls.ts"
import { exceptCode, fieldCode, functionApplicationCode, functionLiteralCode, recordCode, recordSetCode } from "./functions.ts"
import type { Environment, Sink } from "./environment.ts"
import { hoistedCode } from "./hoisting.ts"
import { chooseCode, quantifierCode, setFilterCode, setMapCode } from "./loops.ts"
import { Marks } from "./marks.ts"
import { builtinOperatorCode } from "./operators.ts"
import type { Linker } from "./references.ts"
import type { LibraryContext } from "../library/library.ts"
import type { Universe } from "../value/universe.ts"
import type { StrictnessAnalysis } from "./strictness.ts"
import type { UsageAnalysis } from "./usage.ts"

/** Generates the action inside an ENABLED; lives with the actions, which import this module. */
export type EnabledGenerator = (generator: Generator, expr: Expr, env: Environment, block: Block) => Code

/** What one program is generated with: analyses, names, constants, and the text made so far. */
export class Generator {
  readonly linker: Linker
  readonly usage: UsageAnalysis
  readonly strictness: StrictnessAnalysis
  readonly universe: Universe
  readonly context: LibraryContext
  readonly marks = new Marks()
  /** Values and functions the program refers to as `k0`, `k1`, …. */
  readonly constants: unknown[] = []
  readonly #hoisted = new Map<Expr, Map<number, Code>>()
  readonly #strings = new Set<string>()
  readonly #constantNames = new Map<unknown, string>()
  readonly top: Sink
  readonly enabled: EnabledGenerator
  /** Families of variables made for ENABLED. */
  readonly extraFamilies: string[] = []
  /** Told of an EXCEPT whose key the function does not have: TLC leaves the function as it is and warns. */
  readonly missingKey: (at: SourceLocation, key: Value) => void
  /** Whether the program asks for a variable when it first reads it, so that one sees what it reads; for evaluation only. */
  readonly suppliesVariables: boolean
  /** Values of declared constants. */
  readonly constantValues: ReadonlyMap<object, Value>
  #fresh = 0
  #owner: DefinitionSymbol | null = null

  constructor(parts: {
    readonly linker: Linker
    readonly usage: UsageAnalysis
    readonly strictness: StrictnessAnalysis
    readonly universe: Universe
    readonly context: LibraryContext
    readonly top: Sink
    readonly enabled: EnabledGenerator
    readonly missingKey: (at: SourceLocation, key: Value) => void
    readonly suppliesVariables: boolean
    readonly constantValues: ReadonlyMap<object, Value>
  }) {
    this.linker = parts.linker
    this.usage = parts.usage
    this.strictness = parts.strictness
    this.universe = parts.universe
    this.context = parts.context
    this.top = parts.top
    this.enabled = parts.enabled
    this.missingKey = parts.missingKey
    this.suppliesVariables = parts.suppliesVariables
    this.constantValues = parts.constantValues
  }

  /** A JavaScript name not used elsewhere; `hint` makes the program readable. */
  fresh(hint: string): string {
    return `${hint.replace(/[^A-Za-z0-9_]/g, "_")}$${this.#fresh++}`
  }

  /** The name under which the program knows a value or function of this side. */
  constant(value: unknown): string {
    const known = this.#constantNames.get(value)
    if (known !== undefined) return known
    const name = `k${this.constants.length}`
    this.constants.push(value)
    this.#constantNames.set(value, name)
    return name
  }

  stringConstant(text: string): string {
    const name = this.constant(this.universe.string(text))
    this.#strings.add(name)
    return name
  }

  /** Whether the JavaScript expression is the constant of a string. */
  isString(js: string): boolean {
    return this.#strings.has(js)
  }

  /** Starts a line that belongs to `expr`, see `Marks`. */
  mark(expr: Expr): string {
    return this.marks.at(expr, this.source, this.#owner?.name ?? null)
  }

  get source(): Source | null {
    return this.#owner?.module.source ?? null
  }

  /** Runs `generate` for the body of `symbol`, so that marks name it. */
  inside<T>(symbol: DefinitionSymbol, generate: () => T): T {
    return this.insideOwner(symbol, generate)
  }

  /** The definition whose body is being generated. */
  get owner(): DefinitionSymbol | null {
    return this.#owner
  }

  /** Runs `generate` as part of `owner` again. */
  insideOwner<T>(owner: DefinitionSymbol | null, generate: () => T): T {
    const current = this.#owner
    this.#owner = owner
    try {
      return generate()
    } finally {
      this.#owner = current
    }
  }

  /** The value of `expr` as a JavaScript boolean; anything else is an evaluation error at run time. */
  boolean(expr: Expr, env: Environment, block: Block): string {
    const code = this.expression(expr, env, block)
    return code.type === "boolean" ? code.js : `${this.mark(expr)}rt.bool(${code.js})`
  }

  /** The value of `expr` as JavaScript. */
  value(expr: Expr, env: Environment, block: Block): string {
    return this.expression(expr, env, block).js
  }

  /** Whether `expr` can be evaluated early without anybody noticing: it is cheap and has a value whatever the state. */
  isSafe(expr: Expr, env: Environment): boolean {
    if (env.assigned !== null && env.mode.building === env.mode.current) return false
    const node = withoutParentheses(expr)
    switch (node.kind) {
      case "number":
      case "string":
      case "boolean":
        return true
      case "name": {
        const symbol = this.linker.resolution.reference(node)?.symbol
        if (symbol === undefined) return false
        const local = env.lookup(symbol)
        if (local !== null) return local.kind === "value"
        return symbol.kind !== "definition" && symbol.kind !== "fact" && symbol.kind !== "parameter"
      }
      case "tuple":
        return node.elements.every((element) => this.isSafe(element, env))
      case "record":
        return node.fields.every((field) => this.isSafe(field.value, env))
      case "setEnumeration":
        // Several elements may be of kinds that cannot be compared.
        return node.elements.length <= 1 && node.elements.every((element) => this.isSafe(element, env))
      default:
        return false
    }
  }

  /** Generates `expr` into `block`; the returned JavaScript is valid at the end of `block` and inside later parts of it. */
  expression(expr: Expr, given: Environment, block: Block): Code {
    return hoistedCode(this, expr, given) ?? this.plainExpression(expr, given, block)
  }

  /** The name of the function made for a hoisted expression. */
  hoisted(expr: Expr, frame: number): Code | undefined {
    return this.#hoisted.get(expr)?.get(frame)
  }

  setHoisted(expr: Expr, frame: number, code: Code): void {
    const names = this.#hoisted.get(expr) ?? new Map<number, Code>()
    this.#hoisted.set(expr, names.set(frame, code))
  }

  /** Like `expression`, but `expr` itself is generated here even if it is the same in every state. */
  plainExpression(expr: Expr, given: Environment, block: Block): Code {
    const env = given.whole && !passesOnWhole(expr) ? given.withWhole(false) : given
    switch (expr.kind) {
      case "number":
        return numberCode(expr.value < 0 ? `(${expr.value})` : String(expr.value))
      case "string":
        return anyCode(this.stringConstant(expr.value))
      case "boolean":
        return booleanCode(String(expr.value))
      case "name":
        return nameCode(this, expr, env, block)
      case "apply":
        return this.linker.resolution.reference(expr) === null
          ? builtinOperatorCode(this, expr, env, block)
          : applyReference(this, expr, env, block)
      case "and":
      case "or":
        return this.#junction(expr.kind, expr.items, env, block)
      case "quantifier":
        return quantifierCode(this, expr, env, block)
      case "choose":
        return chooseCode(this, expr, env, block)
      case "setEnumeration":
        return this.#setEnumeration(expr, env, block)
      case "setFilter":
        return setFilterCode(this, expr, env, block)
      case "setMap":
        return setMapCode(this, expr, env, block)
      case "functionLiteral":
        return functionLiteralCode(this, expr, env, block, env.whole)
      case "functionSet":
        return anyCode(`${this.mark(expr)}rt.functionSet(${this.values([expr.domain, expr.range], env, block)})`)
      case "functionApplication":
        return functionApplicationCode(this, expr, env, block)
      case "record":
        return recordCode(this, expr, env, block)
      case "recordSet":
        return recordSetCode(this, expr, env, block)
      case "field":
        return fieldCode(this, expr, env, block)
      case "tuple":
        return anyCode(expr.elements.length === 0 ? "rt.emptyTuple" : `rt.makeTuple([${this.values(expr.elements, env, block)}])`)
      case "product":
        return anyCode(`${this.mark(expr)}rt.product([${this.values(expr.factors, env, block)}])`)
      case "except":
        return exceptCode(this, expr, env, block)
      case "previous": {
        const local = env.lookup(previous)
        if (local?.kind !== "value") throw new TlaError("semantic", "@ is used outside of an EXCEPT", expr.at)
        return anyCode(local.js)
      }
      case "if":
        return this.conditional(
          this.boolean(expr.condition, env.withWhole(false), block),
          (b) => this.expression(expr.then, env, b),
          (b) => this.expression(expr.else, env, b),
          block,
        )
      case "case":
        return this.#case(expr, env, block)
      case "let":
        return this.expression(expr.body, bindLetDefinitions(this, expr, env, block), block)
      case "actionSubscript":
        return this.#actionSubscript(expr, env, block)
      case "parentheses":
      case "label":
        return this.expression(expr.body, env, block)
      case "temporalQuantifier":
      case "fairness":
        throw new TlaError(
          "semantic",
          "a temporal formula stands where a value or an action is expected",
          expr.at,
          "Temporal formulas belong under PROPERTY (or in the SPECIFICATION).",
        )
    }
  }

  /** Several values, separated by commas. */
  values(exprs: readonly Expr[], env: Environment, block: Block): string {
    return exprs.map((expr) => this.value(expr, env, block)).join(", ")
  }

  #junction(kind: "and" | "or", items: readonly Expr[], env: Environment, block: Block): Code {
    const [first, ...rest] = items
    if (first === undefined) return booleanCode(String(kind === "and"))
    const left = this.boolean(first, env, block)
    if (rest.length === 0) return booleanCode(left)
    const inner = new Block()
    const right = this.#junction(kind, rest, env, inner)
    if (inner.isEmpty) return booleanCode(`(${left} ${kind === "and" ? "&&" : "||"} ${right.js})`)
    const result = this.fresh("j")
    block.push(`let ${result} = ${left};`, `if (${kind === "and" ? "" : "!"}${result}) {`)
    fill(block, inner)
    block.push(`${result} = ${right.js};`, "}")
    return booleanCode(result)
  }

  /** `condition ? then : otherwise`, each branch generated where it runs only if taken. */
  conditional(condition: string, then: (block: Block) => Code, otherwise: (block: Block) => Code, block: Block): Code {
    const [thenBlock, elseBlock] = [new Block(), new Block()]
    const [thenCode, elseCode] = [then(thenBlock), otherwise(elseBlock)]
    const type = thenCode.type === elseCode.type ? thenCode.type : "any"
    if (thenBlock.isEmpty && elseBlock.isEmpty) return { js: `(${condition} ? ${thenCode.js} : ${elseCode.js})`, type }
    const result = this.fresh("c")
    block.push(`let ${result};`, `if (${condition}) {`)
    fill(block, thenBlock)
    block.push(`${result} = ${thenCode.js};`, "} else {")
    fill(block, elseBlock)
    block.push(`${result} = ${elseCode.js};`, "}")
    return { js: result, type }
  }

  #case(expr: ExprOf<"case">, env: Environment, block: Block): Code {
    const arm = (index: number, b: Block): Code => {
      const next = expr.arms[index]
      if (next === undefined) return expr.other === null ? anyCode(`${this.mark(expr)}rt.noCase()`) : this.expression(expr.other, env, b)
      return this.conditional(
        this.boolean(next.condition, env.withWhole(false), b),
        (then) => this.expression(next.value, env, then),
        (otherwise) => arm(index + 1, otherwise),
        b,
      )
    }
    return arm(0, block)
  }

  #setEnumeration(expr: ExprOf<"setEnumeration">, env: Environment, block: Block): Code {
    if (expr.elements.length === 0) return anyCode("rt.emptySet")
    return anyCode(`${expr.elements.length === 1 ? "" : this.mark(expr)}rt.makeSet([${this.values(expr.elements, env, block)}])`)
  }

  #actionSubscript(expr: ExprOf<"actionSubscript">, env: Environment, block: Block): Code {
    const changed = (b: Block): Code => {
      const primed = env.primed()
      if (primed === null) throw new TlaError("semantic", "an action stands where only the current state has a meaning", expr.at)
      return booleanCode(`!${this.mark(expr)}rt.eq(${this.value(expr.subscript, env, b)}, ${this.value(expr.subscript, primed, b)})`)
    }
    const action = (b: Block): Code => booleanCode(this.boolean(expr.action, env, b))
    return expr.stutter
      ? this.conditional(changed(block).js, action, () => booleanCode("true"), block)
      : this.conditional(changed(block).js, action, () => booleanCode("false"), block)
  }
}

/** Whether a part of a state is made of the values of the direct subexpressions, so that these are parts of a state as well. */
const passesOnWhole = (expr: Expr): boolean => {
  switch (expr.kind) {
    case "parentheses":
    case "label":
    case "if":
    case "case":
    case "let":
    case "tuple":
    case "record":
    case "setEnumeration":
    case "except":
    case "functionLiteral":
    case "name":
      return true
    case "apply":
      return expr.name !== "'" && expr.name !== "ENABLED"
    default:
      return false
  }
}

/** Appends a finished block to another one. */
export const fill = (block: Block, inner: Block): void => {
  block.place().push(inner.toString())
}

/** The symbol behind `@`. */
export const previous: BoundSymbol = { kind: "bound", name: "@", at: { file: "", line: 0, column: 0, endLine: 0, endColumn: 0 } }
