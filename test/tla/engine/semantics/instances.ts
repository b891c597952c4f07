// Instances with variables, expressions and parameters, and refinement.
import type { SmallSpec } from "./small-spec.ts"

export const rows: readonly SmallSpec[] = [
  {
    name: "refinement expr",
    units: String.raw`VARIABLES a, b
Init == a = 0 /\ b = 0
Next == \/ a < 2 /\ a' = a + 1 /\ b' = b
        \/ b < 2 /\ b' = b + 1 /\ a' = a
C == INSTANCE A WITH x <- a + b
P == C!Spec`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
VARIABLE x
Init == x = 0
Next == x' = x + 1
Spec == Init /\ [][Next]_x
====
`,
    },
    more: "CHECK_DEADLOCK FALSE\nPROPERTY P",
    tlc: "holds 13 9 5",
  },
  {
    name: "refinement violated step",
    units: String.raw`VARIABLES a, b
Init == a = 0 /\ b = 0
Next == a < 2 /\ a' = a + 1 /\ b' = b + 1
C == INSTANCE A WITH x <- a + b
P == C!Spec`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
VARIABLE x
Init == x = 0
Next == x' = x + 1
Spec == Init /\ [][Next]_x
====
`,
    },
    more: "CHECK_DEADLOCK FALSE\nPROPERTY P",
    tlc: "property P 2",
  },
  {
    name: "refinement stutter expr",
    units: String.raw`VARIABLES a
Init == a = 0
Next == a < 6 /\ a' = a + 1
C == INSTANCE A WITH x <- a \div 2
P == C!Spec`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
VARIABLE x
Init == x = 0
Next == x' = x + 1
Spec == Init /\ [][Next]_x
====
`,
    },
    more: "CHECK_DEADLOCK FALSE\nPROPERTY P",
    tlc: "holds 7 7 7",
  },
  {
    name: "refinement with fairness",
    units: String.raw`VARIABLES a
Init == a = 0
Next == a < 6 /\ a' = a + 1
C == INSTANCE A WITH x <- a
Spec == Init /\ [][Next]_a /\ WF_a(Next)
P == C!Spec`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
VARIABLE x
Init == x = 0
Next == x < 6 /\ x' = x + 1
Spec == Init /\ [][Next]_x /\ WF_x(Next)
====
`,
    },
    config: String.raw`SPECIFICATION Spec
PROPERTY P
CHECK_DEADLOCK FALSE`,
    tlc: "holds 7 7 7",
  },
  {
    name: "instance action as next",
    units: String.raw`VARIABLE x
Init == x = 0
C == INSTANCE A
Next == C!Step`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
VARIABLE x
Step == x' = (x + 1) % 3
====
`,
    },
    tlc: "holds 4 3 3",
  },
  {
    name: "instance action expr",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
C == INSTANCE A WITH v <- x
D == INSTANCE A WITH v <- y
Next == (C!Step /\ UNCHANGED y) \/ (D!Step /\ UNCHANGED x)`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
VARIABLE v
Step == v' = (v + 1) % 3
====
`,
    },
    tlc: "holds 19 9 5",
  },
  {
    name: "param instance var",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
C(v) == INSTANCE A
Next == (C(x)!Step /\ UNCHANGED y) \/ (C(y)!Step /\ UNCHANGED x)`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
VARIABLE v
Step == v' = (v + 1) % 3
====
`,
    },
    tlc: "holds 19 9 5",
  },
  {
    name: "param instance const",
    units: String.raw`VARIABLE x
Init == x = 0
C(n) == INSTANCE A
Next == \E k \in 1..2 : x < 4 /\ x' = C(k)!Add(x)`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
CONSTANT n
Add(z) == z + n
====
`,
    },
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 9 6 4",
  },
  {
    name: "param instance state",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
C(n) == INSTANCE A
Next == x' = C(x)!Add(1) % 4 /\ y' = C(x')!Add(0)`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
CONSTANT n
Add(z) == z + n
====
`,
    },
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 5 4 4",
  },
  {
    name: "instance in let",
    units: String.raw`VARIABLE x
Init == x = 0
Next == LET C == INSTANCE A WITH n <- x IN x < 3 /\ x' = C!Add(1)`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
CONSTANT n
Add(z) == z + n
====
`,
    },
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 4 4 4",
  },
  {
    name: "instance in let with bound",
    units: String.raw`VARIABLE x
Init == x = 0
Next == \E k \in 1..2 : LET C == INSTANCE A WITH n <- k IN x < 3 /\ x' = C!Add(x)`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
CONSTANT n
Add(z) == z + n
====
`,
    },
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 7 5 3",
  },
  {
    name: "nested instance",
    units: String.raw`VARIABLE x
Init == x = 0
C == INSTANCE A WITH n <- x
Next == x < 3 /\ x' = C!B!Get`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
CONSTANT n
B == INSTANCE B WITH m <- n + 1
====
`,
      B: String.raw`---- MODULE B ----
EXTENDS Integers
CONSTANT m
Get == m
====
`,
    },
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 4 4 4",
  },
  {
    name: "instance enabled",
    units: String.raw`VARIABLE x
Init == x = 0
C == INSTANCE A WITH v <- x
Next == C!Step \/ x' = x
Inv == ENABLED C!Step <=> x < 2`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
VARIABLE v
Step == v < 2 /\ v' = v + 1
====
`,
    },
    more: "INVARIANT Inv",
    tlc: "holds 6 3 3",
  },
  {
    name: "instance enabled expr",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
C == INSTANCE A WITH v <- x + y
Next == x < 2 /\ x' = x + 1 /\ y' = y
Inv == ENABLED C!Step`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
VARIABLE v
Step == v < 2 /\ v' = v + 1
====
`,
    },
    more: "CHECK_DEADLOCK FALSE\nINVARIANT Inv",
    tlc: "error",
  },
  {
    name: "local instance",
    units: String.raw`VARIABLE x
Init == x = 0
LOCAL INSTANCE A
Next == x < 3 /\ x' = Add(x)`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
Add(z) == z + 1
====
`,
    },
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 4 4 4",
  },
  {
    name: "instance capture",
    units: String.raw`VARIABLE x
Init == x = 0
k == 5
C(n) == INSTANCE A
Next == x < 20 /\ x' = C(k)!F(x)`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
CONSTANT n
F(z) == LET k == z + 1 IN k + n
====
`,
    },
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 5 5 5",
  },
  {
    name: "instance operator constant",
    units: String.raw`VARIABLE x
Init == x = 0
Inc(z) == z + 1
C == INSTANCE A WITH G <- Inc
Next == x < 3 /\ x' = C!F(x)`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
CONSTANT G(_)
F(z) == G(z)
====
`,
    },
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 4 4 4",
  },
]
