----------------------------- MODULE Broadcast -----------------------------
(***************************************************************************)
(* Atomic broadcast over an election that is taken for granted: a model of *)
(* the size of a real protocol, written to measure the engines with.       *)
(*                                                                         *)
(* A leader and its followers agree on an epoch (discovery), on a history  *)
(* (synchronization) and on further transactions (broadcast).  A server    *)
(* that crashes loses its role and keeps its disk.                         *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets

CONSTANTS
    Server,        \* the servers, numbers
    MaxEpoch,      \* the newest epoch that a leader may choose
    MaxRequests,   \* how many transactions clients ask for
    MaxCrashes     \* how many times a server stops

ASSUME /\ Server \subseteq Nat /\ IsFiniteSet(Server)
       /\ MaxEpoch \in Nat /\ MaxRequests \in Nat /\ MaxCrashes \in Nat

VARIABLES
    role,          \* what each server does
    phase,         \* how far each server has come in what it does
    guide,         \* the leader each server follows, itself for a leader
    accepted,      \* disk: the newest epoch promised
    current,       \* disk: the epoch of the last leader synchronized with
    log,           \* disk: the transactions, oldest first
    committed,     \* how many transactions of its log a server knows to be committed
    joined,        \* of a leader: who has told it an epoch, with that epoch
    promised,      \* of a leader: who has promised its epoch and is sent everything since
    acked,         \* of a leader: how many transactions each server has written, -1 before the first answer
    link,          \* messages on their way, by sender and receiver
    used,          \* how much of the bounds is used up
    delivered      \* ghost: the longest history that anybody ever called committed

disk     == <<accepted, current, log>>
office   == <<joined, promised, acked>>
vars     == <<role, phase, guide, disk, committed, office, link, used, delivered>>

Nobody  == 0
Quorums == {Q \in SUBSET Server : 2 * Cardinality(Q) > Cardinality(Server)}
Roles   == {"down", "looking", "following", "leading"}
Phases  == {"none", "discovery", "synchronization", "broadcast"}

Max(S) == CHOOSE n \in S : \A m \in S : m <= n

(***************************************************************************)
(* Transactions carry the epoch of their leader and a counter.             *)
(***************************************************************************)
Transaction == [epoch : 1..MaxEpoch, counter : 1..MaxRequests]

LastEpoch(h)   == IF h = <<>> THEN 0 ELSE h[Len(h)].epoch
LastCounter(h) == IF h = <<>> THEN 0 ELSE h[Len(h)].counter

\* Whether disk <<e, h>> is at least as good as disk <<f, i>> for an election.
AtLeast(e, h, f, i) ==
    \/ e > f
    \/ e = f /\ LastEpoch(h) > LastEpoch(i)
    \/ e = f /\ LastEpoch(h) = LastEpoch(i) /\ LastCounter(h) >= LastCounter(i)

IsPrefixOf(h, i) == Len(h) <= Len(i) /\ \A n \in 1..Len(h) : h[n] = i[n]

Message ==
         [kind : {"FOLLOWERINFO", "LEADERINFO"}, epoch : 0..MaxEpoch]
    \cup [kind : {"ACKEPOCH"}, epoch : 0..MaxEpoch, log : Seq(Transaction)]
    \cup [kind : {"NEWLEADER"}, epoch : 1..MaxEpoch, log : Seq(Transaction)]
    \cup [kind : {"PROPOSAL"}, transaction : Transaction]
    \cup [kind : {"ACK", "UPTODATE", "COMMIT"}, count : 0..MaxRequests]

(***************************************************************************)
(* Links keep their order.                                                 *)
(***************************************************************************)
Head1(s, t, kind) == link[s][t] /= <<>> /\ Head(link[s][t]).kind = kind

Send(s, t, m) == link' = [link EXCEPT ![s][t] = Append(@, m)]

\* The first message from t to s is taken, and m goes back.
Reply(s, t, m) == link' = [link EXCEPT ![t][s] = Tail(@), ![s][t] = Append(@, m)]

Take(s, t) == link' = [link EXCEPT ![t][s] = Tail(@)]

\* The first message from t to s is taken, and m goes to everybody in S.
ReplyAll(s, t, S, m) ==
    link' = [link EXCEPT
        ![t] = [@ EXCEPT ![s] = Tail(@)],
        ![s] = [d \in Server |-> IF d \in S THEN Append(link[s][d], m) ELSE link[s][d]]]

