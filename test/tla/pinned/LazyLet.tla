---- MODULE LazyLet ----
\* LET definitions and arguments that fail when they are evaluated, but are not.
EXTENDS Naturals, Sequences
VARIABLE queue
Handle(m, rest) == m > 0 /\ queue' = rest
Init == queue = <<1, 0, 2>>
Next == LET m == Head(queue) rest == Tail(queue)
        IN  \/ queue = <<>> /\ queue' = <<2>>
            \/ queue # <<>> /\ Handle(m, rest)
            \/ queue # <<>> /\ m = 0 /\ queue' = rest \o <<1>>
Short == Len(queue) <= 3
====
