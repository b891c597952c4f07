---- MODULE CaseAction ----
\* CASE with and without OTHER in an action, IF, nested disjunctions in bullets.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y \in {0, 5}
Next == CASE x = 0 -> x' = 1 /\ UNCHANGED y
          [] x = 1 -> /\ x' \in {0, 2}
                      /\ IF y = 0 THEN y' = 5 ELSE y' = 0
          [] OTHER -> \/ x' = 0 /\ y' = y
                      \/ /\ x' = 1
                         /\ \/ y' = 0
                            \/ y' = 5
====
