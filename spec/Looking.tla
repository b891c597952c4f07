------------------------------ MODULE Looking ------------------------------
(***************************************************************************)
(* A server that looks for a leader: how a round begins, what every        *)
(* notification does, and how the round ends.                              *)
(*                                                                         *)
(* Apache: FastLeaderElection.lookForLeader, and WorkerReceiver.run, which *)
(* answers whatever the loop does.  Receiving and handling are one step;   *)
(* the delay between them is part of the link's.  A server hears its own   *)
(* proposal at once.                                                       *)
(***************************************************************************)
EXTENDS ElectionState

(***************************************************************************)
(* The tables of s when it proposes `what` in `round` and has heard        *)
(* `table` from the others.  An observer's own proposal counts for nothing *)
(* and is not kept.                                                        *)
(***************************************************************************)
WithOwn(table, s, what, round) ==
    IF s \in Voter THEN [table EXCEPT ![s] = Notification(Looking, what, round)] ELSE table

(***************************************************************************)
(* A voter that outweighs all others, or is the only one, finds a quorum   *)
(* in its own proposal, which the loop hears first.                        *)
(***************************************************************************)
SufficesAlone(s) == s \in Voter /\ Suffices({s})

(***************************************************************************)
(* The oldest notification of s has arrived at d.  The loop considers only *)
(* what a voter says about a voter (WorkerReceiver.run and                 *)
(* FastLeaderElection.validVoter).                                         *)
(*                                                                         *)
(*   CountObservers (ZOOKEEPER-2959): an observer is heard like a voter.   *)
(***************************************************************************)
Arrived(d, s) == wire[s][d] # <<>> /\ Up(d) /\ {s, d} \notin cut
Note(d, s)    == Head(wire[s][d])

NamesVoter(d, s) == Note(d, s).leader \in Voter
FromVoter(d, s) ==
    \/ s \in Voter
    \/ Mutant("CountObservers") /\ Note(d, s).state # Observing /\ NamesVoter(d, s)

Considers(d, s) ==
    Arrived(d, s) /\ state[d] = Looking /\ FromVoter(d, s) /\ NamesVoter(d, s)

(***************************************************************************)
(* Send `note` from s to all voters, on top of `current` wires             *)
(* (FastLeaderElection.sendNotifications).                                 *)
(***************************************************************************)
Broadcast(s, current, note) ==
    LET peers == Voter \ {s}
    IN  /\ \E modes \in [peers -> SendModes] :
              wire' = AfterSend(current, s, peers, note, modes, Reachable(s))
        /\ last' = AfterRemember(s, peers, note)

\* Send `note` from s to d alone.
Answer(s, d, current, note) ==
    /\ \E modes \in [{d} -> SendModes] :
          wire' = AfterSend(current, s, {d}, note, modes, Reachable(s))
    /\ last' = AfterRemember(s, {d}, note)

TakeOnly(s, d) == wire' = AfterTake(s, d) /\ UNCHANGED last

(***************************************************************************)
(* A server whose role has ended begins the next round: it proposes        *)
(* itself, forgets what it heard and tells everybody                       *)
(* (FastLeaderElection.lookForLeader, entered from QuorumPeer.run).        *)
(* Start in module Election is the same with fresh memory.                 *)
(*                                                                         *)
(*   SameRoundAgain: the round is not a new one.                           *)
(***************************************************************************)
LookForLeader(s) ==
    LET round == IF Mutant("SameRoundAgain") THEN clock[s] ELSE clock[s] + 1
        what  == InitialVote(s)
    IN  /\ round <= MaxRound
        /\ state' = [state EXCEPT ![s] = Looking]
        /\ clock' = [clock EXCEPT ![s] = round]
        /\ vote' = [vote EXCEPT ![s] = what]
        /\ received' = [received EXCEPT ![s] = WithOwn(NobodyHeard, s, what, round)]
        /\ waiting' = [waiting EXCEPT ![s] = SufficesAlone(s)]
        /\ synced' = [synced EXCEPT ![s] = 0]
        /\ entitled' = [entitled EXCEPT ![s] = MaximalInSomeQuorum(s)]
        /\ Broadcast(s, wire, Notification(Looking, what, round))
        /\ UNCHANGED <<DiskVars, processed, outside, faults, cut>>

(***************************************************************************)
(* The end of a round for d: it takes the role that the vote gives it and  *)
(* forgets what it heard (setPeerState, leaveInstance).                    *)
(*                                                                         *)
(*   MarkerEarly (ZOOKEEPER-790): a new leader labels its database with    *)
(*     the epoch that it hopes to establish.                               *)
(***************************************************************************)
TakeRole(d, what, round) ==
    /\ state' = [state EXCEPT ![d] =
          IF what.leader = d THEN "LEADING" ELSE IF d \in Voter THEN "FOLLOWING" ELSE Observing]
    /\ clock' = [clock EXCEPT ![d] = round]
    /\ vote' = [vote EXCEPT ![d] = what]
    /\ received' = [received EXCEPT ![d] = NobodyHeard]
    /\ outside' = [outside EXCEPT ![d] = NobodyHeard]
    /\ waiting' = [waiting EXCEPT ![d] = FALSE]
    /\ entitled' = [entitled EXCEPT ![d] = @ /\ what.leader = d]
    /\ processed' = IF what.leader = d /\ Mutant("MarkerEarly")
                    THEN [processed EXCEPT ![d] = Zxid(epoch[d] + 1, 0)]
                    ELSE processed
    /\ UNCHANGED <<DiskVars, synced, faults, cut>>

(***************************************************************************)
(* d is LOOKING and s tells it what s proposes (case LOOKING).             *)
(*  - A newer round: d enters it, forgets the old one, and proposes the    *)
(*    better of this vote and its own.                                     *)
(*  - The same round: d adopts a better vote.                              *)
(*  - An older round: d tells s where it stands (WorkerReceiver.run).      *)
(* A changed proposal is told to everybody; a quorum of equal proposals    *)
(* starts the wait.                                                        *)
(***************************************************************************)
HearProposal(d, s) ==
    LET note    == Note(d, s)
        newer   == note.round > clock[d]
        round   == IF newer THEN note.round ELSE clock[d]
        current == IF newer THEN InitialVote(d) ELSE vote[d]
        better  == Better(VoteIn(note), current)
        what    == IF better THEN VoteIn(note) ELSE current
        heard   == IF newer THEN NobodyHeard ELSE received[d]
        table   == [WithOwn(heard, d, what, round) EXCEPT ![s] = note]
    IN  /\ Considers(d, s)
        /\ ~waiting[d]
        /\ note.state = Looking
        /\ note.round >= clock[d]
        /\ clock' = [clock EXCEPT ![d] = round]
        /\ vote' = [vote EXCEPT ![d] = what]
        /\ received' = [received EXCEPT ![d] = table]
        /\ waiting' = [waiting EXCEPT ![d] =
              Suffices(Supporting(table, Notification(Looking, what, round)))]
        /\ IF newer \/ better
           THEN Broadcast(d, AfterTake(s, d), Notification(Looking, what, round))
           ELSE TakeOnly(s, d)
        /\ UNCHANGED <<DiskVars, processed, state, outside, synced, entitled, faults, cut>>

