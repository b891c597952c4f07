---- MODULE ExceptNested ----
\* EXCEPT with nested paths, @, several updates, and functions of two arguments.
EXTENDS Naturals
VARIABLES table, grid
Init == /\ table = [i \in 1..2 |-> [left |-> 0, right |-> [deep |-> 1]]]
        /\ grid = [i \in 1..2, j \in 1..2 |-> 0]
Next == \/ \E i \in 1..2 : /\ table' = [table EXCEPT ![i].right.deep = (@ + 1) % 3, ![i].left = @ + @]
                            /\ UNCHANGED grid
        \/ /\ grid' = [grid EXCEPT ![1, 2] = 1 - @, ![<<2, 1>>] = @ + 0]
           /\ table' = [table EXCEPT ![1] = [@ EXCEPT !.left = 0]]
Type == grid[1, 2] \in 0..1 /\ table[1].left = 0
====
