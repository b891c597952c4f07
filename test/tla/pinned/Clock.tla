---- MODULE Clock ----
\* A clock of any number of hours, instantiated by others.
EXTENDS Naturals
CONSTANT Hours
VARIABLE hour
Init == hour = 0
Tick == hour' = (hour + 1) % Hours
Skip(n) == hour' = (hour + n) % Hours
Late == hour > Hours \div 2
InRange == hour \in 0..(Hours - 1)
====
