// Updates, branches and scopes that a compiler easily gets wrong.
import type { SmallSpec } from "./small-spec.ts"

export const rows: readonly SmallSpec[] = [
  {
    name: "except @ prime",
    units: String.raw`VARIABLE f
Init == f = [a |-> 0, b |-> 0]
Next == f' = [f EXCEPT !.a = (@ + 1) % 2, !.b = @ + f.a] /\ f.b < 3`,
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 7 7 7",
  },
  {
    name: "except var in path",
    units: String.raw`VARIABLES f, x
Init == f = [k \in 0..2 |-> 0] /\ x = 0
Next == x' = (x + 1) % 3 /\ f' = [f EXCEPT ![x'] = @ + 1, ![x] = 7] /\ f[0] < 8`,
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 4 4 4",
  },
  {
    name: "choose unique",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = CHOOSE y \in 0..3 : y = (x + 1) % 3`,
    tlc: "holds 4 3 3",
  },
  {
    name: "case action",
    units: String.raw`VARIABLE x
Init == x = 0
Next == CASE x = 0 -> x' = 1 \/ x' = 2 [] x = 1 -> x' = 0 [] OTHER -> x' = x`,
    tlc: "holds 5 3 2",
  },
  {
    name: "if nested action",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == IF x = 0 THEN IF y = 0 THEN x' = 1 /\ y' = 0 ELSE x' = 0 /\ y' = 0 ELSE x' = 0 /\ (y' = 0 \/ y' = 1)`,
    tlc: "holds 5 3 3",
  },
  {
    name: "shared continuation",
    units: String.raw`VARIABLES a, b, z
Init == a = 0 /\ b = 0 /\ z = 0
Next == (IF a = 0 THEN a' = 1 ELSE a' = 0) /\ (IF b = 0 THEN b' \in {0, 1} ELSE b' = 0) /\ z' = a' + b'`,
    tlc: "holds 7 4 3",
  },
  {
    name: "assignment different per branch",
    units: String.raw`VARIABLES a, b
Init == a = 0 /\ b = 0
Next == ((a' = 1) \/ (b' = 1)) /\ a' \in 0..2 /\ b' \in 0..1`,
    tlc: "holds 26 5 2",
  },
  {
    name: "exists dep nested",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == \E k \in 0..2 : \E l \in 0..k : x' = k /\ y' = l`,
    tlc: "holds 37 6 2",
  },
  {
    name: "exists prime set",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' \in 0..2 /\ \E l \in 0..x' : y' = l`,
    tlc: "holds 37 6 2",
  },
  {
    name: "exists tuple",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == \E <<k, l>> \in {<<1, 2>>, <<2, 1>>} : x' = k /\ y' = l`,
    tlc: "holds 7 3 2",
  },
  {
    name: "forall function update",
    units: String.raw`VARIABLE f
Init == f = [k \in 1..2 |-> 0]
Next == f' \in [1..2 -> 0..1] /\ \A k \in 1..2 : f'[k] # f[k] \/ k = 2`,
    tlc: "holds 9 4 3",
  },
  {
    name: "function assign pointwise",
    units: String.raw`VARIABLE f
Init == f = [k \in 1..2 |-> 0]
Next == f' = [k \in 1..2 |-> IF k = 1 THEN (f[k] + 1) % 2 ELSE f[1]]`,
    tlc: "holds 4 3 3",
  },
  {
    name: "sets of sets",
    units: String.raw`VARIABLE s
Init == s = {}
Next == \E t \in SUBSET {1, 2} : s' = s \cup {t}`,
    tlc: "holds 65 16 5",
  },
  {
    name: "bool state",
    units: String.raw`VARIABLE b
Init == b \in BOOLEAN
Next == b' = ~b
Inv == b \/ ~b`,
    more: "INVARIANT Inv",
    tlc: "holds 4 2 1",
  },
  {
    name: "bool var as action",
    units: String.raw`VARIABLES b, x
Init == b = TRUE /\ x = 0
Next == b /\ x' = 1 /\ b' = (x = 5)`,
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 2 2 2",
  },
  {
    name: "equality of bools in guard",
    units: String.raw`VARIABLES b, x
Init == b = TRUE /\ x = 0
Next == b = (x = 0) /\ x' = 1 - x /\ b' = ~b`,
    tlc: "holds 3 2 2",
  },
  {
    name: "string",
    units: String.raw`VARIABLE s
Init == s = "a"
Next == s' = IF s = "a" THEN "b" ELSE "a"`,
    tlc: "holds 3 2 2",
  },
  {
    name: "records",
    units: String.raw`VARIABLE m
Init == m = {}
Next == \E t \in {"p", "q"}, n \in 1..2 : m' = m \cup {[type |-> t, n |-> n]}`,
    tlc: "holds 65 16 5",
  },
  {
    name: "seq queue",
    units: String.raw`VARIABLE q
Init == q = <<>>
Next == \/ Len(q) < 3 /\ \E k \in 1..2 : q' = Append(q, k)
        \/ q # <<>> /\ q' = Tail(q)`,
    tlc: "holds 29 15 4",
  },
  {
    name: "conj in disjunct order",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == \/ /\ x = 0
           /\ \/ x' = 1
              \/ x' = 2
           /\ y' = x'
        \/ /\ x # 0
           /\ x' = 0
           /\ UNCHANGED y`,
    tlc: "holds 9 5 3",
  },
  {
    name: "action def chain",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
vars == <<x, y>>
A == x' = 1
B == A /\ y' = 0
Cc == B \/ UNCHANGED vars
Next == Cc`,
    tlc: "holds 5 2 2",
  },
  {
    name: "dup actions",
    units: String.raw`VARIABLE x
Init == x = 0
A == x' = 1
B == x' = 1
Next == A \/ B \/ \E k \in 1..2 : A`,
    tlc: "holds 9 2 2",
  },
  {
    name: "negated exists guard",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (~(\E k \in 0..2 : k = x + 1) /\ x' = 0) \/ (x' = x + 1 /\ x < 4)`,
    tlc: "holds 8 5 5",
  },
  {
    name: "implication guards branch",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (x = 0 => x < 3 \/ x > 9) /\ x' = (x + 1) % 2`,
    tlc: "holds 3 2 2",
  },
  {
    name: "equiv action",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = 1 /\ (x' = 1 <=> TRUE)`,
    tlc: "holds 3 2 2",
  },
  {
    name: "lambda unused",
    units: String.raw`VARIABLE x
Init == x = 0
F(G(_)) == 1
Next == x' = F(LAMBDA a : 1 \div 0)`,
    tlc: "holds 3 2 2",
  },
  {
    name: "param laziness chain",
    units: String.raw`VARIABLE x
Init == x = 0
F(a, b) == IF a THEN 1 ELSE b
G(b) == F(TRUE, b)
Next == x' = G(1 \div 0)`,
    tlc: "holds 3 2 2",
  },
  {
    name: "arg evaluated per use with print",
    units: String.raw`VARIABLE x
Init == x = 0
F(a) == a + a
Next == x < 1 /\ x' = F(Print("once", 1))`,
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 2 2 2",
  },
  {
    name: "capture",
    units: String.raw`VARIABLE x
Init == x = 0
F(a, b) == 10 * a + b
G(a, b) == F(b, a)
Next == x' = G(1, 2)`,
    tlc: "holds 3 2 2",
  },
  {
    name: "capture bound",
    units: String.raw`VARIABLE x
Init == x = 0
F(S) == {k \in S : k > 0}
Next == \E k \in 1..2 : x' = Cardinality(F({k, 0 - k}))`,
    tlc: "holds 5 2 2",
  },
  {
    name: "capture let",
    units: String.raw`VARIABLE x
Init == x = 0
F(a, b) == LET c == a IN c * 10 + b
Next == LET d == 1 IN x' = F(2, d)`,
    tlc: "holds 3 2 2",
  },
  {
    name: "capture lambda",
    units: String.raw`VARIABLE x
Init == x = 0
Ap(F(_), a) == F(a + 1)
Next == LET aa == 3 IN x' = Ap(LAMBDA z : z + aa, 10)`,
    tlc: "holds 3 2 2",
  },
]
