---- MODULE OverridePerModule ----
\* `<-[M]` replaces a definition as module M sees it.
EXTENDS OverrideTarget
VARIABLE x
Small == 0..3
Init == x = 0
Next == Inside(x + 1) /\ x' = x + 1
Natural == x \in Nat
====
