// Modules that cannot be found, names that are unknown or used twice.
import type { BadInput } from "./bad-input.ts"

export const rows: readonly BadInput[] = [
  {
    name: "missing module",
    text: String.raw`---- MODULE M ----
EXTENDS Integers, Quorum
VARIABLE x
Init == x = 0
Next == x' = x

====
`,
    message: String.raw`M.tla:2:19: cannot find the module 'Quorum'
  No file Quorum.tla was found, and it is none of the standard modules the engine has: Naturals, Integers, Sequences, FiniteSets, Bags, TLC, TLAPS.`,
  },
  {
    name: "misspelled standard module",
    text: String.raw`---- MODULE M ----
EXTENDS Integers, Sequence
VARIABLE x
Init == x = 0
Next == x' = x

====
`,
    message: String.raw`M.tla:2:19: cannot find the module 'Sequence'
  Did you mean 'Sequences'?`,
  },
  {
    name: "missing instance",
    text: String.raw`---- MODULE M ----
EXTENDS Integers
VARIABLE x
Init == x = 0
Next == x' = x
Q == INSTANCE Quorum
====
`,
    message: String.raw`M.tla:6:15: cannot find the module 'Quorum'
  No file Quorum.tla was found, and it is none of the standard modules the engine has: Naturals, Integers, Sequences, FiniteSets, Bags, TLC, TLAPS.`,
  },
  {
    name: "cyclic extends",
    text: String.raw`---- MODULE M ----
EXTENDS A
VARIABLE x
Init == x = 0
Next == x' = x

====
`,
    others: { A: String.raw`---- MODULE A ----
EXTENDS B

====
`, B: String.raw`---- MODULE B ----
EXTENDS A

====
` },
    message: String.raw`B.tla:2:9: modules depend on each other in a circle: A -> B -> A
  Remove this EXTENDS.`,
  },
  {
    name: "extends itself",
    text: String.raw`---- MODULE M ----
EXTENDS M
VARIABLE x
Init == x = 0
Next == x' = x

====
`,
    message: String.raw`M.tla:2:9: modules depend on each other in a circle: M -> M
  Remove this EXTENDS.`,
  },
  {
    name: "cyclic instance",
    text: String.raw`---- MODULE M ----
EXTENDS Integers
VARIABLE x
Init == x = 0
Next == x' = x
Q == INSTANCE A
====
`,
    others: { A: String.raw`---- MODULE A ----

W == INSTANCE B
====
`, B: String.raw`---- MODULE B ----

W == INSTANCE A
====
` },
    message: String.raw`B.tla:3:15: modules depend on each other in a circle: A -> B -> A
  Remove this INSTANCE.`,
  },
  {
    name: "instance of itself",
    text: String.raw`---- MODULE M ----
EXTENDS Integers
VARIABLE x
Init == x = 0
Next == x' = x
Q == INSTANCE M
====
`,
    message: String.raw`M.tla:6:15: modules depend on each other in a circle: M -> M
  Remove this INSTANCE.`,
  },
  {
    name: "wrong module name in file",
    text: String.raw`---- MODULE M ----
EXTENDS A
VARIABLE x
Init == x = 0
Next == x' = x

====
`,
    others: { A: String.raw`---- MODULE Aa ----


====
` },
    message: String.raw`A.tla:1:1: the file holds module 'Aa', not 'A'
  Rename the module or the file; they must agree.`,
  },
  {
    name: "error in extended module",
    text: String.raw`---- MODULE M ----
EXTENDS A
VARIABLE x
Init == x = 0
Next == x' = x

====
`,
    others: { A: String.raw`---- MODULE A ----

V == IF TRUE THEN 1
====
` },
    message: String.raw`A.tla:4:1: expected "ELSE" for the "IF" opened at 3:6, found the end of the module
  an IF has both a THEN and an ELSE`,
  },
  {
    name: "unsupported Json",
    text: String.raw`---- MODULE M ----
EXTENDS Json
VARIABLE x
Init == x = 0
Next == x' = x

====
`,
    message: String.raw`M.tla:2:9: the standard module 'Json' is not supported by this engine
  It has Naturals, Integers, Sequences, FiniteSets, Bags, TLC, TLAPS. A file Json.tla beside the specification takes its place.`,
  },
  {
    name: "unsupported Reals",
    text: String.raw`---- MODULE M ----
EXTENDS Reals
VARIABLE x
Init == x = 0
Next == x' = x

====
`,
    stricter: true,
    message: String.raw`M.tla:2:9: the standard module 'Reals' is not supported by this engine
  It has Naturals, Integers, Sequences, FiniteSets, Bags, TLC, TLAPS. A file Reals.tla beside the specification takes its place.`,
  },
  {
    name: "unsupported Randomization",
    text: String.raw`---- MODULE M ----
EXTENDS Randomization
VARIABLE x
Init == x = 0
Next == x' = x

====
`,
    stricter: true,
    message: String.raw`M.tla:2:9: the standard module 'Randomization' is not supported by this engine
  It has Naturals, Integers, Sequences, FiniteSets, Bags, TLC, TLAPS. A file Randomization.tla beside the specification takes its place.`,
  },
  {
    name: "unsupported TLCExt",
    text: String.raw`---- MODULE M ----
EXTENDS TLCExt
VARIABLE x
Init == x = 0
Next == x' = x

====
`,
    message: String.raw`M.tla:2:9: the standard module 'TLCExt' is not supported by this engine
  It has Naturals, Integers, Sequences, FiniteSets, Bags, TLC, TLAPS. A file TLCExt.tla beside the specification takes its place.`,
  },
  {
    name: "RealTime",
    text: String.raw`---- MODULE M ----
EXTENDS RealTime
VARIABLE x
Init == x = 0
Next == x' = x

====
`,
    message: String.raw`M.tla:2:9: the standard module 'RealTime' is not supported by this engine
  It has Naturals, Integers, Sequences, FiniteSets, Bags, TLC, TLAPS. A file RealTime.tla beside the specification takes its place.`,
  },
  {
    name: "syntax error",
    more: String.raw`Foo == (1 + 2`,
    message: String.raw`M.tla:7:1: expected ")" or "," for the "(" opened at 6:8, found the end of the module`,
  },
  {
    name: "undefined operator",
    more: String.raw`Foo == Cardinalty({1})`,
    message: String.raw`M.tla:6:8: unknown operator or name 'Cardinalty'
  Did you mean 'Cardinality'?`,
  },
  {
    name: "undefined name",
    more: String.raw`Foo == abc + 1`,
    message: String.raw`M.tla:6:8: unknown operator or name 'abc'
  Declare or define it before this place, or EXTEND the module that does.`,
  },
  {
    name: "undefined variable prime",
    more: String.raw`Foo == xx' = 1`,
    message: String.raw`M.tla:6:8: unknown operator or name 'xx'
  Did you mean 'x'?`,
  },
  {
    name: "defined later",
    more: String.raw`Foo == Bar
Bar == 1`,
    message: String.raw`M.tla:6:8: unknown operator or name 'Bar'
  It is defined further down, at M.tla:7:1; a definition must come before its use.`,
  },
  {
    name: "doubly defined",
    more: String.raw`Foo == 1
Foo == 2`,
    message: String.raw`M.tla:7:1: 'Foo' is already declared or defined at M.tla:6:1
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "doubly defined other arity",
    more: String.raw`Foo == 1
Foo(a) == 2`,
    message: String.raw`M.tla:7:1: 'Foo' is already declared or defined at M.tla:6:1
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "variable defined",
    more: String.raw`x == 2`,
    message: String.raw`M.tla:6:1: 'x' is already declared or defined at M.tla:3:10
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "variable twice",
    more: String.raw`VARIABLE x`,
    stricter: true,
    message: String.raw`M.tla:6:10: 'x' is already declared or defined at M.tla:3:10
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "redefine standard",
    more: String.raw`Cardinality(S) == 2`,
    message: String.raw`M.tla:6:1: 'Cardinality' is already declared or defined at M.tla:2:30
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "redefine plus",
    more: String.raw`a + b == 2`,
    message: String.raw`M.tla:6:3: '+' is already declared or defined at M.tla:2:9
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "two extended define",
    text: String.raw`---- MODULE M ----
EXTENDS A, B
VARIABLE x
Init == x = 0
Next == x' = x

====
`,
    others: { A: String.raw`---- MODULE A ----

Foo == 1
====
`, B: String.raw`---- MODULE B ----

Foo == 1
====
` },
    stricter: true,
    message: String.raw`M.tla:2:12: 'Foo' is already declared or defined at M.tla:2:9
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "two extended declare",
    text: String.raw`---- MODULE M ----
EXTENDS A, B
VARIABLE x
Init == x = 0
Next == x' = x

====
`,
    others: { A: String.raw`---- MODULE A ----

CONSTANT N
====
`, B: String.raw`---- MODULE B ----

CONSTANT N
====
` },
    message: String.raw`M.tla:2:12: 'N' is already declared or defined at M.tla:2:9
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "extended and own",
    text: String.raw`---- MODULE M ----
EXTENDS A
VARIABLE x
Init == x = 0
Next == x' = x
Foo == 1
====
`,
    others: { A: String.raw`---- MODULE A ----

Foo == 1
====
` },
    message: String.raw`M.tla:6:1: 'Foo' is already declared or defined at M.tla:2:9
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "parameter shadows variable",
    more: String.raw`Foo(x) == 1`,
    message: String.raw`M.tla:6:5: 'x' is already declared or defined at M.tla:3:10
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "parameter shadows def",
    more: String.raw`Bar == 1
Foo(Bar) == 1`,
    message: String.raw`M.tla:7:5: 'Bar' is already declared or defined at M.tla:6:1
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "bound shadows variable",
    more: String.raw`Foo == \A x \in {1} : TRUE`,
    message: String.raw`M.tla:6:11: 'x' is already declared or defined at M.tla:3:10
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "bound shadows bound",
    more: String.raw`Foo == \A a \in {1} : \E a \in {2} : TRUE`,
    message: String.raw`M.tla:6:26: 'a' is already declared or defined at M.tla:6:11
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "bound twice",
    more: String.raw`Foo == \A a, a \in {1} : TRUE`,
    message: String.raw`M.tla:6:14: 'a' is already declared or defined at M.tla:6:11
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "bound tuple twice",
    more: String.raw`Foo == \A <<a, a>> \in {1} : TRUE`,
    message: String.raw`M.tla:6:16: 'a' is already declared or defined at M.tla:6:13
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "let shadows",
    more: String.raw`Foo == LET x == 1 IN x`,
    message: String.raw`M.tla:6:12: 'x' is already declared or defined at M.tla:3:10
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "let shadows param",
    more: String.raw`Foo(a) == LET a == 1 IN a`,
    message: String.raw`M.tla:6:15: 'a' is already declared or defined at M.tla:6:5
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "choose shadows",
    more: String.raw`Foo == CHOOSE x \in {1} : TRUE`,
    message: String.raw`M.tla:6:15: 'x' is already declared or defined at M.tla:3:10
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "lambda shadows",
    more: String.raw`F(G(_)) == G(1)
Foo == F(LAMBDA x : 1)`,
    message: String.raw`M.tla:7:17: 'x' is already declared or defined at M.tla:3:10
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "let twice",
    more: String.raw`Foo == LET a == 1 a == 2 IN a`,
    message: String.raw`M.tla:6:19: 'a' is already declared or defined at M.tla:6:12
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "let function shadows",
    more: String.raw`f[a \in {1}] == \E a \in {1} : TRUE`,
    message: String.raw`M.tla:6:20: 'a' is already declared or defined at M.tla:6:3
  Rename one of the two; TLA+ has no shadowing.`,
  },
  {
    name: "parameter twice",
    more: String.raw`Foo(a, a) == 1`,
    message: String.raw`M.tla:6:8: the parameter 'a' is given twice`,
  },
  {
    name: "record field twice",
    more: String.raw`Foo == [a |-> 1, a |-> 2]`,
    message: String.raw`M.tla:6:18: the field 'a' is given twice`,
  },
]
