---- MODULE Constrained ----
\* CONSTRAINT: states outside are not expanded and not counted, but their invariants are checked.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' \in {x + 1, x + 2}
Below == x < 4
BelowNine == x < 9
====
