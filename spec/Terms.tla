------------------------------- MODULE Terms -------------------------------
(***************************************************************************)
(* What happens between two elections, by contract: a leader and a quorum  *)
(* of followers establish an epoch (discovery and synchronization in one   *)
(* step), latecomers join it, and roles end when their reason has gone.    *)
(* Module Zab says how this is done; here it only matters what it leaves   *)
(* on the disks and in the votes.                                          *)
(***************************************************************************)
EXTENDS Looking

(***************************************************************************)
(* Those who follow l and are still in touch with it.  The connection to   *)
(* an established leader ends with that leadership, so a follower of an    *)
(* earlier one is not among them, even if the same server leads again.     *)
(***************************************************************************)
InTouch(l) ==
    {f \in Server :
        /\ state[f] \in {"FOLLOWING", "OBSERVING"}
        /\ vote[f].leader = l
        /\ Connected(f, l)
        /\ synced[f] = 0 \/ synced[f] = synced[l]}

(***************************************************************************)
(* A leader refuses a follower whose durable history is ahead of its own   *)
(* (Leader.waitForEpochAck).                                               *)
(***************************************************************************)
Acceptable(l) == {f \in InTouch(l) : synced[l] # 0 \/ AtLeast(l, f)}

(***************************************************************************)
(* l and the followers in F establish a new epoch: all of them have its    *)
(* number in currentEpoch and l's history in the log; l labels its         *)
(* database with the marker of the epoch; and each member raises the epoch *)
(* of its vote, so that all members answer a newcomer alike                *)
(* (Leader.lead, Learner.syncWithLeader, QuorumPeer.updateElectionVote).   *)
(*                                                                         *)
(*   StaleVoteEpoch (ZOOKEEPER-1732, 1818): the votes stay as they were.   *)
(*   CountObservers (ZOOKEEPER-2959): see Suffices.                        *)
(***************************************************************************)
RaisedVote(s, newEpoch) ==
    IF Mutant("StaleVoteEpoch") THEN vote[s] ELSE [vote[s] EXCEPT !.epoch = newEpoch]

Establish(l, F) ==
    LET members  == F \cup {l}
        newEpoch == 1 + MaxOf({Accepted(m) : m \in members})
    IN  /\ state[l] = "LEADING"
        /\ synced[l] = 0
        /\ Suffices(members)
        /\ newEpoch <= MaxEpoch
        /\ epoch' = [s \in Server |-> IF s \in members THEN newEpoch ELSE epoch[s]]
        /\ zxid' = [s \in Server |-> IF s \in members THEN zxid[l] ELSE zxid[s]]
        /\ processed' = [s \in Server |->
              IF s = l THEN Zxid(newEpoch, 0) ELSE IF s \in members THEN zxid[l] ELSE processed[s]]
        /\ vote' = [s \in Server |-> IF s \in members THEN RaisedVote(s, newEpoch) ELSE vote[s]]
        /\ synced' = [s \in Server |-> IF s \in members THEN newEpoch ELSE synced[s]]
        /\ UNCHANGED <<state, clock, received, outside, waiting, entitled, faults, wire, last, cut>>

(***************************************************************************)
(* f joins the epoch that l has established (LearnerHandler.run,           *)
(* Learner.syncWithLeader).  A tail of its log that l does not have is cut *)
(* off.                                                                    *)
(***************************************************************************)
Join(f, l) ==
    /\ f \in InTouch(l)
    /\ state[l] = "LEADING"
    /\ synced[l] # 0
    /\ synced[f] = 0
    /\ Accepted(f) <= synced[l]
    /\ epoch' = [epoch EXCEPT ![f] = synced[l]]
    /\ zxid' = [zxid EXCEPT ![f] = zxid[l]]
    /\ processed' = [processed EXCEPT ![f] = zxid[l]]
    /\ vote' = [vote EXCEPT ![f] = RaisedVote(f, synced[l])]
    /\ synced' = [synced EXCEPT ![f] = synced[l]]
    /\ UNCHANGED <<state, clock, received, outside, waiting, entitled, faults, wire, last, cut>>

(***************************************************************************)
(* The reasons for which a role ends.  Noticing one is a step of its own   *)
(* and may be late, so an old and a new leader can overlap.  A leader      *)
(* needs a quorum in touch; a follower needs a leader that leads, can be   *)
(* reached, is the one it joined, and takes it.                            *)
(***************************************************************************)
LostQuorum(l) == ~Suffices(Acceptable(l) \cup {l})

LostLeader(f) ==
    LET l == vote[f].leader
    IN  \/ state[l] # "LEADING"
        \/ f \notin Acceptable(l)
        \/ synced[l] # 0 /\ Accepted(f) > synced[l]

(***************************************************************************)
(* Follower.followLeader or Observer.observeLeader returns; QuorumPeer.run *)
(* sets the state to LOOKING.                                              *)
(***************************************************************************)
LeaveLeader(f) ==
    /\ state[f] \in {"FOLLOWING", "OBSERVING"}
    /\ LostLeader(f)
    /\ TimerMayEnd
    /\ LookForLeader(f)

(***************************************************************************)
(* Leader.lead returns: too few followers came, or stayed.                 *)
(***************************************************************************)
LeaveOffice(l) ==
    /\ state[l] = "LEADING"
    /\ LostQuorum(l)
    /\ TimerMayEnd
    /\ LookForLeader(l)
=============================================================================
