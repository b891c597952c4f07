---- MODULE ExtendsChain ----
\* EXTENDS over three modules, each with its own declarations.
EXTENDS ChainMiddle
Start == Init /\ log = <<>>
Next == \E by \in 1..2 : Step(by) /\ Record
TypeOK == count \in 0..Limit /\ log \in Seq(Nat)
Spec == Start /\ [][Next]_<<count, log>>
====
