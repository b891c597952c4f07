---- MODULE ChainBase ----
\* The bottom of an EXTENDS chain: a constant, a variable, and operators the modules above use.
EXTENDS Naturals
CONSTANT Limit
VARIABLE count
Init == count = 0
Step(by) == count + by <= Limit /\ count' = count + by
====
