// Arguments that are read in the next state, replaced, or must not be evaluated: through instances, LAMBDA and overrides.
import type { SmallSpec } from "./small-spec.ts"

const counter = String.raw`---- MODULE Counter ----
EXTENDS Naturals
VARIABLE n
Inc == n' = n + 1
Read == n'
Op(p, q) == q => p = <<1>>
Late(q) == Op(<<n>>, q)
====
`

export const rows: readonly SmallSpec[] = [
  {
    name: "a parameter is primed through an instance of a LET",
    units: String.raw`VARIABLES a, b
Step(p) == LET I == INSTANCE Counter WITH n <- p IN I!Inc
Init == a = 0 /\ b = 5
Next == a < 3 /\ Step(a) /\ b' = b`,
    others: { Counter: counter },
    tlc: "deadlock 4",
  },
  {
    name: "a parameter is primed through a parameterised instance",
    units: String.raw`VARIABLES a, b
I(n) == INSTANCE Counter
Nxt(q) == I(q)!Read
Init == a = 0 /\ b = 5
Next == a < 3 /\ a' = a + 1 /\ b' = Nxt(a)
Inv == b = a \/ b = 5`,
    others: { Counter: counter },
    more: "INVARIANT Inv",
    tlc: "deadlock 4",
  },
  {
    name: "the same in a step property",
    units: String.raw`VARIABLES a, b
Nxt(q) == LET I == INSTANCE Counter WITH n <- q IN I!Read
Init == a = 0 /\ b = 5
Next == a < 3 /\ a' = a + 1 /\ b' = b
P == [][Nxt(a) = a + 1]_<<a, b>>`,
    others: { Counter: counter },
    more: "PROPERTY P",
    tlc: "deadlock 4",
  },
  {
    name: "the name of an assumption, through an instance",
    units: String.raw`VARIABLES a
Init == a = 0
Next == a' = (a + 1) % 3
Inv == \A s \in 1..2 : LET I == INSTANCE Lemmas WITH Limit <- s IN I!Positive`,
    others: {
      Lemmas: String.raw`---- MODULE Lemmas ----
EXTENDS Naturals
CONSTANT Limit
ASSUME Positive == Limit > 0
====
`,
    },
    more: "INVARIANT Inv",
    tlc: "holds 4 3 3",
  },
  {
    name: "a LAMBDA primes its parameter",
    units: String.raw`VARIABLES a
App(F(_)) == F(a)
Init == a = 0
Next == a' = (a + 1) % 3
P == [][App(LAMBDA z : z' = (z + 1) % 3)]_a`,
    more: "PROPERTY P",
    tlc: "holds 4 3 3",
  },
  {
    name: "what replaces an operator decides whether an argument is evaluated",
    units: String.raw`VARIABLES a
Foo(z) == z + 1
Foo2(z) == 5
G(z) == Foo(z) + 1
Init == a = 0
Next == a' = (a + 1) % 3
Inv == G(1 \div a) = 6`,
    more: "INVARIANT Inv\nCONSTANT Foo <- Foo2",
    tlc: "holds 4 3 3",
  },
  {
    name: "a substitution inside a tuple is evaluated when it is needed",
    units: String.raw`VARIABLES a
I == INSTANCE Counter WITH n <- 1 \div a
Init == a = 0
Next == a' = (a + 1) % 3
Inv == I!Late(FALSE)`,
    others: { Counter: counter },
    more: "INVARIANT Inv",
    tlc: "holds 4 3 3",
  },
  {
    name: "ENABLED inside ENABLED, by recursion",
    units: String.raw`VARIABLE x
f[n \in 0..3] == IF n = 0 THEN TRUE ELSE ENABLED (x' = n /\ f[n-1] /\ x' = n)
Init == x = 0
Next == x' = x
Inv == f[3]`,
    more: "INVARIANT Inv\nCHECK_DEADLOCK FALSE",
    tlc: "holds 2 1 1",
  },
  {
    name: "what follows a violation is not evaluated",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (x < 3 /\ x' = x + 1) \/ (x = 2 /\ x' = 1 + "a")
Inv == x # 3`,
    more: "INVARIANT Inv",
    tlc: "invariant Inv 4",
  },
]
