/**
 * Java's properties format, in which zoo.cfg is written: comments, `=`, `:` or blanks between key and value, escapes,
 * and lines that continue after a backslash. (Apache: QuorumPeerConfig.parse, by java.util.Properties.load.)
 */

/** One entry, with the line it begins on, from 1. */
export type Entry = { readonly key: string; readonly value: string; readonly line: number }

/** A line that is no entry. */
export type BadLine = { readonly line: number; readonly key: string; readonly wrong: string; readonly right: string }

const isBlank = (character: string | undefined): boolean => character === " " || character === "\t" || character === "\f"

const withoutLeadingBlanks = (line: string): string => line.replace(/^[ \t\f]+/, "")

/** Whether the line ends in a backslash that is not itself escaped. */
const continues = (line: string): boolean => /(?:^|[^\\])(?:\\\\)*\\$/.test(line)

const escapes: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", f: "\f" }

/** The text with its escapes resolved; null if a `\u` is not followed by four hexadecimal digits. */
const unescaped = (text: string): string | null => {
  if (/(?:^|[^\\])(?:\\\\)*\\u(?![0-9a-fA-F]{4})/.test(text)) return null
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|([\s\S])|$)/g, (_whole, code: string | undefined, other: string | undefined) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16))
    return other === undefined ? "" : (escapes[other] ?? other)
  })
}

/** Where the key ends: at the first `=`, `:` or blank that is not escaped. */
const keyLength = (line: string): number => {
  let at = 0
  while (at < line.length && line[at] !== "=" && line[at] !== ":" && !isBlank(line[at])) at += line[at] === "\\" ? 2 : 1
  return Math.min(at, line.length)
}

/** The logical lines of a text, each with the number of the line it begins on; comments and empty lines are left out. */
const logicalLines = (text: string): readonly { readonly line: number; readonly text: string }[] => {
  const natural = text.split(/\r\n|\n|\r/)
  const found: { line: number; text: string }[] = []
  for (let index = 0; index < natural.length; index++) {
    const line = index + 1
    let whole = withoutLeadingBlanks(natural[index] ?? "")
    if (whole === "" || whole.startsWith("#") || whole.startsWith("!")) continue
    // Java reads on in ways that depend on what follows; nobody means such a line.
    if (whole === "\\") {
      found.push({ line, text: "" })
      continue
    }
    while (continues(whole)) {
      index += 1
      whole = whole.slice(0, -1) + withoutLeadingBlanks(natural[index] ?? "")
    }
    found.push({ line, text: whole })
  }
  return found
}

/** What editors put before a text to say how it is encoded, one character for each byte. ZooKeeper takes it for a key. */
const byteOrderMarks = [
  { encoding: "UTF-8", bytes: "\u00ef\u00bb\u00bf" },
  { encoding: "UTF-16", bytes: "\u00ff\u00fe" },
  { encoding: "UTF-16", bytes: "\u00fe\u00ff" },
]

/**
 * The entries of a text in their order, keys and values without blanks around them. Nothing is dropped: the same key
 * may come twice. Other characters than ASCII are refused outside comments, because ZooKeeper takes the bytes of the
 * file for ISO-8859-1, whatever was meant.
 */
export const parseProperties = (text: string): { readonly entries: readonly Entry[]; readonly bad: readonly BadLine[] } => {
  const entries: Entry[] = []
  const bad: BadLine[] = []
  const mark = byteOrderMarks.find(({ bytes }) => text.startsWith(bytes))
  if (mark !== undefined) {
    const wrong = `the file begins with a byte order mark, that of ${mark.encoding}`
    bad.push({ line: 1, key: "", wrong, right: "save it as plain ASCII, or as UTF-8 without a mark" })
  }
  // What is left when the mark and the other halves of UTF-16 are gone is what was meant, so that all else is still checked.
  const plain = mark === undefined ? text : text.slice(mark.bytes.length).replaceAll("\0", "")
  for (const { line, text: whole } of logicalLines(plain)) {
    const end = keyLength(whole)
    const rawKey = whole.slice(0, end)
    const rawValue = whole.slice(end).replace(/^[ \t\f]*[=:]?[ \t\f]*/, "")
    const refuse = (wrong: string, right: string): void => void bad.push({ line, key: rawKey, wrong, right })
    if (whole === "") {
      refuse("the line holds nothing but a backslash", "remove it")
      continue
    }
    // oxlint-disable-next-line no-control-regex -- The control characters are part of ASCII.
    if (/[\u0080-\uffff]/.test(whole)) {
      refuse("holds a character outside ASCII", "write \\u and four hexadecimal digits in its place")
      continue
    }
    const key = unescaped(rawKey)?.trim()
    const value = unescaped(rawValue)?.trim()
    if (key === undefined || value === undefined)
      refuse("holds \\u without four hexadecimal digits", "write \\u0041, or \\\\u for a backslash and a u")
    else if (key === "") refuse("the line has no key", "write key=value, or # before a comment")
    else entries.push({ key, value, line })
  }
  return { entries, bad }
}
