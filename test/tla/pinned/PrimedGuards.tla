---- MODULE PrimedGuards ----
\* Primed variables read after they are assigned; membership after assignment; UNCHANGED as a comparison.
EXTENDS Naturals
VARIABLES x, y
vars == <<x, <<y>>>>
Init == x = 0 /\ y = 0
Next == \/ /\ x' \in 0..3
           /\ x' > x
           /\ y' = x' - x
           /\ y' \in {1, 2}
        \/ /\ x' = x
           /\ UNCHANGED vars
Bound == y <= 2
====