(***************************************************************************)
(* What of a server does not outlive its role; others forget its answers,  *)
(* since all connections with it are gone.                                 *)
(***************************************************************************)
Retire(S, as) ==
    /\ role' = [s \in Server |-> IF s \in S THEN as ELSE role[s]]
    /\ phase' = [s \in Server |-> IF s \in S THEN "none" ELSE phase[s]]
    /\ guide' = [s \in Server |-> IF s \in S THEN Nobody ELSE guide[s]]
    /\ joined' = [s \in Server |-> IF s \in S THEN <<>> ELSE [t \in DOMAIN joined[s] \ S |-> joined[s][t]]]
    /\ promised' = [s \in Server |-> IF s \in S THEN {} ELSE promised[s] \ S]
    /\ acked' = [s \in Server |-> [t \in Server |-> IF s \in S \/ t \in S THEN -1 ELSE acked[s][t]]]
    /\ link' = [s \in Server |-> [t \in Server |-> IF s \in S \/ t \in S THEN <<>> ELSE link[s][t]]]

Init ==
    /\ role = [s \in Server |-> "looking"]
    /\ phase = [s \in Server |-> "none"]
    /\ guide = [s \in Server |-> Nobody]
    /\ accepted = [s \in Server |-> 0]
    /\ current = [s \in Server |-> 0]
    /\ log = [s \in Server |-> <<>>]
    /\ committed = [s \in Server |-> 0]
    /\ joined = [s \in Server |-> <<>>]
    /\ promised = [s \in Server |-> {}]
    /\ acked = [s \in Server |-> [t \in Server |-> -1]]
    /\ link = [s \in Server |-> [t \in Server |-> <<>>]]
    /\ used = [requests |-> 0, crashes |-> 0]
    /\ delivered = <<>>

(***************************************************************************)
(* Election, in one step: a quorum that looks for a leader agrees on one   *)
(* whose disk is the best among them.                                      *)
(***************************************************************************)
Elect(l, Q) ==
    /\ l \in Q
    /\ \A s \in Q : role[s] = "looking"
    /\ \A s \in Q : AtLeast(current[l], log[l], current[s], log[s])
    /\ Max({accepted[s] : s \in Q}) < MaxEpoch
    /\ role' = [s \in Server |-> IF s = l THEN "leading" ELSE IF s \in Q THEN "following" ELSE role[s]]
    /\ phase' = [s \in Server |-> IF s \in Q THEN "discovery" ELSE phase[s]]
    /\ guide' = [s \in Server |-> IF s \in Q THEN l ELSE guide[s]]
    /\ link' = [s \in Server |-> IF s \in Q \ {l}
                                 THEN [link[s] EXCEPT ![l] = <<[kind |-> "FOLLOWERINFO", epoch |-> accepted[s]]>>]
                                 ELSE link[s]]
    /\ joined' = [joined EXCEPT ![l] = [s \in {l} |-> accepted[l]]]
    /\ UNCHANGED <<disk, committed, promised, acked, used, delivered>>

\* A server that looks for a leader finds one that is there already.
Follow(s, l) ==
    /\ role[s] = "looking" /\ role[l] = "leading"
    /\ role' = [role EXCEPT ![s] = "following"]
    /\ phase' = [phase EXCEPT ![s] = "discovery"]
    /\ guide' = [guide EXCEPT ![s] = l]
    /\ Send(s, l, [kind |-> "FOLLOWERINFO", epoch |-> accepted[s]])
    /\ UNCHANGED <<disk, committed, office, used, delivered>>

