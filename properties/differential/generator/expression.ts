/** Random closed expressions as a fast-check arbitrary, with shrinking on their trees. */
import * as fc from "fast-check"
import { ExpressionGenerator } from "./generator.ts"
import { type Node, shrinks } from "./node.ts"
import { Random } from "./random.ts"
import { Scope } from "./scope.ts"
import { randomType } from "./type.ts"

class ExpressionArbitrary extends fc.Arbitrary<Node> {
  override generate(source: fc.Random): fc.Value<Node> {
    const random = new Random(source)
    // Most expressions have no failing part at all; the others have several chances.
    const generator = new ExpressionGenerator(random, random.chance(0.35) ? 0.04 : 0)
    return new fc.Value(generator.make(randomType(random, 2), new Scope(), random.integer(2, 5)), undefined)
  }

  override canShrinkWithoutContext(value: unknown): value is Node {
    return value !== undefined
  }

  override shrink(value: Node): fc.Stream<fc.Value<Node>> {
    return fc.stream(shrinks(value)).map((simpler) => new fc.Value(simpler, undefined))
  }
}

/** Closed expressions over the module in front (see `prelude.ts`). */
export const expression = (): fc.Arbitrary<Node> => new ExpressionArbitrary()
