--------------------------- MODULE ElectionState ---------------------------
(***************************************************************************)
(* The state of the servers in an election: what each has on disk, what it *)
(* has in memory, and how often a fault has happened.  Every variable      *)
(* stands with its comment and its type invariant.                         *)
(***************************************************************************)
EXTENDS Links

CONSTANTS
    InitialDisk,    \* [Server -> [epoch : Nat, accepted : Nat, zxid : Nat]]: the disks at the start
    Late,           \* the servers that are not running at the start
    MaxRound,       \* a server starts no round above this one
    MaxEpoch,       \* no epoch above this one is established
    Budget,         \* [crash, cut, loss : Nat]: how often each fault may happen
    Timely          \* BOOLEAN: timers are longer than every delay, see Quiet below

VARIABLES
    \* Durable.  epoch[s]: the file currentEpoch (QuorumPeer.getCurrentEpoch).
    epoch,
    \* Durable.  zxid[s]: the last transaction in the log or the newest snapshot.
    zxid,
    \* processed[s]: the zxid of the database in memory (QuorumPeer.getLastLoggedZxid, which reads
    \* ZKDatabase.getDataTreeLastProcessedZxid).  It survives the end of a role, not a crash.
    processed,
    \* state[s]: QuorumPeer.ServerState, or "DOWN".
    state,
    \* clock[s]: the round of the election (FastLeaderElection.logicalclock); 0 while down.
    clock,
    \* vote[s]: the proposal while LOOKING (proposedLeader, proposedZxid, proposedEpoch), then the
    \* final vote (QuorumPeer.currentVote).  Its round is always clock[s].
    vote,
    \* received[s][t]: what t said in this round (recvset); the own entry is the own proposal.
    received,
    \* outside[s][t]: what t said as FOLLOWING or LEADING, in whatever round (outofelection).
    outside,
    \* waiting[s]: s has seen a quorum for its proposal and waits for a better vote (finalizeWait).
    waiting,
    \* synced[s]: the epoch of the established leadership that s leads or has joined, or 0.
    synced,
    \* Ghost.  entitled[s]: when s last began to look for a leader, its durable history was maximal
    \* in some quorum; FALSE for whoever neither looks nor leads.  No action reads it.
    entitled,
    \* How often each fault has happened.
    faults

DiskVars == <<epoch, zxid>>
MemoryVars == <<processed, state, clock, vote, received, outside, waiting, synced, entitled>>
vars == <<epoch, zxid, processed, state, clock, vote, received, outside, waiting, synced, entitled,
          faults, wire, last, cut>>

EpochTypeOK     == epoch \in [Server -> Nat]
ZxidTypeOK      == zxid \in [Server -> Nat]
ProcessedTypeOK == processed \in [Server -> Nat]
StateTypeOK     == state \in [Server -> {"DOWN", "LOOKING", "FOLLOWING", "LEADING", "OBSERVING"}]
ClockTypeOK     == clock \in [Server -> 0..MaxRound]
VoteTypeOK      == vote \in [Server -> Vote]
TableTypeOK(table) ==
    /\ DOMAIN table = Server
    /\ \A s \in Server :
          /\ DOMAIN table[s] = Server
          /\ \A t \in Server : NotificationTypeOK(table[s][t])
ReceivedTypeOK  == TableTypeOK(received)
OutsideTypeOK   == TableTypeOK(outside)
WaitingTypeOK   == waiting \in [Server -> BOOLEAN]
SyncedTypeOK    == synced \in [Server -> 0..MaxEpoch]
EntitledTypeOK  == entitled \in [Server -> BOOLEAN]
FaultsTypeOK    ==
    /\ DOMAIN faults = {"crash", "cut", "loss"}
    /\ \A kind \in DOMAIN faults : faults[kind] \in 0..Budget[kind]

