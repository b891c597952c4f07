/** Reads the hand-written expressions: helper definitions, a line of dashes, then one definition after the other. */
export type Handwritten = { readonly helpers: string; readonly expressions: readonly { readonly name: string; readonly text: string }[] }

/** Splits the file. A body starts behind `==` and ends there, or stands on the following, indented lines. Throws for other lines. */
export const readHandwritten = (file: string): Handwritten => {
  const [helpers, rest] = file.split(/^----$/m)
  if (rest === undefined) throw new Error("handwritten.tla: no line of four dashes between helpers and expressions")
  const expressions: { name: string; text: string }[] = []
  for (const line of rest.split("\n")) {
    const head = /^([A-Za-z][A-Za-z0-9]*) ==(?: (.*))?$/.exec(line)
    if (head !== null) expressions.push({ name: head[1]!, text: head[2] ?? "" })
    else if (line.startsWith("  ") && expressions.length > 0) {
      const last = expressions.at(-1)!
      last.text += `${last.text === "" ? "" : "\n"}${line.slice(2)}`
    } else if (line.trim() !== "") throw new Error(`handwritten.tla: neither a definition nor a continuation: ${line}`)
  }
  return { helpers: helpers!.trim(), expressions }
}
