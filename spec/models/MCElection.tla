----------------------------- MODULE MCElection -----------------------------
(***************************************************************************)
(* Values for the constants of Election that a configuration file cannot   *)
(* write down.                                                             *)
(***************************************************************************)
EXTENDS ElectionProperties

Disk(e, a, z) == [epoch |-> e, accepted |-> a, zxid |-> z]

\* Majorities.
EveryWeightOne == [v \in Voter |-> 1]
OneGroup       == [v \in Voter |-> 1]

\* Weights.  3 weighs nothing, so its group does not count and both other groups are needed.
WeightlessThree == [v \in Voter |-> IF v = 3 THEN 0 ELSE 1]
\* Every server is a group of its own.
GroupOfOne == [v \in Voter |-> v]
\* Server 2 outweighs all others together.
TwoIsHeavy == [v \in Voter |-> IF v = 2 THEN 3 ELSE 1]

\* Disks.  An epoch that stands on one disk was accepted by a quorum.
FreshDisks == [s \in Server |-> Disk(0, 0, 0)]

\* Epoch and zxid are not monotone together.  Epoch 2 was established by 1 and 2, whose logs end
\* with (1, 1); 3 logged (1, 2) alone before and was away since.
LaggingDisks == [s \in Server |-> IF s = 3 THEN Disk(1, 1, Zxid(1, 2)) ELSE Disk(2, 2, Zxid(1, 1))]

\* Three different pairs: 1 has the newest epoch, 2 the longest log, 3 neither.
MixedDisks == [s \in Server |->
    CASE s = 1 -> Disk(2, 2, Zxid(1, 1))
      [] s = 2 -> Disk(1, 2, Zxid(1, 2))
      [] OTHER -> Disk(1, 1, Zxid(1, 1))]

\* Five servers whose votes beat each other in a circle if the order is not total.
FiveDisks == [s \in Server |->
    CASE s \in {1, 2} -> Disk(2, 2, Zxid(1, 1))
      [] s = 3 -> Disk(1, 2, Zxid(1, 2))
      [] OTHER -> Disk(1, 1, Zxid(1, 1))]

\* The highest id holds the longest log, and has no weight.
ThreeIsAhead == [s \in Server |-> Disk(1, 1, Zxid(1, IF s = 3 THEN 2 ELSE 1))]

\* Faults.
Faults(crashes, cuts, losses) == [crash |-> crashes, cut |-> cuts, loss |-> losses]
NoFaults   == Faults(0, 0, 0)
OneCrash   == Faults(1, 0, 0)
OneCut     == Faults(0, 1, 0)
OneLoss    == Faults(0, 0, 1)
TwoLosses  == Faults(0, 0, 2)
=============================================================================
