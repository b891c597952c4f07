/** Turns a finished TLC run, its messages and its exit code, into a verdict. */
import { withoutSearch, type Progress, type RunResult } from "./engine.ts"
import { countsOf, depthOf, initialStateOf, stepOf, type Message, type TlcOutput } from "./tlc-output.ts"
import type { Step } from "../check-model/trace.ts"

/** How a run ended: a child's exit code, null when a signal ended it. */
export type TlcExit = {
  readonly output: TlcOutput
  readonly code: number | null
  readonly stderr: string
  readonly seconds: number
}

type Violation = { readonly property: string | null; readonly detail: string; readonly initial?: Step }

/** TLC names an unnamed conjunct of a property by its place; that is no name to compare. */
const named = (name: string | undefined): string | null => (name === undefined || /^line \d+/.test(name) ? null : name)

const violationOf = (message: Message): Violation | null => {
  const { code, text: detail } = message
  if (code === 2107 || code === 2108) {
    // The initial state is part of the message instead of a trace.
    const property = named(/(?:Invariant|Property) (.+?) is violated/s.exec(detail)?.[1])
    const initial = initialStateOf(message)
    return { property, detail: detail.split("\n")[0] ?? "", ...(initial === null ? {} : { initial }) }
  }
  if (code === 2110) return { property: named(/Invariant (\S+) is/.exec(detail)?.[1]), detail }
  if (code === 2112) return { property: named(/Action property (.+?) is violated/s.exec(detail)?.[1]), detail }
  if (code === 2114) return { property: "Deadlock", detail }
  if (code === 2104) return { property: "Assumption", detail }
  // TLC 2.18 and 2.19 do not say which temporal property it was; later ones do.
  if (code === 2116) return { property: named(/[Pp]roperty (\S+) (?:is|was)/.exec(detail)?.[1]), detail }
  return null
}

const violationExits = new Set([10, 11, 12, 13])
const outOfMemory = new Set([1001, 1002, 1003])

/** The last counts TLC printed. */
const lastCounts = (messages: readonly Message[]): Progress | null => {
  let counts: Progress | null = null
  for (const message of messages) counts = countsOf(message) ?? counts
  return counts
}

const errorText = ({ output, code, stderr }: TlcExit): string => {
  const errors = output.messages.filter((message) => message.severity === 1 || message.severity === 2)
  const parser = output.loose.map((line) => line.trimEnd()).join("\n")
  // An outer message repeats the text of the one inside it.
  const texts = errors.map((message) => message.text).filter((text) => text !== "")
  const unique = texts.filter(
    (text, at) => !texts.some((other, index) => index !== at && other.includes(text) && (other !== text || index < at)),
  )
  const all = [...(parser === "" ? [] : [parser]), ...unique, ...(stderr.trim() === "" ? [] : [stderr.trim()])]
  return all.length > 0 ? all.join("\n") : `TLC ended with exit code ${code ?? "none"} and no message`
}

/** The verdict of a run that ended by itself. */
export const tlcResult = (exit: TlcExit): RunResult => {
  const { output, code, seconds } = exit
  const counts = lastCounts(output.messages)
  const depth = output.messages.map(depthOf).findLast((found) => found !== null) ?? counts?.depth ?? 0
  const base = {
    ...withoutSearch("error", ""),
    distinct: counts?.distinct ?? 0,
    generated: counts?.generated ?? 0,
    diameter: depth,
    seconds,
  }
  const memory = output.messages.find((message) => outOfMemory.has(message.code))
  if (memory !== undefined || /OutOfMemoryError/.test(exit.stderr))
    return { ...base, verdict: "not finished", detail: "TLC ran out of memory; raise --max-memory" }
  const violation = output.messages.map(violationOf).find((found) => found !== null)
  if (violation !== undefined && code !== null && violationExits.has(code)) {
    const { initial, property, detail } = violation
    const printed = output.messages.map(stepOf).filter((step): step is Step => step !== null)
    const trace = printed.length === 0 && initial !== undefined ? [initial] : printed
    const states = trace.filter((step) => step.loop === undefined).length
    return { ...base, verdict: "violated", property, detail, diameter: states > 0 ? states : depth, trace }
  }
  const succeeded = output.messages.some((message) => message.code === 2193)
  if (code === 0 && succeeded && violation === undefined) return { ...base, verdict: "holds", detail: null }
  return { ...base, verdict: "error", detail: errorText(exit) }
}
