// What an operator of a standard module is to the rest of the engine.
import type { Universe } from "../value/universe.ts"
import type { Value } from "../value/value.ts"

/** What operators with effects or questions to the checker may use. */
export type LibraryContext = {
  readonly universe: Universe
  /** Receives each line that Print and PrintT write. */
  readonly print: (text: string) => void
  /** The value of TLCGet; fails when there is none. */
  readonly tlcGet: (key: Value) => Value
  readonly tlcSet: (key: Value, value: Value) => void
  /** A number from 0 to below 1, from the seed of the run. */
  readonly random: () => number
}

/** An operator given as an argument, on evaluated arguments. */
export type OperatorArgument = (...args: readonly Value[]) => Value

/** An argument of a library operator: a value, or an operator where `params` says so. */
export type LibraryArgument = Value | OperatorArgument

/** One operator of a standard module. */
export type LibraryOperator = {
  readonly name: string
  /** For each parameter 0 when it is a value, otherwise the number of arguments of the operator expected there. */
  readonly params: readonly number[]
  /** Whether equal arguments always give the equal value, so that the operator may be evaluated once. */
  readonly constant: boolean
  readonly evaluate: (context: LibraryContext, ...args: readonly LibraryArgument[]) => Value
}

/** One standard module: what it extends and what it defines itself. */
export type LibraryModule = {
  readonly extends: readonly string[]
  readonly operators: ReadonlyMap<string, LibraryOperator>
}

const valueOf = (argument: LibraryArgument | undefined, name: string): Value => {
  if (argument === undefined || typeof argument === "function") throw new TypeError(`${name} lacks a value argument`)
  return argument
}

const operatorOf = (argument: LibraryArgument | undefined, name: string): OperatorArgument => {
  if (typeof argument !== "function") throw new TypeError(`${name} lacks an operator argument`)
  return argument
}

/** An operator without parameters. */
export const nullary = (name: string, value: Value): LibraryOperator => ({
  name,
  params: [],
  constant: true,
  evaluate: () => value,
})

/** An operator on one value. */
export const unary = (name: string, evaluate: (a: Value, context: LibraryContext) => Value): LibraryOperator => ({
  name,
  params: [0],
  constant: true,
  evaluate: (context, a) => evaluate(valueOf(a, name), context),
})

/** An operator on two values. */
export const binary = (name: string, evaluate: (a: Value, b: Value, context: LibraryContext) => Value): LibraryOperator => ({
  name,
  params: [0, 0],
  constant: true,
  evaluate: (context, a, b) => evaluate(valueOf(a, name), valueOf(b, name), context),
})

/** An operator on three values. */
export const ternary = (name: string, evaluate: (a: Value, b: Value, c: Value) => Value): LibraryOperator => ({
  name,
  params: [0, 0, 0],
  constant: true,
  evaluate: (_context, a, b, c) => evaluate(valueOf(a, name), valueOf(b, name), valueOf(c, name)),
})

/** An operator on a value and an operator of the given arity. */
export const valueAndOperator = (
  name: string,
  arity: number,
  evaluate: (a: Value, operator: OperatorArgument) => Value,
): LibraryOperator => ({
  name,
  params: [0, arity],
  constant: true,
  evaluate: (_context, a, operator) => evaluate(valueOf(a, name), operatorOf(operator, name)),
})

/** An operator on an operator of the given arity and a value. */
export const operatorAndValue = (
  name: string,
  arity: number,
  evaluate: (operator: OperatorArgument, b: Value) => Value,
): LibraryOperator => ({
  name,
  params: [arity, 0],
  constant: true,
  evaluate: (_context, operator, b) => evaluate(operatorOf(operator, name), valueOf(b, name)),
})

/** The same operator, evaluated anew each time it is met. */
export const impure = (operator: LibraryOperator): LibraryOperator => ({ ...operator, constant: false })

/** A module of these operators. */
export const moduleOf = (parents: readonly string[], operators: readonly LibraryOperator[]): LibraryModule => ({
  extends: parents,
  operators: new Map(operators.map((operator) => [operator.name, operator])),
})
