---- MODULE TlcModule ----
\* Module TLC: functions by :> and @@, Assert, PrintT, ToString.
EXTENDS TLC, Naturals, Sequences
VARIABLE f
Init == f = ("a" :> 0 @@ "b" :> 1)
Next == \E k \in DOMAIN f : /\ Assert(f[k] < 3, "never")
                            /\ f' = (k :> (f[k] + 1) % 3) @@ f
Type == Len(ToString(f["a"])) = 1
====
