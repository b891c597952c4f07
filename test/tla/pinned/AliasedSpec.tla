---- MODULE AliasedSpec ----
\* ALIAS changes what a trace shows and nothing else; POSTCONDITION is evaluated after the search.
EXTENDS Naturals, TLC
VARIABLE x
Init == x = 0
Next == x < 4 /\ x' = x + 1
Shown == [x |-> x, double |-> 2 * x]
Small == x < 3
Done == TRUE
NotDone == 1 = 2
====
