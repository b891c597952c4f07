---- MODULE InstanceWith ----
\* Two instances of one module with different substitutions.
EXTENDS Naturals
VARIABLES fast, slow
F == INSTANCE Clock WITH hour <- fast, Hours <- 3
S == INSTANCE Clock WITH hour <- slow, Hours <- 4
Init == F!Init /\ S!Init
Next == \/ F!Tick /\ UNCHANGED slow
        \/ S!Skip(2) /\ F!Tick
Safe == F!InRange /\ S!InRange
====
