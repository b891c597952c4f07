// Wrong numbers and kinds of arguments, primes and temporal operators in the wrong place, and what is not supported.
import type { BadInput } from "./bad-input.ts"

export const rows: readonly BadInput[] = [
  {
    name: "wrong arity few",
    more: String.raw`Foo(a, b) == 1
Bar == Foo(1)`,
    message: String.raw`M.tla:7:8: 'Foo' takes 2 arguments, but 1 is given`,
  },
  {
    name: "wrong arity none",
    more: String.raw`Foo(a, b) == 1
Bar == Foo`,
    message: String.raw`M.tla:7:8: 'Foo' takes 2 arguments, but is used without any`,
  },
  {
    name: "wrong arity many",
    more: String.raw`Foo == 1
Bar == Foo(1)`,
    message: String.raw`M.tla:7:8: 'Foo' takes no arguments, but 1 is given`,
  },
  {
    name: "wrong arity library",
    more: String.raw`Bar == Cardinality({1}, {2})`,
    message: String.raw`M.tla:6:8: 'Cardinality' takes 1 argument, but 2 are given`,
  },
  {
    name: "variable applied",
    more: String.raw`Bar == x(1)`,
    message: String.raw`M.tla:6:8: 'x' takes no arguments, but 1 is given`,
  },
  {
    name: "param applied",
    more: String.raw`Bar(a) == a(1)`,
    message: String.raw`M.tla:6:11: 'a' takes no arguments, but 1 is given`,
  },
  {
    name: "operator where value",
    more: String.raw`F(a) == a
G(a) == a
Bar == F(G)`,
    message: String.raw`M.tla:8:10: 'G' takes 1 argument, but is used without any`,
  },
  {
    name: "value where operator",
    more: String.raw`F(G(_)) == G(1)
Bar == F(1)`,
    message: String.raw`M.tla:7:10: an operator with 1 argument is expected here
  Give the name of an operator, or a LAMBDA.`,
  },
  {
    name: "value def where operator",
    more: String.raw`F(G(_)) == G(1)
V == 1
Bar == F(V)`,
    message: String.raw`M.tla:8:10: 'V' takes no arguments, but an operator with 1 argument is expected here`,
  },
  {
    name: "op wrong arity arg",
    more: String.raw`F(G(_)) == G(1)
V(a, b) == 1
Bar == F(V)`,
    message: String.raw`M.tla:8:10: 'V' takes 2 arguments, but an operator with 1 argument is expected here`,
  },
  {
    name: "lambda arity",
    more: String.raw`F(G(_)) == G(1)
Bar == F(LAMBDA a, b : a)`,
    message: String.raw`M.tla:7:10: this LAMBDA takes 2 arguments, but an operator with 1 argument is expected here`,
  },
  {
    name: "infix op as arg wrong",
    more: String.raw`F(G(_)) == G(1)
Bar == F(+)`,
    message: String.raw`M.tla:8:1: expected an expression after "(+)", found the end of the module`,
  },
  {
    name: "operator as set element",
    more: String.raw`G(a) == a
Bar == {G}`,
    message: String.raw`M.tla:7:9: 'G' takes 1 argument, but is used without any`,
  },
  {
    name: "recursive never defined",
    more: String.raw`RECURSIVE F(_)
Bar == F(1)`,
    message: String.raw`M.tla:6:11: 'F' is declared RECURSIVE but never defined`,
  },
  {
    name: "recursive arity",
    more: String.raw`RECURSIVE F(_)
F(a, b) == 1`,
    message: String.raw`M.tla:7:1: 'F' is declared RECURSIVE with 1 argument (M.tla:6:11) but defined with 2`,
  },
  {
    name: "recursive undeclared",
    more: String.raw`F(n) == IF n = 0 THEN 0 ELSE F(n - 1)`,
    message: String.raw`M.tla:6:30: unknown operator or name 'F'
  A definition that uses itself needs a declaration before it, such as RECURSIVE F(_).`,
  },
  {
    name: "instance with unknown",
    more: String.raw`Q == INSTANCE A WITH Z <- 1`,
    others: {
      A: String.raw`---- MODULE A ----

CONSTANT N
V == N
====
`,
    },
    message: String.raw`M.tla:6:22: module 'A' declares no constant or variable 'Z'`,
  },
  {
    name: "instance missing subst",
    more: String.raw`Q == INSTANCE A`,
    others: {
      A: String.raw`---- MODULE A ----

CONSTANT N
V == N
====
`,
    },
    message: String.raw`M.tla:6:15: the constant 'N' of module 'A' has no substitution
  Add WITH N <- …, or declare 'N' here.`,
  },
  {
    name: "instance unknown op",
    more: String.raw`Q == INSTANCE A
Foo == Q!W`,
    others: {
      A: String.raw`---- MODULE A ----

Vv == 1
====
`,
    },
    message: String.raw`M.tla:7:8: module 'A' has no operator 'W' to be used from outside`,
  },
  {
    name: "instance local op",
    more: String.raw`Q == INSTANCE A
Foo == Q!Vv`,
    others: {
      A: String.raw`---- MODULE A ----

LOCAL Vv == 1
====
`,
    },
    message: String.raw`M.tla:7:8: module 'A' has no operator 'Vv' to be used from outside`,
  },
  {
    name: "instance arity",
    more: String.raw`Q(a) == INSTANCE A
Foo == Q!Vv`,
    others: {
      A: String.raw`---- MODULE A ----

Vv == 1
====
`,
    },
    message: String.raw`M.tla:7:8: 'Q' takes 1 argument, but none is given`,
  },
  {
    name: "not an instance",
    more: String.raw`Q == 1
Foo == Q!Vv`,
    message: String.raw`M.tla:7:8: 'Q' is not an instance of a module
  Define it as Q == INSTANCE … to use Q!…; labels and other parts of expressions cannot be named.`,
  },
  {
    name: "instance as value",
    more: String.raw`Q == INSTANCE A
Foo == Q`,
    others: {
      A: String.raw`---- MODULE A ----

Vv == 1
====
`,
    },
    message: String.raw`M.tla:7:8: 'Q' is an instance of a module, not an operator
  Write Q!Operator.`,
  },
  {
    name: "double prime",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x'' = 1`,
    message: String.raw`M.tla:5:9: what is primed has a prime in it already
  Primes do not nest: x' is the value in the next state, and there is no state after that.`,
  },
  {
    name: "double prime in unused",
    more: String.raw`Foo == x'' = 1`,
    message: String.raw`M.tla:6:8: what is primed has a prime in it already
  Primes do not nest: x' is the value in the next state, and there is no state after that.`,
  },
  {
    name: "prime of action",
    units: String.raw`VARIABLE x
Init == x = 0
A == x' = 1
Next == A'`,
    message: String.raw`M.tla:6:9: what is primed has a prime in it already
  Primes do not nest: x' is the value in the next state, and there is no state after that.`,
  },
  {
    name: "prime of action unused",
    more: String.raw`A == x' = 1
Foo == A'`,
    message: String.raw`M.tla:7:8: what is primed has a prime in it already
  Primes do not nest: x' is the value in the next state, and there is no state after that.`,
  },
  {
    name: "prime in invariant",
    more: String.raw`Inv == x' = 0`,
    config: String.raw`INIT Init
NEXT Next
INVARIANT Inv`,
    message: String.raw`M.cfg:3:11: the invariant 'Inv' contains primes
  It is defined at M.tla:6:1; give it under PROPERTY.`,
  },
  {
    name: "prime in init",
    units: String.raw`VARIABLE x
Init == x' = 0
Next == x' = x`,
    message: String.raw`M.tla:4:1: the initial predicate has primes
  It describes the first state, before any step; write x = … without a prime.`,
  },
  {
    name: "unchanged in init",
    units: String.raw`VARIABLE x
Init == UNCHANGED x
Next == x' = x`,
    message: String.raw`M.tla:4:1: the initial predicate has primes
  It describes the first state, before any step; write x = … without a prime.`,
  },
  {
    name: "temporal in invariant",
    more: String.raw`Inv == [](x = 0)`,
    config: String.raw`INIT Init
NEXT Next
INVARIANT Inv`,
    message: String.raw`M.cfg:3:11: the invariant 'Inv' contains temporal operators
  It is defined at M.tla:6:1; give it under PROPERTY.`,
  },
  {
    name: "temporal in next",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = x /\ [](x = 0)`,
    message: String.raw`M.tla:5:19: a temporal formula stands where a value or an action is expected
  Temporal formulas belong under PROPERTY (or in the SPECIFICATION).`,
  },
  {
    name: "temporal in unused expr",
    more: String.raw`Foo == {[](x = 0)}`,
    message: String.raw`M.tla:6:9: a temporal formula stands where a value or an action is expected
  Temporal formulas belong under PROPERTY (or in the SPECIFICATION).`,
  },
  {
    name: "assume with variable",
    more: String.raw`ASSUME x = 0`,
    message: String.raw`M.tla:6:8: an assumption speaks of variables
  ASSUME can only say something about constants; what holds of the variables is an INVARIANT or a PROPERTY.`,
  },
  {
    name: "assume unknown",
    more: String.raw`ASSUME y = 0`,
    message: String.raw`M.tla:6:8: unknown operator or name 'y'
  Declare or define it before this place, or EXTEND the module that does.`,
  },
  {
    name: "theorem unknown",
    more: String.raw`THEOREM y = 0`,
    message: String.raw`M.tla:6:9: unknown operator or name 'y'
  Declare or define it before this place, or EXTEND the module that does.`,
  },
  {
    name: "cdot used",
    units: String.raw`VARIABLE x
Init == x = 0
Next == (x' = 1) \cdot (x' = 2)`,
    message: String.raw`M.tla:5:9: the composition of actions, \cdot, is not supported`,
  },
  {
    name: "AA property",
    more: String.raw`Foo == \AA y : [](y = x)`,
    config: String.raw`INIT Init
NEXT Next
PROPERTY Foo`,
    message: String.raw`M.tla:6:8: a formula that hides variables is not supported
  Check it without \EE and \AA, with a refinement mapping: INSTANCE … WITH variable <- expression.`,
  },
  {
    name: "EE property",
    more: String.raw`Foo == \EE y : [](y = x)`,
    config: String.raw`INIT Init
NEXT Next
PROPERTY Foo`,
    message: String.raw`M.tla:6:8: a formula that hides variables is not supported
  Check it without \EE and \AA, with a refinement mapping: INSTANCE … WITH variable <- expression.`,
  },
  {
    name: "subexpression",
    more: String.raw`Foo == 1 + 2
Bar == Foo!1`,
    stricter: true,
    message: String.raw`M.tla:7:8: Foo!1 names a part of an expression or a step of a proof, which is not supported
  give that part a definition of its own and use its name`,
  },
  {
    name: "subexpression lhs",
    more: String.raw`Foo == 1 + 2
Bar == Foo!<<`,
    stricter: true,
    message: String.raw`M.tla:7:8: Foo!<< names a part of an expression or a step of a proof, which is not supported
  give that part a definition of its own and use its name`,
  },
  {
    name: "label ref",
    more: String.raw`Foo == lab:: 1
Bar == Foo!lab`,
    stricter: true,
    message: String.raw`M.tla:7:8: 'Foo' is not an instance of a module
  Define it as Foo == INSTANCE … to use Foo!…; labels and other parts of expressions cannot be named.`,
  },
  {
    name: "assume prove",
    more: String.raw`THEOREM T == ASSUME x = 0 PROVE x = 0
Foo == T`,
    message: String.raw`M.tla:7:8: 'T' names an ASSUME/PROVE statement and has no value`,
  },
  {
    name: "box no subscript",
    units: String.raw`VARIABLE x
Init == x = 0
Next == [](x' = x)`,
    message: String.raw`M.tla:5:11: the argument of [] has primes
  An action needs a subscript here: [][A]_v.`,
  },
  {
    name: "real number",
    more: String.raw`Foo == 1.5`,
    message: String.raw`M.tla:6:8: real numbers such as 1.5 are not supported
  use integers, for example by counting in smaller units`,
  },
  {
    name: "decimal division",
    more: String.raw`Foo == 1 / 2`,
    message: String.raw`M.tla:6:10: unknown operator or name '/'
  Declare or define it before this place, or EXTEND the module that does.`,
  },
  {
    name: "keyword name",
    more: String.raw`IN == 1`,
    message: String.raw`M.tla:6:1: "IN" is a reserved word and cannot be a name
  choose another name`,
  },
  {
    name: "at outside",
    more: String.raw`Foo == @`,
    message: String.raw`M.tla:6:8: @ stands outside of the new value of an EXCEPT
  @ means the old value in [f EXCEPT ![x] = @ + 1]`,
  },
]
