---- MODULE InnerModules ----
\* A module inside of a module, instantiated with a parameter.
EXTENDS Naturals
VARIABLES x, y
---- MODULE Inner ----
CONSTANT K
VARIABLE v
Up == v < K /\ v' = v + 1
Top == v = K
====
X == INSTANCE Inner WITH v <- x, K <- 2
Y(k) == INSTANCE Inner WITH v <- y, K <- k
Init == x = 0 /\ y = 0
Next == \/ X!Up /\ UNCHANGED y
        \/ X!Top /\ Y(3)!Up /\ UNCHANGED x
Order == y > 0 => X!Top
====
