---- MODULE ForallAction ----
\* A universal quantifier over assignments is a conjunction.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == \/ /\ \A k \in {(x + 1) % 3} : x' = k
           /\ y' = 1
        \/ /\ \A k \in {2} : y' = k /\ x' = x
        \/ \E k \in {} : x' = k
====
