---- MODULE GeneratedCounts ----
\* Duplicates and stuttering steps count as generated: every path through the disjunctions is a state.
EXTENDS Naturals
VARIABLES x, y
Init == \/ x \in {0, 1} /\ y \in {0}
        \/ x = 0 /\ y = 0
Next == /\ x' = 0 \/ x' = 1 \/ x' = 0
        /\ \E k \in {0, 1}, m \in {5, 6} : y' = k
====
