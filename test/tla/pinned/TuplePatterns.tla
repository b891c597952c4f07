---- MODULE TuplePatterns ----
\* Tuple patterns in quantifiers, filters, maps and function literals.
EXTENDS Naturals
VARIABLE edges
All == {<<a, b>> \in (1..3) \X (1..3) : a < b}
Init == edges = {}
Next == \E <<a, b>> \in All \ edges : edges' = edges \cup {<<a, b>>}
Degree == [n \in 1..3 |-> {b : <<a, b>> \in {e \in edges : e[1] = n}}]
Fine == \A <<a, b>> \in edges, n \in 1..3 : a # b /\ n \notin Degree[n]
====
