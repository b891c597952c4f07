---- MODULE PrecedenceMix ----
\* Implication and equivalence next to conjunction and disjunction without parentheses.
EXTENDS Naturals
VARIABLE x
A == TRUE
Init == x = 0
Next == \/ x < 3 /\ x' = x + 1
        \/ x = 3 /\ UNCHANGED x
P == x = 0 \/ x = 1 => x < 2 /\ x >= 0
Q == A \/ A => x > 5
====
