---- MODULE Symmetric ----
\* SYMMETRY over a set of model values.
EXTENDS Naturals, FiniteSets, TLC
CONSTANT Server
VARIABLES up, votes
Init == up = Server /\ votes = [s \in Server |-> 0]
Crash(s) == s \in up /\ up' = up \ {s} /\ UNCHANGED votes
Vote(s) == s \in up /\ votes[s] < 2 /\ votes' = [votes EXCEPT ![s] = @ + 1] /\ UNCHANGED up
Next == \E s \in Server : Crash(s) \/ Vote(s)
Perms == Permutations(Server)
Type == votes \in [Server -> 0..2] /\ up \subseteq Server
====
