---- MODULE PrimedExpression ----
\* Priming of a definition and of an expression.
EXTENDS Naturals
VARIABLES x, y
Sum == x + y
Init == x = 0 /\ y = 0
Next == /\ x' \in 0..2 /\ y' \in 0..2
        /\ Sum' \in {Sum, Sum + 1}
        /\ (x * y)' <= 2
Small == Sum <= 3
====
