---- MODULE InstanceUnnamed ----
\* An INSTANCE without a name: definitions come in under their own names.
VARIABLE hour
INSTANCE Clock WITH Hours <- 5
Next == Tick \/ Skip(3)
====
