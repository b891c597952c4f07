/**
 * Reads what TLC prints with `-tool`: numbered messages between marker lines, with the parser's free text in
 * between. The numbers are those of TLC's `tlc2.output.EC`, unchanged from TLC 2.15 to 2.19.
 */
import type { Progress } from "./engine.ts"
import type { Step } from "../check-model/trace.ts"

/** One message. Severity 0 is information, 1 and 2 are errors, 3 is a warning, 4 is a state. */
export type Message = { readonly code: number; readonly severity: number; readonly text: string }

/** What a TLC run printed, as far as it has been read. */
export type TlcOutput = {
  readonly messages: readonly Message[]
  /** Lines outside of messages that are no routine: syntax and semantic errors, output of `Print`. */
  readonly loose: readonly string[]
}

/** A reader that takes the output in pieces of any size. */
export type TlcReader = {
  readonly push: (piece: string) => void
  readonly end: () => TlcOutput
}

const opening = /@!@!@STARTMSG (\d+):(\d+) @!@!@/
const closing = /@!@!@ENDMSG \d+ @!@!@/
const routine = /^(?:Parsing file |Semantic processing of module )/

/** Starts reading; `onMessage` hears of each complete message at once. */
export const tlcReader = (onMessage: (message: Message) => void): TlcReader => {
  const messages: Message[] = []
  const loose: string[] = []
  // An evaluation error holds the message of its cause, so messages nest.
  const open: { readonly code: number; readonly severity: number; readonly lines: string[] }[] = []
  let rest = ""
  const readLine = (line: string): void => {
    const start = opening.exec(line)
    const current = open.at(-1)
    if (start !== null) {
      const before = line.slice(0, start.index).trim()
      if (before !== "") (current?.lines ?? loose).push(before)
      open.push({ code: Number(start[1]), severity: Number(start[2]), lines: [] })
      return
    }
    if (closing.test(line) && current !== undefined) {
      open.pop()
      const text = current.lines.join("\n").trim()
      const outer = open.at(-1)
      if (outer !== undefined) outer.lines.push(text)
      const message = { code: current.code, severity: current.severity, text }
      messages.push(message)
      onMessage(message)
      return
    }
    if (current !== undefined) current.lines.push(line)
    else if (line.trim() !== "" && !routine.test(line)) loose.push(line)
  }
  return {
    push: (piece) => {
      const lines = (rest + piece).split(/\r?\n/)
      rest = lines.pop() ?? ""
      for (const line of lines) readLine(line)
    },
    end: () => {
      if (rest !== "") readLine(rest)
      rest = ""
      // What TLC was saying when it was killed is kept as loose text.
      for (const unfinished of open) loose.push(...unfinished.lines)
      return { messages, loose }
    },
  }
}

const countFrom = (text: string | undefined): number => Number((text ?? "0").replaceAll(",", ""))

/** The counts in a statistics or progress message; null when it has none. */
export const countsOf = (message: Message): Progress | null => {
  const counts = /([\d,]+) states? generated.*?([\d,]+) distinct states? found.*?([\d,]+) states? left on queue/s.exec(message.text)
  if (counts === null) return null
  const depth = /^Progress\(([\d,]+)\)/.exec(message.text)
  return {
    generated: countFrom(counts[1]),
    distinct: countFrom(counts[2]),
    queue: countFrom(counts[3]),
    depth: countFrom(depth?.[1]),
  }
}

/** The text after "The depth of the complete state graph search is"; null for every other message. */
export const depthOf = (message: Message): number | null => {
  const depth = /depth of the complete state graph search is ([\d,]+)/.exec(message.text)
  return depth === null ? null : countFrom(depth[1])
}

/** The variables of a printed state. Long values continue on lines that do not begin with a bullet. */
const variablesOf = (lines: readonly string[]): Step["state"] => {
  const conjuncts: string[] = []
  for (const line of lines) {
    if (line.startsWith("/\\ ")) conjuncts.push(line.slice(3))
    else if (conjuncts.length === 0 && line.trim() !== "") conjuncts.push(line)
    else if (line.trim() !== "") conjuncts.push(`${conjuncts.pop() ?? ""} ${line.trim()}`)
  }
  return conjuncts.flatMap((conjunct) => {
    const equals = conjunct.indexOf(" = ")
    return equals < 0 ? [] : [[conjunct.slice(0, equals).trim(), conjunct.slice(equals + 3).trim()] as const]
  })
}

/** One state of a printed trace, a `Stuttering` line, or the way back to an earlier state. */
export const stepOf = (message: Message): Step | null => {
  const [head, ...body] = message.text.split("\n")
  if (head === undefined) return null
  if (message.code === 2218) return { action: null, parameters: [], state: [], loop: "stutters for ever" }
  if (message.code === 2122) {
    const back = /Back to state(?: (\d+))?/.exec(message.text)
    const number = /^(\d+): /.exec(head)?.[1] ?? back?.[1]
    const target = number === undefined ? "an earlier state" : `step ${Number(number) - 1}`
    return { action: null, parameters: [], state: [], loop: `back to ${target}` }
  }
  const title = /^\d+: <(.*)>$/.exec(head)
  if (message.code !== 2217 || title === null) return null
  const name = (title[1] ?? "").replace(/ line \d+, col \d+ to line \d+, col \d+ of module \S+$/, "")
  const action = name === "Initial predicate" || name === "" ? null : name
  const call = action === null ? null : /^([^(]+)\((.*)\)$/.exec(action)
  return {
    action: call?.[1] ?? action,
    parameters: (call?.[2] ?? "")
      .split(",")
      .filter((value) => value.trim() !== "")
      .map((value, index) => ({ name: `#${index + 1}`, value: value.trim() })),
    state: variablesOf(body),
  }
}

/** The state that a message about the initial states holds behind its first line. */
export const initialStateOf = (message: Message): Step | null => {
  const state = variablesOf(message.text.split("\n").slice(1))
  return state.length === 0 ? null : { action: null, parameters: [], state }
}
