// Operators applied to values of the wrong kind, and numbers out of range.
import type { BadInput } from "./bad-input.ts"

export const rows: readonly BadInput[] = [
  {
    name: "unbounded forall",
    step: String.raw`\A y : y = old`,
    message: String.raw`M.tla:6:6: a quantifier or CHOOSE over y has no set to range over, so it cannot be evaluated; write y \in S
  while evaluating M.tla:6:6 (in Step): y`,
  },
  {
    name: "unbounded choose",
    step: String.raw`CHOOSE y : y \notin {1}`,
    message: String.raw`M.tla:6:10: a quantifier or CHOOSE over y has no set to range over, so it cannot be evaluated; write y \in S
  while evaluating M.tla:6:10 (in Step): y`,
  },
  {
    name: "unbounded exists",
    step: String.raw`IF \E y : y = 1 THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:9: a quantifier or CHOOSE over y has no set to range over, so it cannot be evaluated; write y \in S
  while evaluating M.tla:6:9 (in Step): y`,
  },
  {
    name: "plus string",
    step: String.raw`old + "a"`,
    message: String.raw`M.tla:6:3: The second argument of + should be an integer, but instead it is the string "a".
  while evaluating M.tla:6:3 (in Step): old + "a"`,
  },
  {
    name: "minus set",
    step: String.raw`old - {}`,
    message: String.raw`M.tla:6:3: The second argument of - should be an integer, but instead it is the set {}.
  while evaluating M.tla:6:3 (in Step): old - {}`,
  },
  {
    name: "less",
    step: String.raw`IF old < TRUE THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:6: The second argument of < should be an integer, but instead it is the boolean TRUE.
  while evaluating M.tla:6:6 (in Step): old < TRUE`,
  },
  {
    name: "unary minus",
    step: String.raw`-"a"`,
    message: String.raw`M.tla:6:3: The argument of - should be an integer, but instead it is the string "a".
  while evaluating M.tla:6:3 (in Step): -"a"`,
  },
  {
    name: "div zero",
    step: String.raw`old \div 0`,
    message: String.raw`M.tla:6:3: The second argument of 1 \div 0 is 0.
  while evaluating M.tla:6:3 (in Step): old \div 0`,
  },
  {
    name: "mod zero",
    step: String.raw`old % 0`,
    message: String.raw`M.tla:6:3: The second argument of 1 % 0 should be a positive number, but instead it is 0.
  while evaluating M.tla:6:3 (in Step): old % 0`,
  },
  {
    name: "mod negative",
    step: String.raw`old % (0 - 3)`,
    message: String.raw`M.tla:6:3: The second argument of 1 % -3 should be a positive number, but instead it is -3.
  while evaluating M.tla:6:3 (in Step): old % (0 - 3)`,
  },
  {
    name: "pow",
    step: String.raw`2 ^ (0 - 1)`,
    message: String.raw`M.tla:6:3: The second argument of 2 ^ -1 should be a natural number, but instead it is -1.
  while evaluating M.tla:6:3 (in Step): 2 ^ (0 - 1)`,
  },
  {
    name: "pow overflow",
    step: String.raw`2 ^ 31`,
    message: String.raw`M.tla:6:3: Overflow when computing 2 ^ 31: the result is not a 32-bit integer.
  while evaluating M.tla:6:3 (in Step): 2 ^ 31`,
  },
  {
    name: "mul overflow",
    step: String.raw`65536 * 65536`,
    message: String.raw`M.tla:6:3: Overflow when computing 65536 * 65536: the result is not a 32-bit integer.
  while evaluating M.tla:6:3 (in Step): 65536 * 65536`,
  },
  {
    name: "plus overflow",
    step: String.raw`2147483647 + old`,
    message: String.raw`M.tla:6:3: Overflow when computing 2147483647 + 1: the result is not a 32-bit integer.
  while evaluating M.tla:6:3 (in Step): 2147483647 + old`,
  },
  {
    name: "minus overflow",
    step: String.raw`-2147483647 - 2`,
    message: String.raw`M.tla:6:3: Overflow when computing -2147483647 - 2: the result is not a 32-bit integer.
  while evaluating M.tla:6:3 (in Step): -2147483647 - 2`,
  },
  {
    name: "number too big",
    units: String.raw`VARIABLE x
Init == x = 1
Step(old) ==
  2147483648
Next == x' = Step(x)
`,
    message: String.raw`M.tla:6:3: 2147483648 is too large a number
  integers reach to 2147483647`,
  },
  {
    name: "interval",
    step: String.raw`1 .. "a"`,
    message: String.raw`M.tla:6:3: The second argument of .. should be an integer, but instead it is the string "a".
  while evaluating M.tla:6:3 (in Step): 1 .. "a"`,
  },
  {
    name: "equal kinds",
    step: String.raw`IF old = "a" THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:6: Attempted to check equality of the integer 1 with the string "a".
  while evaluating M.tla:6:6 (in Step): old = "a"`,
  },
  {
    name: "equal bool int",
    step: String.raw`IF old = TRUE THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:6: Attempted to check equality of the integer 1 with the boolean TRUE.
  while evaluating M.tla:6:6 (in Step): old = TRUE`,
  },
  {
    name: "equal nested",
    step: String.raw`IF <<old>> = <<"a">> THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:6: Attempted to check equality of the integer 1 with the string "a".
  while evaluating M.tla:6:6 (in Step): <<old>> = <<"a">>`,
  },
  {
    name: "member kinds",
    step: String.raw`IF old \in {"a"} THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:6: Attempted to check equality of the integer 1 with the string "a".
  while evaluating M.tla:6:6 (in Step): old \in {"a"}`,
  },
  {
    name: "member not set",
    step: String.raw`IF 1 \in old THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:6: Attempted to check if the integer 1 is an element of the integer 1, which is not a set.
  while evaluating M.tla:6:6 (in Step): 1 \in old`,
  },
  {
    name: "set mixed",
    step: String.raw`Cardinality({old, "a"})`,
    message: String.raw`M.tla:6:15: Attempted to compare the integer 1 with the string "a".
  while evaluating M.tla:6:15 (in Step): {old, "a"}`,
  },
  {
    name: "union not set",
    step: String.raw`old \cup {1}`,
    message: String.raw`M.tla:6:3: A set is needed here, but the integer 1 is not a set.
  while evaluating M.tla:6:3 (in Step): old \cup {1}`,
  },
  {
    name: "subset not set",
    step: String.raw`SUBSET old`,
    message: String.raw`M.tla:6:3: A set is needed here, but the integer 1 is not a set.
  while evaluating M.tla:6:3 (in Step): SUBSET old`,
  },
  {
    name: "UNION not set of sets",
    step: String.raw`UNION {1}`,
    message: String.raw`M.tla:6:3: A set is needed here, but the integer 1 is not a set.
  while evaluating M.tla:6:3 (in Step): UNION {1}`,
  },
  {
    name: "DOMAIN int",
    step: String.raw`DOMAIN old`,
    message: String.raw`M.tla:6:3: Attempted to compute the domain of the integer 1, which is not a function.
  while evaluating M.tla:6:3 (in Step): DOMAIN old`,
  },
  {
    name: "quantify int",
    step: String.raw`IF \E y \in old : TRUE THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:15: A set is needed here, but the integer 1 is not a set.
  while evaluating M.tla:6:15 (in Step): old`,
  },
  {
    name: "subseteq",
    step: String.raw`IF old \subseteq {1} THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:6: A set is needed here, but the integer 1 is not a set.
  while evaluating M.tla:6:6 (in Step): old \subseteq {1}`,
  },
  {
    name: "filter int",
    step: String.raw`{y \in old : TRUE}`,
    message: String.raw`M.tla:6:10: A set is needed here, but the integer 1 is not a set.
  while evaluating M.tla:6:10 (in Step): old`,
  },
  {
    name: "map int",
    step: String.raw`{y : y \in old}`,
    message: String.raw`M.tla:6:14: A set is needed here, but the integer 1 is not a set.
  while evaluating M.tla:6:14 (in Step): old`,
  },
  {
    name: "fcn over int",
    step: String.raw`[y \in old |-> 1]`,
    message: String.raw`M.tla:6:3: A set is needed here, but the integer 1 is not a set.
  while evaluating M.tla:6:3 (in Step): [y \in old |-> 1]`,
  },
  {
    name: "filter not bool",
    step: String.raw`{y \in {1} : 5}`,
    message: String.raw`M.tla:6:16: A boolean is needed here, but the integer 5 is not a boolean.
  while evaluating M.tla:6:16 (in Step): 5
  while evaluating M.tla:6:3 (in Step): {y \in {1} : 5}`,
  },
  {
    name: "cardinality infinite",
    step: String.raw`Cardinality(Nat)`,
    message: String.raw`M.tla:6:3: Attempted to compute the cardinality of the set Nat, which is not a finite set.
  while evaluating M.tla:6:3 (in Step): Cardinality(Nat)`,
  },
  {
    name: "cardinality int",
    step: String.raw`Cardinality(old)`,
    message: String.raw`M.tla:6:3: Attempted to compute the cardinality of the integer 1, which is not a finite set.
  while evaluating M.tla:6:3 (in Step): Cardinality(old)`,
  },
  {
    name: "if not bool",
    step: String.raw`IF old THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:6: A boolean is needed here, but the integer 1 is not a boolean.
  while evaluating M.tla:6:6 (in Step): old`,
  },
  {
    name: "and not bool",
    step: String.raw`IF TRUE /\ old THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:14: A boolean is needed here, but the integer 1 is not a boolean.
  while evaluating M.tla:6:14 (in Step): old`,
  },
  {
    name: "not not bool",
    step: String.raw`IF ~old THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:6: A boolean is needed here, but the integer 1 is not a boolean.
  while evaluating M.tla:6:6 (in Step): ~old`,
  },
  {
    name: "implies not bool",
    step: String.raw`IF TRUE => old THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:14: A boolean is needed here, but the integer 1 is not a boolean.
  while evaluating M.tla:6:14 (in Step): old`,
  },
  {
    name: "equiv not bool",
    step: String.raw`IF TRUE <=> old THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:6: A boolean is needed here, but the integer 1 is not a boolean.
  while evaluating M.tla:6:6 (in Step): TRUE <=> old`,
  },
  {
    name: "case not bool",
    step: String.raw`CASE old -> 1 [] OTHER -> 2`,
    message: String.raw`M.tla:6:8: A boolean is needed here, but the integer 1 is not a boolean.
  while evaluating M.tla:6:8 (in Step): old`,
  },
  {
    name: "forall not bool",
    step: String.raw`IF \A y \in {1} : y THEN 1 ELSE 2`,
    message: String.raw`M.tla:6:21: A boolean is needed here, but the integer 1 is not a boolean.
  while evaluating M.tla:6:21 (in Step): y`,
  },
]
