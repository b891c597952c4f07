// The operator symbols of TLA+: canonical names, fixity, precedence ranges and associativity (Specifying Systems, section 15.2.1, as SANY has them).

export type Fixity = "prefix" | "infix" | "postfix"

/**
 * One symbol. Two operators side by side without parentheses are grouped by their precedence *ranges*; where the ranges overlap,
 * only the same left-associative operator may follow itself.
 */
export type OperatorSymbol = {
  /** Canonical spelling, whatever way it was typed. */
  readonly name: string
  readonly fixity: Fixity
  readonly low: number
  readonly high: number
  readonly leftAssociative: boolean
}

type Row = readonly [nodeType: string, name: string, low: number, high: number, associativity?: "left"]

const INFIX: readonly Row[] = [
  ["implies", "=>", 1, 1],
  ["plus_arrow", "-+->", 2, 2],
  ["equiv", "<=>", 2, 2],
  ["iff", "<=>", 2, 2],
  ["leads_to", "~>", 2, 2],
  ["land", "/\\", 3, 3, "left"],
  ["lor", "\\/", 3, 3, "left"],
  ["assign", ":=", 5, 5],
  ["bnf_rule", "::=", 5, 5],
  ["eq", "=", 5, 5],
  ["neq", "/=", 5, 5],
  ["lt", "<", 5, 5],
  ["gt", ">", 5, 5],
  ["leq", "<=", 5, 5],
  ["geq", ">=", 5, 5],
  ["approx", "\\approx", 5, 5],
  ["rs_ttile", "|-", 5, 5],
  ["rd_ttile", "|=", 5, 5],
  ["ls_ttile", "-|", 5, 5],
  ["ld_ttile", "=|", 5, 5],
  ["asymp", "\\asymp", 5, 5],
  ["cong", "\\cong", 5, 5],
  ["doteq", "\\doteq", 5, 5],
  ["gg", "\\gg", 5, 5],
  ["ll", "\\ll", 5, 5],
  ["in", "\\in", 5, 5],
  ["notin", "\\notin", 5, 5],
  ["prec", "\\prec", 5, 5],
  ["succ", "\\succ", 5, 5],
  ["preceq", "\\preceq", 5, 5],
  ["succeq", "\\succeq", 5, 5],
  ["propto", "\\propto", 5, 5],
  ["sim", "\\sim", 5, 5],
  ["simeq", "\\simeq", 5, 5],
  ["sqsubset", "\\sqsubset", 5, 5],
  ["sqsupset", "\\sqsupset", 5, 5],
  ["sqsubseteq", "\\sqsubseteq", 5, 5],
  ["sqsupseteq", "\\sqsupseteq", 5, 5],
  ["subset", "\\subset", 5, 5],
  ["supset", "\\supset", 5, 5],
  ["subseteq", "\\subseteq", 5, 5],
  ["supseteq", "\\supseteq", 5, 5],
  ["cdot", "\\cdot", 5, 14, "left"],
  ["compose", "@@", 6, 6, "left"],
  ["map_to", ":>", 7, 7],
  ["map_from", "<:", 7, 7],
  ["setminus", "\\", 8, 8],
  ["cap", "\\cap", 8, 8, "left"],
  ["cup", "\\cup", 8, 8, "left"],
  ["dots_2", "..", 9, 9],
  ["dots_3", "...", 9, 9],
  ["excl", "!!", 9, 13],
  ["hashhash", "##", 9, 13, "left"],
  ["dol", "$", 9, 13, "left"],
  ["doldol", "$$", 9, 13, "left"],
  ["qq", "??", 9, 13, "left"],
  ["sqcap", "\\sqcap", 9, 13, "left"],
  ["sqcup", "\\sqcup", 9, 13, "left"],
  ["uplus", "\\uplus", 9, 13, "left"],
  ["wr", "\\wr", 9, 14],
  ["plus", "+", 10, 10, "left"],
  ["plusplus", "++", 10, 10, "left"],
  ["oplus", "(+)", 10, 10, "left"],
  ["mod", "%", 10, 11],
  ["modmod", "%%", 10, 11, "left"],
  ["vert", "|", 10, 11, "left"],
  ["vertvert", "||", 10, 11, "left"],
  ["times", "\\X", 10, 13, "left"],
  ["minus", "-", 11, 11, "left"],
  ["minusminus", "--", 11, 11, "left"],
  ["ominus", "(-)", 11, 11, "left"],
  ["amp", "&", 13, 13, "left"],
  ["ampamp", "&&", 13, 13, "left"],
  ["odot", "(.)", 13, 13, "left"],
  ["oslash", "(/)", 13, 13],
  ["otimes", "(\\X)", 13, 13, "left"],
  ["mul", "*", 13, 13, "left"],
  ["mulmul", "**", 13, 13, "left"],
  ["slash", "/", 13, 13],
  ["slashslash", "//", 13, 13],
  ["bigcirc", "\\bigcirc", 13, 13, "left"],
  ["bullet", "\\bullet", 13, 13, "left"],
  ["div", "\\div", 13, 13],
  ["circ", "\\o", 13, 13, "left"],
  ["star", "\\star", 13, 13, "left"],
  ["pow", "^", 14, 14],
  ["powpow", "^^", 14, 14],
]

