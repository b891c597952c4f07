---- MODULE Unspecified ----
\* Steps that leave a variable without a value: an error.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == \/ x < 2 /\ x' = x + 1 /\ UNCHANGED y
        \/ x = 2 /\ x' = 0
NextTrue == x = 0 \/ (x' = 0 /\ y' = 0)
ReadsTooEarly == y' = x' /\ x' = 1
Negated == ~(x' = 0) /\ y' = 0
InitPartly == x = 0
====
