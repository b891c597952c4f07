/** Values as TLA+ text. */
import type { PlainData } from "../../src/tla/index.ts"

const isList = (value: PlainData): value is readonly PlainData[] => Array.isArray(value)

/** The text of a value. Functions need the operators `:>` and `@@` of the standard module TLC. */
export const tlaText = (value: PlainData): string => {
  if (typeof value === "number") return String(value)
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE"
  if (typeof value === "string") return `"${value}"`
  if (isList(value)) return `<<${value.map(tlaText).join(", ")}>>`
  const [first, ...others] = Object.entries(value)
  if (first === undefined) return "<<>>"
  const [name, content] = first
  if (name === "#set" && isList(content)) return `{${content.map(tlaText).join(", ")}}`
  if (name === "#fn" && isList(content)) return functionText(content)
  return `[${[first, ...others].map(([field, part]) => `${field} |-> ${tlaText(part)}`).join(", ")}]`
}

const functionText = (pairs: readonly PlainData[]): string => {
  if (pairs.length === 0) return "<<>>"
  const parts = pairs.map((pair) => (isList(pair) ? `(${tlaText(pair[0] ?? 0)} :> ${tlaText(pair[1] ?? 0)})` : ""))
  return `(${parts.join(" @@ ")})`
}
