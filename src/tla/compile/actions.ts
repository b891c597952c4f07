// Actions as generators of successors. An action is compiled in continuation style: each conjunct is followed by the code of
// the rest, and which variables have been assigned at a point is known while generating, so nothing is undone at run time.
import { TlaError } from "../error.ts"
import { withoutParentheses } from "../resolve/expressions.ts"
import type { Expr, ExprOf } from "../syntax/ast.ts"
import { Block, booleanCode } from "./block.ts"
import type { Code } from "./block.ts"
import { applyArgument, bindLetDefinitions, bindOperand, variableName } from "./calls.ts"
import type { Operand } from "./calls.ts"
import { inlined } from "./definitions.ts"
import type { Environment, Local } from "./environment.ts"
import { fill } from "./generator.ts"
import type { Generator } from "./generator.ts"
import { loopOver } from "./loops.ts"
import type { Target } from "./references.ts"
import { branchesInTlc } from "./branching.ts"
import { unchangedCode } from "./unchanged.ts"
import { isAction } from "./usage.ts"

export type AssignedSet = ReadonlySet<number>

/** What follows: `run` generates it into a block; `isShort` says that repeating it costs nothing. */
export type Continuation = { readonly run: (assigned: AssignedSet, block: Block) => void; readonly isShort: boolean }

/** Generates `expr` as an action in `env` (whose `assigned` says what has a value already), followed by `next`. */
export const actionCode = (g: Generator, expr: Expr, env: Environment, block: Block, next: Continuation): void => {
  const assigned = assignedOf(env)
  // TLC stops to branch when every variable has its value: what is left is a condition.
  const isComplete = assigned.size === g.linker.variables.size
  if (isComplete || (!constructs(g, expr, env) && !branchesInTlc(g, expr, env))) return guardCode(g, expr, env, block, next)
  switch (expr.kind) {
    case "parentheses":
    case "label":
      return actionCode(g, expr.body, env, block, next)
    case "and":
      return conjunctionCode(g, expr.items, env, block, next)
    case "or":
      return branches(g, block, next, (shared) => {
        for (const item of expr.items) scoped(block, (b) => actionCode(g, item, env, b, shared))
      })
    case "if":
      return branches(g, block, next, (shared) => {
        block.push(`if (${g.boolean(expr.condition, env, block)}) {`)
        actionCode(g, expr.then, env, block.place(), shared)
        block.push("} else {")
        actionCode(g, expr.else, env, block.place(), shared)
        block.push("}")
      })
    case "case":
      return branches(g, block, next, (shared) => caseCode(g, expr, 0, env, block, shared))
    case "let":
      return scoped(block, (b) => actionCode(g, expr.body, bindLetDefinitions(g, expr, env, b), b, next))
    case "quantifier":
      if (expr.quantifier === "forall") return universalCode(g, expr, env, block, next)
      return scoped(block, (b) => loopOver(g, expr.bounds, env, b, (bound, inner) => actionCode(g, expr.body, bound, inner, next)))
    case "actionSubscript":
      return subscriptCode(g, expr, env, block, next)
    case "name":
    case "apply":
      return referenceAction(g, expr, env, assigned, block, next)
    default:
      return guardCode(g, expr, env, block, next)
  }
}

const assignedOf = (env: Environment): AssignedSet => {
  if (env.assigned === null || env.assigned === "checked") throw new Error("an action is generated outside of an action")
  return env.assigned
}

/** Whether `expr` may assign: it speaks of the family under construction. */
const constructs = (g: Generator, expr: Expr, env: Environment): boolean => {
  const usage = g.usage.of(expr, env)
  return (env.mode.building === env.mode.next && usage.next !== 0n) || (env.mode.building === env.mode.current && usage.current !== 0n)
}

const guardCode = (g: Generator, expr: Expr, env: Environment, block: Block, next: Continuation): void => {
  const condition = g.boolean(expr, env, block)
  block.push(`if (${condition}) {`)
  next.run(assignedOf(env), block.place())
  block.push("}")
}

const scoped = (block: Block, generate: (block: Block) => void): void => {
  block.push("{")
  generate(block.place())
  block.push("}")
}

