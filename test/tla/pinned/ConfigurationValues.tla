---- MODULE ConfigurationValues ----
\* Values in a configuration: integers, strings, booleans, nested sets, comments.
EXTENDS Integers
CONSTANTS Number, Text, Flag, Nested
VARIABLE x
Init == x = Number
Next == x' \in {0, Number} /\ Flag /\ Text = "a b" /\ {1, 2} \in Nested
====