(***************************************************************************)
(* Discovery.  The epoch is newer than all that a quorum has promised.     *)
(***************************************************************************)
LeaderReceivesFollowerInfo(l, s) ==
    /\ role[l] = "leading" /\ Head1(s, l, "FOLLOWERINFO")
    /\ LET told   == [t \in DOMAIN joined[l] \cup {s} |->
                        IF t = s THEN Head(link[s][l]).epoch ELSE joined[l][t]]
           chosen == 1 + Max({told[t] : t \in DOMAIN told})
       IN /\ joined' = [joined EXCEPT ![l] = told]
          /\ IF phase[l] = "discovery" /\ accepted[l] = joined[l][l]
             THEN IF DOMAIN told \in Quorums
                  THEN /\ accepted' = [accepted EXCEPT ![l] = chosen]
                       /\ promised' = [promised EXCEPT ![l] = {l}]
                       /\ ReplyAll(l, s, DOMAIN told \ {l}, [kind |-> "LEADERINFO", epoch |-> chosen])
                  ELSE Take(l, s) /\ UNCHANGED <<accepted, promised>>
             ELSE /\ Reply(l, s, [kind |-> "LEADERINFO", epoch |-> accepted[l]])
                  /\ UNCHANGED <<accepted, promised>>
    /\ UNCHANGED <<role, phase, guide, current, log, committed, acked, used, delivered>>

FollowerReceivesLeaderInfo(s, l) ==
    /\ guide[s] = l /\ role[s] = "following" /\ phase[s] = "discovery" /\ Head1(l, s, "LEADERINFO")
    /\ LET epoch == Head(link[l][s]).epoch
       IN IF epoch >= accepted[s]
          THEN /\ accepted' = [accepted EXCEPT ![s] = epoch]
               /\ phase' = [phase EXCEPT ![s] = "synchronization"]
               /\ Reply(s, l, [kind |-> "ACKEPOCH", epoch |-> current[s], log |-> log[s]])
               /\ UNCHANGED <<role, guide, office>>
          ELSE /\ Retire({s}, "looking")
               /\ UNCHANGED accepted
    /\ UNCHANGED <<current, log, committed, used, delivered>>

(***************************************************************************)
(* Synchronization.  A leader whose history is not the best gives up; the  *)
(* others send theirs, and with it the promise to send all that follows.   *)
(***************************************************************************)
NewLeader(l) == [kind |-> "NEWLEADER", epoch |-> accepted[l], log |-> log[l]]

LeaderReceivesAckEpoch(l, s) ==
    /\ role[l] = "leading" /\ Head1(s, l, "ACKEPOCH")
    /\ LET m    == Head(link[s][l])
           with == promised[l] \cup {s}
       IN IF ~AtLeast(current[l], log[l], m.epoch, m.log)
          THEN /\ Retire({l}, "looking")
               /\ UNCHANGED current
          ELSE /\ promised' = [promised EXCEPT ![l] = with]
               /\ CASE phase[l] /= "discovery" ->
                         Reply(l, s, NewLeader(l)) /\ UNCHANGED <<phase, current, acked>>
                    [] phase[l] = "discovery" /\ with \in Quorums ->
                         /\ phase' = [phase EXCEPT ![l] = "synchronization"]
                         /\ current' = [current EXCEPT ![l] = accepted[l]]
                         /\ acked' = [acked EXCEPT ![l][l] = Len(log[l])]
                         /\ ReplyAll(l, s, with \ {l}, NewLeader(l))
                    [] OTHER -> Take(l, s) /\ UNCHANGED <<phase, current, acked>>
               /\ UNCHANGED <<role, guide, joined>>
    /\ UNCHANGED <<accepted, log, committed, used, delivered>>

FollowerReceivesNewLeader(s, l) ==
    /\ guide[s] = l /\ phase[s] = "synchronization" /\ Head1(l, s, "NEWLEADER")
    /\ LET m == Head(link[l][s])
       IN /\ current' = [current EXCEPT ![s] = m.epoch]
          /\ log' = [log EXCEPT ![s] = m.log]
          /\ Reply(s, l, [kind |-> "ACK", count |-> Len(m.log)])
    /\ UNCHANGED <<role, phase, guide, accepted, committed, office, used, delivered>>

FollowerReceivesUpToDate(s, l) ==
    /\ guide[s] = l /\ phase[s] = "synchronization" /\ Head1(l, s, "UPTODATE")
    /\ phase' = [phase EXCEPT ![s] = "broadcast"]
    /\ committed' = [committed EXCEPT ![s] = Head(link[l][s]).count]
    /\ Take(s, l)
    /\ UNCHANGED <<role, guide, disk, office, used, delivered>>

