// The modules Naturals and Integers.
import * as rt from "../value/runtime.ts"
import { binary, moduleOf, nullary, unary } from "./operator.ts"

export const naturals = moduleOf(
  [],
  [
    binary("+", rt.add),
    binary("-", rt.subtract),
    binary("*", rt.multiply),
    binary("^", rt.power),
    binary("\\div", rt.divide),
    binary("%", rt.modulo),
    binary("<", rt.lt),
    binary(">", rt.gt),
    binary("<=", rt.le),
    binary(">=", rt.ge),
    binary("..", rt.interval),
    nullary("Nat", rt.NAT),
  ],
)

export const integers = moduleOf(["Naturals"], [nullary("Int", rt.INT), unary("-.", rt.negate)])
