---- MODULE ActionConstrained ----
\* ACTION_CONSTRAINT: steps that break it are not taken, but the invariants of their ends are checked.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == \/ x' = (x + 1) % 4 /\ UNCHANGED y
        \/ y' = (y + 1) % 4 /\ UNCHANGED x
Leads == y' <= x'
Ordered == y <= x
Type == x \in 0..3 /\ y \in 0..3
====
