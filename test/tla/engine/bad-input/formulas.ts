// Formulas that do not say what they must: no boolean, no value for a variable, an error at each of the places where formulas are evaluated.
import type { BadInput } from "./bad-input.ts"

export const rows: readonly BadInput[] = [
  {
    name: "assumption not boolean",
    more: String.raw`ASSUME 1`,
    message: String.raw`M.tla:6:1: the assumption is not a boolean but 1`,
  },
  {
    name: "assumption error",
    more: String.raw`ASSUME Head(<<>>) = 1`,
    message: String.raw`M.tla:6:8: Attempted to apply Head to the empty sequence.`,
  },
  {
    name: "init not boolean",
    units: String.raw`VARIABLE x
Init == 3
Next == x' = x`,
    message: String.raw`M.tla:4:9: A boolean is needed here, but the integer 3 is not a boolean.
  while evaluating M.tla:4:9 (in Init): 3`,
  },
  {
    name: "next not boolean",
    units: String.raw`VARIABLE x
Init == x = 0
Next == 3`,
    message: String.raw`M.tla:5:1: A boolean is needed here, but the integer 3 is not a boolean.
  in the state
    x = 0`,
  },
  {
    name: "init missing variable",
    units: String.raw`VARIABLES x, y
Init == x = 0
Next == UNCHANGED <<x, y>>`,
    message: String.raw`M.tla:4:9: Init does not say what becomes of the variable y
  Give each variable a value, or list it under UNCHANGED.`,
  },
  {
    name: "unassigned one",
    units: String.raw`VARIABLES x, y, z
Init == x = 0 /\ y = 0 /\ z = 0
A == x' = 1
B == x' = 1 /\ UNCHANGED <<y, z>>
Next == B \/ A`,
    message: String.raw`M.tla:5:6: A does not say what becomes of the variables y, z
  Give each variable a value, or list it under UNCHANGED.
  in the state
    x = 0
    y = 0
    z = 0`,
  },
  {
    name: "read before assign",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Step == y' = x' + 1 /\ x' = 1
Next == Step`,
    message: String.raw`M.tla:5:14: the new value of x is read before it is given; the conjuncts of an action are taken in the order of the text
  while evaluating M.tla:5:14 (in Step): x
  while evaluating M.tla:6:9 (in Next): Step
  in the state
    x = 0
    y = 0`,
  },
  {
    name: "read before assign in def",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Inc == x + 1
Step == y' = Inc' /\ x' = 1
Next == Step`,
    message: String.raw`M.tla:5:8: the new value of x is read before it is given; the conjuncts of an action are taken in the order of the text
  while evaluating M.tla:5:8 (in Inc): x
  while evaluating M.tla:6:14 (in Step): Inc
  while evaluating M.tla:7:9 (in Next): Step
  in the state
    x = 0
    y = 0`,
  },
  {
    name: "endless recursion",
    units: String.raw`VARIABLE x
Init == x = 0
RECURSIVE F(_)
F(n) == F(n + 1) + 1
Next == x' = F(1)`,
    message: String.raw`M.tla:6:9: the evaluation is nested too deeply; a recursive definition probably does not end
  while evaluating M.tla:6:9 (in F): F(n + 1)
  in the state
    x = 0`,
  },
  {
    name: "endless function",
    units: String.raw`VARIABLE x
Init == x = 0
f[n \in Nat] == f[n + 1] + 1
Next == x' = f[1]`,
    message: String.raw`M.tla:5:17: the evaluation is nested too deeply; a recursive definition probably does not end
  while evaluating M.tla:5:17 (in f): f[n + 1]
  in the state
    x = 0`,
  },
  {
    name: "tuple pattern",
    units: String.raw`VARIABLE x
Init == x = 0
Next == \E <<a, b>> \in {<<1, 2, 3>>} : x' = a`,
    message: String.raw`M.tla:5:25: A tuple of 2 components is needed here, but it is the tuple <<1, 2, 3>>.
  while evaluating M.tla:5:25 (in Next): {<<1, 2, 3>>}
  in the state
    x = 0`,
  },
  {
    name: "tuple pattern int",
    units: String.raw`VARIABLE x
Init == x = 0
Next == \E <<a, b>> \in {1} : x' = a`,
    message: String.raw`M.tla:5:25: A tuple of 2 components is needed here, but it is the integer 1.
  while evaluating M.tla:5:25 (in Next): {1}
  in the state
    x = 0`,
  },
  {
    name: "assert",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = x + 1 /\ Assert(x < 2, "too big")`,
    message: String.raw`M.tla:5:23: The first argument of Assert evaluated to FALSE; the second argument was: "too big"
  while evaluating M.tla:5:23 (in Next): Assert(x < 2, "too big")
  in the state
    x = 2`,
  },
  {
    name: "assert msg value",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = x + 1 /\ Assert(x < 2, <<"x", x>>)`,
    message: String.raw`M.tla:5:23: The first argument of Assert evaluated to FALSE; the second argument was: <<"x", 2>>
  while evaluating M.tla:5:23 (in Next): Assert(x < 2, <<"x", x>>)
  in the state
    x = 2`,
  },
  {
    name: "tlcget",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = TLCGet(7)`,
    message: String.raw`M.tla:5:14: TLCGet(7) is read before TLCSet has given it a value
  while evaluating M.tla:5:14 (in Next): TLCGet(7)
  in the state
    x = 0`,
  },
  {
    name: "tlcget unknown",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = TLCGet("foo")`,
    message: String.raw`M.tla:5:14: TLCGet knows "level", "diameter", "distinct", "generated" and registers set by TLCSet, not "foo"
  while evaluating M.tla:5:14 (in Next): TLCGet("foo")
  in the state
    x = 0`,
  },
  {
    name: "error in invariant",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = x + 1
Bad(v) == 10 \div (2 - v)
Inv == Bad(x) > 0`,
    config: String.raw`INIT Init
NEXT Next
INVARIANT Inv`,
    message: String.raw`M.tla:6:11: The second argument of 10 \div 0 is 0.
  while evaluating M.tla:6:11 (in Bad): 10 \div (2 - v)
  while evaluating M.tla:7:8 (in Inv): Bad(x)
  in the state
    x = 2`,
  },
  {
    name: "error in initial invariant",
    units: String.raw`VARIABLE x
Init == x = 2
Next == x' = x + 1
Bad(v) == 10 \div (2 - v)
Inv == Bad(x) > 0`,
    config: String.raw`INIT Init
NEXT Next
INVARIANT Inv`,
    message: String.raw`M.tla:6:11: The second argument of 10 \div 0 is 0.
  while evaluating M.tla:6:11 (in Bad): 10 \div (2 - v)
  while evaluating M.tla:7:8 (in Inv): Bad(x)
  in the state
    x = 2`,
  },
  {
    name: "error in init",
    units: String.raw`VARIABLES x, y
Init == x = 2 /\ y = 1 \div (x - 2)
Next == UNCHANGED <<x, y>>`,
    message: String.raw`M.tla:4:22: The second argument of 1 \div 0 is 0.
  while evaluating M.tla:4:22 (in Init): 1 \div (x - 2)`,
  },
  {
    name: "error in constraint",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = x + 1
Con == Head(<<>>) = x`,
    config: String.raw`INIT Init
NEXT Next
CONSTRAINT Con`,
    message: String.raw`M.tla:6:8: Attempted to apply Head to the empty sequence.
  while evaluating M.tla:6:8 (in Con): Head(<<>>)
  in the state
    x = 0`,
  },
  {
    name: "error in property",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = x + 1
P == [][x' > x /\ 10 \div (2 - x) > 0]_x`,
    config: String.raw`INIT Init
NEXT Next
PROPERTY P`,
    message: String.raw`M.tla:6:19: The second argument of 10 \div 0 is 0.
  in the state
    x = 3`,
  },
  {
    name: "error in view",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = x + 1
V == 10 \div (2 - x)`,
    config: String.raw`INIT Init
NEXT Next
VIEW V`,
    message: String.raw`M.tla:6:6: The second argument of 10 \div 0 is 0.
  while evaluating M.tla:6:6 (in V): 10 \div (2 - x)
  in the state
    x = 2`,
  },
  {
    name: "error in postcondition",
    more: String.raw`V == Head(<<>>)`,
    config: String.raw`INIT Init
NEXT Next
POSTCONDITION V`,
    message: String.raw`M.tla:6:6: Attempted to apply Head to the empty sequence.
  while evaluating M.tla:6:6 (in V): Head(<<>>)
  in the state
    x = 0`,
  },
  {
    name: "error in other module",
    units: String.raw`VARIABLE x
Init == x = 0
Q == INSTANCE A WITH N <- x
Next == x' = Q!V`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
CONSTANT N
V ==
  1 \div N
====
`,
    },
    message: String.raw`A.tla:5:3: The second argument of 1 \div 0 is 0.
  while evaluating A.tla:5:3 (in V): 1 \div N
  while evaluating M.tla:6:14 (in Next): Q!V
  in the state
    x = 0`,
  },
  {
    name: "error in let",
    units: String.raw`VARIABLE x
Init == x = 0
Next == LET d == 1 \div x IN x' = d`,
    message: String.raw`M.tla:5:18: The second argument of 1 \div 0 is 0.
  while evaluating M.tla:5:18 (in Next): 1 \div x
  in the state
    x = 0`,
  },
  {
    name: "error in lambda",
    units: String.raw`VARIABLE x
Init == x = 0
Ap(F(_)) == F(x)
Next == x' = Ap(LAMBDA z : 1 \div z)`,
    message: String.raw`M.tla:6:28: The second argument of 1 \div 0 is 0.
  while evaluating M.tla:6:28 (in Ap): 1 \div z
  in the state
    x = 0`,
  },
  {
    name: "deep nesting",
    units: String.raw`VARIABLE x
Init == x = 0
A(z) == 1 \div z
B(z) == A(z) + 1
C(z) == B(z) * 2
Do(k) == x' = C(x) + k
Next == \E k \in 1..2 : Do(k)`,
    message: String.raw`M.tla:5:9: The second argument of 1 \div 0 is 0.
  while evaluating M.tla:5:9 (in A): 1 \div z
  while evaluating M.tla:6:9 (in B): A(z)
  while evaluating M.tla:7:9 (in C): B(z)
  while evaluating M.tla:8:15 (in Do): C(x)
  while evaluating M.tla:9:25 (in Next): Do(k)
  in the state
    x = 0`,
  },
  {
    name: "infinite init",
    units: String.raw`VARIABLE x
Init == x \in Nat
Next == UNCHANGED x`,
    message: String.raw`M.tla:4:15: Attempted to enumerate the infinite set Nat.
  while evaluating M.tla:4:15 (in Init): Nat`,
  },
  {
    name: "model value plus",
    units: String.raw`CONSTANT a
VARIABLE x
Init == x = 1
Next == x' = x + a`,
    config: String.raw`INIT Init
NEXT Next
CONSTANT a = a`,
    message: String.raw`M.tla:6:14: The second argument of + should be an integer, but instead it is the model value a.
  while evaluating M.tla:6:14 (in Next): x + a
  in the state
    x = 1`,
  },
]
