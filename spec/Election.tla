------------------------------ MODULE Election ------------------------------
(***************************************************************************)
(* Leader election in ZooKeeper: the whole specification.                  *)
(*                                                                         *)
(* Servers exchange votes until a quorum agrees, take the roles of leader  *)
(* and follower, establish an epoch, lose each other, and look again.      *)
(* Module Looking has the election itself, module Terms what happens       *)
(* between two elections; this one adds the faults and puts all together.  *)
(*                                                                         *)
(* Read: Quorums, Votes, Links, ElectionState, Looking, Terms, this        *)
(* module, ElectionProperties.                                             *)
(*                                                                         *)
(* Apache: FastLeaderElection, QuorumCnxManager, QuorumPeer.               *)
(***************************************************************************)
EXTENDS Terms

(***************************************************************************)
(* At the start every server that is not late has just begun round 1: it   *)
(* proposes itself and has told everybody.  What it told a late server     *)
(* waits in the send queue.                                                *)
(***************************************************************************)
Early == Server \ Late

DiskVote(s) ==
    IF s \in Voter
    THEN [leader |-> s, zxid |-> InitialDisk[s].zxid, epoch |-> InitialDisk[s].epoch]
    ELSE NoVote

FirstNote(s) == Notification(Looking, DiskVote(s), 1)

Init ==
    /\ epoch = [s \in Server |-> InitialDisk[s].epoch]
    /\ zxid = [s \in Server |-> InitialDisk[s].zxid]
    /\ processed = zxid
    /\ state = [s \in Server |-> IF s \in Early THEN Looking ELSE "DOWN"]
    /\ clock = [s \in Server |-> IF s \in Early THEN 1 ELSE 0]
    /\ vote = [s \in Server |-> IF s \in Early THEN DiskVote(s) ELSE NoVote]
    /\ received = [s \in Server |->
          IF s \in Early THEN WithOwn(NobodyHeard, s, DiskVote(s), 1) ELSE NobodyHeard]
    /\ outside = [s \in Server |-> NobodyHeard]
    /\ waiting = [s \in Server |-> s \in Early /\ SufficesAlone(s)]
    /\ synced = [s \in Server |-> 0]
    /\ entitled = [s \in Server |-> s \in Early /\ MaximalInSomeQuorum(s)]
    /\ faults = [crash |-> 0, cut |-> 0, loss |-> 0]
    /\ wire = [s \in Server |-> [d \in Server |->
          IF s \in Early /\ d \in Voter \ {s} THEN <<FirstNote(s)>> ELSE <<>>]]
    /\ last = [s \in Server |-> [d \in Server |->
          IF RemembersLast /\ s \in Early /\ d \in Voter \ {s} THEN FirstNote(s) ELSE Unheard]]
    /\ cut = {}

(***************************************************************************)
(* A server stops.  Its memory is gone, and so is what was on the way to   *)
(* it or still in its send queues; what it had written to a connection may *)
(* arrive.                                                                 *)
(***************************************************************************)
Crash(s) ==
    /\ Up(s)
    /\ faults.crash < Budget.crash
    /\ faults' = [faults EXCEPT !.crash = @ + 1]
    /\ state' = [state EXCEPT ![s] = "DOWN"]
    /\ processed' = [processed EXCEPT ![s] = zxid[s]]
    /\ clock' = [clock EXCEPT ![s] = 0]
    /\ vote' = [vote EXCEPT ![s] = NoVote]
    /\ received' = [received EXCEPT ![s] = NobodyHeard]
    /\ outside' = [outside EXCEPT ![s] = NobodyHeard]
    /\ waiting' = [waiting EXCEPT ![s] = FALSE]
    /\ synced' = [synced EXCEPT ![s] = 0]
    /\ entitled' = [entitled EXCEPT ![s] = FALSE]
    /\ wire' = [p \in Server |-> [d \in Server |->
          IF d = s \/ (p = s /\ ~Connected(s, d)) THEN <<>> ELSE wire[p][d]]]
    /\ last' = [last EXCEPT ![s] = NobodyHeard]
    /\ UNCHANGED <<DiskVars, cut>>

