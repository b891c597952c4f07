---- MODULE Comments ----
\* Comments wherever they may stand: (* nested (* twice *) *) and inside of lists.
EXTENDS Naturals (* an extended module *), Sequences \* and another
VARIABLES x, \* the first
          (* the second *) y
VARIABLE z
Init == /\ x = 0 \* zero
        (* between two items *)
        /\ y = 0
        /\ z = "\\* not a comment (*"
Next == \* before the body
  \/ x' = 1 - x /\ UNCHANGED <<y, z>>
  \* a line of its own
  \/ y' = 1 - y (* (* nested *) *) /\ UNCHANGED <<x, z>>
--------------------
Type == Len(<<x, y>>) = 2
====
