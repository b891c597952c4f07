// What counts as one more generated state, and initial predicates.
import type { SmallSpec } from "./small-spec.ts"

export const rows: readonly SmallSpec[] = [
  {
    name: "guard branches",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (x = 0 \/ x < 5 \/ TRUE) /\ x' = 1`,
    tlc: "holds 6 2 2",
  },
  {
    name: "guard exists",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (\E k \in 1..3 : k > 1) /\ x' = 1`,
    tlc: "holds 5 2 2",
  },
  {
    name: "guard def branches",
    units: String.raw`VARIABLE x
Init == x = 0
G == x = 0 \/ TRUE
Next == G /\ x' = 1`,
    tlc: "holds 4 2 2",
  },
  {
    name: "guard def param",
    units: String.raw`VARIABLE x
Init == x = 0
G(a) == a = 0 \/ TRUE
Next == G(x) /\ x' = 1`,
    tlc: "holds 4 2 2",
  },
  {
    name: "guard if branches",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (IF x = 0 THEN x = 0 \/ TRUE ELSE TRUE) /\ x' = 1`,
    tlc: "holds 4 2 2",
  },
  {
    name: "guard in not",
    units: String.raw`VARIABLE x
Init == x = 0
Next == ~(x = 7 \/ x = 8) /\ x' = 1`,
    tlc: "holds 3 2 2",
  },
  {
    name: "guard = TRUE",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (x = 0 \/ TRUE) = TRUE /\ x' = 1`,
    tlc: "holds 3 2 2",
  },
  {
    name: "guard equiv",
    units: String.raw`VARIABLE x
Init == x = 0
Next == ((x = 0 \/ TRUE) <=> TRUE) /\ x' = 1`,
    tlc: "holds 3 2 2",
  },
  {
    name: "guard implies",
    units: String.raw`VARIABLE x
Init == x = 0
Next == ((x = 0) => (x = 0 \/ TRUE)) /\ x' = 1`,
    tlc: "holds 4 2 2",
  },
  {
    name: "guard implies2",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (x = 0 \/ FALSE => TRUE) /\ x' = 1`,
    tlc: "holds 3 2 2",
  },
  {
    name: "guard case",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (CASE x = 0 -> x = 0 \/ TRUE [] OTHER -> TRUE) /\ x' = 1`,
    tlc: "holds 4 2 2",
  },
  {
    name: "guard forall branch",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (\A k \in {1, 2} : k = 1 \/ k > 0) /\ x' = 1`,
    tlc: "holds 5 2 2",
  },
  {
    name: "guard let",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (LET a == x + 1 IN a = 1 \/ a > 0) /\ x' = 1`,
    tlc: "holds 4 2 2",
  },
  {
    name: "guard let op",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (LET a(z) == z = 1 \/ z > 0 IN a(1)) /\ x' = 1`,
    tlc: "holds 5 2 2",
  },
  {
    name: "guard bool var",
    units: String.raw`VARIABLES x, b
Init == x = 0 /\ b = TRUE
Next == (b \/ b) /\ x' = 1 /\ b' = b`,
    tlc: "holds 5 2 2",
  },
  {
    name: "guard fcn",
    units: String.raw`VARIABLE x
Init == x = 0
f == [k \in {1} |-> k = 1 \/ k > 0]
Next == f[1] /\ x' = 1`,
    tlc: "holds 3 2 2",
  },
  {
    name: "init branches",
    units: String.raw`VARIABLE x
Init == (TRUE \/ TRUE) /\ x = 0
Next == x' = x`,
    tlc: "holds 3 1 1",
  },
  {
    name: "init exists",
    units: String.raw`VARIABLE x
Init == \E k \in 0..2 : x = k % 2
Next == x' = x`,
    tlc: "holds 5 2 1",
  },
  {
    name: "init forall",
    units: String.raw`VARIABLE x
Init == \A k \in {0} : x = k
Next == x' = x`,
    tlc: "holds 2 1 1",
  },
  {
    name: "init x read before",
    units: String.raw`VARIABLES x, y
Init == y = x /\ x = 0
Next == UNCHANGED <<x, y>>`,
    tlc: "error",
  },
  {
    name: "init in set expr",
    units: String.raw`VARIABLES x, y
Init == x \in 0..2 /\ y = x + 1
Next == UNCHANGED <<x, y>>`,
    tlc: "holds 6 3 1",
  },
  {
    name: "init implies",
    units: String.raw`VARIABLE x
Init == TRUE => x = 0
Next == x' = x`,
    tlc: "holds 2 1 1",
  },
  {
    name: "init if",
    units: String.raw`VARIABLES x, y
Init == x \in {0,1} /\ IF x = 0 THEN y = 1 ELSE y \in {2, 3}
Next == UNCHANGED <<x, y>>`,
    tlc: "holds 6 3 1",
  },
  {
    name: "init subset",
    units: String.raw`VARIABLES x
Init == x \in SUBSET {1,2,3} /\ Cardinality(x) = 2
Next == UNCHANGED x`,
    tlc: "holds 6 3 1",
  },
  {
    name: "init fset",
    units: String.raw`VARIABLES x
Init == x \in [1..2 -> {1, 2}]
Next == UNCHANGED x`,
    tlc: "holds 8 4 1",
  },
  {
    name: "init conj in fset",
    units: String.raw`VARIABLES x, y
Init == x \in {0} \cup {1} /\ y \in [a : {1,2}, b : BOOLEAN]
Next == UNCHANGED <<x, y>>`,
    tlc: "holds 16 8 1",
  },
]
