// The TLA+ grammar of tree-sitter: loaded once per process; a parse gives a light tree of plain objects or the place where it failed.
import { Language, Parser } from "web-tree-sitter"
import type { ParseCallback, Tree } from "web-tree-sitter"

/**
 * One named node of the concrete syntax tree, without punctuation. Offsets count UTF-16 units.
 * The tree is copied out of the parser in one walk, because each access to a parser node crosses into WebAssembly.
 */
export type CstNode = {
  readonly type: string
  readonly field: string | null
  readonly start: number
  readonly end: number
  readonly children: readonly CstNode[]
}

/** Where the grammar could not go on, and the names of the tokens with which it could have. */
export type Flaw = { readonly offset: number; readonly expected: ReadonlySet<string> }

export type Cst = { readonly kind: "tree"; readonly root: CstNode } | { readonly kind: "flaw"; readonly flaw: Flaw }

let loading: Promise<Parser> | null = null

const load = async (wasm: Uint8Array): Promise<Parser> => {
  await Parser.init()
  const parser = new Parser()
  parser.setLanguage(await Language.load(wasm))
  return parser
}

/**
 * Loads the grammar; later calls return the same parser.
 * @param wasm the bytes of `tree-sitter-tlaplus.wasm`
 */
export const initGrammar = (wasm: Uint8Array): Promise<Parser> => {
  loading ??= load(wasm)
  return loading
}

/** The parser, once `initGrammar` was called. */
export const loadedGrammar = (): Promise<Parser> => {
  if (loading === null) throw new Error("initGrammar has to be called before the first parse")
  return loading
}

/** Parses a text without comments. The parser repairs what it cannot read; a repaired tree is never returned. */
export const parseText = (parser: Parser, text: string): Cst => {
  const tree = parser.parse(inChunks(text))
  if (tree === null) throw new Error("the parser was stopped before it finished")
  try {
    return tree.rootNode.hasError ? { kind: "flaw", flaw: findFlaw(parser, text) } : { kind: "tree", root: copyTree(parser, tree, text) }
  } finally {
    tree.delete()
  }
}

/**
 * The parser copies a whole chunk of text each time it looks back to a line's start for a column, which bulleted lists make it do often:
 * with small chunks a specification is parsed about eight times as fast as when it is given as one string.
 */
const CHUNK = 256

const inChunks =
  (text: string): ParseCallback =>
  (index) =>
    text.slice(index, index + CHUNK)

const languageOf = (parser: Parser): Language => {
  if (parser.language === null) throw new Error("the parser has no grammar")
  return parser.language
}

const copyTree = (parser: Parser, tree: Tree, text: string): CstNode => {
  const language = languageOf(parser)
  const types = language.types
  const named = types.map((_, id) => language.nodeTypeIsNamed(id))
  const cursor = tree.walk()
  const copy = (type: string): CstNode => {
    const field = language.fields[cursor.currentFieldId] ?? null
    const start = cursor.startIndex
    const end = trimmedEnd(text, start, cursor.endIndex)
    const children: CstNode[] = []
    if (cursor.gotoFirstChild()) {
      do {
        const id = cursor.nodeTypeId
        const childType = types[id]
        if (named[id] === true && childType !== undefined) children.push(copy(childType))
      } while (cursor.gotoNextSibling())
      cursor.gotoParent()
    }
    return { type, field, start, end, children }
  }
  const root = copy(cursor.nodeType)
  cursor.delete()
  return root
}

/** The end of a bulleted list is seen only at the next token, so the parser counts the space before that token to the list. */
const trimmedEnd = (text: string, start: number, end: number): number => {
  let last = end
  while (last > start && text.charCodeAt(last - 1) <= SPACE) last--
  return last
}

const SPACE = 32

const PROCESSING = /^process version:(\d+), .*state:(\d+), row:(\d+), col:(\d+)/
/** The parser counts columns in bytes of UTF-16. */
const BYTES_PER_UNIT = 2

/**
 * Parses again with the parser's log, which names the token where no reading of the text can go on. The repaired tree tells that much
 * less exactly: its error nodes can span the whole file. Several readings are tried side by side; the one that gets furthest counts.
 */
const findFlaw = (parser: Parser, text: string): Flaw => {
  const lineStarts = [0, ...Array.from(text.matchAll(/\n/g), (match) => match.index + 1)]
  let current = { offset: 0, state: 0 }
  let furthest: typeof current | null = null
  let repairing = false
  parser.setLogger((message, isLexing) => {
    if (isLexing || repairing) return
    const processing = PROCESSING.exec(message)
    if (processing !== null)
      current = {
        offset: (lineStarts[Number(processing[3])] ?? 0) + Number(processing[4]) / BYTES_PER_UNIT,
        state: Number(processing[2]),
      }
    else if (message.startsWith("detect_error") && (furthest === null || current.offset >= furthest.offset)) furthest = current
    else if (message.startsWith("resume")) repairing = true
  })
  parser.parse(inChunks(text))?.delete()
  parser.setLogger(null)
  const { offset, state } = furthest ?? current
  return { offset, expected: new Set(languageOf(parser).lookaheadIterator(state) ?? []) }
}
