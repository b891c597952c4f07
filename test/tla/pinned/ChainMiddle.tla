---- MODULE ChainMiddle ----
\* Extends ChainBase and adds a variable declaration of its own.
EXTENDS ChainBase, Sequences
VARIABLE log
Record == log' = IF Len(log) < 2 THEN Append(log, count) ELSE log
====
