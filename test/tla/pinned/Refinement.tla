---- MODULE Refinement ----
\* A refinement: the sum of two counters implements AbstractCounter, unless both jump at once.
EXTENDS Naturals
CONSTANT Jump
VARIABLES left, right
vars == <<left, right>>
Init == left = 0 /\ right = 0
Next == \/ left < 2 /\ left' = left + 1 /\ UNCHANGED right
        \/ right < 2 /\ right' = right + 1 /\ UNCHANGED left
        \/ left = 0 /\ right = 0 /\ left' = 1 /\ right' = Jump
Spec == Init /\ [][Next]_vars
A == INSTANCE AbstractCounter WITH n <- left + right
Implements == A!Spec
====
