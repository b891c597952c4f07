/** A trace file, read in pieces: its header, and its events as the spec reads them. */
import { type Renaming, renamingOf } from "./counters.ts"
import { type EventRecord, EventReader } from "./events.ts"
import { FieldError } from "./fields.ts"
import { type Header, headerIn } from "./header.ts"
import { jsonIn, linesOf, readBytes, TraceError } from "./lines.ts"

/** An event and where it stands. */
export type Recorded = { readonly line: number; readonly text: string; readonly record: EventRecord }

/** A trace whose header has been read. */
export type TraceFile = {
  readonly file: string
  readonly header: Header
  /** Between the zxids of the file and the numbers that the spec has for them. */
  readonly renamed: Renaming
  /**
   * The events in their order.
   * @throws TraceError at the first line that is no event, and if there is none: nothing that happened is nothing checked
   */
  readonly events: () => Generator<Recorded>
}

const located = <T>(file: string, line: number, read: () => T): T => {
  try {
    return read()
  } catch (error) {
    throw error instanceof FieldError ? new TraceError(file, line, error.message) : error
  }
}

/**
 * Opens a trace.
 * @throws TraceError when the file or its header cannot be read
 */
export const openTrace = (file: string, bytes: Uint8Array = readBytes(file)): TraceFile => {
  const renamed = renamingOf(file, linesOf(bytes))
  const first = linesOf(bytes).next()
  if (first.done === true) throw new TraceError(file, 1, "the file is empty; the first line of a trace is its header")
  const header = located(file, 1, () => headerIn(jsonIn(file, first.value), renamed))
  const reader = new EventReader(header, renamed)
  return {
    file,
    header,
    renamed,
    *events() {
      let isEmpty = true
      for (const line of linesOf(bytes)) {
        if (line.number === 1) continue
        isEmpty = false
        yield { line: line.number, text: line.text, record: located(file, line.number, () => reader.read(jsonIn(file, line))) }
      }
      if (isEmpty)
        throw new TraceError(file, 1, "the trace ends with its header; an event for each step of the protocol is expected behind it")
    },
  }
}
