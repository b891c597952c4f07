---- MODULE InfixDefinitions ----
\* Infix, postfix and higher-order operators used in actions.
EXTENDS Integers, Sequences
VARIABLE s
a ++ b == Append(a, b)
a \prec b == Len(a) < Len(b)
n ^+ == n + 1
Init == s = <<>>
Next == \E n \in 0..1 : Len(s) < 3 /\ s' = s ++ n^+
Short == s \prec <<0, 0, 0, 0>>
====
