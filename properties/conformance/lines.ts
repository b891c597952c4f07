/** The lines of a trace file, one after the other, so that a file of any length needs little memory beside its bytes. */
import { readFileSync } from "node:fs"

/** A trace that cannot be read: the file and the line, what is wrong there, and what would be right. */
export class TraceError extends Error {
  override readonly name = "TraceError"

  constructor(file: string, line: number | null, detail: string) {
    super(line === null ? `${file}: ${detail}` : `${file}:${line}: ${detail}`)
  }
}

/** One line of a file. */
export type Line = { readonly number: number; readonly text: string; readonly isComplete: boolean }

const newline = 0x0a

/**
 * Reads a file.
 * @throws TraceError when the file cannot be read
 */
export const readBytes = (file: string): Uint8Array => {
  try {
    return readFileSync(file)
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined
    const reason =
      code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "this is a folder; name the files in it" : String(error)
    throw new TraceError(file, null, reason)
  }
}

/** The lines of a text in bytes. A last line without an end is not complete. */
export function* linesOf(bytes: Uint8Array): Generator<Line> {
  const decoder = new TextDecoder()
  let number = 0
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(newline, start)
    const end = found < 0 ? bytes.length : found
    number += 1
    yield { number, text: decoder.decode(bytes.subarray(start, end)), isComplete: found >= 0 }
    start = end + 1
  }
}

/**
 * The value of a line of JSON.
 * @throws TraceError when it is none
 */
export const jsonIn = (file: string, { number, text, isComplete }: Line): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    if (!isComplete) throw new TraceError(file, number, "the last line is cut off; remove it, or let the writer finish")
    const shown = text.trim() === "" ? "an empty line" : `"${text.slice(0, 40)}${text.length > 40 ? "…" : ""}"`
    throw new TraceError(file, number, `every line is a JSON object, and this is ${shown}`)
  }
}
