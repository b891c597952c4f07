---- MODULE ModelValues ----
\* Model values: a constant set, a value outside of it, an untyped value compared with everything, an operator constant.
EXTENDS Naturals
CONSTANTS Server, None, Cost(_)
VARIABLES leader, term
Init == leader = None /\ term = 0
Elect(s) == leader \in {None} \cup (Server \ {s}) /\ leader' = s /\ term' = (term + Cost(s)) % 4
Next == \E s \in Server : Elect(s)
Type == leader \in Server \cup {None} /\ (leader # None => leader # 5)
One(s) == 1
====
