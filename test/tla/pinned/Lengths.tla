---- MODULE Lengths ----
\* Sequences as functions and functions as sequences in the state: equal values are one state.
EXTENDS Naturals, Sequences, TLC
VARIABLE v
Init == v = <<>>
Next == \/ v = <<>> /\ v' = [i \in {} |-> 0]
        \/ v = <<>> /\ v' = [i \in 1..2 |-> i]
        \/ v = <<1, 2>> /\ v' = (1 :> 1 @@ 2 :> 2)
====
