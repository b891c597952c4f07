---- MODULE InvariantKinds ----
\* Invariants violated in an initial state, at some depth, and a constant one.
EXTENDS Naturals
VARIABLES x, y
Init == x \in 0..1 /\ y = 0
Next == \/ x' = x + 1 /\ x < 5 /\ UNCHANGED y
        \/ y' = x /\ UNCHANGED x
AtInit == x = 0
AtDepth == x + y < 6
Holds == x <= 5 /\ y <= 5
====
