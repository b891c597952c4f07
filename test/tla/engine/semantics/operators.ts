// ENABLED, LET and operators with primes, higher-order operators, recursion.
import type { SmallSpec } from "./small-spec.ts"

export const rows: readonly SmallSpec[] = [
  {
    name: "enabled guard",
    units: String.raw`VARIABLE x
Init == x = 0
A == x < 2 /\ x' = x + 1
Next == A \/ (~ENABLED A /\ x' = 0)`,
    tlc: "holds 4 3 3",
  },
  {
    name: "enabled invariant",
    units: String.raw`VARIABLE x
Init == x = 0
A == x < 2 /\ x' = x + 1
Next == A \/ x' = x
Inv == ENABLED A <=> x < 2`,
    more: "INVARIANT Inv",
    tlc: "holds 6 3 3",
  },
  {
    name: "enabled nested",
    units: String.raw`VARIABLE x
Init == x = 0
A == x < 2 /\ x' = x + 1
B == ENABLED A /\ x' = 5
Next == A \/ x' = x
Inv == ENABLED B <=> ENABLED A`,
    more: "INVARIANT Inv",
    tlc: "holds 6 3 3",
  },
  {
    name: "enabled of box",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
Inv == ENABLED [Next]_x /\ (ENABLED <<Next>>_x <=> x < 2)`,
    more: "CHECK_DEADLOCK FALSE\nINVARIANT Inv",
    tlc: "holds 3 3 3",
  },
  {
    name: "enabled with partial action",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x < 2 /\ x' = x + 1 /\ y' = y
Inv == ENABLED (x' = 1)`,
    more: "CHECK_DEADLOCK FALSE\nINVARIANT Inv",
    tlc: "holds 3 3 3",
  },
  {
    name: "enabled no primes",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x < 3 /\ x' = x + 1
Inv == ENABLED (x < 3) <=> x < 3`,
    more: "CHECK_DEADLOCK FALSE\nINVARIANT Inv",
    tlc: "holds 4 4 4",
  },
  {
    name: "enabled exists",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x < 3 /\ x' = x + 1
Inv == \E k \in 0..4 : ENABLED (x' = k /\ k > x)`,
    more: "CHECK_DEADLOCK FALSE\nINVARIANT Inv",
    tlc: "holds 4 4 4",
  },
  {
    name: "enabled in action after assign",
    units: String.raw`VARIABLE x
Init == x = 0
A == x < 2 /\ x' = x + 1
Next == x' = x + 1 /\ x < 3 /\ ENABLED A`,
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 3 3 3",
  },
  {
    name: "enabled prime",
    units: String.raw`VARIABLE x
Init == x = 0
A == x < 2 /\ x' = x + 1
Next == x < 4 /\ x' = x + 1 /\ (ENABLED A)'`,
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 2 2 2",
  },
  {
    name: "enabled error",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = x
Inv == ENABLED (x' = 1 \div x)`,
    more: "INVARIANT Inv",
    tlc: "error",
  },
  {
    name: "enabled forall",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == UNCHANGED <<x, y>>
Inv == ENABLED (\A k \in {1, 2} : x' = 1 /\ y' = 1) /\ ~ENABLED (\A k \in {1, 2} : x' = k)`,
    more: "INVARIANT Inv",
    tlc: "holds 2 1 1",
  },
  {
    name: "enabled unchanged",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == UNCHANGED <<x, y>>
Inv == ENABLED (UNCHANGED x /\ y' = 1)`,
    more: "INVARIANT Inv",
    tlc: "holds 2 1 1",
  },
  {
    name: "enabled quantified property",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x < 3 /\ x' = x + 1
P == [][ENABLED Next]_x`,
    more: "CHECK_DEADLOCK FALSE\nPROPERTY P",
    tlc: "holds 4 4 4",
  },
  {
    name: "let prime used early",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == LET a == x' IN \/ a = 0 /\ x' = 0 /\ y' = 1
                       \/ x' = 1 /\ y' = 2`,
    tlc: "holds 7 3 2",
  },
  {
    name: "let action",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == LET a == x' = 1 IN LET b == y' = 2 IN a /\ b`,
    tlc: "holds 3 2 2",
  },
  {
    name: "let action twice",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == LET a(v) == x' = v IN (a(1) \/ a(2)) /\ y' = x'`,
    tlc: "holds 7 3 2",
  },
  {
    name: "let memo per branch",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == LET a == x' + 1 IN (x' = 0 \/ x' = 1) /\ y' = a`,
    tlc: "holds 7 3 2",
  },
  {
    name: "let memo per element",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == LET a == x' + 1 IN \E k \in 0..2 : x' = k /\ y' = a`,
    tlc: "holds 13 4 2",
  },
  {
    name: "let fcn prime",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == LET f[k \in 0..2] == x' + k IN x' \in 0..1 /\ y' = f[1]`,
    tlc: "holds 7 3 2",
  },
  {
    name: "let recursive with prime",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == LET RECURSIVE s(_)
            s(n) == IF n = 0 THEN x' ELSE 1 + s(n - 1)
        IN x' \in 0..1 /\ y' = s(2)`,
    tlc: "holds 7 3 2",
  },
  {
    name: "let shadow need",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == LET a == x IN LET b == a + x' IN x' = (a + 1) % 3 /\ y' = b`,
    tlc: "holds 5 4 4",
  },
  {
    name: "primed parameter",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Set(v, e) == v' = e
Next == Set(x, 1) /\ Set(y, x')`,
    tlc: "holds 3 2 2",
  },
  {
    name: "primed parameter expr",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Same(e) == e' = e
Next == x' \in 0..1 /\ y' \in 0..1 /\ Same(x + y)`,
    tlc: "holds 2 1 1",
  },
  {
    name: "primed parameter via op",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
P(v) == v'
Next == P(x) = 1 /\ y' = P(x)`,
    tlc: "error",
  },
  {
    name: "primed parameter assign via op",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
P(v) == v'
Next == P(x) = 1 /\ P(y) = 2`,
    tlc: "error",
  },
  {
    name: "primed in quantified",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' \in 0..2 /\ y' = 0 /\ \A k \in {x'} : k < 2`,
    tlc: "holds 5 2 2",
  },
  {
    name: "primed let op",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == LET S(v, e) == v' = e IN S(x, 1) /\ S(y, 2)`,
    tlc: "holds 3 2 2",
  },
  {
    name: "unchanged through params",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
K(v) == UNCHANGED v
K2(v, w) == K(v) /\ K(w)
Next == K2(x, y) \/ K(<<x, y>>)`,
    tlc: "holds 3 1 1",
  },
  {
    name: "higher-order action",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Do(A(_), k) == A(k)
Set(k) == x' = k /\ y' = y
Next == Do(Set, 1) \/ Do(LAMBDA k : x' = k /\ y' = k, 2)`,
    tlc: "holds 9 4 3",
  },
  {
    name: "higher-order with var",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Do(A(_), v) == A(v)
Inc(v) == v < 2 /\ v' = v + 1
Next == (Do(Inc, x) /\ UNCHANGED y) \/ (Do(Inc, y) /\ UNCHANGED x)`,
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 13 9 5",
  },
  {
    name: "higher-order two",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Both(A(_), B(_, _)) == A(1) /\ B(2, 3)
Next == Both(LAMBDA a : x' = a, LAMBDA a, b : y' = a + b)`,
    tlc: "holds 3 2 2",
  },
  {
    name: "higher-order nested",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Tw(F(_), v) == F(F(v))
Next == x' = Tw(LAMBDA a : (a + 1) % 3, x) /\ y' = Tw(LAMBDA a : a, y)`,
    tlc: "holds 4 3 3",
  },
  {
    name: "higher-order forall",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Ev(P(_)) == \A k \in {1, 2} : P(k)
Next == Ev(LAMBDA k : x' = 1 /\ y' = 0)`,
    tlc: "holds 3 2 2",
  },
  {
    name: "operator as guard arg",
    units: String.raw`VARIABLE x
Init == x = 0
Op(F(_, _), a, b) == F(a, b)
Next == Op(<, x, 2) /\ x' = Op(+, x, 1)`,
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 3 3 3",
  },
  {
    name: "recursive sum",
    units: String.raw`VARIABLE x
Init == x = 0
RECURSIVE Sum(_)
Sum(S) == IF S = {} THEN 0 ELSE LET e == CHOOSE e \in S : \A f \in S : e <= f IN e + Sum(S \ {e})
Next == x' = Sum(1..x) /\ x < 3`,
    tlc: "holds 2 1 1",
  },
  {
    name: "recursive guard int",
    units: String.raw`VARIABLE x
Init == x = 0
RECURSIVE Ev(_)
Ev(n) == IF n = 0 THEN TRUE ELSE IF n = 1 THEN FALSE ELSE Ev(n - 2)
Next == x < 4 /\ x' = x + 1 /\ (Ev(x) => x' > 0)`,
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 5 5 5",
  },
  {
    name: "mutual recursion",
    units: String.raw`VARIABLE x
Init == x = 0
RECURSIVE Ev(_)
RECURSIVE Od(_)
Ev(n) == IF n = 0 THEN TRUE ELSE Od(n - 1)
Od(n) == IF n = 0 THEN FALSE ELSE Ev(n - 1)
Next == x < 4 /\ x' = x + 1
Inv == Ev(x) \/ Od(x)`,
    more: "CHECK_DEADLOCK FALSE\nINVARIANT Inv",
    tlc: "holds 5 5 5",
  },
  {
    name: "recursive function state",
    units: String.raw`VARIABLE x
Init == x = 0
f[n \in 0..5] == IF n = 0 THEN x ELSE f[n - 1] + 1
Next == x < 3 /\ x' = f[1]`,
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 4 4 4",
  },
]
