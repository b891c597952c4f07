// Functions applied outside of their domain, missing fields, sequences too short, and sets too large to enumerate.
import type { BadInput } from "./bad-input.ts"

export const rows: readonly BadInput[] = [
  {
    name: "apply non function",
    step: String.raw`old[1]`,
    message: String.raw`M.tla:6:3: Attempted to apply the integer 1 to the argument 1, but it is not a function.
  while evaluating M.tla:6:3 (in Step): old[1]`,
  },
  {
    name: "apply outside",
    step: String.raw`[k \in 1..3 |-> k][4]`,
    message: String.raw`M.tla:6:3: Attempted to apply the tuple <<1, 2, 3>> to the argument 4, which is not in its domain 1..3.
  while evaluating M.tla:6:3 (in Step): [k \in 1..3 |-> k][4]`,
  },
  {
    name: "apply outside kind",
    step: String.raw`[k \in 1..3 |-> k]["a"]`,
    message: String.raw`M.tla:6:3: Attempted to apply the tuple <<1, 2, 3>> to the argument "a", which is not in its domain 1..3.
  while evaluating M.tla:6:3 (in Step): [k \in 1..3 |-> k]["a"]`,
  },
  {
    name: "sequence index 0",
    step: String.raw`<<1, 2>>[0]`,
    message: String.raw`M.tla:6:3: Attempted to apply the tuple <<1, 2>> to the argument 0, which is not in its domain 1..2.
  while evaluating M.tla:6:3 (in Step): <<1, 2>>[0]`,
  },
  {
    name: "sequence index past",
    step: String.raw`<<1, 2>>[3]`,
    message: String.raw`M.tla:6:3: Attempted to apply the tuple <<1, 2>> to the argument 3, which is not in its domain 1..2.
  while evaluating M.tla:6:3 (in Step): <<1, 2>>[3]`,
  },
  {
    name: "record missing",
    step: String.raw`[a |-> 1].b`,
    message: String.raw`M.tla:6:3: Attempted to select the field b, which the record [a |-> 1] does not have.
  while evaluating M.tla:6:3 (in Step): [a |-> 1].b`,
  },
  {
    name: "record on int",
    step: String.raw`old.b`,
    message: String.raw`M.tla:6:3: Attempted to select the field b from the integer 1, which is not a record.
  while evaluating M.tla:6:3 (in Step): old.b`,
  },
  {
    name: "record on fcn",
    step: String.raw`[k \in 1..3 |-> k].b`,
    message: String.raw`M.tla:6:3: Attempted to select the field b, which the tuple <<1, 2, 3>> does not have.
  while evaluating M.tla:6:3 (in Step): [k \in 1..3 |-> k].b`,
  },
  {
    name: "two arg fcn",
    step: String.raw`[k \in 1..2, j \in 1..2 |-> k][3, 1]`,
    message: String.raw`M.tla:6:3: Attempted to apply the function (<<1, 1>> :> 1 @@ <<1, 2>> :> 1 @@ <<2, 1>> :> 2 @@ <<2, 2>> :> 2) to the argument <<3, 1>>, which is not in its domain {<<1, 1>>, <<1, 2>>, <<2, 1>>, <<2, 2>>}.
  while evaluating M.tla:6:3 (in Step): [k \in 1..2, j \in 1..2 |-> k][3, 1]`,
  },
  {
    name: "arg count",
    step: String.raw`[k \in 1..2, j \in 1..2 |-> k][1]`,
    message: String.raw`M.tla:6:3: Attempted to compare the integer 1 with the tuple <<2, 1>>.
  while evaluating M.tla:6:3 (in Step): [k \in 1..2, j \in 1..2 |-> k][1]`,
  },
  {
    name: "case no match",
    step: String.raw`CASE old = 5 -> 1 [] old = 6 -> 2`,
    message: String.raw`M.tla:6:3: no condition of this CASE is true, and it has no OTHER
  while evaluating M.tla:6:3 (in Step): CASE old = 5 -> 1 [] old = 6 -> 2`,
  },
  {
    name: "choose none",
    step: String.raw`CHOOSE y \in {1, 2} : y > old + 3`,
    message: String.raw`M.tla:6:3: CHOOSE found no element that satisfies the predicate
  while evaluating M.tla:6:3 (in Step): CHOOSE y \in {1, 2} : y > old + 3`,
  },
  {
    name: "choose not bool",
    step: String.raw`CHOOSE y \in {1, 2} : 5`,
    message: String.raw`M.tla:6:25: A boolean is needed here, but the integer 5 is not a boolean.
  while evaluating M.tla:6:25 (in Step): 5`,
  },
  {
    name: "head",
    step: String.raw`Head(<<>>)`,
    message: String.raw`M.tla:6:3: Attempted to apply Head to the empty sequence.
  while evaluating M.tla:6:3 (in Step): Head(<<>>)`,
  },
  {
    name: "tail",
    step: String.raw`Tail(<<>>)`,
    message: String.raw`M.tla:6:3: Attempted to apply Tail to the empty sequence.
  while evaluating M.tla:6:3 (in Step): Tail(<<>>)`,
  },
  {
    name: "subseq",
    step: String.raw`SubSeq(<<1>>, 1, 2)`,
    message: String.raw`M.tla:6:3: The third argument of SubSeq must be in the domain of its first argument <<1>>, but instead it is 2.
  while evaluating M.tla:6:3 (in Step): SubSeq(<<1>>, 1, 2)`,
  },
  {
    name: "len int",
    step: String.raw`Len(old)`,
    message: String.raw`M.tla:6:3: The argument of Len should be a sequence, but instead it is the integer 1.
  while evaluating M.tla:6:3 (in Step): Len(old)`,
  },
  {
    name: "append int",
    step: String.raw`Append(old, 1)`,
    message: String.raw`M.tla:6:3: The first argument of Append should be a sequence, but instead it is the integer 1.
  while evaluating M.tla:6:3 (in Step): Append(old, 1)`,
  },
  {
    name: "concat",
    step: String.raw`old \o <<1>>`,
    message: String.raw`M.tla:6:3: The first argument of \o should be a sequence, but instead it is the integer 1.
  while evaluating M.tla:6:3 (in Step): old \o <<1>>`,
  },
  {
    name: "selectseq",
    step: String.raw`SelectSeq(<<1>>, LAMBDA y : 5)`,
    message: String.raw`M.tla:6:3: The second argument of SelectSeq should be a boolean-valued operator, but instead it is the integer 5.
  while evaluating M.tla:6:3 (in Step): SelectSeq(<<1>>, LAMBDA y : 5)`,
  },
  {
    name: "seq int",
    step: String.raw`IF <<1>> \in Seq(old) THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:16: A set is needed here, but the integer 1 is not a set.
  while evaluating M.tla:6:16 (in Step): Seq(old)`,
  },
  {
    name: "except int",
    step: String.raw`[old EXCEPT ![1] = 2]`,
    message: String.raw`M.tla:6:3: A function is needed here, but the integer 1 is not a function.
  while evaluating M.tla:6:3 (in Step): [old EXCEPT ![1] = 2]`,
  },
  {
    name: "except nested",
    step: String.raw`[[a |-> 1] EXCEPT !.a[1] = 2]`,
    message: String.raw`M.tla:6:3: A function is needed here, but the integer 1 is not a function.
  while evaluating M.tla:6:3 (in Step): [[a |-> 1] EXCEPT !.a[1] = 2]`,
  },
  {
    name: "except field on int",
    step: String.raw`[old EXCEPT !.b = 2]`,
    message: String.raw`M.tla:6:3: A function is needed here, but the integer 1 is not a function.
  while evaluating M.tla:6:3 (in Step): [old EXCEPT !.b = 2]`,
  },
  {
    name: "infinite set enumeration",
    units: String.raw`VARIABLE x
Init == x = 1
Step(old) ==
  {y \in Nat : y < 3}
Next == x' = Step(x)
`,
    message: String.raw`M.tla:7:1: Next gives the variable x a value that no state can hold: Attempted to enumerate the infinite set Nat.
  in the state
    x = 1`,
  },
  {
    name: "infinite enumerate",
    step: String.raw`IF \E y \in Nat : y > old THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:15: Attempted to enumerate the infinite set Nat.
  while evaluating M.tla:6:15 (in Step): Nat`,
  },
  {
    name: "choose nat",
    step: String.raw`CHOOSE y \in Nat : y > 3`,
    message: String.raw`M.tla:6:16: Attempted to enumerate the infinite set Nat.
  while evaluating M.tla:6:16 (in Step): Nat`,
  },
  {
    name: "infinite in state",
    units: String.raw`VARIABLE x
Init == x = 1
Step(old) ==
  Nat
Next == x' = Step(x)
`,
    message: String.raw`M.tla:7:1: Next gives the variable x a value that no state can hold: Attempted to enumerate the infinite set Nat.
  in the state
    x = 1`,
  },
  {
    name: "seq enumerate",
    step: String.raw`IF \A s \in Seq({1}) : TRUE THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:15: Attempted to enumerate the infinite set Seq({1}).
  while evaluating M.tla:6:15 (in Step): Seq({1})`,
  },
  {
    name: "string enumerate",
    step: String.raw`IF \A s \in STRING : TRUE THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:15: Attempted to enumerate the infinite set STRING.
  while evaluating M.tla:6:15 (in Step): STRING`,
  },
  {
    name: "infinite fcn domain",
    step: String.raw`[k \in Nat |-> k]`,
    message: String.raw`M.tla:6:3: Attempted to enumerate the infinite set Nat.
  while evaluating M.tla:6:3 (in Step): [k \in Nat |-> k]`,
  },
  {
    name: "huge subset",
    step: String.raw`Cardinality({y \in SUBSET (1..60) : TRUE})`,
    message: String.raw`M.tla:6:22: Overflow when computing the number of elements in SUBSET 1..60.
  while evaluating M.tla:6:22 (in Step): SUBSET (1..60)
  while evaluating M.tla:6:15 (in Step): {y \in SUBSET (1..60) : TRUE}`,
  },
  {
    name: "huge fset",
    step: String.raw`Cardinality({y \in [1..30 -> 1..30] : TRUE})`,
    message: String.raw`M.tla:6:22: Overflow when computing the number of elements in [1..30 -> 1..30].
  while evaluating M.tla:6:22 (in Step): [1..30 -> 1..30]
  while evaluating M.tla:6:15 (in Step): {y \in [1..30 -> 1..30] : TRUE}`,
  },
  {
    name: "huge product",
    step: String.raw`Cardinality({y \in (1..10000) \X (1..10000) : TRUE})`,
    message: String.raw`M.tla:6:22: The set (1..10000 \X 1..10000) has 100000000 elements, more than the 10000000 a set may be expanded to.
  while evaluating M.tla:6:22 (in Step): (1..10000) \X (1..10000)
  while evaluating M.tla:6:15 (in Step): {y \in (1..10000) \X (1..10000) : TRUE}`,
  },
]
