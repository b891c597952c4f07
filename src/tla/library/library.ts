// The standard modules this engine has. Any other module name has to be a file of the specification.
import { bags } from "./bags.ts"
import { finiteSets, sequences } from "./collections.ts"
import { integers, naturals } from "./numbers.ts"
import { moduleOf } from "./operator.ts"
import type { LibraryModule } from "./operator.ts"
import { tlc } from "./tlc.ts"

export type { LibraryArgument, LibraryContext, LibraryModule, LibraryOperator, OperatorArgument } from "./operator.ts"

/** The standard modules by name. */
export const library: ReadonlyMap<string, LibraryModule> = new Map([
  ["Naturals", naturals],
  ["Integers", integers],
  ["Sequences", sequences],
  ["FiniteSets", finiteSets],
  ["Bags", bags],
  ["TLC", tlc],
  // Names of proof methods, which occur in proofs only; proofs are not read.
  ["TLAPS", moduleOf([], [])],
])
