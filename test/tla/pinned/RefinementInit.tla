---- MODULE RefinementInit ----
\* A refinement whose initial state the abstraction does not have.
EXTENDS Naturals
VARIABLE m
Init == m = 1
Next == m < 4 /\ m' = m + 1
Spec == Init /\ [][Next]_m
A == INSTANCE AbstractCounter WITH n <- m
Implements == A!Spec
====
