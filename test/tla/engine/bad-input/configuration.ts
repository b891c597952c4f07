// Configurations that do not fit the specification: constants, keys, invariants.
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
]