const conjunctionCode = (g: Generator, items: readonly Expr[], env: Environment, block: Block, next: Continuation): void => {
  const [first, ...rest] = items
  if (first === undefined) return next.run(assignedOf(env), block)
  if (rest.length === 0) return actionCode(g, first, env, block, next)
  actionCode(g, first, env, block, {
    run: (assigned, b) => conjunctionCode(g, rest, env.withAssigned(assigned), b, next),
    isShort: false,
  })
}

/**
 * Several branches with one continuation. A long continuation becomes a local JavaScript function, one per set of variables
 * that are assigned when a branch reaches it.
 */
const branches = (g: Generator, block: Block, next: Continuation, generate: (shared: Continuation) => void): void => {
  if (next.isShort) return generate(next)
  const home = block.place()
  const functions = new Map<string, string>()
  generate({
    isShort: true,
    run: (assigned, b) => {
      const key = [...assigned].sort((x, y) => x - y).join(",")
      let name = functions.get(key)
      if (name === undefined) {
        name = g.fresh("rest")
        functions.set(key, name)
        home.push(`function ${name}() {`)
        next.run(assigned, home.place())
        home.push("}")
      }
      b.push(`${name}();`)
    },
  })
}

const caseCode = (g: Generator, expr: ExprOf<"case">, index: number, env: Environment, block: Block, next: Continuation): void => {
  const arm = expr.arms[index]
  if (arm === undefined) {
    if (expr.other !== null) return actionCode(g, expr.other, env, block, next)
    block.push(`${g.mark(expr)}rt.noCase();`)
    return
  }
  block.push(`if (${g.boolean(arm.condition, env, block)}) {`)
  actionCode(g, arm.value, env, block.place(), next)
  block.push("} else {")
  caseCode(g, expr, index + 1, env, block.place(), next)
  block.push("}")
}

/** `[A]_v` is `A \/ v' = v`, `<<A>>_v` is `A /\ v' /= v`. */
const subscriptCode = (g: Generator, expr: ExprOf<"actionSubscript">, env: Environment, block: Block, next: Continuation): void => {
  if (!expr.stutter) {
    return actionCode(g, expr.action, env, block, {
      isShort: false,
      run: (assigned, b) => {
        const inner = env.withAssigned(assigned)
        const primed = inner.primed()
        if (primed === null) throw new TlaError("semantic", "an action stands where only the current state has a meaning", expr.at)
        b.push(`if (!${g.mark(expr)}rt.eq(${g.value(expr.subscript, inner, b)}, ${g.value(expr.subscript, primed, b)})) {`)
        next.run(assigned, b.place())
        b.push("}")
      },
    })
  }
  branches(g, block, next, (shared) => {
    scoped(block, (b) => actionCode(g, expr.action, env, b, shared))
    scoped(block, (b) => unchangedCode(g, expr, expr.subscript, env, assignedOf(env), b, shared))
  })
}

/** `\A x \in S : A` is the conjunction of A over S: the first element assigns, the others are compared with it. */
const universalCode = (g: Generator, expr: ExprOf<"quantifier">, env: Environment, block: Block, next: Continuation): void => {
  const elements = g.fresh("all")
  const names: string[] = []
  const collect = new Block()
  loopOver(g, expr.bounds, env, collect, (bound, b) => {
    const values = expr.bounds
      .flatMap((each) => g.linker.resolution.bound(each))
      .map((symbol) => {
        const local = bound.lookup(symbol)
        return local?.kind === "value" ? local.js : ""
      })
    if (names.length === 0) names.push(...values)
    b.push(`${elements}.push([${values.join(", ")}]);`)
  })
  block.push("{", `const ${elements} = [];`)
  fill(block, collect)
  const home = block.place()
  const stages = new Map<string, string>()
  const symbols = expr.bounds.flatMap((each) => g.linker.resolution.bound(each))
  const stage = (assigned: AssignedSet): string => {
    const key = [...assigned].sort((x, y) => x - y).join(",")
    const known = stages.get(key)
    if (known !== undefined) return known
    const [name, index] = [g.fresh("each"), g.fresh("n")]
    stages.set(key, name)
    const body = new Block()
    const bound = symbols.reduce((result, symbol, i) => result.bindValue(symbol, `${elements}[${index}][${i}]`), env.withAssigned(assigned))
    actionCode(g, expr.body, bound, body, { isShort: true, run: (after, b) => b.push(`${stage(after)}(${index} + 1);`) })
    home.push(`function ${name}(${index}) {`, `if (${index} === ${elements}.length) {`)
    next.run(assigned, home.place())
    home.push("} else {")
    fill(home, body)
    home.push("} }")
    return name
  }
  block.push(`${stage(assignedOf(env))}(0);`, "}")
}

