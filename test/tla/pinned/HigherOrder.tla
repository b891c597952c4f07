---- MODULE HigherOrder ----
\* Operators with operator parameters, called with names, symbols, LAMBDA, and actions.
EXTENDS Integers
VARIABLES x, y
Apply(f(_), v) == f(v)
Both(A(_), B(_), v) == A(v) /\ B(v)
SetX(v) == x' = v % 4
SetY(v) == y' = IF v > 2 THEN 0 ELSE v
Init == x = 0 /\ y = 0
Next == \/ Both(SetX, SetY, x + 1)
        \/ Both(LAMBDA v : x' = (v + y) % 4, LAMBDA v : y' = y, 2)
        \/ Apply(SetX, y + 3) /\ UNCHANGED y
Type == x \in 0..3 /\ y \in 0..2
====
