// The modules Sequences and FiniteSets.
import * as rt from "../value/runtime.ts"
import { binary, moduleOf, ternary, unary, valueAndOperator } from "./operator.ts"

export const sequences = moduleOf(
  [],
  [
    unary("Seq", rt.seqSet),
    unary("Len", rt.len),
    binary("Append", rt.append),
    unary("Head", rt.head),
    unary("Tail", rt.tail),
    ternary("SubSeq", rt.subSeq),
    valueAndOperator("SelectSeq", 1, rt.selectSeq),
    binary("\\o", rt.concat),
  ],
)

export const finiteSets = moduleOf([], [unary("Cardinality", rt.cardinality), unary("IsFiniteSet", rt.isFiniteSet)])
