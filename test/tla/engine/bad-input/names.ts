// Names that are unknown or used twice.
import type { BadInput } from "./bad-input.ts"

export const rows: readonly BadInput[] = [
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
    others: {
      A: String.raw`---- MODULE A ----

Foo == 1
====
`,
      B: String.raw`---- MODULE B ----

Foo == 1
====
`,
    },
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
    others: {
      A: String.raw`---- MODULE A ----

CONSTANT N
====
`,
      B: String.raw`---- MODULE B ----

CONSTANT N
====
`,
    },
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
    others: {
      A: String.raw`---- MODULE A ----

Foo == 1
====
`,
    },
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
