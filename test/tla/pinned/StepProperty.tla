---- MODULE StepProperty ----
\* Step properties [][A]_v: holding, violated, and with a subscript that hides stuttering.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == \/ x < 4 /\ x' = x + 1 /\ UNCHANGED y
        \/ y' = 1 - y /\ UNCHANGED x
Spec == Init /\ [][Next]_<<x, y>>
Grows == [][x' > x]_x
Steps == [][x' = x + 1 /\ y' = y]_<<x>>
Always == [][x' >= x /\ y' >= y]_<<x, y>>
====
