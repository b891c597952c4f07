---- MODULE InstanceParameterised ----
\* A parameterised instance: one clock for each element of a function.
EXTENDS Naturals
VARIABLE clocks
C(i, size) == INSTANCE Clock WITH hour <- clocks[i], Hours <- size
Init == clocks = [i \in 1..2 |-> 0]
Next == \E i \in 1..2 : /\ ~C(i, 3)!Late
                        /\ clocks' = [clocks EXCEPT ![i] = (@ + 1) % 3]
Safe == \A i \in 1..2 : C(i, 3)!InRange
====
