// Values as TLC prints them, on one line.
import { ModelValue, StringValue } from "./atom.ts"
import { FunctionLike, type FunctionValue, type Value } from "./shape.ts"

/** The value in TLC's notation: `<<1, 2>>`, `[a |-> 1]`, `(1 :> 2 @@ 5 :> 6)`, `{1, 2}`, `1..3`, `"s"`, `s1`. */
export const toText = (value: Value): string => {
  if (typeof value === "number") return String(value)
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE"
  if (value instanceof StringValue) return quoted(value.text)
  if (value instanceof ModelValue) return value.name
  if (value instanceof FunctionLike) return functionText(value)
  try {
    return value.text(toText)
  } catch {
    // The elements cannot be computed; the text is still wanted inside an error message.
    return value.symbolicText(toText)
  }
}

const functionText = (value: FunctionLike): string => {
  let concrete: FunctionValue
  try {
    concrete = value.force()
  } catch {
    // A lazy function over an infinite domain, or one whose body fails: its text is wanted inside an error message.
    return "<function>"
  }
  const { domain, values } = concrete
  if (domain.isSequence) return values.length === 0 ? "<<>>" : `<<${values.map(toText).join(", ")}>>`
  const keys = domain.keys
  const names = keys.map((key) => (key instanceof StringValue && isFieldName(key.text) ? key.text : null))
  if (!names.includes(null)) {
    return `[${values.map((item, index) => `${names[index]} |-> ${toText(item)}`).join(", ")}]`
  }
  return `(${values.map((item, index) => `${toText(keys[index]!)} :> ${toText(item)}`).join(" @@ ")})`
}

const isFieldName = (text: string) => /^\w*[A-Za-z]\w*$/.test(text) && !/^[WS]F_/.test(text)

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\f": "\\f",
  "\r": "\\r",
}

const quoted = (text: string) => `"${text.replace(/["\\\t\n\f\r]/g, (found) => escapes[found] ?? found)}"`