HearOldProposal(d, s) ==
    /\ Considers(d, s)
    /\ ~waiting[d]
    /\ Note(d, s).state = Looking
    /\ Note(d, s).round < clock[d]
    /\ Answer(d, s, AfterTake(s, d), Standing(d))
    /\ UNCHANGED <<DiskVars, MemoryVars, faults, cut>>

(***************************************************************************)
(* A leader that others name must have said itself that it leads; a server *)
(* that others name must be in the round in which they name it             *)
(* (FastLeaderElection.checkLeader).                                       *)
(*                                                                         *)
(*   IgnoreRound (ZOOKEEPER-1514): the round is not compared.              *)
(*   NoLeaderCheck: a quorum of followers is enough.                       *)
(***************************************************************************)
CheckLeader(d, table, note) ==
    IF note.leader = d
    THEN clock[d] = note.round \/ Mutant("IgnoreRound")
    ELSE table[note.leader].state = "LEADING" \/ Mutant("NoLeaderCheck")

(***************************************************************************)
(* d is LOOKING and s tells it whom s follows, or that s leads (cases      *)
(* FOLLOWING and LEADING).  With a quorum that says so, in this round or   *)
(* in any, d joins without an election and takes over the round.           *)
(***************************************************************************)
HearDecision(d, s) ==
    LET note    == Note(d, s)
        inRound == note.round = clock[d]
        inside  == IF inRound THEN [received[d] EXCEPT ![s] = note] ELSE received[d]
        all     == [outside[d] EXCEPT ![s] = note]
        joins   == \/ /\ inRound
                      /\ Suffices(SupportingInRound(inside, note))
                      /\ CheckLeader(d, inside, note)
                   \/ /\ Suffices(Supporting(all, note))
                      /\ CheckLeader(d, all, note)
    IN  /\ Considers(d, s)
        /\ ~waiting[d]
        /\ note.state \in Decided
        /\ TakeOnly(s, d)
        /\ IF joins
           THEN TakeRole(d, VoteIn(note), note.round)
           ELSE /\ received' = [received EXCEPT ![d] = inside]
                /\ outside' = [outside EXCEPT ![d] = all]
                /\ UNCHANGED <<DiskVars, processed, state, clock, vote, waiting, synced, entitled,
                               faults, cut>>

