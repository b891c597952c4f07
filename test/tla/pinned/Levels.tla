---- MODULE Levels ----
\* A diameter that differs from the longest path.
EXTENDS Naturals
VARIABLES a, b
Init == a = 0 /\ b = 0
Next == \/ a < 4 /\ a' = a + 2 /\ UNCHANGED b
        \/ b < 4 /\ b' = b + 1 /\ UNCHANGED a
        \/ a' = 0 /\ b' = 0
====