(***************************************************************************)
(* Broadcast.                                                              *)
(***************************************************************************)
ClientRequest(l) ==
    /\ role[l] = "leading" /\ phase[l] = "broadcast"
    /\ used.requests < MaxRequests
    /\ used' = [used EXCEPT !.requests = @ + 1]
    /\ LET counter == IF LastEpoch(log[l]) = current[l] THEN LastCounter(log[l]) + 1 ELSE 1
           new     == [epoch |-> current[l], counter |-> counter]
       IN /\ log' = [log EXCEPT ![l] = Append(@, new)]
          /\ acked' = [acked EXCEPT ![l][l] = Len(log[l]) + 1]
          /\ link' = [link EXCEPT ![l] = [t \in Server |->
                IF t \in promised[l] \ {l} THEN Append(@[t], [kind |-> "PROPOSAL", transaction |-> new]) ELSE @[t]]]
    /\ UNCHANGED <<role, phase, guide, accepted, current, committed, joined, promised, delivered>>

FollowerReceivesProposal(s, l) ==
    /\ guide[s] = l /\ role[s] = "following" /\ Head1(l, s, "PROPOSAL")
    /\ log' = [log EXCEPT ![s] = Append(@, Head(link[l][s]).transaction)]
    /\ Reply(s, l, [kind |-> "ACK", count |-> Len(log[s]) + 1])
    /\ UNCHANGED <<role, phase, guide, accepted, current, committed, office, used, delivered>>

