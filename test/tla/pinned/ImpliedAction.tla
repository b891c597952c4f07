---- MODULE ImpliedAction ----
\* An implication in an action whose hypothesis holds assigns; where it does not, the step is not completely specified.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 5 => x' = (x + 1) % 3
====
