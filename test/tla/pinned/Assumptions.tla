---- MODULE Assumptions ----
\* ASSUME, named and unnamed, over constants of the configuration.
EXTENDS Naturals
CONSTANTS Low, High
ASSUME Low < High
ASSUME Ordered == High - Low = 2
VARIABLE x
Init == x = Low
Next == x < High /\ x' = x + 1
====
