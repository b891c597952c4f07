---- MODULE EnabledSpec ----
\* ENABLED of an action in an invariant, and as a guard.
EXTENDS Naturals
VARIABLES x, y
Up == x < 2 /\ x' = x + 1 /\ UNCHANGED y
Turn == ~ENABLED Up /\ x' = 0 /\ y' = 1 - y
Next == Up \/ Turn
Init == x = 0 /\ y = 0
Live == ENABLED Next
Top == (x = 2) <=> ~ENABLED Up
Never == ENABLED Up
====
