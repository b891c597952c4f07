----------------------------- MODULE VoteOrder -----------------------------
(***************************************************************************)
(* The order lemma by itself.  The states are all triples of votes from a  *)
(* small cube of leaders, zxids and epochs, and nothing ever happens, so   *)
(* that a counterexample is the triple that breaks the order.              *)
(*                                                                         *)
(* Apache: FastLeaderElection.totalOrderPredicate.                         *)
(***************************************************************************)
EXTENDS Votes

CONSTANT Numbers    \* the epochs and zxids of the cube

VARIABLE
    \* Three votes.
    triple

Cube == [leader : Voter, zxid : Numbers, epoch : Numbers]

TripleTypeOK == triple \in Cube \X Cube \X Cube

OrderInit == \E one, two, three \in Cube : triple = <<one, two, three>>
OrderNext == UNCHANGED triple
OrderSpec == OrderInit /\ [][OrderNext]_triple

Asymmetric == ~(Beats(triple[1], triple[2]) /\ Beats(triple[2], triple[1]))
Total      == triple[1] = triple[2] \/ Beats(triple[1], triple[2]) \/ Beats(triple[2], triple[1])
Transitive ==
    (Beats(triple[1], triple[2]) /\ Beats(triple[2], triple[3])) => Beats(triple[1], triple[3])
=============================================================================