const referenceAction = (
  g: Generator,
  expr: ExprOf<"name" | "apply">,
  env: Environment,
  assigned: AssignedSet,
  block: Block,
  next: Continuation,
): void => {
  const reference = g.linker.resolution.reference(expr)
  if (reference !== null) {
    const operands = expr.kind === "name" ? [] : expr.args.map((argument): Operand => ({ kind: "argument", argument, env }))
    return targetAction(g, expr, g.linker.target(reference, env), operands, env, block, next)
  }
  if (expr.kind === "name") return guardCode(g, expr, env, block, next)
  const [left, right] = expr.args
  if (left === undefined || left.kind === "lambda") return guardCode(g, expr, env, block, next)
  if (expr.name === "UNCHANGED") return unchangedCode(g, expr, left, env, assigned, block, next)
  if (right === undefined || right.kind === "lambda") return guardCode(g, expr, env, block, next)
  if (expr.name === "=>") {
    return branches(g, block, next, (shared) => {
      block.push(`if (${g.boolean(left, env, block)}) {`)
      actionCode(g, right, env, block.place(), shared)
      block.push("} else {")
      shared.run(assigned, block.place())
      block.push("}")
    })
  }
  if (expr.name === "=" || expr.name === "\\in") {
    const index = assignable(g, left, env)
    if (index !== null && !assigned.has(index)) return assignmentCode(g, expr, index, right, env, block, next)
  }
  guardCode(g, expr, env, block, next)
}

const assignmentCode = (
  g: Generator,
  expr: ExprOf<"apply">,
  index: number,
  right: Expr,
  env: Environment,
  block: Block,
  next: Continuation,
): void => {
  const slot = variableName(env.mode.building ?? "", index)
  const after = new Set([...assignedOf(env), index])
  if (expr.name === "=") {
    block.push(`${slot} = ${g.value(right, env.withWhole(true), block)};`)
    return next.run(after, block)
  }
  const [elements, i] = [g.fresh("E"), g.fresh("i")]
  block.push(`const ${elements} = ${g.mark(right)}rt.elements(${g.value(right, env, block)});`)
  block.push(`for (let ${i} = 0; ${i} < ${elements}.length; ${i}++) { ${slot} = ${elements}[${i}];`)
  next.run(after, block.place())
  block.push("}")
}

/** The variable that `expr = …` or `expr \in …` would assign: `x'`, or `x` in an initial predicate. */
const assignable = (g: Generator, expr: Expr, env: Environment): number | null => {
  const node = withoutParentheses(expr)
  if (env.mode.building === env.mode.current) return variableOf(g, node, env)
  const local = node.kind === "name" ? localOf(g, node, env) : null
  if (local?.kind === "name" || local?.kind === "need") return assignable(g, local.expr, local.env.usedIn(env))
  if (node.kind !== "apply" || node.name !== "'" || env.mode.building !== env.mode.next) return null
  const [operand] = node.args
  return operand === undefined || operand.kind === "lambda" ? null : variableOf(g, withoutParentheses(operand), env)
}

const localOf = (g: Generator, node: ExprOf<"name">, env: Environment): Local | null => {
  const reference = g.linker.resolution.reference(node)
  if (reference === null) return null
  const target = g.linker.target(reference, env)
  return target.kind === "local" ? target.local : null
}

const variableOf = (g: Generator, expr: Expr, env: Environment): number | null => {
  const reference = expr.kind === "name" ? g.linker.resolution.reference(expr) : null
  return reference === null ? null : variableOfTarget(g, g.linker.target(reference, env))
}

const variableOfTarget = (g: Generator, target: Target): number | null => {
  if (target.kind === "variable") return target.index
  if (target.kind !== "local") return null
  const local: Local = target.local
  if (local.kind === "name" || local.kind === "need") return variableOf(g, withoutParentheses(local.expr), local.env)
  return local.kind === "reference" ? variableOfTarget(g, g.linker.target(local.reference, local.env)) : null
}

