---- MODULE OverrideTarget ----
\* Extended by OverridePerModule; its definition is replaced there only.
EXTENDS Naturals
Domain == Nat
Inside(n) == n \in Domain
====
