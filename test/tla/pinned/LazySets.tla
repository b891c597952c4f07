---- MODULE LazySets ----
\* Function sets, record sets, powersets and products as sources of values and as types.
EXTENDS Naturals
VARIABLES f, r, p
Init == f \in [1..2 -> 0..1] /\ r = [a |-> 0, b |-> {}] /\ p = <<0, "x">>
Next == \/ f' \in [1..2 -> 0..1] /\ UNCHANGED <<r, p>>
        \/ r' \in [a : 0..1, b : SUBSET {1}] /\ UNCHANGED <<f, p>>
        \/ p' \in (0..1) \X {"x"} /\ UNCHANGED <<f, r>>
Type == /\ f \in [1..2 -> Nat]
        /\ r \in [a : Nat, b : SUBSET Nat]
        /\ p \in Nat \X STRING
====
