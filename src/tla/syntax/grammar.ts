// The TLA+ grammar of tree-sitter: loaded once per process, and a parse as a light tree of plain objects.
import { Language, Parser } from "web-tree-sitter"
import type { Tree, TreeCursor } from "web-tree-sitter"

/**
 * One named node of the concrete syntax tree, without punctuation and comments. Offsets count UTF-16 units.
 * The tree is copied out of the parser in one walk, because each access to a parser node crosses into WebAssembly.
 */
export type CstNode = {
  readonly type: string
  readonly field: string | null
  readonly start: number
  readonly end: number
  readonly children: readonly CstNode[]
}

/** What the parser could not read: a stretch of text, or a token that should stand at a place. */
export type Flaw = { readonly missing: string | null; readonly start: number; readonly end: number }

export type Cst = { readonly root: CstNode; readonly flaws: readonly Flaw[] }

let loading: Promise<Parser> | null = null

/**
 * Loads the grammar; later calls return the same parser.
 * @param wasm the bytes of `tree-sitter-tlaplus.wasm`
 */
export const initGrammar = (wasm: Uint8Array): Promise<Parser> => {
  loading ??= (async () => {
    await Parser.init()
    const parser = new Parser()
    parser.setLanguage(await Language.load(wasm))
    return parser
  })()
  return loading
}

/** The parser, once `initGrammar` was called. */
export const loadedGrammar = (): Promise<Parser> => {
  if (loading === null) throw new Error("initGrammar has to be called before the first parse")
  return loading
}

const COMMENTS = new Set(["comment", "block_comment"])

/** Parses a text. A tree with flaws is incomplete: it must only be used to explain the flaws. */
export const parseText = (parser: Parser, text: string): Cst => {
  const tree = parser.parse(text)
  if (tree === null) throw new Error("the parser was stopped before it finished")
  try {
    return tree.rootNode.hasError ? { root: EMPTY, flaws: flawsOf(tree) } : { root: copyTree(parser, tree), flaws: [] }
  } finally {
    tree.delete()
  }
}

const EMPTY: CstNode = { type: "source_file", field: null, start: 0, end: 0, children: [] }

const copyTree = (parser: Parser, tree: Tree): CstNode => {
  const language = parser.language as Language
  const types = language.types
  const named = types.map((_, id) => language.nodeTypeIsNamed(id))
  const cursor = tree.walk()
  const copy = (type: string): CstNode => {
    const fieldId = cursor.currentFieldId
    const start = cursor.startIndex
    const end = cursor.endIndex
    const children: CstNode[] = []
    if (cursor.gotoFirstChild()) {
      do {
        const id = cursor.nodeTypeId
        const childType = types[id]
        if (named[id] === true && childType !== undefined && !COMMENTS.has(childType)) children.push(copy(childType))
      } while (cursor.gotoNextSibling())
      cursor.gotoParent()
    }
    return { type, field: language.fields[fieldId] ?? null, start, end, children }
  }
  const root = copy(cursor.nodeType)
  cursor.delete()
  return root
}

const flawsOf = (tree: Tree): readonly Flaw[] => {
  const cursor = tree.walk()
  const flaws: Flaw[] = []
  collectFlaws(cursor, flaws)
  cursor.delete()
  return flaws
}

/** Innermost flaws only: an unfinished construct often puts an error node around the whole file. */
const collectFlaws = (cursor: TreeCursor, flaws: Flaw[]): void => {
  const node = cursor.currentNode
  const before = flaws.length
  if (node.isMissing) {
    flaws.push({ missing: node.type, start: node.startIndex, end: node.endIndex })
    return
  }
  if (!node.hasError) return
  if (cursor.gotoFirstChild()) {
    do collectFlaws(cursor, flaws)
    while (cursor.gotoNextSibling())
    cursor.gotoParent()
  }
  if (node.isError && flaws.length === before) flaws.push({ missing: null, start: node.startIndex, end: node.endIndex })
}
