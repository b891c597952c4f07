---- MODULE LevelBound ----
\* TLCGet("level") in a constraint: the depth of the state, 1 for initial states.
EXTENDS Naturals, TLC
VARIABLE x
Init == x = 0
Next == x' \in {x + 1, x + 2}
Shallow == TLCGet("level") < 4
====
