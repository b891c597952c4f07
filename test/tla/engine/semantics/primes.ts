// Laziness, the order of primes, quantifiers and implications in actions.
import type { SmallSpec } from "./small-spec.ts"

export const rows: readonly SmallSpec[] = [
  {
    name: "lazy argument",
    units: String.raw`VARIABLE x
Init == x = 0
F(a) == 1
Next == x < 2 /\ x' = x + F(1 \div 0)`,
    tlc: "deadlock 3",
  },
  {
    name: "lazy let",
    units: String.raw`VARIABLE x
Init == x = 0
Next == LET b == 1 \div 0 IN x < 2 /\ x' = x + 1`,
    tlc: "deadlock 3",
  },
  {
    name: "lazy let used late",
    units: String.raw`VARIABLE x
Init == x = 0
Next == LET b == Head(<<>>) IN \/ (x = 0 /\ x' = 1) \/ (x = 1 /\ x' = b)`,
    tlc: "error",
  },
  {
    name: "lazy let action arg",
    units: String.raw`VARIABLE x
Init == x = 0
A(b) == x < 2 /\ x' = x + 1
Next == A(Head(<<>>))`,
    tlc: "deadlock 3",
  },
  {
    name: "conjunction stops",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x < 2 /\ ((FALSE /\ 1 \div 0 = 1) \/ TRUE) /\ x' = x + 1`,
    tlc: "deadlock 3",
  },
  {
    name: "implies short",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (FALSE => 1 \div 0 = 1) /\ x < 2 /\ x' = x + 1`,
    tlc: "deadlock 3",
  },
  {
    name: "prime read early",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' > 0 /\ x' \in {0, 1}`,
    tlc: "error",
  },
  {
    name: "prime read early y",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == y' = x' /\ x' = 1`,
    tlc: "error",
  },
  {
    name: "prime if early",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (IF x' = 1 THEN TRUE ELSE FALSE) /\ x' = 1`,
    tlc: "error",
  },
  {
    name: "prime guard late",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' \in 0..3 /\ x' > 1`,
    tlc: "holds 7 3 2",
  },
  {
    name: "prime guard twice",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = 1 /\ x' = 2`,
    tlc: "deadlock 1",
  },
  {
    name: "prime guard twice ok",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = 1 /\ x' = 1`,
    tlc: "holds 3 2 2",
  },
  {
    name: "prime member after",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = 1 /\ x' \in {1, 2}`,
    tlc: "holds 3 2 2",
  },
  {
    name: "negated assignment",
    units: String.raw`VARIABLE x
Init == x = 0
Next == ~(x' = 0)`,
    tlc: "error",
  },
  {
    name: "negated after",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' \in {0, 1} /\ ~(x' = 0)`,
    tlc: "holds 3 2 2",
  },
  {
    name: "implication action true",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x = 0 => x' = 1`,
    tlc: "error",
  },
  {
    name: "implication both",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == /\ x = 0 => x' = 1 /\ y' = 1
        /\ x # 0 => x' = x /\ y' = y`,
    tlc: "holds 3 2 2",
  },
  {
    name: "implication only",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (x = 0 => x' = 1) /\ (x # 0 => x' = 0)`,
    tlc: "holds 3 2 2",
  },
  {
    name: "forall one",
    units: String.raw`VARIABLE x
Init == x = 0
Next == \A k \in {1} : x' = k`,
    tlc: "holds 3 2 2",
  },
  {
    name: "forall two same",
    units: String.raw`VARIABLE x
Init == x = 0
Next == \A k \in {1, 2} : x' = 5 /\ k > 0`,
    tlc: "holds 3 2 2",
  },
  {
    name: "forall two differ",
    units: String.raw`VARIABLE x
Init == x = 0
Next == \A k \in {1, 2} : x' = k`,
    tlc: "deadlock 1",
  },
  {
    name: "forall empty",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x < 2 /\ (\A k \in {} : x' = k) /\ x' = x + 1`,
    tlc: "deadlock 3",
  },
  {
    name: "forall empty first",
    units: String.raw`VARIABLE x
Init == x = 0
Next == \A k \in {} : x' = k`,
    tlc: "error",
  },
  {
    name: "forall membership",
    units: String.raw`VARIABLE x
Init == x = 0
Next == \A k \in {1, 2, 3} : x' \in k..4`,
    tlc: "holds 7 3 2",
  },
  {
    name: "forall disjunction",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == \A k \in {1, 2} : (x' = k /\ y' = 0) \/ (x' = 0 /\ y' = k)`,
    tlc: "deadlock 1",
  },
  {
    name: "forall disjunction 2",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == \A k \in {1, 2} : (x' = 3 /\ y' = 0) \/ (x' = 0 /\ y' = 3)`,
    tlc: "holds 7 3 2",
  },
  {
    name: "exists empty ok",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (\E k \in {} : x' = k) \/ x' = 0`,
    tlc: "holds 2 1 1",
  },
  {
    name: "exists no assign empty",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (\E k \in {} : TRUE) \/ x' = 0`,
    tlc: "holds 2 1 1",
  },
  {
    name: "disjunct true",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x = 1 \/ x' = 1`,
    tlc: "error",
  },
  {
    name: "multiply",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == (x' = 0 \/ x' = 1) /\ (y' = 0 \/ y' = 1)`,
    tlc: "holds 17 4 2",
  },
  {
    name: "multiply dup",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == (x' = 0 \/ x' = 0) /\ (y' = 0 \/ y' = 1)`,
    tlc: "holds 9 2 2",
  },
]
