---- MODULE Overrides ----
\* `<-` in the configuration replaces constants and definitions.
EXTENDS Naturals
CONSTANT Values
VARIABLE x
Limit == 1000000
Grow(n) == n + 1
Init == x = 0
Next == x < Limit /\ x' \in {Grow(x)} \cap Values
MCValues == 0..10
MCLimit == 6
MCGrow(n) == n + 2
====