(***************************************************************************)
(* A server starts, for the first time or again, and begins round 1 with   *)
(* what its disk holds (QuorumPeer.start).  The others find a new          *)
(* connection to it.                                                       *)
(***************************************************************************)
Start(s) ==
    LET what     == InitialVote(s)
        note     == Notification(Looking, what, 1)
        peers    == Voter \ {s}
        restored == [p \in Server |->
                        IF p # s /\ Up(p) /\ {p, s} \notin cut
                        THEN [wire[p] EXCEPT ![s] = Repeated(@, last[p][s])]
                        ELSE wire[p]]
    IN  /\ ~Up(s)
        /\ state' = [state EXCEPT ![s] = Looking]
        /\ clock' = [clock EXCEPT ![s] = 1]
        /\ vote' = [vote EXCEPT ![s] = what]
        /\ received' = [received EXCEPT ![s] = WithOwn(NobodyHeard, s, what, 1)]
        /\ waiting' = [waiting EXCEPT ![s] = SufficesAlone(s)]
        /\ entitled' = [entitled EXCEPT ![s] = MaximalInSomeQuorum(s)]
        /\ wire' = AfterSend(restored, s, peers, note, [d \in peers |-> "queue"],
                             {d \in Server : Up(d) /\ {s, d} \notin cut})
        /\ last' = AfterRemember(s, peers, note)
        /\ UNCHANGED <<DiskVars, processed, outside, synced, faults, cut>>

(***************************************************************************)
(* The connections between two servers break: what was under way is lost.  *)
(* When they can reach each other again, each repeats its last message.    *)
(***************************************************************************)
Cut(s, d) ==
    /\ s < d
    /\ {s, d} \notin cut
    /\ faults.cut < Budget.cut
    /\ faults' = [faults EXCEPT !.cut = @ + 1]
    /\ cut' = cut \cup {{s, d}}
    /\ wire' = [wire EXCEPT ![s] = [wire[s] EXCEPT ![d] = <<>>],
                            ![d] = [wire[d] EXCEPT ![s] = <<>>]]
    /\ UNCHANGED <<DiskVars, MemoryVars, last>>

Heal(s, d) ==
    /\ s < d
    /\ {s, d} \in cut
    /\ cut' = cut \ {{s, d}}
    /\ wire' = [wire EXCEPT
          ![s] = [wire[s] EXCEPT ![d] = IF Up(d) THEN Repeated(@, last[s][d]) ELSE @],
          ![d] = [wire[d] EXCEPT ![s] = IF Up(s) THEN Repeated(@, last[d][s]) ELSE @]]
    /\ UNCHANGED <<DiskVars, MemoryVars, faults, last>>

(***************************************************************************)
(* One message is lost although its connection lives: a full receive queue *)
(* drops the oldest (QuorumCnxManager.addToRecvQueue), and a decided       *)
(* server empties it (leaveInstance).                                      *)
(***************************************************************************)
Lose(s, d) ==
    /\ wire[s][d] # <<>>
    /\ faults.loss < Budget.loss
    /\ faults' = [faults EXCEPT !.loss = @ + 1]
    /\ TakeOnly(s, d)
    /\ UNCHANGED <<DiskVars, MemoryVars, cut>>
-----------------------------------------------------------------------------
Fault ==
    \/ \E s \in Server : Crash(s)
    \/ \E s, d \in Server : Cut(s, d)
    \/ \E s, d \in Server : Lose(s, d)

Next ==
    \/ \E d, s \in Server : Receive(d, s)
    \/ \E s \in Server : Finalize(s)
    \/ \E s \in Server : Resend(s)
    \/ \E l \in Server : \E F \in SUBSET Acceptable(l) : Establish(l, F)
    \/ \E f, l \in Server : Join(f, l)
    \/ \E s \in Server : LeaveLeader(s)
    \/ \E s \in Server : LeaveOffice(s)
    \/ \E s \in Server : Start(s)
    \/ \E s, d \in Server : Heal(s, d)
    \/ Fault

Spec == Init /\ [][Next]_vars

(***************************************************************************)
(* Fairness, for liveness only: what is sent arrives, timers end, crashed  *)
(* servers and broken connections come back.  No fault has to happen.      *)
(* Every state of a server has one timer.                                  *)
(***************************************************************************)
TimerEnds(s) == Resend(s) \/ LeaveLeader(s) \/ LeaveOffice(s)

Fairness ==
    /\ \A d \in Server : \A s \in Server \ {d} : WF_vars(Receive(d, s))
    /\ \A s \in Server : WF_vars(Finalize(s))
    /\ \A s \in Server : SF_vars(TimerEnds(s))
    /\ \A s \in Server : WF_vars(Start(s))
    /\ \A s \in Server : \A d \in {e \in Server : s < e} : WF_vars(Heal(s, d))

FairSpec == Spec /\ Fairness
=============================================================================
