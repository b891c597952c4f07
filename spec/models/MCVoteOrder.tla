---------------------------- MODULE MCVoteOrder ----------------------------
EXTENDS VoteOrder

EveryWeightOne == [v \in Voter |-> 1]
OneGroup       == [v \in Voter |-> 1]
=============================================================================