const PREFIX: readonly Row[] = [
  ["lnot", "~", 4, 4, "left"],
  ["enabled", "ENABLED", 4, 15],
  ["unchanged", "UNCHANGED", 4, 15],
  ["always", "[]", 4, 15],
  ["eventually", "<>", 4, 15],
  ["powerset", "SUBSET", 10, 13],
  ["union", "UNION", 10, 13],
  ["domain", "DOMAIN", 10, 13],
  ["negative", "-.", 12, 12],
]

const POSTFIX: readonly Row[] = [
  ["prime", "'", 15, 15],
  ["sup_plus", "^+", 15, 15],
  ["asterisk", "^*", 15, 15],
  ["sup_hash", "^#", 15, 15],
]

const tableOf = (fixity: Fixity, rows: readonly Row[]): readonly (readonly [string, OperatorSymbol])[] => {
  const byName = new Map<string, OperatorSymbol>()
  return rows.map(([nodeType, name, low, high, associativity]) => {
    const known = byName.get(name)
    const symbol = known ?? { name, fixity, low, high, leftAssociative: associativity === "left" }
    byName.set(name, symbol)
    return [nodeType, symbol] as const
  })
}

/** Symbols by the node type the grammar gives them; spellings of one operator share one symbol object. */
export const OPERATOR_BY_NODE_TYPE: ReadonlyMap<string, OperatorSymbol> = new Map([
  ...tableOf("infix", INFIX),
  ...tableOf("prefix", PREFIX),
  ...tableOf("postfix", POSTFIX),
])

/** Every operator symbol once. */
export const OPERATORS: readonly OperatorSymbol[] = [...new Set(OPERATOR_BY_NODE_TYPE.values())]

const symbolOf = (nodeType: string): OperatorSymbol => {
  const symbol = OPERATOR_BY_NODE_TYPE.get(nodeType)
  if (symbol === undefined) throw new Error(`no operator for ${nodeType}`)
  return symbol
}

/** The symbol with a canonical name and fixity. */
export const operatorNamed = (name: string, fixity: Fixity): OperatorSymbol | undefined =>
  OPERATORS.find((symbol) => symbol.name === name && symbol.fixity === fixity)

/** Unary minus, which shares its character with the infix operator and is told apart by what stands before it. */
export const NEGATION = symbolOf("negative")

/** Infix minus. */
export const MINUS = symbolOf("minus")

/** `n` or `n–m`, for messages. */
export const rangeText = (symbol: OperatorSymbol): string => (symbol.low === symbol.high ? `${symbol.low}` : `${symbol.low}-${symbol.high}`)