(***************************************************************************)
(* The first acknowledgement of a server says that it is synchronized.     *)
(* Once a quorum is, the leader's history is committed; later acknowledge- *)
(* ments commit single transactions.                                       *)
(***************************************************************************)
LeaderReceivesAck(l, s) ==
    /\ role[l] = "leading" /\ Head1(s, l, "ACK")
    /\ LET count   == Head(link[s][l]).count
           now     == [acked[l] EXCEPT ![s] = count]
           synced  == {t \in Server : now[t] >= 0}
           written == {n \in 0..Len(log[l]) : {t \in Server : now[t] >= n} \in Quorums}
           common  == IF written = {} THEN 0 ELSE Max(written)
       IN /\ acked' = [acked EXCEPT ![l] = now]
          /\ CASE phase[l] = "synchronization" /\ synced \in Quorums ->
                    /\ phase' = [phase EXCEPT ![l] = "broadcast"]
                    /\ committed' = [committed EXCEPT ![l] = Len(log[l])]
                    /\ ReplyAll(l, s, synced \ {l}, [kind |-> "UPTODATE", count |-> Len(log[l])])
               [] phase[l] = "broadcast" /\ acked[l][s] < 0 ->
                    /\ Reply(l, s, [kind |-> "UPTODATE", count |-> committed[l]])
                    /\ UNCHANGED <<phase, committed>>
               [] phase[l] = "broadcast" /\ acked[l][s] >= 0 /\ common > committed[l] ->
                    /\ committed' = [committed EXCEPT ![l] = common]
                    /\ ReplyAll(l, s, synced \ {l}, [kind |-> "COMMIT", count |-> common])
                    /\ UNCHANGED phase
               [] OTHER -> Take(l, s) /\ UNCHANGED <<phase, committed>>
          /\ delivered' = IF committed'[l] > Len(delivered) THEN SubSeq(log[l], 1, committed'[l]) ELSE delivered
    /\ UNCHANGED <<role, guide, disk, joined, promised, used>>

FollowerReceivesCommit(s, l) ==
    /\ guide[s] = l /\ phase[s] = "broadcast" /\ Head1(l, s, "COMMIT")
    /\ committed' = [committed EXCEPT ![s] = Max({@, Head(link[l][s]).count})]
    /\ Take(s, l)
    /\ UNCHANGED <<role, phase, guide, disk, office, used, delivered>>

(***************************************************************************)
(* Faults, and what the others make of them.                               *)
(***************************************************************************)
Crash(s) ==
    /\ role[s] /= "down"
    /\ used.crashes < MaxCrashes
    /\ used' = [used EXCEPT !.crashes = @ + 1]
    /\ Retire({s}, "down")
    /\ committed' = [committed EXCEPT ![s] = 0]
    /\ UNCHANGED <<disk, delivered>>

Restart(s) ==
    /\ role[s] = "down"
    /\ role' = [role EXCEPT ![s] = "looking"]
    /\ UNCHANGED <<phase, guide, disk, committed, office, link, used, delivered>>

\* A follower notices that its leader leads no more.
FollowerGivesUp(s) ==
    /\ role[s] = "following" /\ role[guide[s]] /= "leading"
    /\ Retire({s}, "looking")
    /\ UNCHANGED <<disk, committed, used, delivered>>

\* A leader notices that it has no quorum any more.
LeaderGivesUp(l) ==
    /\ role[l] = "leading"
    /\ {s \in Server : guide[s] = l} \notin Quorums
    /\ Retire({l}, "looking")
    /\ UNCHANGED <<disk, committed, used, delivered>>

Next ==
    \/ \E l \in Server, Q \in Quorums : Elect(l, Q)
    \/ \E s, l \in Server :
          \/ Follow(s, l)
          \/ LeaderReceivesFollowerInfo(l, s)
          \/ FollowerReceivesLeaderInfo(s, l)
          \/ LeaderReceivesAckEpoch(l, s)
          \/ FollowerReceivesNewLeader(s, l)
          \/ LeaderReceivesAck(l, s)
          \/ FollowerReceivesUpToDate(s, l)
          \/ FollowerReceivesProposal(s, l)
          \/ FollowerReceivesCommit(s, l)
    \/ \E s \in Server :
          \/ ClientRequest(s)
          \/ Crash(s)
          \/ Restart(s)
          \/ FollowerGivesUp(s)
          \/ LeaderGivesUp(s)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
TypeOK ==
    /\ role \in [Server -> Roles]
    /\ phase \in [Server -> Phases]
    /\ guide \in [Server -> Server \cup {Nobody}]
    /\ accepted \in [Server -> 0..MaxEpoch]
    /\ current \in [Server -> 0..MaxEpoch]
    /\ log \in [Server -> Seq(Transaction)]
    /\ committed \in [Server -> 0..MaxRequests]
    /\ \A s \in Server : DOMAIN joined[s] \subseteq Server
    /\ promised \in [Server -> SUBSET Server]
    /\ acked \in [Server -> [Server -> -1..MaxRequests]]
    /\ \A s, t \in Server : \A n \in DOMAIN link[s][t] : link[s][t][n] \in Message
    /\ used \in [requests : 0..MaxRequests, crashes : 0..MaxCrashes]
    /\ delivered \in Seq(Transaction)

\* Two leaders that are past discovery have different epochs.
OneLeaderPerEpoch ==
    \A s, t \in Server :
        /\ role[s] = "leading" /\ phase[s] \in {"synchronization", "broadcast"}
        /\ role[t] = "leading" /\ phase[t] \in {"synchronization", "broadcast"}
        /\ current[s] = current[t]
        => s = t

\* The same transaction has the same past wherever it is logged.
SamePast ==
    \A s, t \in Server : \A n \in 1..Len(log[s]) : \A m \in 1..Len(log[t]) :
        log[s][n] = log[t][m] => n = m /\ SubSeq(log[s], 1, n) = SubSeq(log[t], 1, m)

\* What one server calls committed is never contradicted by another one.
CommittedAgree ==
    \A s \in Server :
        /\ committed[s] <= Len(log[s])
        /\ IsPrefixOf(SubSeq(log[s], 1, committed[s]), delivered)

\* What was ever committed is on the disks of a quorum.
CommittedIsDurable ==
    {s \in Server : IsPrefixOf(delivered, log[s])} \in Quorums

\* A leader that serves requests has all that was ever committed.
LeaderIsComplete ==
    \A l \in Server :
        role[l] = "leading" /\ phase[l] = "broadcast"
            /\ (\A s \in Server : current[s] <= current[l]) => IsPrefixOf(delivered, log[l])

\* Epochs only grow, on a disk and along a log.
EpochsAscend ==
    \A s \in Server :
        /\ current[s] <= accepted[s]
        /\ LastEpoch(log[s]) <= current[s]
        /\ \A n \in 1..(Len(log[s]) - 1) : log[s][n].epoch <= log[s][n + 1].epoch
=============================================================================
