---- MODULE InstanceExpression ----
\* A constant and a variable of the instance are replaced by expressions.
EXTENDS Naturals
VARIABLES a, b
C == INSTANCE Clock WITH hour <- a + b, Hours <- 2 * 3
Init == a = 0 /\ b = 0
Next == \/ a < 3 /\ a' = a + 1 /\ UNCHANGED b
        \/ b < 3 /\ b' = b + 1 /\ UNCHANGED a
Early == ~C!Late \/ a + b > 3
NeverLate == ~C!Late
====
