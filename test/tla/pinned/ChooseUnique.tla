---- MODULE ChooseUnique ----
\* CHOOSE with one witness among model values, and the least of several integers.
EXTENDS Naturals, FiniteSets
CONSTANT Node
VARIABLES owner, seen
Init == owner \in Node /\ seen = {}
Other(n) == CHOOSE m \in Node : m # n
Next == /\ seen' = seen \cup {CHOOSE k \in (0..3) \ seen : TRUE}
        /\ owner' = Other(owner)
        /\ Cardinality(seen) < 3
Grows == seen = 0..(Cardinality(seen) - 1)
====
