/**
 * Asks the embedded engine whether the spec allows a trace: after each event there is a set of states in which the spec
 * can be, and the trace is impossible where none is left.
 */
import { fileURLToPath } from "node:url"
import { loadFiles } from "../../src/tla/files.ts"
import type { NativeState, Oracle, PlainData, PlainState, Spec } from "../../src/tla/index.ts"
import { Candidates } from "./candidates.ts"
import type { EventRecord } from "./events.ts"
import type { Header } from "./header.ts"
import { searchMissing } from "./missing.ts"
import type { Recorded, TraceFile } from "./trace-file.ts"

/** The folder of the specification. */
export const specFolder = fileURLToPath(new URL("../../spec/", import.meta.url))

/** The module that says when a trace is allowed. */
export const traceModule = `${specFolder}traces/ElectionTrace.tla`

/** The configuration for it; all constants are given as data. */
export const traceConfig = `${specFolder}traces/election-trace.cfg`

/** What came of a trace. */
export type Outcome =
  | { readonly _tag: "Allowed"; readonly events: number }
  /** `states` are those in which the spec can be before the impossible event. */
  | { readonly _tag: "Rejected"; readonly events: number; readonly event: Recorded; readonly states: readonly PlainState[] }
  /** More states are possible than are looked at; `event` is the last that was reached. */
  | { readonly _tag: "TooMany"; readonly event: Recorded; readonly states: number }

/** States that are possible at once; a trace that leaves more of them open says too little. */
const mostStates = 20_000

/** Values are kept as long as the engine that made them, so a long trace gets a new one now and then. */
const chunkSize = 20_000

/** The text of the spec, read and resolved once. */
export class TraceSpec {
  readonly #spec: Spec

  private constructor(spec: Spec) {
    this.#spec = spec
  }

  static async load(): Promise<TraceSpec> {
    const anything: Record<string, PlainData> = Object.fromEntries(constantNames.map((name) => [name, { "#set": [] }]))
    const sane = { ...anything, Weight: { "#fn": [] }, Group: { "#fn": [] }, Trace: [], Open: false, Missing: 0 }
    return new TraceSpec(await loadFiles({ module: traceModule, config: traceConfig, searchPath: [specFolder], constants: sane }))
  }

  /** The spec for some of the events of a trace. */
  oracle(header: Header, missing: number, events: readonly EventRecord[]): { readonly oracle: Oracle; readonly position: number } {
    const constants = { ...header.constants, Trace: events, Open: header.observed !== null, Missing: missing }
    const spec = this.#spec.withConstants(constants)
    return { oracle: spec.oracle, position: spec.variables.indexOf("position") }
  }
}

const constantNames = [
  "Server",
  "Voter",
  "InitialDisk",
  "Late",
  "MaxRound",
  "MaxEpoch",
  "Budget",
  "SendModes",
  "RemembersLast",
  "Timely",
  "Mutants",
]

/** The states after event `index` of a chunk, and all those before it from which it was tried. */
const advance = (
  oracle: Oracle,
  position: number,
  index: number,
  from: readonly NativeState[],
): { readonly before: readonly NativeState[]; readonly after: readonly NativeState[] } => {
  const before = new Candidates(oracle)
  const after = new Candidates(oracle)
  for (const state of from) before.add(state)
  for (let next = 0; next < before.states.length && before.states.length <= mostStates; next++)
    for (const { state } of oracle.successors(before.states[next] ?? [])) (state[position] === index + 2 ? after : before).add(state)
  return { before: before.states, after: after.states }
}

const chunksOf = function* (events: Iterable<Recorded>): Generator<readonly Recorded[]> {
  let chunk: Recorded[] = []
  for (const event of events) {
    chunk.push(event)
    if (chunk.length < chunkSize) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

/** What was possible before an impossible event; in an open trace the environment had done its part. */
const rejected = (trace: TraceFile, oracle: Oracle, events: number, event: Recorded, before: readonly NativeState[]): Outcome => {
  const states = before.map((state) => oracle.plain(state))
  const prepared = trace.header.observed === null ? states : states.filter((state) => state["ready"] === true)
  return { _tag: "Rejected", events, event, states: prepared.length > 0 ? prepared : states }
}

/** Checks a trace in which up to `missing` steps may be unrecorded before each event. */
export const checkEmbedded = (spec: TraceSpec, trace: TraceFile, missing: number): Outcome =>
  missing === 0 ? checkComplete(spec, trace) : checkWithMissing(spec, trace, missing)

const checkWithMissing = (spec: TraceSpec, trace: TraceFile, missing: number): Outcome => {
  const events = [...trace.events()]
  const records = events.map(({ record }) => record)
  const { oracle, position } = spec.oracle(trace.header, missing, records)
  const found = searchMissing(oracle, position, events.length)
  if (found._tag === "Reached") return { _tag: "Allowed", events: events.length }
  const event = events[found.events]
  if (event === undefined) throw new Error("an impossible event is one of the trace")
  return found._tag === "GaveUp"
    ? { _tag: "TooMany", event, states: found.states }
    : rejected(trace, oracle, found.events, event, found.before)
}

const checkComplete = (spec: TraceSpec, trace: TraceFile): Outcome => {
  let states: readonly PlainState[] | null = null
  let done = 0
  for (const chunk of chunksOf(trace.events())) {
    const records = chunk.map(({ record }) => record)
    const { oracle, position } = spec.oracle(trace.header, 0, records)
    let candidates: readonly NativeState[] =
      states === null ? oracle.initialStates() : states.map((state) => oracle.state({ ...state, position: 1 }))
    for (const [index, event] of chunk.entries()) {
      const { before, after } = advance(oracle, position, index, candidates)
      if (before.length > mostStates) return { _tag: "TooMany", event, states: before.length }
      if (after.length === 0) return rejected(trace, oracle, done, event, before)
      candidates = after
      done += 1
    }
    states = candidates.map((state) => oracle.plain(state))
  }
  return { _tag: "Allowed", events: done }
}
