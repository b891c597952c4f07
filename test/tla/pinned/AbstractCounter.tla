---- MODULE AbstractCounter ----
\* The abstraction: a number that grows by one or two, never above five.
EXTENDS Naturals
VARIABLE n
Init == n = 0
Next == n' \in {n + 1, n + 2} /\ n' <= 5
Spec == Init /\ [][Next]_n
====
