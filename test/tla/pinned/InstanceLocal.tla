---- MODULE InstanceLocal ----
\* LOCAL INSTANCE and LOCAL definitions stay inside of their module.
LOCAL INSTANCE Naturals
LOCAL Double(n) == n * 2
Grow(n) == Double(n) + 1
====