(***************************************************************************)
(* Memory that means nothing in a state holds one canonical value there.   *)
(***************************************************************************)
CanonicalOK ==
    \A s \in Server :
        /\ state[s] = "DOWN" => (clock[s] = 0 /\ processed[s] = zxid[s])
        /\ waiting[s] => state[s] = "LOOKING"
        /\ synced[s] # 0 => state[s] \notin {"DOWN", "LOOKING"}
        /\ entitled[s] => state[s] \in {"LOOKING", "LEADING"}
        /\ state[s] # "LOOKING" =>
              \A t \in Server : received[s][t] = Unheard /\ outside[s][t] = Unheard

TypeOK ==
    /\ EpochTypeOK
    /\ ZxidTypeOK
    /\ ProcessedTypeOK
    /\ StateTypeOK
    /\ ClockTypeOK
    /\ VoteTypeOK
    /\ ReceivedTypeOK
    /\ OutsideTypeOK
    /\ WaitingTypeOK
    /\ SyncedTypeOK
    /\ EntitledTypeOK
    /\ FaultsTypeOK
    /\ WireTypeOK
    /\ LastTypeOK
    /\ CutTypeOK
    /\ CanonicalOK
-----------------------------------------------------------------------------
NobodyHeard == [t \in Server |-> Unheard]
NoVote      == [leader |-> 0, zxid |-> 0, epoch |-> 0]

(***************************************************************************)
(* The vote with which a server begins: itself with what it holds; for an  *)
(* observer the smallest vote there is, which names no voter               *)
(* (FastLeaderElection.getInitId, getInitLastLoggedZxid, getPeerEpoch).    *)
(***************************************************************************)
InitialVote(s) ==
    IF s \in Voter THEN [leader |-> s, zxid |-> processed[s], epoch |-> epoch[s]] ELSE NoVote

Up(s)           == state[s] # "DOWN"
Connected(s, d) == Up(s) /\ Up(d) /\ {s, d} \notin cut
Reachable(s)    == {d \in Server : Connected(s, d)}

\* What s says when it is asked now.
Standing(s) == Notification(state[s], vote[s], clock[s])

(***************************************************************************)
(* The file acceptedEpoch.  Establishing an epoch is one step here, so     *)
(* that it differs from currentEpoch only by what was promised before the  *)
(* start.                                                                  *)
(***************************************************************************)
MaxOf(numbers) == CHOOSE top \in numbers : \A other \in numbers : other <= top
Accepted(s)    == MaxOf({epoch[s], InitialDisk[s].accepted})

(***************************************************************************)
(* Durable histories are compared by epoch, then by zxid.                  *)
(***************************************************************************)
AtLeast(s, t) == epoch[s] > epoch[t] \/ (epoch[s] = epoch[t] /\ zxid[s] >= zxid[t])

MaximalInSomeQuorum(s) ==
    /\ s \in Voter
    /\ Weight[s] > 0
    /\ \E quorum \in Quorums : \A t \in quorum : AtLeast(s, t)

(***************************************************************************)
(* The voters whose entry in a table says the same as `note`, and whether  *)
(* they are a quorum (FastLeaderElection.getVoteTracker).                  *)
(*                                                                         *)
(*   CountObservers (ZOOKEEPER-2959): every server that says the same      *)
(*     counts, and the threshold is a majority of the voters.              *)
(***************************************************************************)
Supporting(table, note) == {t \in Server : table[t] # Unheard /\ SameVote(table[t], note)}
SupportingInRound(table, note) ==
    {t \in Server : table[t] # Unheard /\ SameVoteInRound(table[t], note)}

Suffices(set) ==
    IF Mutant("CountObservers")
    THEN 2 * Cardinality(set) > Cardinality(Voter)
    ELSE IsQuorum(set)

(***************************************************************************)
(* Timers.  In a timely model a timer ends only when every notification    *)
(* between connected servers has been received and nobody waits for a      *)
(* better vote; in the others it may end at any time, as in a network      *)
(* without a bound on delays.                                              *)
(***************************************************************************)
Quiet == AllDelivered /\ \A s \in Server : ~waiting[s]
TimerMayEnd == Timely => Quiet
=============================================================================
