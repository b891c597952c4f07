-------------------------- MODULE ElectionHistory --------------------------
(***************************************************************************)
(* Election with a memory of all final votes, for the statement that needs *)
(* one: two quorums of final votes in the same round name the same leader, *)
(* even if they were never final at the same time.                         *)
(***************************************************************************)
EXTENDS ElectionProperties

VARIABLE
    \* Ghost.  finals[s]: the <<leader, round>> of every final vote of s since it last started.
    finals

FinalsTypeOK == finals \in [Server -> SUBSET (Voter \X (1..MaxRound))]

HistoryInit == Init /\ finals = [s \in Server |-> {}]

HistoryNext ==
    /\ Next
    /\ finals' = [s \in Server |->
          IF state'[s] = "DOWN" THEN {}
          ELSE IF state[s] = Looking /\ state'[s] \in Decided
          THEN finals[s] \cup {<<vote'[s].leader, clock'[s]>>}
          ELSE finals[s]]

HistorySpec == HistoryInit /\ [][HistoryNext]_<<vars, finals>>

CastBy(l, round) == {s \in Voter : <<l, round>> \in finals[s]}

FinalVotesAgree ==
    \A round \in 1..MaxRound : \A l, m \in Voter :
        (IsQuorum(CastBy(l, round)) /\ IsQuorum(CastBy(m, round))) => l = m

(***************************************************************************)
(* A server never casts two final votes for different leaders in a round   *)
(* while it runs.                                                          *)
(***************************************************************************)
OneFinalVoteInARound ==
    \A s \in Server : \A one, other \in finals[s] : one[2] = other[2] => one = other
=============================================================================
