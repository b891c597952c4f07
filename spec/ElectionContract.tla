-------------------------- MODULE ElectionContract --------------------------
EXTENDS Quorums
VARIABLES epoch, zxid, mandate, office
=============================================================================
