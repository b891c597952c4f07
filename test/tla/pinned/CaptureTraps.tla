---- MODULE CaptureTraps ----
\* Arguments named like the formals of the operators they are passed to, in actions.
EXTENDS Naturals, Sequences
VARIABLE net
Nodes == 1..2
Send(n, s, d, m) == [n EXCEPT ![s][d] = Append(@, m)]
Pop(n, s, d) == [n EXCEPT ![s][d] = Tail(@)]
SendTo(n, d, s, m) == Send(n, d, s, m)
Init == net = [s \in Nodes |-> [d \in Nodes |-> <<>>]]
Reply(s, d) == /\ net[s][d] # <<>>
               /\ LET m == Head(net[s][d]) n == Pop(net, s, d)
                  IN m < 2 /\ net' = SendTo(n, d, s, m + 1)
Begin(d, s) == net[d][s] = <<>> /\ net[s][d] = <<>> /\ net' = SendTo(net, s, d, 0)
Next == \E s, d \in Nodes : s # d /\ (Reply(s, d) \/ Begin(s, d))
OneMessage == Len(net[1][2]) + Len(net[2][1]) <= 1
====