(***************************************************************************)
(* The wait for a better vote (finalizeWait).  What is not better is       *)
(* thrown away, although an old proposal is answered all the same; what is *)
(* better ends the wait and stays to be handled; silence ends the round.   *)
(* A delay can be longer than the wait, so silence is possible whatever is *)
(* under way.  What a voter says about a server that does not vote is      *)
(* thrown away at any time; no server of these models says such a thing.   *)
(*                                                                         *)
(*   NoFinalizeWait (a control, harmless): nothing is heard any more.      *)
(***************************************************************************)
Polls(d) == waiting[d] /\ ~Mutant("NoFinalizeWait")

Discard(d, s) ==
    /\ Arrived(d, s)
    /\ state[d] = Looking
    /\ FromVoter(d, s)
    /\ NamesVoter(d, s) => (Polls(d) /\ ~Better(VoteIn(Note(d, s)), vote[d]))
    /\ IF Note(d, s).state = Looking /\ Note(d, s).round < clock[d]
       THEN Answer(d, s, AfterTake(s, d), Standing(d))
       ELSE TakeOnly(s, d)
    /\ UNCHANGED <<DiskVars, MemoryVars, faults, cut>>

Reconsider(d, s) ==
    /\ Considers(d, s)
    /\ Polls(d)
    /\ Better(VoteIn(Note(d, s)), vote[d])
    /\ waiting' = [waiting EXCEPT ![d] = FALSE]
    /\ UNCHANGED <<DiskVars, processed, state, clock, vote, received, outside, synced, entitled,
                   faults, wire, last, cut>>

Finalize(d) ==
    /\ waiting[d]
    /\ Timely => \A s \in Server : wire[s][d] = <<>> \/ {s, d} \in cut
    /\ TakeRole(d, vote[d], clock[d])
    /\ UNCHANGED <<wire, last>>

(***************************************************************************)
(* d does not look: it tells whoever looks what it voted for, and ignores  *)
(* the rest (WorkerReceiver.run).                                          *)
(***************************************************************************)
AnswerAsDecided(d, s) ==
    /\ Arrived(d, s)
    /\ state[d] # Looking
    /\ FromVoter(d, s)
    /\ IF Note(d, s).state = Looking
       THEN Answer(d, s, AfterTake(s, d), Standing(d))
       ELSE TakeOnly(s, d)
    /\ UNCHANGED <<DiskVars, MemoryVars, faults, cut>>

(***************************************************************************)
(* s does not vote: d answers whatever it says, and otherwise ignores it   *)
(* (WorkerReceiver.run).  A LOOKING server answers with its proposal.      *)
(***************************************************************************)
AnswerObserver(d, s) ==
    /\ Arrived(d, s)
    /\ ~FromVoter(d, s)
    /\ Answer(d, s, AfterTake(s, d), Standing(d))
    /\ UNCHANGED <<DiskVars, MemoryVars, faults, cut>>

Receive(d, s) ==
    \/ HearProposal(d, s)
    \/ HearOldProposal(d, s)
    \/ HearDecision(d, s)
    \/ Discard(d, s)
    \/ Reconsider(d, s)
    \/ AnswerAsDecided(d, s)
    \/ AnswerObserver(d, s)

(***************************************************************************)
(* A timer ended: send the proposal again to everybody (the time-out of    *)
(* lookForLeader).  What s sent last to a voter is its proposal, so this   *)
(* changes nothing for a peer to which it is still under way.              *)
(***************************************************************************)
Resend(s) ==
    /\ state[s] = Looking
    /\ ~waiting[s]
    /\ TimerMayEnd
    /\ Broadcast(s, wire, Standing(s))
    /\ UNCHANGED <<DiskVars, MemoryVars, faults, cut>>
=============================================================================
