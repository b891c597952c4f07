// UNCHANGED, deadlocks, action subscripts, and what does not assign.
import type { SmallSpec } from "./small-spec.ts"

export const rows: readonly SmallSpec[] = [
  {
    name: "unchanged var",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = 1 /\ UNCHANGED y`,
    tlc: "holds 3 2 2",
  },
  {
    name: "unchanged after an assignment is a comparison",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' \in 0..2 /\ UNCHANGED x`,
    tlc: "holds 2 1 1",
  },
  {
    name: "unchanged tuple after an assignment is a comparison",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = (x + 1) % 3 /\ y' \in {x, y} /\ UNCHANGED <<y>>`,
    tlc: "holds 4 3 3",
  },
  {
    name: "unchanged after an assignment, before another one",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' \in 0..2 /\ UNCHANGED x /\ y' = y`,
    tlc: "holds 2 1 1",
  },
  {
    name: "unchanged nested",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
vs == <<x, <<y>>>>
Next == UNCHANGED vs`,
    tlc: "holds 2 1 1",
  },
  {
    name: "unchanged param",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
U(v) == UNCHANGED v
Next == U(x) /\ U(<<y>>)`,
    tlc: "holds 2 1 1",
  },
  {
    name: "unchanged def-op",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
vs(z) == <<x, z>>
Next == UNCHANGED vs(y)`,
    tlc: "error",
  },
  {
    name: "unchanged set",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = 0 /\ y' = 0 /\ UNCHANGED {x, y}`,
    tlc: "holds 2 1 1",
  },
  {
    name: "unchanged expr",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = 0 /\ y' = 0 /\ UNCHANGED (x + y)`,
    tlc: "holds 2 1 1",
  },
  {
    name: "unchanged expr unassigned",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == UNCHANGED (x + y)`,
    tlc: "error",
  },
  {
    name: "unchanged after assigned differ",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = 1 /\ UNCHANGED x`,
    tlc: "deadlock 1",
  },
  {
    name: "unchanged empty tuple",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = 1 /\ UNCHANGED <<>>`,
    tlc: "holds 3 2 2",
  },
  {
    name: "unchanged let",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == LET v == <<x, y>> IN UNCHANGED v`,
    tlc: "holds 2 1 1",
  },
  {
    name: "unchanged record",
    units: String.raw`VARIABLE x
Init == x = [a |-> 1]
Next == UNCHANGED x.a /\ x' = x`,
    tlc: "error",
  },
  {
    name: "prime tuple",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == <<x, y>>' = <<1, 1>>`,
    tlc: "error",
  },
  {
    name: "prime def",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
vs == <<x, y>>
Next == x' = 1 /\ y' = 1 /\ vs' # vs`,
    tlc: "deadlock 2",
  },
  {
    name: "deadlock",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1`,
    tlc: "deadlock 3",
  },
  {
    name: "self loop",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = x`,
    tlc: "holds 2 1 1",
  },
  {
    name: "no deadlock cfg",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1`,
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 3 3 3",
  },
  {
    name: "sub box",
    units: String.raw`VARIABLE x
Init == x = 0
Next == [x' = 1]_x`,
    tlc: "holds 5 2 2",
  },
  {
    name: "sub box false",
    units: String.raw`VARIABLE x
Init == x = 0
Next == [FALSE]_x`,
    tlc: "holds 2 1 1",
  },
  {
    name: "sub angle",
    units: String.raw`VARIABLE x
Init == x = 0
Next == <<x' \in {0, 1}>>_x`,
    tlc: "holds 3 2 2",
  },
  {
    name: "sub angle deadlock",
    units: String.raw`VARIABLE x
Init == x = 0
Next == <<x' = 0>>_x`,
    tlc: "deadlock 1",
  },
  {
    name: "sub box in action changed",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
A == x' = 1 /\ y' = 1 /\ [FALSE]_y
Next == A \/ UNCHANGED <<x, y>>`,
    tlc: "holds 2 1 1",
  },
  {
    name: "sub box y after",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
A == x' = 1 /\ [y' = 1]_y
Next == A`,
    tlc: "holds 7 3 2",
  },
  {
    name: "equal reversed",
    units: String.raw`VARIABLE x
Init == x = 0
Next == 1 = x'`,
    tlc: "error",
  },
  {
    name: "equal both primes",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = 1 /\ y' = x'`,
    tlc: "holds 3 2 2",
  },
  {
    name: "prime in assigned value",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = x + 1 /\ x < 2 /\ y' = x' + 1`,
    more: "CHECK_DEADLOCK FALSE",
    tlc: "holds 3 3 3",
  },
  {
    name: "prime expr",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = 1 /\ (y' = 1) /\ (x + y)' = 2`,
    tlc: "holds 3 2 2",
  },
  {
    name: "x' in function",
    units: String.raw`VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = 1 /\ y' = IF x' = 1 THEN 0 ELSE 2`,
    tlc: "holds 3 2 2",
  },
  {
    name: "subseteq primed",
    units: String.raw`VARIABLE x
Init == x = {}
Next == x' \subseteq {1}`,
    tlc: "error",
  },
  {
    name: "notin primed",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' \notin {1}`,
    tlc: "error",
  },
  {
    name: "member empty",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' \in {}`,
    tlc: "deadlock 1",
  },
  {
    name: "member nat",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' \in Nat`,
    tlc: "error",
  },
  {
    name: "member string error",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' \in 5`,
    tlc: "error",
  },
  {
    name: "record field prime",
    units: String.raw`VARIABLE x
Init == x = [a |-> 1]
Next == x'.a = 1`,
    tlc: "error",
  },
  {
    name: "fcn app prime",
    units: String.raw`VARIABLE x
Init == x = [k \in {1} |-> 1]
Next == x'[1] = 1`,
    tlc: "error",
  },
  {
    name: "fcn app prime 2",
    units: String.raw`VARIABLE x
Init == x = [k \in {1} |-> 1]
Next == x' = [x EXCEPT ![1] = 1] /\ x'[1] = 1 /\ x[1]' = 1`,
    tlc: "holds 2 1 1",
  },
]
