// Operators that belong to the language itself: no module defines them and none may redefine them.

/** Number of arguments of each built-in operator that is written as an application. */
export const builtinArity: ReadonlyMap<string, number> = new Map([
  ...["=", "/=", "<=>", "=>", "\\in", "\\notin", "\\cup", "\\cap", "\\", "\\subseteq", "~>", "-+->", "\\cdot"].map(
    (name) => [name, 2] as const,
  ),
  ...["~", "SUBSET", "UNION", "DOMAIN", "UNCHANGED", "ENABLED", "'", "[]", "<>"].map((name) => [name, 1] as const),
])
