/** The properties format. What is expected of each text is what java.util.Properties makes of it. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseProperties } from "../../../src/runtime/config/properties.ts"

const pairs = (text: string): readonly (readonly [string, string])[] => {
  const { entries, bad } = parseProperties(text)
  expect(bad).toEqual([])
  return entries.map(({ key, value }) => [key, value])
}

describe("the properties format", () => {
  const cases: readonly (readonly [string, string, readonly (readonly [string, string])[]])[] = [
    [
      "separators of every kind",
      "a=1\nb:2\nc 3\nd\t=\t4\ne  :  5\nf",
      [
        ["a", "1"],
        ["b", "2"],
        ["c", "3"],
        ["d", "4"],
        ["e", "5"],
        ["f", ""],
      ],
    ],
    [
      "only the first separator separates",
      "a==1\nb =:2\nc: = 3",
      [
        ["a", "=1"],
        ["b", ":2"],
        ["c", "= 3"],
      ],
    ],
    ["comments and empty lines", "# a=1\n  ! b=2\n\n \t\f\nc=3 # no comment", [["c", "3 # no comment"]]],
    [
      "every end of line",
      "a=1\rb=2\r\nc=3\n",
      [
        ["a", "1"],
        ["b", "2"],
        ["c", "3"],
      ],
    ],
    [
      "lines that continue",
      "a=1\\\n   2\\\r\n#3\nb=4\\\\\nc=5",
      [
        ["a", "12#3"],
        ["b", "4\\"],
        ["c", "5"],
      ],
    ],
    ["a comment does not continue", "# one \\\na=1", [["a", "1"]]],
    ["a line that continues at the end of the file", "a=1\\", [["a", "1"]]],
    ["escapes", "a\\ b\\=c\\:d=\\t1\\n2\\\\\\z\\u0041", [["a b=c:d", "1\n2\\zA"]]],
    [
      "an escaped comment sign",
      "\\#a=1\n\\!b=2",
      [
        ["#a", "1"],
        ["!b", "2"],
      ],
    ],
    [
      "blanks around keys and values",
      "  a  =  1  \n\\ b=\\ 2\\ ",
      [
        ["a", "1"],
        ["b", "2"],
      ],
    ],
    [
      "the same key twice",
      "a=1\na=2",
      [
        ["a", "1"],
        ["a", "2"],
      ],
    ],
  ]
  for (const [name, text, expected] of cases) it(`reads ${name}`, () => expect(pairs(text)).toEqual(expected))

  it("numbers an entry by the line it begins on", () => {
    const { entries } = parseProperties("#\n\na=1\\\n2\nb=3\r\nc=4")
    expect(entries.map(({ key, line }) => [key, line])).toEqual([
      ["a", 3],
      ["b", 5],
      ["c", 6],
    ])
  })

  it("refuses a line without a key, a broken escape, foreign characters and a lone backslash", () => {
    const { entries, bad } = parseProperties("=1\na=\\u12\nb=caf\u00e9\n\\\nc=5\n# caf\u00e9\nd\\u00g0=1")
    expect(entries).toEqual([{ key: "c", value: "5", line: 5 }])
    expect(bad.map(({ line }) => line)).toEqual([1, 2, 3, 4, 7])
  })

  for (const [encoding, bytes] of [
    ["UTF-8", Buffer.from("\ufeffa=1\nb=2\n", "utf8")],
    ["UTF-16", Buffer.from("\ufeffa=1\nb=2\n", "utf16le")],
    ["UTF-16", Buffer.from("\ufeffa=1\nb=2\n", "utf16le").swap16()],
  ] as const)
    it(`says of a file with the byte order mark of ${encoding} no more than that, and reads the rest (${bytes[0]})`, () => {
      const { entries, bad } = parseProperties(bytes.toString("latin1"))
      const wrong = `the file begins with a byte order mark, that of ${encoding}`
      expect(bad).toEqual([{ line: 1, key: "", wrong, right: "save it as plain ASCII, or as UTF-8 without a mark" }])
      expect(entries.map(({ key, value }) => [key, value])).toEqual([
        ["a", "1"],
        ["b", "2"],
      ])
    })

  it("reads back what was escaped", () => {
    const escape = (text: string): string =>
      Array.from(text)
        .map((character) => (/[a-z0-9]/.test(character) ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`))
        .join("")
    const word = fc.string({ unit: "binary-ascii", minLength: 1 }).filter((text) => text === text.trim())
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 5 }), (written) => {
        expect(pairs(written.map(([key, value]) => `${escape(key)} = ${escape(value)}`).join("\n"))).toEqual(written)
      }),
    )
  })

  it("makes something of every text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const { entries, bad } = parseProperties(text)
        const lines = text.split(/\r\n|\n|\r/).length
        expect([...entries, ...bad].every(({ line }) => line >= 1 && line <= lines)).toBe(true)
      }),
    )
  })
})
