-------------------------- MODULE ElectionHistory --------------------------
(***************************************************************************)
(* Election with a memory of all final votes, for the statement that needs *)
(* one: two servers never gather quorums of final votes in the same round  *)
(* for different leaders, because no two such quorums are ever cast, even  *)
(* at different times.                                                     *)
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
          ELSE IF state[s] = Looking /\ state'[s] \in Decided \cup {Observing}
          THEN finals[s] \cup {<<vote'[s].leader, clock'[s]>>}
          ELSE finals[s]]

HistorySpec == HistoryInit /\ [][HistoryNext]_<<vars, finals>>

CastBy(l, round) == {s \in Server : <<l, round>> \in finals[s]}

FinalVotesAgree ==
    \A round \in 1..MaxRound : \A l, m \in Voter :
        (Suffices(CastBy(l, round)) /\ Suffices(CastBy(m, round))) => l = m

\* The left side is reached: there is such a quorum, and there is one beside other votes.
NeverQuorumOfFinals ==
    \A round \in 1..MaxRound : \A l \in Voter : ~Suffices(CastBy(l, round))
NeverSplitFinals ==
    \A round \in 1..MaxRound : \A l, m \in Voter :
        (Suffices(CastBy(l, round)) /\ CastBy(m, round) # {}) => l = m

(***************************************************************************)
(* What the protocol does not promise: that a server, while it runs, casts *)
(* final votes for one leader in a round.  Joining a running ensemble can  *)
(* take it back to a round it has been in (model two-final-votes).         *)
(***************************************************************************)
OneFinalVoteInARound ==
    \A s \in Server : \A one, other \in finals[s] : one[2] = other[2] => one = other
=============================================================================
