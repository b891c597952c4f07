/** The embedded engine as an oracle: the time of single questions about states given as plain data. */
import { loadFiles } from "../../src/tla/files.ts"
import type { NativeState, Oracle, PlainState } from "../../src/tla/index.ts"
import { percentile } from "./measurement.ts"
import type { BenchModel } from "./models.ts"

/** Microseconds per question. */
export type Latency = {
  readonly question: string
  readonly median: number
  readonly p90: number
  readonly p99: number
  readonly wanted: number | null
}

/** The oracle's figures, and from what they come. */
export type OracleMeasurement = {
  readonly model: string
  readonly states: number
  readonly successors: number
  readonly seed: number
  readonly latencies: readonly Latency[]
}

const wantedStates = 2000
const warmUpPasses = 10
const measuredPasses = 5

/** Numbers from 0 up to 1, the same for the same seed (Marsaglia's xorshift). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed | 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

/** Different states met on random walks from the initial states, as a program would send them: parsed JSON. */
const statesOnWalks = (oracle: Oracle, seed: number): readonly PlainState[] => {
  const random = randomFrom(seed)
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)]
  const initial = oracle.initialStates()
  const found = new Map<string, PlainState>()
  let state: NativeState | undefined
  while (found.size < wantedStates) {
    state ??= pick(initial)
    if (state === undefined) throw new Error("the specification has no initial state")
    const text = JSON.stringify(oracle.plain(state))
    if (!found.has(text)) found.set(text, JSON.parse(text) as PlainState)
    state = pick(oracle.successors(state))?.state
  }
  return [...found.values()]
}

const latency = (question: string, states: readonly PlainState[], wanted: number | null, ask: (state: PlainState) => unknown): Latency => {
  for (let pass = 0; pass < warmUpPasses; pass++) for (const state of states) ask(state)
  const times: number[] = []
  for (let pass = 0; pass < measuredPasses; pass++) {
    for (const state of states) {
      const before = process.hrtime.bigint()
      ask(state)
      times.push(Number(process.hrtime.bigint() - before) / 1000)
    }
  }
  return { question, median: percentile(times, 0.5), p90: percentile(times, 0.9), p99: percentile(times, 0.99), wanted }
}

/** Loads a model and asks about the states of random walks. */
export const measureOracle = async (model: BenchModel, seed: number): Promise<OracleMeasurement> => {
  const { module, config, searchPath } = model
  const spec = await loadFiles({ module, config, searchPath })
  const { oracle } = spec
  const invariants = spec.config.invariants.map(({ name }) => name)
  const states = statesOnWalks(oracle, seed)
  let successors = 0
  for (const state of states) successors += oracle.successors(oracle.state(state)).length
  const each = invariants.map((name) => latency(`invariant ${name}`, states, 15, (state) => oracle.invariant(name, oracle.state(state))))
  return {
    model: model.name,
    states: states.length,
    successors: successors / states.length,
    seed,
    latencies: [
      latency("plain data to a state", states, null, (state) => oracle.state(state)),
      latency("all successors, counted", states, 50, (state) => oracle.successors(oracle.state(state)).length),
      latency("all successors, as plain data", states, 50, (state) =>
        oracle.successors(oracle.state(state)).map((successor) => oracle.plain(successor.state)),
      ),
      ...each,
      latency(`all ${invariants.length} invariants`, states, null, (state) => oracle.violated(oracle.state(state))),
    ],
  }
}
