// Modules that cannot be found, that depend on each other in a circle, or that do not parse.
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
    others: {
      A: String.raw`---- MODULE A ----
EXTENDS B

====
`,
      B: String.raw`---- MODULE B ----
EXTENDS A

====
`,
    },
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
    others: {
      A: String.raw`---- MODULE A ----

W == INSTANCE B
====
`,
      B: String.raw`---- MODULE B ----

W == INSTANCE A
====
`,
    },
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
    name: "wrong module name in the root's file",
    text: String.raw`---- MODULE Other ----
VARIABLE x
Init == x = 0
Next == x' = x
====
`,
    message: String.raw`M.tla:1:1: the file holds module 'Other', not 'M'
  Rename the module or the file; they must agree.`,
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
    others: {
      A: String.raw`---- MODULE Aa ----


====
`,
    },
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
    others: {
      A: String.raw`---- MODULE A ----

V == IF TRUE THEN 1
====
`,
    },
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
]
