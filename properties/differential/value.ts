/**
 * Values as plain data, a canonical text for comparing them, and a reader of values as TLC prints them.
 *
 * Arrays are sequences and tuples, `{"#set": […]}` sets, plain objects records and functions over strings, `{"#fn": [[k, v], …]}` other
 * functions, `{"#model": "s1"}` model values, and `{"#text": "Nat"}` sets that cannot be enumerated.
 */
export type Data = number | boolean | string | readonly Data[] | { readonly [field: string]: Data }

const isList = (data: readonly Data[] | { readonly [field: string]: Data }): data is readonly Data[] => Array.isArray(data)

/** One text for equal values: sets and fields sorted, functions over `1..n` written as sequences, over strings as records. */
export const canonical = (data: Data): string => {
  if (typeof data === "number") return Object.is(data, -0) ? "0" : String(data)
  if (typeof data === "boolean") return data ? "TRUE" : "FALSE"
  if (typeof data === "string") return JSON.stringify(data)
  if (isList(data)) return `<<${data.map(canonical).join(", ")}>>`
  if ("#set" in data) return `{${[...new Set((data["#set"] as readonly Data[]).map(canonical))].toSorted().join(", ")}}`
  if ("#model" in data) return data["#model"] as string
  if ("#text" in data) return `text ${data["#text"] as string}`
  const pairs = "#fn" in data ? (data["#fn"] as readonly (readonly [Data, Data])[]) : Object.entries(data)
  return canonicalFunction(pairs)
}

const canonicalFunction = (pairs: readonly (readonly [Data, Data])[]): string => {
  if (pairs.every(([key]) => typeof key === "number")) {
    const byKey = [...pairs].toSorted(([a], [b]) => (a as number) - (b as number))
    if (byKey.every(([key], index) => key === index + 1)) return `<<${byKey.map(([, value]) => canonical(value)).join(", ")}>>`
  }
  return `(${pairs
    .map(([key, value]) => `${canonical(key)} :> ${canonical(value)}`)
    .toSorted()
    .join(" @@ ")})`
}

const TOKEN = /\s*(<<|>>|\|->|:>|@@|\.\.|[{}()[\],]|-?\d+|"(?:[^"\\]|\\.)*"|[A-Za-z_][A-Za-z_0-9]*)/y

/**
 * Reads a value as TLC prints it. Intervals are read as sets. Throws for lazily printed values such as `SUBSET 1..20`, whose text says
 * less than their data.
 */
export const parseValue = (text: string): Data => {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (text.slice(TOKEN.lastIndex).trim() !== "") {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (match === null) throw new Error(`not a printed value at ${JSON.stringify(text.slice(at, at + 20))}`)
    tokens.push(match[1]!)
  }
  let position = 0
  const peek = (): string => tokens[position] ?? "end of text"
  const expect = (token: string): void => {
    if (peek() !== token) throw new Error(`expected ${token}, found ${peek()} in ${text}`)
    position++
  }
  const list = (close: string, item: () => void): void => {
    while (peek() !== close) {
      item()
      if (peek() === ",") position++
    }
    position++
  }
  const value = (): Data => {
    const token = tokens[position++] ?? "end of text"
    if (/^-?\d+$/.test(token)) {
      const low = Number(token)
      if (peek() !== "..") return low
      position++
      const high = Number(tokens[position++])
      return { "#set": Array.from({ length: Math.max(0, high - low + 1) }, (_, index) => low + index) }
    }
    if (token === "TRUE" || token === "FALSE") return token === "TRUE"
    if (token.startsWith('"')) return JSON.parse(token) as string
    const items: Data[] = []
    if (token === "{" || token === "<<") {
      list(token === "{" ? "}" : ">>", () => items.push(value()))
      return token === "{" ? { "#set": items } : items
    }
    if (token === "[") {
      const record: Record<string, Data> = {}
      list("]", () => {
        const field = tokens[position++]!
        expect("|->")
        record[field] = value()
      })
      return record
    }
    if (token === "(") {
      const pairs: [Data, Data][] = []
      while (peek() !== ")") {
        if (peek() === "@@") position++
        const key = value()
        expect(":>")
        pairs.push([key, value()])
      }
      position++
      return { "#fn": pairs }
    }
    if (/^[A-Za-z_]/.test(token) && !/^(SUBSET|UNION|Nat|Int|Seq|STRING|BOOLEAN)$/.test(token)) return { "#model": token }
    throw new Error(`not a printed value: ${text}`)
  }
  const result = value()
  if (position !== tokens.length) throw new Error(`not one printed value: ${text}`)
  return result
}
