---- MODULE ConstrainedInit ----
\* Initial states outside of the constraint are not expanded either.
EXTENDS Naturals
VARIABLE x
Init == x \in 0..9
Next == x' = (x + 3) % 10
Even == x % 2 = 0
All == x <= 9
Small == x < 8
====
