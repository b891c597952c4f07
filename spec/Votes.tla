------------------------------- MODULE Votes -------------------------------
(***************************************************************************)
(* What servers say to each other during an election, which of two votes   *)
(* is better, and which votes count as the same.                           *)
(*                                                                         *)
(* Apache: Vote, FastLeaderElection.Notification.                          *)
(***************************************************************************)
EXTENDS Quorums

CONSTANT Mutants    \* the historic bugs that are switched on; {} is the correct protocol

Mutant(name) == name \in Mutants

(***************************************************************************)
(* A zxid is one number, its epoch in the high part and its counter in the *)
(* low part, as on the wire.  A counter stays below 16 in every model.     *)
(* Zxid(e, 0) is the marker "epoch e was established here"; no transaction *)
(* carries it.                                                             *)
(***************************************************************************)
Zxid(epochPart, counter) == 16 * epochPart + counter
IsMarker(someZxid)       == (someZxid % 16) = 0
EpochOf(someZxid)        == someZxid \div 16

(***************************************************************************)
(* A vote names a leader and the history that speaks for it: the leader's  *)
(* currentEpoch (peerEpoch on the wire) and last zxid.                     *)
(***************************************************************************)
Vote == [leader : Nat, zxid : Nat, epoch : Nat]

(***************************************************************************)
(* A notification is a vote with the state and the election round of its   *)
(* sender (QuorumCnxManager and FastLeaderElection.buildMsg; the version   *)
(* and the configuration text are not modelled).  Round is electionEpoch   *)
(* on the wire.                                                            *)
(***************************************************************************)
Looking   == "LOOKING"
Observing == "OBSERVING"
Decided   == {"FOLLOWING", "LEADING"}

Notification(senderState, what, atRound) ==
    [state |-> senderState, leader |-> what.leader, zxid |-> what.zxid,
     epoch |-> what.epoch, round |-> atRound]

VoteIn(note) == [leader |-> note.leader, zxid |-> note.zxid, epoch |-> note.epoch]

\* The place of a server in a table of votes that has said nothing yet.
Unheard == [state |-> "UNHEARD", leader |-> 0, zxid |-> 0, epoch |-> 0, round |-> 0]

NotificationTypeOK(note) ==
    /\ note.state \in {Looking, Observing, "UNHEARD"} \cup Decided
    /\ VoteIn(note) \in Vote
    /\ note.round \in Nat

(***************************************************************************)
(* The vote order: epoch first, then zxid, then id, and nobody may lead    *)
(* whose weight is zero (FastLeaderElection.totalOrderPredicate).          *)
(*                                                                         *)
(*   VoteOrderNotTotal (ZOOKEEPER-1419): the id decides between equal      *)
(*     zxids although the epochs differ.                                   *)
(*   ZxidBeforeEpoch: a longer history beats a newer epoch.  The order is  *)
(*     total, and wrong.                                                   *)
(*   NoTieBreak: the id does not decide between equal histories.           *)
(*   WeightlessLeads: the test for weight zero is missing.                 *)
(*   AdoptEqualVote (a control, harmless): an equal vote counts as better. *)
(***************************************************************************)
MayLead(id) == id \in Voter /\ (Weight[id] > 0 \/ Mutant("WeightlessLeads"))

Beats(new, old) ==
    IF Mutant("ZxidBeforeEpoch") /\ new.zxid # old.zxid
    THEN new.zxid > old.zxid
    ELSE \/ new.epoch > old.epoch
         \/ new.epoch = old.epoch /\ new.zxid > old.zxid
         \/ /\ new.epoch = old.epoch \/ Mutant("VoteOrderNotTotal")
            /\ new.zxid = old.zxid
            /\ new.leader > old.leader
            /\ ~Mutant("NoTieBreak")

Better(new, old) ==
    MayLead(new.leader) /\ (Beats(new, old) \/ (Mutant("AdoptEqualVote") /\ new = old))

(***************************************************************************)
(* Two votes are the same if everything agrees, as long as one of the two  *)
(* voters is LOOKING.  Members of a running ensemble have finished the     *)
(* election at different times, so their votes are the same if leader and  *)
(* epoch agree (Vote.equals, ZOOKEEPER-1732 and 1805).                     *)
(***************************************************************************)
SameVote(note, other) ==
    IF note.state = Looking \/ other.state = Looking
    THEN VoteIn(note) = VoteIn(other) /\ note.round = other.round
    ELSE note.leader = other.leader /\ note.epoch = other.epoch

(***************************************************************************)
(* Inside one round the leader alone is compared between decided voters:   *)
(* the votes kept in recvset have version 0 and the one they are compared  *)
(* with has version 2 (FastLeaderElection.receivedFollowingNotification,   *)
(* Vote.equals).                                                           *)
(***************************************************************************)
SameVoteInRound(note, other) ==
    IF note.state = Looking \/ other.state = Looking
    THEN SameVote(note, other)
    ELSE note.leader = other.leader

(***************************************************************************)
(* The order lemma for a set of votes: irreflexive, transitive and total.  *)
(***************************************************************************)
OrderIsTotal(votes) ==
    /\ \A one \in votes : ~Beats(one, one)
    /\ \A one, two \in votes : one = two \/ Beats(one, two) \/ Beats(two, one)
    /\ \A one, two, three \in votes :
          (Beats(one, two) /\ Beats(two, three)) => Beats(one, three)
=============================================================================
