---- MODULE InstanceNested ----
\* An instance of a module that has instances itself: W!F!InRange.
EXTENDS Naturals
VARIABLES p, q
W == INSTANCE InstanceWith WITH fast <- p, slow <- q
Init == W!Init
Next == W!Next
Safe == W!F!InRange /\ W!S!InRange /\ W!Safe
====
