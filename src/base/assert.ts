/** Assertions that stay on: a broken claim about our own program stops it. */

/** A claim about the program that turned out to be false. It is never caught, except to stop the server. */
export class InvariantViolation extends Error {
  override readonly name = "InvariantViolation"
}

/**
 * States what must be true here, in words.
 * @throws InvariantViolation if it is not
 */
export function assert(condition: boolean, claim: string): asserts condition {
  if (!condition) throw new InvariantViolation(claim)
}
