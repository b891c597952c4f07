---- MODULE DeadlockAtEnd ----
\* Deadlock at the end of a chain, and a self-loop that is none.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 3 /\ x' = x + 1
NextWithLoop == \/ Next
                \/ x = 3 /\ UNCHANGED x
====
