----------------------------- MODULE MCElection -----------------------------
EXTENDS ElectionProperties

Disk(e, z) == [epoch |-> e, zxid |-> z]

One(s) == 1
Flat == [v \in Voter |-> 1]
FreshDisks == [s \in Server |-> Disk(0, 0)]
NoFaults == [crash |-> 0, cut |-> 0, loss |-> 0]
OneCrash == [crash |-> 1, cut |-> 0, loss |-> 0]
=============================================================================
