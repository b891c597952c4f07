---- MODULE Recursion ----
\* RECURSIVE operators, recursive functions, and recursion in LET, in a next-state relation.
EXTENDS Integers, Sequences, FiniteSets
VARIABLES seq, total
RECURSIVE SumSeq(_)
SumSeq(q) == IF q = <<>> THEN 0 ELSE Head(q) + SumSeq(Tail(q))
fact[n \in Nat] == IF n = 0 THEN 1 ELSE n * fact[n - 1]
RECURSIVE SumSet(_)
SumSet(S) == IF S = {} THEN 0 ELSE LET e == CHOOSE v \in S : TRUE IN e + SumSet(S \ {e})
Reverse(q) == LET RECURSIVE rev(_, _)
                  rev(rest, done) == IF rest = <<>> THEN done ELSE rev(Tail(rest), <<Head(rest)>> \o done)
              IN rev(q, <<>>)
Init == seq = <<>> /\ total = 0
Next == /\ Len(seq) < 3
        /\ \E n \in 1..3 : seq' = Reverse(Append(seq, fact[n]))
        /\ total' = SumSeq(seq') + (SumSet({seq'[i] : i \in DOMAIN seq'}) % 2)
Match == total \in SumSeq(seq)..(SumSeq(seq) + 1)
====