const targetAction = (
  g: Generator,
  expr: Expr,
  target: Target,
  operands: readonly Operand[],
  env: Environment,
  block: Block,
  next: Continuation,
): void => {
  // A recursive operator has no end as a formula; where it says nothing of the next state itself, it is a condition on its arguments.
  const isRecursiveGuard =
    target.kind === "definition" &&
    target.symbol.recursive &&
    target.symbol.body !== null &&
    !isAction(g.usage.of(target.symbol.body.expr, target.env))
  if (target.kind === "definition" && target.symbol.body?.kind === "expression" && !isRecursiveGuard) {
    const { symbol } = target
    const { body } = target.symbol
    return scoped(block, (b) =>
      inlined(g, symbol, expr, () => {
        const strict = g.strictness.ofDefinition(symbol)
        const primed = g.usage.primesParameter(symbol)
        const inner = symbol.params.reduce((result, param, i) => {
          const operand = operands[i]
          return bindOperand(g, result, param, operand, b, strict.has(param), primed || mayBranch(g, operand))
        }, target.env)
        actionCode(g, body.expr, inner.withAssigned(assignedOf(env)), b, outside(g, next))
      }),
    )
  }
  if (target.kind === "local") {
    const { local } = target
    if (local.kind === "name" || local.kind === "need") return actionCode(g, local.expr, local.env.usedIn(env), block, next)
    if (local.kind === "operatorArgument" && local.argument.kind === "lambda") {
      const params = g.linker.resolution.lambda(local.argument)
      const { body } = local.argument
      return scoped(block, (b) => {
        const inner = params.reduce((result, param, i) => bindOperand(g, result, param, operands[i], b, false, true), local.env.usedIn(env))
        actionCode(g, body, inner, b, next)
      })
    }
    if (local.kind === "operatorArgument" && local.argument.kind === "name") {
      const reference = g.linker.resolution.reference(local.argument)
      if (reference !== null) return targetAction(g, expr, g.linker.target(reference, local.env.usedIn(env)), operands, env, block, next)
    }
    if (local.kind === "reference")
      return targetAction(g, expr, g.linker.target(local.reference, local.env.usedIn(env)), operands, env, block, next)
    if (local.kind === "operatorArgument") {
      const condition = applyArgument(g, expr, local.argument, local.env.usedIn(env), operands, env, block)
      block.push(`if (${condition.type === "boolean" ? condition.js : `${g.mark(expr)}rt.bool(${condition.js})`}) {`)
      next.run(assignedOf(env), block.place())
      block.push("}")
      return
    }
  }
  guardCode(g, expr, env, block, next)
}

/** Whether an argument that is used as a condition of an action must be generated there, branch by branch. */
const mayBranch = (g: Generator, operand: Operand | undefined): boolean =>
  operand?.kind === "argument" && operand.argument.kind !== "lambda" && branchesInTlc(g, operand.argument, operand.env)

/** What follows an action's body belongs to the caller again, not to the definition whose body was generated in line. */
const outside = (g: Generator, next: Continuation): Continuation => {
  const owner = g.owner
  return { isShort: next.isShort, run: (assigned, block) => g.insideOwner(owner, () => next.run(assigned, block)) }
}

/** `ENABLED A`: whether A has a successor, found in variables of its own. */
export const enabledCode = (g: Generator, expr: Expr, env: Environment, block: Block): Code => {
  const family = g.fresh("e")
  g.extraFamilies.push(family)
  const inner = new Block()
  const within = env.withMode({ current: env.mode.current, next: family, building: family }).withAssigned(new Set())
  actionCode(g, expr, within, inner, { isShort: true, run: (_, b) => b.push("throw rt.found;") })
  const result = g.fresh("enabled")
  const slots = [...g.linker.variables.values()].map((index) => variableName(family, index))
  const saved = g.fresh("saved")
  // A recursive definition may come here again before it is done.
  block.push(`const ${saved} = [${slots.join(", ")}];`, `let ${result} = false;`, "try {")
  fill(block, inner)
  block.push(`} catch (error) { if (error !== rt.found) throw error; ${result} = true; } finally { [${slots.join(", ")}] = ${saved}; }`)
  return booleanCode(result)
}
