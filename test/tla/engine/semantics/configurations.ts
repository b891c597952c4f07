// Overrides, symmetry, views, constraints, properties and the other entries of a configuration.
import type { SmallSpec } from "./small-spec.ts"

export const rows: readonly SmallSpec[] = [
  {
    name: "override def",
    units: String.raw`VARIABLE x
Init == x = 0
Lim == 10
Small == 2
Next == x < Lim /\ x' = x + 1`,
    more: "CHECK_DEADLOCK FALSE\nCONSTANT Lim <- Small",
    tlc: "holds 3 3 3",
  },
  {
    name: "override op",
    units: String.raw`VARIABLE x
Init == x = 0
F(a) == a + 5
G(a) == a + 1
Next == x < 3 /\ x' = F(x)`,
    more: "CHECK_DEADLOCK FALSE\nCONSTANT F <- G",
    tlc: "holds 4 4 4",
  },
  {
    name: "override nat",
    units: String.raw`VARIABLE x
Init == x \in Nat
Sm == 0..3
Next == x' = x`,
    more: "CONSTANT Nat <- Sm",
    tlc: "holds 8 4 1",
  },
  {
    name: "override instance",
    units: String.raw`VARIABLE x
Init == x = 0
C == INSTANCE A
Two == 2
Next == x < C!Lim /\ x' = x + 1`,
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS Integers
Lim == 4
====
`,
    },
    more: "CHECK_DEADLOCK FALSE\nCONSTANT Lim <- [A] Two",
    tlc: "holds 3 3 3",
  },
  {
    name: "constant set",
    units: String.raw`CONSTANT P
VARIABLE x
Init == x \in P
Next == x' \in P`,
    more: "CONSTANT P = {a, b, c}",
    tlc: "holds 12 3 1",
  },
  {
    name: "constant symmetric",
    units: String.raw`CONSTANT P
VARIABLE x
Init == x \in P
Next == x' \in P
Sym == Permutations(P)`,
    more: "CONSTANT P = {a, b, c}\nSYMMETRY Sym",
    tlc: "holds 6 1 1",
  },
  {
    name: "symmetry two sets",
    units: String.raw`CONSTANTS P, Q
VARIABLES x, y
Init == x = {} /\ y = {}
Next == (\E p \in P : x' = x \cup {p} /\ y' = y) \/ (\E q \in Q : y' = y \cup {q} /\ x' = x)
Sym == Permutations(P) \cup Permutations(Q)`,
    more: "CONSTANT P = {a, b, c}\nCONSTANT Q = {d, e}\nSYMMETRY Sym",
    tlc: "holds 61 12 6",
  },
  {
    name: "symmetry function",
    units: String.raw`CONSTANT P
VARIABLES f
Init == f = [p \in P |-> 0]
Next == \E p \in P : f[p] < 2 /\ f' = [f EXCEPT ![p] = @ + 1]
Sym == Permutations(P)`,
    more: "CHECK_DEADLOCK FALSE\nCONSTANT P = {a, b, c}\nSYMMETRY Sym",
    tlc: "holds 21 10 7",
  },
  {
    name: "symmetry sequences",
    units: String.raw`CONSTANT P
VARIABLES f
Init == f = <<>>
Next == \E p \in P : Len(f) < 3 /\ f' = Append(f, p)
Sym == Permutations(P)`,
    more: "CHECK_DEADLOCK FALSE\nCONSTANT P = {a, b, c}\nSYMMETRY Sym",
    tlc: "holds 13 9 4",
  },
  {
    name: "view",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = (x + 1) % 3 /\ y' = y + 1
V == x`,
    more: "VIEW V",
    tlc: "holds 4 3 3",
  },
  {
    name: "view invariant",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = (x + 1) % 3 /\ y' = y + 1
V == x
Inv == y < 3`,
    more: "VIEW V\nINVARIANT Inv",
    tlc: "holds 4 3 3",
  },
  {
    name: "constraint",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = x + 1 \/ x' = x + 2
Con == x < 5`,
    more: "CONSTRAINT Con",
    tlc: "holds 11 5 3",
  },
  {
    name: "constraint invariant outside",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = x + 1
Con == x < 4
Inv == x < 4`,
    more: "CONSTRAINT Con\nINVARIANT Inv",
    tlc: "invariant Inv 5",
  },
  {
    name: "constraint property outside",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = x + 1
Con == x < 4
P == [][x' < 4]_x`,
    more: "CONSTRAINT Con\nPROPERTY P",
    tlc: "property P 5",
  },
  {
    name: "action constraint",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = x + 1 \/ x' = x + 2
Con == x' # 3 /\ x' < 8`,
    more: "ACTION_CONSTRAINT Con\nCHECK_DEADLOCK FALSE",
    tlc: "holds 15 7 5",
  },
  {
    name: "both constraints",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' \in x..(x + 3)
Con == x < 8
AC == x' # 5`,
    more: "CONSTRAINT Con\nACTION_CONSTRAINT AC",
    tlc: "holds 29 7 4",
  },
  {
    name: "constraint all deadlock",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = x + 1
Con == x < 4`,
    more: "CONSTRAINT Con\nCHECK_DEADLOCK TRUE",
    tlc: "holds 5 4 4",
  },
  {
    name: "tlcget level bound",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = x + 1 /\ TLCGet("level") < 4`,
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 4 4 4",
  },
  {
    name: "tlcget level constraint",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = x + 1
Con == TLCGet("level") < 4`,
    more: "CHECK_DEADLOCK FALSE\nCONSTRAINT Con",
    tlc: "holds 5 4 4",
  },
  {
    name: "print",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = Print(<<"x", x>>, x + 1)`,
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 3 3 3",
  },
  {
    name: "printT",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x < 2 /\ PrintT(x) /\ x' = x + 1`,
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 3 3 3",
  },
  {
    name: "property step",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x < 3 /\ x' = x + 1
P == [][x' = x + 1]_x`,
    more: "CHECK_DEADLOCK FALSE\nPROPERTY P",
    tlc: "holds 4 4 4",
  },
  {
    name: "property step violated",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x < 5 /\ x' \in {x + 1, x + 2}
P == [][x' = x + 1]_x`,
    more: "CHECK_DEADLOCK FALSE\nPROPERTY P",
    tlc: "property P 2",
  },
  {
    name: "property angle",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x < 3 /\ x' = x + 1
P == [][x' > x]_<<x>>`,
    more: "CHECK_DEADLOCK FALSE\nPROPERTY P",
    tlc: "holds 4 4 4",
  },
  {
    name: "property conj",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x < 3 /\ x' = x + 1
P == x = 0 /\ [](x < 9) /\ [][x' > x]_x`,
    more: "CHECK_DEADLOCK FALSE\nPROPERTY P",
    tlc: "holds 4 4 4",
  },
  {
    name: "spec with def subscript",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
vars == <<x, y>>
Next == x' = (x + 1) % 2 /\ UNCHANGED y
Spec == Init /\ [][Next]_vars`,
    config: String.raw`SPECIFICATION Spec`,
    tlc: "holds 3 2 2",
  },
  {
    name: "spec with nested conj",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
vars == <<x, y>>
Next == x' = (x + 1) % 2 /\ UNCHANGED y
Fair == WF_vars(Next)
Spec == /\ Init
        /\ [][Next]_vars
        /\ Fair`,
    config: String.raw`SPECIFICATION Spec`,
    tlc: "holds 3 2 2",
  },
  {
    name: "assume ok",
    units: String.raw`CONSTANT N
ASSUME N \in Nat /\ N > 1
VARIABLE x
Init == x = 0
Next == x < N /\ x' = x + 1`,
    more: "CHECK_DEADLOCK FALSE\nCONSTANT N = 3",
    tlc: "holds 4 4 4",
  },
]
