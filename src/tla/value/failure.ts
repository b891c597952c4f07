// The error of an expression that has no value, thrown by the operations on values.

/**
 * An expression has no value: operands of the wrong kind, an application outside a domain, an overflow.
 * It keeps its JavaScript stack, from which the compiler of expressions finds the place in the specification.
 */
export class EvaluationFailure extends Error {
  override readonly name = "EvaluationFailure"
}
