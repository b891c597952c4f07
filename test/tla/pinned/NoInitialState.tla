---- MODULE NoInitialState ----
\* No state satisfies Init.
EXTENDS Naturals
VARIABLE x
Init == x = 0 /\ x = 1
Next == x' = x
====
