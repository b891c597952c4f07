// Configurations that do not fit the specification.
import type { BadInput } from "./bad-input.ts"

export const rows: readonly BadInput[] = [
  {
    name: "constant without value",
    more: String.raw`CONSTANT N`,
    message: String.raw`M.tla:6:10: the constant 'N' has no value
  Add CONSTANT N = value to the configuration.`,
  },
  {
    name: "operator constant without value",
    more: String.raw`CONSTANT F(_)`,
    message: String.raw`M.tla:6:10: the constant 'F' has no value
  Add CONSTANT F <- Definition to the configuration.`,
  },
  {
    name: "unknown constant",
    more: String.raw``,
    config: String.raw`INIT Init
NEXT Next
CONSTANT N = 3`,
    stricter: true,
    message: String.raw`M.cfg:3:10: module 'M' declares or defines no 'N'
  It has x, Init, Next.`,
  },
  {
    name: "unknown constant guess",
    more: String.raw`CONSTANT Num`,
    config: String.raw`INIT Init
NEXT Next
CONSTANT Nun = 3`,
    message: String.raw`M.cfg:3:10: module 'M' declares or defines no 'Nun'
  Did you mean 'Num'?`,
  },
  {
    name: "constant operator value",
    more: String.raw`CONSTANT F(_)`,
    config: String.raw`INIT Init
NEXT Next
CONSTANT F = 3`,
    stricter: true,
    message: String.raw`M.cfg:3:10: the constant 'F' is an operator and cannot be given a value
  Write F <- Definition.`,
  },
  {
    name: "override unknown",
    more: String.raw`CONSTANT N`,
    config: String.raw`INIT Init
NEXT Next
CONSTANT N <- Three`,
    message: String.raw`M.cfg:3:10: module 'M' defines no 'Three'
  It has Init, Next.`,
  },
  {
    name: "override arity",
    more: String.raw`CONSTANT N
Three(a) == 3`,
    config: String.raw`INIT Init
NEXT Next
CONSTANT N <- Three`,
    message: String.raw`M.cfg:3:10: 'N' takes no arguments but its replacement 'Three' takes 1 argument`,
  },
  {
    name: "override with variable",
    more: String.raw`CONSTANT N
Three == x`,
    config: String.raw`INIT Init
NEXT Next
CONSTANT N <- Three`,
    message: String.raw`M.cfg:3:10: the constant 'N' is replaced by 'Three', which speaks of variables
  Replace a constant by a definition without variables.`,
  },
  {
    name: "override module unknown",
    more: String.raw`CONSTANT N
Three == 3`,
    config: String.raw`INIT Init
NEXT Next
CONSTANT N <- [Foo] Three`,
    message: String.raw`M.cfg:3:10: there is no module 'Foo' in this specification`,
  },
  {
    name: "unknown keyword",
    more: String.raw``,
    config: String.raw`INIT Init
NEXT Next
INVARIENT Inv`,
    message: String.raw`M.cfg:3:1: expected a keyword, found "INVARIENT"
  did you mean INVARIANT?`,
  },
  {
    name: "keyword lower",
    more: String.raw``,
    config: String.raw`INIT Init
NEXT Next
invariant Inv`,
    message: String.raw`M.cfg:3:1: expected a keyword, found "invariant"
  did you mean INVARIANT?`,
  },
  {
    name: "constant twice",
    more: String.raw`CONSTANT N`,
    config: String.raw`INIT Init
NEXT Next
CONSTANT N = 1
CONSTANT N = 2`,
    stricter: true,
    message: String.raw`M.cfg:4:10: the constant N has a value already, given at 3:10
  leave one of them out`,
  },
  {
    name: "specification twice",
    more: String.raw``,
    config: String.raw`SPECIFICATION Spec
SPECIFICATION Spec2`,
    message: String.raw`M.cfg:2:1: SPECIFICATION is given twice, first as Spec at 1:15
  leave one of them out`,
  },
  {
    name: "init twice",
    more: String.raw``,
    config: String.raw`INIT Init
NEXT Next
INIT Init`,
    message: String.raw`M.cfg:3:1: INIT is given twice, first as Init at 1:6
  leave one of them out`,
  },
  {
    name: "spec and init",
    more: String.raw`Spec == Init /\ [][Next]_x`,
    config: String.raw`INIT Init
NEXT Next
SPECIFICATION Spec`,
    message: String.raw`M.cfg:1:6: INIT is given beside SPECIFICATION Spec
  give SPECIFICATION, or INIT and NEXT, not both`,
  },
  {
    name: "tuple in cfg",
    more: String.raw`CONSTANT N`,
    config: String.raw`INIT Init
NEXT Next
CONSTANT N = <<1, 2>>`,
    message: String.raw`M.cfg:3:14: a value in a configuration cannot be a tuple
  define it in the specification and write N <- Definition`,
  },
  {
    name: "invariant undefined",
    more: String.raw``,
    config: String.raw`INIT Init
NEXT Next
INVARIANT Inv`,
    message: String.raw`M.cfg:3:11: module 'M' defines no 'Inv'
  It has Init, Next.`,
  },
  {
    name: "invariant misspelled",
    more: String.raw`TypeOK == TRUE`,
    config: String.raw`INIT Init
NEXT Next
INVARIANT TypeOk`,
    message: String.raw`M.cfg:3:11: module 'M' defines no 'TypeOk'
  Did you mean 'TypeOK'?`,
  },
  {
    name: "invariant not boolean",
    more: String.raw`Inv == x + 1`,
    config: String.raw`INIT Init
NEXT Next
INVARIANT Inv`,
    message: String.raw`M.tla:6:1: the invariant 'Inv' is not a boolean but 1
  in the state
    x = 0`,
  },
  {
    name: "invariant not boolean later",
    units: String.raw`VARIABLE x
Init == x = 0
Next == x' = 1
Inv == IF x = 0 THEN TRUE ELSE 5`,
    config: String.raw`INIT Init
NEXT Next
INVARIANT Inv`,
    message: String.raw`M.tla:6:1: the invariant 'Inv' is not a boolean but 5
  in the state
    x = 1`,
  },
  {
    name: "invariant with arguments",
    more: String.raw`Inv(a) == TRUE`,
    config: String.raw`INIT Init
NEXT Next
INVARIANT Inv`,
    message: String.raw`M.cfg:3:11: the invariant 'Inv' takes arguments (M.tla:6:1)
  Name a definition without parameters.`,
  },
  {
    name: "invariant is variable",
    more: String.raw``,
    config: String.raw`INIT Init
NEXT Next
INVARIANT x`,
    message: String.raw`M.cfg:3:11: 'x' is not defined by the specification but is a variable`,
  },
  {
    name: "invariant is constant",
    more: String.raw`CONSTANT N`,
    config: String.raw`INIT Init
NEXT Next
CONSTANT N = 1
INVARIANT N`,
    message: String.raw`M.cfg:4:11: 'N' is not defined by the specification but is a constant`,
  },
  {
    name: "invariant is library op",
    more: String.raw``,
    config: String.raw`INIT Init
NEXT Next
INVARIANT Cardinality`,
    message: String.raw`M.cfg:3:11: 'Cardinality' is not defined by the specification but belongs to a standard module`,
  },
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
    message: String.raw`the configuration names no behaviour
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
