---- MODULE BagsSpec ----
\* Module Bags: messages in a bag, sent twice and received one at a time.
EXTENDS Bags, Naturals
VARIABLE msgs
Init == msgs = EmptyBag
Send(m) == BagCardinality(msgs) < 3 /\ msgs' = msgs (+) SetToBag({m})
Receive(m) == BagIn(m, msgs) /\ msgs' = msgs (-) SetToBag({m})
Next == \E m \in {"a", "b"} : Send(m) \/ Receive(m)
Type == IsABag(msgs) /\ BagToSet(msgs) \subseteq {"a", "b"} /\ CopiesIn("a", msgs) <= 3
====
