--------------------------- MODULE AtomicContract ---------------------------
(***************************************************************************)
(* A contract that is too strong, kept because it is the natural first     *)
(* guess: whoever takes office is maximal in some quorum at that moment.   *)
(* Election does not implement it.  A server can take office on votes that *)
(* were true when they were cast, after the voters have moved on and       *)
(* established an epoch with another leader.                               *)
(***************************************************************************)
EXTENDS ElectionContract

ElectAtOnce(s) ==
    /\ s \in Voter
    /\ MaximalInSomeQuorum(s)
    /\ office' = office \cup {s}
    /\ mandate' = mandate \cup {s}
    /\ UNCHANGED <<epoch, zxid>>

AtomicNext == (\E s \in Server : ElectAtOnce(s) \/ Withdraw(s)) \/ Term

AtomicSpec == Init /\ [][AtomicNext]_vars
=============================================================================
