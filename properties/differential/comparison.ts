/** When two answers to the same question agree, and what to say when they do not. */
import type { ExpressionAnswer, SpecificationAnswer } from "./tlc-oracle.ts"
import { type Data, canonical, parseValue } from "./value.ts"

/** Our evaluator's answer. Errors that are not evaluation errors of the language are `Broken`. */
export type OwnAnswer =
  | { readonly _tag: "Value"; readonly data: Data; readonly text: string }
  | { readonly _tag: "Error"; readonly message: string }
  | { readonly _tag: "Broken"; readonly message: string }

/** The difference of two answers about an expression in words, or undefined when they agree. `printed` compares the printed texts as well. */
export const compareExpression = (tlc: ExpressionAnswer, own: OwnAnswer, { printed = true } = {}): string | undefined => {
  if (tlc._tag === "Skipped") return undefined
  if (own._tag === "Broken") return `TLC: ${describe(tlc)}, ours fails: ${own.message}`
  if (tlc._tag === "Error") return own._tag === "Error" ? undefined : `TLC: ${describe(tlc)}, ours: ${own.text}`
  // TLC only warns of EXCEPT outside of the domain and leaves the value as it is; ours may make it the error it is.
  if (own._tag === "Error") return tlc.exceptOnMissing ? undefined : `TLC: ${describe(tlc)}, ours is an error: ${own.message}`
  const expected = canonical(tlc.data)
  if (expected.includes("text ")) return undefined
  if (canonical(own.data) !== expected) return `TLC: ${expected}, ours: ${canonical(own.data)}`
  return printed ? compareText(tlc.text, own.text, expected) : undefined
}

/** Printed values are compared by their meaning: the order of elements in a set of strings is TLC's secret. */
const compareText = (tlcText: string, ownText: string, expected: string): string | undefined => {
  if (/SUBSET|UNION|->|: /.test(tlcText.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""').replaceAll("|->", ""))) return undefined
  let own: string
  try {
    own = canonical(parseValue(ownText))
  } catch (error) {
    return `TLC prints ${tlcText}, ours ${ownText} (${(error as Error).message})`
  }
  return own === expected ? undefined : `TLC prints ${tlcText}, ours ${ownText}`
}

const describe = (answer: ExpressionAnswer): string => {
  if (answer._tag === "Value") return canonical(answer.data)
  return answer._tag === "Error" ? `error (${answer.message.split("\n").slice(0, 2).join(" ")})` : answer.reason
}

/** The end of a model checking run, in the words both engines share. */
export type Outcome = {
  readonly verdict: "holds" | "invariant" | "property" | "assumption" | "postcondition" | "deadlock" | "error"
  /** The violated invariant or property; empty where TLC does not name it. */
  readonly name: string
  readonly generated: number
  readonly distinct: number
  readonly diameter: number
  /** States in the counterexample; 0 when there is none. */
  readonly trace: number
}

const code = {
  searching: 2189,
  assumption: 2104,
  initialInvariant: 2107,
  initialProperty: 2108,
  invariant: 2110,
  stepProperty: 2112,
  deadlock: 2114,
  stats: 2199,
  depth: 2194,
  state: 2217,
} as const

/** Reads TLC's messages. Undefined when TLC refused the model (its configuration or its text). */
export const outcomeOf = (answer: SpecificationAnswer): Outcome | undefined => {
  if (answer.timeout) return undefined
  const text = (wanted: number): string => answer.messages.find((message) => message.code === wanted)?.text ?? ""
  // SANY, the configuration, or a constant constraint: the search never began.
  if (text(code.searching) === "" && text(code.assumption) === "") return undefined
  const [, generated = "0", distinct = "0"] = /([\d,]+) states generated, ([\d,]+) distinct/.exec(text(code.stats)) ?? []
  const depth = /is (\d+)/.exec(text(code.depth))?.[1] ?? "0"
  const count = (digits: string): number => Number(digits.replaceAll(",", ""))
  const states = answer.messages.filter((message) => message.code === code.state && /^\d+:/.test(message.text)).length
  const numbers = { generated: count(generated), distinct: count(distinct), diameter: count(depth) }
  const named = (wanted: number, pattern: RegExp): string | undefined =>
    text(wanted) === "" ? undefined : (pattern.exec(text(wanted))?.[1] ?? "")
  const initial = named(code.initialInvariant, /^Invariant (\S+) is violated/)
  if (initial !== undefined) return { verdict: "invariant", name: initial, ...numbers, trace: 1 }
  const later = named(code.invariant, /^Invariant (\S+) is violated/)
  if (later !== undefined) return { verdict: "invariant", name: later, ...numbers, trace: states }
  const step = named(code.stepProperty, /^Action property (\S+) is violated/) ?? named(code.initialProperty, /^Property (\S+) is violated/)
  if (step !== undefined) return { verdict: "property", name: step.startsWith("line") ? "" : step, ...numbers, trace: Math.max(1, states) }
  if (text(code.deadlock) !== "") return { verdict: "deadlock", name: "", ...numbers, trace: states }
  if (text(code.assumption) !== "") return { verdict: "assumption", name: "", ...numbers, trace: 0 }
  return { verdict: answer.exit === 0 ? "holds" : "error", name: "", ...numbers, trace: states }
}

/** The difference of two runs in words, or undefined when they agree. Counts of a run that was cut short depend on the order of the search. */
export const compareOutcome = (tlc: Outcome, own: Outcome): string | undefined => {
  if (tlc.verdict !== own.verdict) return `verdict: TLC ${show(tlc)}, ours ${show(own)}`
  if (tlc.name !== "" && tlc.name !== own.name) return `violated: TLC ${tlc.name}, ours ${own.name}`
  if (tlc.verdict === "holds") {
    const same = tlc.generated === own.generated && tlc.distinct === own.distinct && tlc.diameter === own.diameter
    return same ? undefined : `counts: TLC ${show(tlc)}, ours ${show(own)}`
  }
  // TLC prints no trace for an error in the initial predicate.
  if (tlc.verdict === "error" || tlc.trace === own.trace) return undefined
  return `length of the counterexample: TLC ${tlc.trace}, ours ${own.trace}`
}

const show = ({ verdict, name, generated, distinct, diameter, trace }: Outcome): string =>
  verdict === "holds"
    ? `holds (${generated} generated, ${distinct} distinct, diameter ${diameter})`
    : `${verdict} ${name} (trace of ${trace})`
