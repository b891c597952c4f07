--------------------------- MODULE BenchElection ---------------------------
\* The project's election with faults enough for a search of some seconds.
EXTENDS MCElection
=============================================================================
