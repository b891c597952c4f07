/**
 * The module text in front of generated expressions: operators with every kind of parameter, whose formals are named like the variables
 * the expressions bind, so that a capture of arguments changes a value.
 */
import { type Type, boolean, integer, sequenceOf, setOf } from "./type.ts"

export const prelude = `EXTENDS Integers, Sequences, FiniteSets, Bags, TLC
LOCAL Small(n) == n % 4
F(a, b) == 10 * a + b
Flip(a, b) == F(b, a)
Turn(x, y, z) == F(F(y, x), Flip(z, x))
WithLet(x, y) == LET a == y
                     b == x - a
                 IN  F(b, a)
First(a, b) == a
Second(b, a) == a
Unused(a) == 1
Apply(f(_), x) == f(x)
Apply2(f(_, _), x, y) == f(y, x)
Twice(f(_), x) == f(f(x))
Compose(f(_), g(_), x) == f(g(x))
Fold(f(_, _), x, s) == LET fold[n \\in 0..Len(s)] == IF n = 0 THEN x ELSE f(fold[n - 1], s[n]) IN fold[Len(s)]
Holds(p(_), s) == \\A x \\in s : p(x)
a ++ b == a + 2 * b
a \\sqcup b == IF a > b THEN a ELSE b
a ## b == (a \\cup b) \\ (a \\cap b)
a & b == <<b, a>>
Factorial[n \\in Nat] == IF n = 0 THEN 1 ELSE n * Factorial[n - 1]
Fibonacci[n \\in 0..40] == IF n < 2 THEN n ELSE Fibonacci[n - 1] + Fibonacci[n - 2]
RECURSIVE Sum(_)
Sum(s) == IF s = {} THEN 0 ELSE LET x == CHOOSE y \\in s : TRUE IN x + Sum(s \\ {x})
RECURSIVE Reverse(_)
Reverse(s) == IF s = <<>> THEN <<>> ELSE Append(Reverse(Tail(s)), Head(s))
RECURSIVE Even(_), Odd(_)
Even(n) == IF n = 0 THEN TRUE ELSE Odd(n - 1)
Odd(n) == IF n = 0 THEN FALSE ELSE Even(n - 1)
Range(f) == {f[x] : x \\in DOMAIN f}
Nested == INSTANCE Integers
Counter(n) == [x \\in 1..n |-> [y \\in 1..x |-> F(x, y)]]`

/** An operator that generated expressions may call, with the types of its parameters and of its result. */
export type Signature = { readonly name: string; readonly parameters: readonly Type[]; readonly result: Type }

export const signatures: readonly Signature[] = [
  { name: "Small", parameters: [integer], result: integer },
  { name: "F", parameters: [integer, integer], result: integer },
  { name: "Flip", parameters: [integer, integer], result: integer },
  { name: "Turn", parameters: [integer, integer, integer], result: integer },
  { name: "WithLet", parameters: [integer, integer], result: integer },
  { name: "Unused", parameters: [integer], result: integer },
  { name: "Sum", parameters: [setOf(integer)], result: integer },
  { name: "Reverse", parameters: [sequenceOf(integer)], result: sequenceOf(integer) },
  { name: "Range", parameters: [sequenceOf(integer)], result: setOf(integer) },
]

/** Operators of one integer that may be passed by name. */
export const unaryOperators: readonly string[] = ["Small", "Unused"]
/** Operators of two integers that may be passed by name, symbols among them. */
export const binaryOperators: readonly string[] = ["F", "Flip", "First", "Second", "+", "-", "++", "\\sqcup", "%"]
export const comparisons: readonly (readonly [string, Type])[] = [
  ["<", boolean],
  ["<=", boolean],
  [">", boolean],
  [">=", boolean],
]

const names = (text: string): Set<string> => new Set(text.match(/[A-Za-z_][A-Za-z0-9_]*|\\sqcup|\+\+|##|&/g) ?? [])

/** The definitions of the text in front that a counterexample needs, directly or through others, so that what is printed is small. */
export const neededPrelude = (text: string): string => {
  const [extended, ...lines] = prelude.split("\n")
  const definitions: string[] = []
  for (const line of lines) {
    if (line.startsWith(" ") || ((definitions.at(-1) ?? "").startsWith("RECURSIVE") && !definitions.at(-1)!.includes("==")))
      definitions[definitions.length - 1] += `\n${line}`
    else definitions.push(line)
  }
  const defined = definitions.map((definition) =>
    [...definition.matchAll(/^(?:LOCAL |RECURSIVE )?(?:a (\S+) b|([A-Za-z][A-Za-z0-9]*))(?:\(|\[| ==)/gm)].map(
      ([, symbol, name]) => symbol ?? name!,
    ),
  )
  const needed = new Set<number>()
  for (let before = -1; before !== needed.size;) {
    before = needed.size
    const used = names([text, ...[...needed].map((index) => definitions[index]!)].join(" "))
    defined.forEach((own, index) => own.some((name) => used.has(name)) && needed.add(index))
  }
  return [extended!, ...definitions.filter((_, index) => needed.has(index))].join("\n")
}
