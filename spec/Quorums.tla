------------------------------ MODULE Quorums ------------------------------
(***************************************************************************)
(* Which sets of servers may decide.                                       *)
(*                                                                         *)
(* Apache: QuorumMaj and QuorumHierarchical in server.quorum.flexible.  A  *)
(* majority is the special case of one group in which every weight is 1,   *)
(* so one definition serves both.                                          *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets

CONSTANTS
    Server,     \* every server of the ensemble; an id is a positive number, because ids are compared
    Voter,      \* the servers that vote; the others are observers
    Weight,     \* [Voter -> Nat]: the weight of a voter; one of weight 0 counts for nothing and never leads
    Group       \* [Voter -> Nat]: the group a voter belongs to

ASSUME QuorumAssumptions ==
    /\ Server \subseteq Nat \ {0}
    /\ Voter \subseteq Server
    /\ Weight \in [Voter -> Nat]
    /\ Group \in [Voter -> Nat]

Observer == Server \ Voter

(***************************************************************************)
(* The sum of the weights of a set of voters.                              *)
(***************************************************************************)
RECURSIVE TotalWeight(_)
TotalWeight(members) ==
    IF members = {} THEN 0
    ELSE LET member == CHOOSE one \in members : \A other \in members : one <= other
         IN  Weight[member] + TotalWeight(members \ {member})

MembersOf(group) == {voter \in Voter : Group[voter] = group}

(***************************************************************************)
(* A group whose members weigh nothing does not count among the groups     *)
(* (QuorumHierarchical.computeGroupWeight).                                *)
(***************************************************************************)
WeighingGroups == {group \in {Group[voter] : voter \in Voter} : TotalWeight(MembersOf(group)) > 0}

(***************************************************************************)
(* More than half of the weight in more than half of the groups            *)
(* (QuorumHierarchical.containsQuorum; QuorumMaj.containsQuorum).          *)
(***************************************************************************)
CarriesGroup(set, group) ==
    2 * TotalWeight(set \cap MembersOf(group)) > TotalWeight(MembersOf(group))

Quorums ==
    {set \in SUBSET Voter :
        2 * Cardinality({group \in WeighingGroups : CarriesGroup(set, group)})
            > Cardinality(WeighingGroups)}

(***************************************************************************)
(* Observers in a set add nothing to it (SyncedLearnerTracker.addAck       *)
(* drops them).                                                            *)
(***************************************************************************)
IsQuorum(set) == (set \cap Voter) \in Quorums

(***************************************************************************)
(* What the whole protocol stands on: two quorums share a voter.           *)
(***************************************************************************)
QuorumsIntersect == \A one, other \in Quorums : one \cap other # {}

ASSUME QuorumsIntersect
=============================================================================
