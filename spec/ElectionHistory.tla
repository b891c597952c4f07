-------------------------- MODULE ElectionHistory --------------------------
(***************************************************************************)
(* Election with a memory of all final votes, for the statement that needs *)
(* one: two servers never gather quorums of final votes in the same round  *)
(* for different leaders, because no two such quorums are ever cast, even  *)
(* at different times.                                                     *)
(*                                                                         *)
(* Rounds are not ballots.  A server that joins an ensemble which was      *)
(* elected in an earlier round is taken back to that round (model          *)
(* taken-back), and may vote in a later one again, for somebody else.  So  *)
(* the statement is about the votes that a server has not gone back        *)
(* behind, and what it voted for in the rounds it was taken back from is   *)
(* forgotten here.                                                         *)
(***************************************************************************)
EXTENDS ElectionProperties

VARIABLE
    \* Ghost.  finals[s]: the <<leader, round>> of every final vote of s since it last started, without
    \* those of the round it was last taken back to and of the rounds after it.
    finals

FinalsTypeOK == finals \in [Server -> SUBSET (Voter \X (1..MaxRound))]

HistoryInit == Init /\ finals = [s \in Server |-> {}]

HistoryNext ==
    /\ Next
    /\ finals' = [s \in Server |->
          IF state'[s] = "DOWN" THEN {}
          ELSE IF state[s] = Looking /\ state'[s] \in Decided \cup {Observing}
          THEN {<<vote'[s].leader, clock'[s]>>} \cup
               IF clock'[s] < clock[s] THEN {cast \in finals[s] : cast[2] < clock'[s]} ELSE finals[s]
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
(* Why they agree: a server casts one final vote in a round, as long as it *)
(* is not taken back, and two quorums share a server.                      *)
(***************************************************************************)
OneFinalVoteInARound ==
    \A s \in Server : \A one, other \in finals[s] : one[2] = other[2] => one = other

(***************************************************************************)
(* What the protocol does not promise.                                     *)
(***************************************************************************)
NeverTakenBack ==
    [][\A s \in Server : state'[s] = "DOWN" \/ clock'[s] >= clock[s]]_<<vars, finals>>
=============================================================================
