---- MODULE NestedDisjunction ----
\* Disjunctions of guards before the assignment branch, however they are nested; after the last assignment they do not.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next ==
  \/ /\ \/ \/ TRUE
           \/ x < 9
     /\ x' = 1
  \/ /\ x' = 2
     /\ \/ TRUE
        \/ x < 9
  \/ /\ TRUE \/ TRUE
     /\ x' = 3
====
