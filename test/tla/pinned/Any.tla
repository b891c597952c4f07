---- MODULE Any ----
\* Several VARIABLE declarations, an operator named Any, labels, and a module named like it.
EXTENDS Naturals
VARIABLE a
VARIABLES b, c
Any == 2
Init == a = 0 /\ b = Any /\ c = TRUE
Next == /\ a' = (a + 1) % Any
        /\ c' = label :: ~c
        /\ UNCHANGED b
====
