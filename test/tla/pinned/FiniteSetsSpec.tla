---- MODULE FiniteSetsSpec ----
\* Sets of sets, Cardinality, SUBSET and UNION in a transition system.
EXTENDS FiniteSets, Naturals
VARIABLE family
Init == family = {{}}
Next == \E S \in SUBSET (1..3) : /\ Cardinality(S) = Cardinality(UNION family) + 1
                                 /\ UNION family \subseteq S
                                 /\ family' = family \cup {S}
Chain == \A S, T \in family : S \subseteq T \/ T \subseteq S
====
