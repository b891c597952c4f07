---- MODULE EvaluationErrors ----
\* Errors while evaluating an action, an invariant, and an initial predicate.
EXTENDS Naturals, Sequences
VARIABLE s
Init == s = <<1, 2>>
Next == s' = Tail(s)
HeadFails == Head(s) > 0
NotBoolean == Len(s)
Mixed == s # "a"
InitFails == s = Head(<<>>)
====
