---- MODULE SymmetricTwoSets ----
\* SYMMETRY over the union of the permutations of two sets.
EXTENDS TLC
CONSTANTS Client, Key
VARIABLE holds
Init == holds = [c \in Client |-> {}]
Next == \E c \in Client, k \in Key :
          \/ \A d \in Client : k \notin holds[d] /\ holds' = [holds EXCEPT ![c] = @ \cup {k}]
          \/ k \in holds[c] /\ holds' = [holds EXCEPT ![c] = @ \ {k}]
Perms == Permutations(Client) \cup Permutations(Key)
Exclusive == \A c, d \in Client : c = d \/ holds[c] \cap holds[d] = {}
====
