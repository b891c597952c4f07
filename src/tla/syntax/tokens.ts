// Cuts text into tokens as SANY does (longest match, nested comments left out). Used to find the extent of a module, to explain
// what the grammar could not read, and to see where the grammar cut a symbol differently.

export type Token = {
  readonly kind: "word" | "number" | "string" | "symbol" | "separator" | "ending" | "header"
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A string or comment that is opened and never closed; the rest of the text is inside of it. */
export type Unclosed = { readonly kind: "string" | "comment"; readonly start: number }

export type Tokens = {
  readonly tokens: readonly Token[]
  readonly comments: readonly Stretch[]
  readonly unclosed: Unclosed | null
}

/** A part of a text, from `start` up to `end`. */
export type Stretch = { readonly start: number; readonly end: number }

const SYMBOLS = [
  ["-+->"],
  ["<=>", "...", "::=", "(+)", "(-)", "(.)", "(/)", "|->", "]_", ">>_"],
  [
    "==",
    "=>",
    "=<",
    "=|",
    "##",
    "^^",
    "^+",
    "^*",
    "^#",
    "--",
    "-|",
    "-.",
    "->",
    "**",
    "++",
    "<:",
    "<=",
    "<-",
    "<>",
    "<<",
    ">>",
    ">=",
    "..",
    "||",
    "|-",
    "|=",
  ],
  ["&&", "$$", "??", "%%", "@@", "!!", ":>", ":=", "::", "//", "/\\", "/=", "\\/", "~>", "[]"],
].flat()

const byFirst = new Map<string, string[]>()
for (const symbol of ["(\\X)", ...SYMBOLS].toSorted((a, b) => b.length - a.length)) {
  const first = symbol.charAt(0)
  byFirst.set(first, [...(byFirst.get(first) ?? []), symbol])
}

const WORD = /[A-Za-z0-9_]+/y
const BASED_NUMBER = /\\(?:[bB][01]+|[oO][0-7]+|[hH][0-9a-fA-F]+)/y
/** The symbols that are written as a backslash and a word. The longest known one counts, so `\inS` is `\in S`. */
const COMMANDS = [
  "A AA E EE forall exists X times approx asymp bigcirc bullet cap cdot circ cong cup div doteq equiv geq gg in intersect land leq ll lnot lor neg notin",
  "o odot ominus oplus oslash otimes prec preceq propto sim simeq sqcap sqcup sqsubset sqsubseteq sqsupset sqsupseteq star subset subseteq succ succeq",
  "supset supseteq union uplus wr",
]
  .flatMap((line) => line.split(" "))
  .toSorted((a, b) => b.length - a.length)
const HEADER = /-{4,} *MODULE\b/y
const DASHES = /-{4,}/y
const EQUALS = /={4,}/y
const STRING = /"(?:[^"\\\n]|\\.)*"/y
const SPACE = /\s+/y

const matchAt = (pattern: RegExp, text: string, index: number): string | null => {
  pattern.lastIndex = index
  return pattern.exec(text)?.[0] ?? null
}

/** The index after the comment that starts at `index`, or null when it is never closed. */
const commentEnd = (text: string, index: number): number | null => {
  let depth = 0
  for (let at = index; at < text.length; at++) {
    if (text.startsWith("(*", at)) {
      depth++
      at++
    } else if (text.startsWith("*)", at)) {
      depth--
      at++
      if (depth === 0) return at + 1
    }
  }
  return null
}

const wordKind = (word: string): Token["kind"] => (/^[0-9]+$/.test(word) ? "number" : "word")

const tokenAt = (text: string, index: number): Token => {
  const token = (kind: Token["kind"], content: string): Token => ({
    kind,
    text: content,
    start: index,
    end: index + content.length,
  })
  const character = text.charAt(index)
  if (character === "-") {
    const header = matchAt(HEADER, text, index)
    if (header !== null) return token("header", header)
    const dashes = matchAt(DASHES, text, index)
    if (dashes !== null) return token("separator", dashes)
  }
  if (character === "=") {
    const equals = matchAt(EQUALS, text, index)
    if (equals !== null) return token("ending", equals)
  }
  if (character === "W" || character === "S") {
    const prefix = text.slice(index, index + 3)
    if (prefix === "WF_" || prefix === "SF_") return token("word", prefix)
  }
  const word = matchAt(WORD, text, index)
  // A lone `_` and a word without a letter are no names; `__` is two placeholders.
  if (word !== null) return /^_+$/.test(word) ? token("symbol", "_") : token(wordKind(word), word)
  const symbol = byFirst.get(character)?.find((candidate) => text.startsWith(candidate, index))
  if (character === "\\" && symbol === undefined) {
    const number = matchAt(BASED_NUMBER, text, index)
    if (number !== null) return token("number", number)
    const command = COMMANDS.find((candidate) => text.startsWith(candidate, index + 1))
    if (command !== undefined) return token("symbol", `\\${command}`)
  }
  return token("symbol", symbol ?? String.fromCodePoint(text.codePointAt(index) ?? 0))
}

/**
 * Tokens of `text` from `start` on. With `stop`, reading ends before the first token that it accepts, so that free text after
 * a module is never looked at.
 */
export const tokenize = (text: string, start: number, stop: (token: Token) => boolean = () => false): Tokens => {
  const tokens: Token[] = []
  const comments: Stretch[] = []
  let index = start
  while (index < text.length) {
    const space = matchAt(SPACE, text, index)
    if (space !== null) {
      index += space.length
    } else if (text.startsWith("\\*", index)) {
      const lineEnd = text.indexOf("\n", index)
      const end = lineEnd < 0 ? text.length : lineEnd
      comments.push({ start: index, end })
      index = end
    } else if (text.startsWith("(*", index)) {
      const end = commentEnd(text, index)
      if (end === null) return { tokens, comments, unclosed: { kind: "comment", start: index } }
      comments.push({ start: index, end })
      index = end
    } else if (text[index] === '"') {
      const string = matchAt(STRING, text, index)
      if (string === null) return { tokens, comments, unclosed: { kind: "string", start: index } }
      tokens.push({ kind: "string", text: string, start: index, end: index + string.length })
      index += string.length
    } else {
      const token = tokenAt(text, index)
      tokens.push(token)
      if (stop(token)) return { tokens, comments, unclosed: null }
      index = token.end
    }
  }
  return { tokens, comments, unclosed: null }
}
