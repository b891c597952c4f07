// Configurations that name no behaviour, or checks that are none.
import type { BadInput } from "./bad-input.ts"

export const rows: readonly BadInput[] = [
  {
    name: "init without next",
    more: String.raw``,
    config: String.raw`INIT Init`,
    message: String.raw`M.cfg:1:6: INIT is given without NEXT
  give both, or a SPECIFICATION`,
  },
  {
    name: "next without init",
    more: String.raw``,
    config: String.raw`NEXT Next`,
    message: String.raw`M.cfg:1:6: NEXT is given without INIT
  give both, or a SPECIFICATION`,
  },
  {
    name: "init undefined",
    more: String.raw``,
    config: String.raw`INIT Ini
NEXT Next`,
    message: String.raw`M.cfg:1:6: module 'M' defines no 'Ini'
  Did you mean 'Init'?`,
  },
  {
    name: "next undefined",
    more: String.raw``,
    config: String.raw`INIT Init
NEXT Nxt`,
    message: String.raw`M.cfg:2:6: module 'M' defines no 'Nxt'
  Did you mean 'Next'?`,
  },
  {
    name: "spec undefined",
    more: String.raw``,
    config: String.raw`SPECIFICATION Spec`,
    message: String.raw`M.cfg:1:15: module 'M' defines no 'Spec'
  It has Init, Next.`,
  },
  {
    name: "spec not a spec",
    more: String.raw``,
    config: String.raw`SPECIFICATION Next`,
    message: String.raw`M.cfg:1:15: the specification 'Next' has no next-state relation
  It should have the form Init /\ [][Next]_vars.`,
  },
  {
    name: "spec without next",
    more: String.raw`Spec == Init /\ [](x = 0)`,
    config: String.raw`SPECIFICATION Spec`,
    message: String.raw`M.cfg:1:15: the specification 'Spec' has no next-state relation
  It should have the form Init /\ [][Next]_vars.`,
  },
  {
    name: "spec two next",
    more: String.raw`Spec == Init /\ [][Next]_x /\ [][Next]_x`,
    config: String.raw`SPECIFICATION Spec`,
    message: String.raw`M.cfg:1:15: the specification 'Spec' has several next-state relations
  It should have the form Init /\ [][Next]_vars.`,
  },
  {
    name: "property undefined",
    more: String.raw``,
    config: String.raw`INIT Init
NEXT Next
PROPERTY Live`,
    message: String.raw`M.cfg:3:10: module 'M' defines no 'Live'
  It has Init, Next.`,
  },
  {
    name: "property not temporal",
    more: String.raw`P == x + 1`,
    config: String.raw`INIT Init
NEXT Next
PROPERTY P`,
    message: String.raw`M.tla:6:1: the property 'P' is not a boolean but 1
  in the state
    x = 0`,
  },
  {
    name: "property action",
    more: String.raw`P == x' = 1`,
    config: String.raw`INIT Init
NEXT Next
PROPERTY P`,
    message: String.raw`M.tla:6:6: a prime stands where only the current state has a meaning
  Primes cannot be nested, nor stand in an invariant or an initial predicate.`,
  },
  {
    name: "property not boolean",
    more: String.raw`P == [](x + 1)`,
    config: String.raw`INIT Init
NEXT Next
PROPERTY P`,
    message: String.raw`M.tla:6:1: the property 'P' is not a boolean but 1
  in the state
    x = 0`,
  },
  {
    name: "symmetry not permutations",
    more: String.raw`Sym == {1, 2}`,
    config: String.raw`INIT Init
NEXT Next
SYMMETRY Sym`,
    message: String.raw`M.cfg:3:10: the SYMMETRY is not a set of permutations of model values
  Use Permutations(S) where S is a set of model values.`,
  },
  {
    name: "symmetry not set",
    more: String.raw`Sym == 1`,
    config: String.raw`INIT Init
NEXT Next
SYMMETRY Sym`,
    message: String.raw`M.cfg:3:10: the SYMMETRY is not a set of permutations of model values
  Use Permutations(S) where S is a set of model values.`,
  },
  {
    name: "symmetry permutations of ints",
    more: String.raw`Sym == Permutations({1, 2})`,
    config: String.raw`INIT Init
NEXT Next
SYMMETRY Sym`,
    message: String.raw`M.cfg:3:10: the SYMMETRY is not a set of permutations of model values
  Use Permutations(S) where S is a set of model values.`,
  },
  {
    name: "symmetry not bijective",
    more: String.raw`CONSTANTS a, b
Sym == {[k \in {a, b} |-> a]}`,
    config: String.raw`INIT Init
NEXT Next
CONSTANTS a = a
b = b
SYMMETRY Sym`,
    stricter: true,
    message: String.raw`M.cfg:5:10: the SYMMETRY is not a set of permutations of model values
  Use Permutations(S) where S is a set of model values.`,
  },
  {
    name: "symmetry state",
    more: String.raw`Sym == {x}`,
    config: String.raw`INIT Init
NEXT Next
SYMMETRY Sym`,
    message: String.raw`M.cfg:3:10: the SYMMETRY is not a set of permutations of model values
  Use Permutations(S) where S is a set of model values.`,
  },
  {
    name: "constraint undefined",
    more: String.raw``,
    config: String.raw`INIT Init
NEXT Next
CONSTRAINT Con`,
    message: String.raw`M.cfg:3:12: module 'M' defines no 'Con'
  It has Init, Next.`,
  },
  {
    name: "constraint not boolean",
    more: String.raw`Con == 3`,
    config: String.raw`INIT Init
NEXT Next
CONSTRAINT Con`,
    message: String.raw`M.tla:6:1: the constraint 'Con' is not a boolean but 3
  in the state
    x = 0`,
  },
  {
    name: "constraint primed",
    more: String.raw`Con == x' = 1`,
    config: String.raw`INIT Init
NEXT Next
CONSTRAINT Con`,
    message: String.raw`M.cfg:3:12: the constraint 'Con' contains primes
  It is defined at M.tla:6:1; give it under ACTION_CONSTRAINT.`,
  },
  {
    name: "action constraint not boolean",
    more: String.raw`Con == 3`,
    config: String.raw`INIT Init
NEXT Next
ACTION_CONSTRAINT Con`,
    message: String.raw`M.tla:6:1: the action constraint 'Con' is not a boolean but 3
  in the state
    x = 0`,
  },
  {
    name: "view undefined",
    more: String.raw``,
    config: String.raw`INIT Init
NEXT Next
VIEW V`,
    message: String.raw`M.cfg:3:6: module 'M' defines no 'V'
  It has Init, Next.`,
  },
  {
    name: "view primed",
    more: String.raw`V == x'`,
    config: String.raw`INIT Init
NEXT Next
VIEW V`,
    message: String.raw`M.cfg:3:6: the view 'V' contains primes
  It is defined at M.tla:6:1; it can speak of one state only.`,
  },
  {
    name: "alias undefined",
    more: String.raw``,
    config: String.raw`INIT Init
NEXT Next
ALIAS V`,
    message: String.raw`M.cfg:3:7: module 'M' defines no 'V'
  It has Init, Next.`,
  },
  {
    name: "postcondition undefined",
    more: String.raw``,
    config: String.raw`INIT Init
NEXT Next
POSTCONDITION V`,
    message: String.raw`M.cfg:3:15: module 'M' defines no 'V'
  It has Init, Next.`,
  },
  {
    name: "postcondition not boolean",
    more: String.raw`V == 3`,
    config: String.raw`INIT Init
NEXT Next
POSTCONDITION V`,
    message: String.raw`M.tla:6:1: the postcondition 'V' is not a boolean but 3
  in the state
    x = 0`,
  },
  {
    name: "check deadlock value",
    more: String.raw``,
    config: String.raw`INIT Init
NEXT Next
CHECK_DEADLOCK MAYBE`,
    message: String.raw`M.cfg:3:16: expected TRUE or FALSE after CHECK_DEADLOCK, found "MAYBE"`,
  },
  {
    name: "no behaviour",
    more: String.raw``,
    config: String.raw``,
    message: String.raw`M.tla:1:1: the configuration names no behaviour of this module
  Give SPECIFICATION, or INIT and NEXT.`,
  },
  {
    name: "empty init name",
    more: String.raw``,
    config: String.raw`INIT
NEXT Next`,
    message: String.raw`M.cfg:2:1: expected the name of a definition after INIT, found "NEXT"`,
  },
]
