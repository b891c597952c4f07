---- MODULE RecursiveGuard ----
\* A recursive operator applied to a primed variable, as a guard after the assignment.
EXTENDS Naturals
VARIABLE x
RECURSIVE Even(_), Odd(_)
Even(n) == IF n = 0 THEN TRUE ELSE Odd(n - 1)
Odd(n) == IF n = 0 THEN FALSE ELSE Even(n - 1)
Init == x = 0
Next == x' \in x..(x + 3) /\ x' < 8 /\ Even(x')
====
