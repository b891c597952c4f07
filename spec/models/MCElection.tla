----------------------------- MODULE MCElection -----------------------------
(***************************************************************************)
(* Values for the constants of Election that a configuration file cannot   *)
(* write down.                                                             *)
(***************************************************************************)
EXTENDS ElectionProperties

Disk(e, z) == [epoch |-> e, zxid |-> z]

\* Majorities.
EveryWeightOne == [v \in Voter |-> 1]
OneGroup       == [v \in Voter |-> 1]

\* Disks.
FreshDisks == [s \in Server |-> Disk(0, 0)]

\* Epoch and zxid that are not monotone together: 1 has the newest epoch and an old log.
MixedDisks == [s \in Server |->
    CASE s = 1 -> Disk(2, Zxid(1, 1))
      [] s = 2 -> Disk(1, Zxid(1, 2))
      [] OTHER -> Disk(1, Zxid(1, 1))]

\* Faults.
Faults(crashes, cuts, losses) == [crash |-> crashes, cut |-> cuts, loss |-> losses]
NoFaults   == Faults(0, 0, 0)
OneCrash   == Faults(1, 0, 0)
TwoCrashes == Faults(2, 0, 0)
OneCut     == Faults(0, 1, 0)
TwoCuts    == Faults(0, 2, 0)
OneLoss    == Faults(0, 0, 1)
TwoLosses  == Faults(0, 0, 2)
CrashAndCut == Faults(1, 1, 0)
=============================================================================
