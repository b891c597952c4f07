---- MODULE SpecificationForms ----
\* Init and Next found inside of a formula with fairness, through definitions.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = (x + 1) % 3
Fair == WF_x(Next)
Live == Fair /\ SF_x(Next)
Spec == /\ Init
        /\ [][Next]_x
        /\ Live
====
