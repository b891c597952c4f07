---- MODULE UsesLocal ----
\* Extends a module with LOCAL definitions and defines the same name anew.
EXTENDS InstanceLocal, Integers
VARIABLE x
Double(n) == n - 1
Init == x = 5
Next == x' = Double(Grow(x) % 7)
Small == x < 7
====
