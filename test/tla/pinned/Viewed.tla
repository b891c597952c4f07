---- MODULE Viewed ----
\* VIEW: the counter of steps does not distinguish states.
EXTENDS Naturals
VARIABLES x, steps
Init == x = 0 /\ steps = 0
Next == x' = (x + 1) % 5 /\ steps' = steps + 1
View == x
Type == x \in 0..4
====
