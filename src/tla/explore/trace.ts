// Counterexamples: the path to a state, with the action and parameters of each step, found again by running the steps once more.
import type { Model } from "../model/model.ts"
import type { StateStore } from "../store/state-store.ts"
import { forced, toText } from "../value/runtime.ts"
import { FunctionLike } from "../value/value.ts"
import type { Value } from "../value/value.ts"
import type { TraceStep, ValueView } from "./result.ts"

/** The states from an initial one to the one stored at `last`, and `successor` after it if that is a state outside the store. */
export const buildTrace = (
  model: Model,
  store: StateStore,
  last: number,
  successor: readonly Value[] | null,
  place: number,
  withAlias: boolean,
): readonly TraceStep[] => {
  const path: number[] = []
  for (let index = last; index >= 0; index = store.predecessor(index)) path.unshift(index)
  const states = path.map((index) => stateAt(model, store, index))
  if (successor !== null) states.push(successor)
  return states.map((state, i) => {
    const before = states[i - 1]
    const step = before === undefined ? null : findStep(model, before, state, i === states.length - 1 && successor !== null ? place : -1)
    const changed = before === undefined ? [] : model.variables.filter((_, v) => !sameValue(model, before[v], state[v]))
    return {
      action: step?.name ?? null,
      parameters: step?.parameters ?? [],
      at: step?.at ?? null,
      state: shownState(model, state, states[i + 1] ?? state, withAlias),
      changed,
    }
  })
}

const sameValue = (model: Model, a: Value | undefined, b: Value | undefined): boolean =>
  a !== undefined && b !== undefined && model.universe.encode(a) === model.universe.encode(b)

const stateAt = (model: Model, store: StateStore, index: number): readonly Value[] => {
  const row = new Int32Array(model.variables.length)
  store.row(index, row)
  return Array.from(row, (id) => model.universe.decode(id))
}

type Step = { readonly name: string; readonly at: TraceStep["at"]; readonly parameters: TraceStep["parameters"] }

const stepFound = Symbol("step found")

const findStep = (model: Model, from: readonly Value[], to: readonly Value[], wantedPlace: number): Step | null => {
  const { program } = model
  const wanted = to.map((value) => model.universe.encode(value))
  let found: Step | null = null
  program.setEmit((place) => {
    if (wantedPlace >= 0 && place !== wantedPlace) return
    if (!program.next().every((value, i) => model.universe.encode(value) === wanted[i])) return
    found = stepAt(model, place)
    // What comes after the step may fail, or be long.
    throw stepFound
  })
  program.load(from)
  try {
    program.generate.get("Next")?.()
  } catch (error) {
    if (error !== stepFound) throw error
  }
  return found
}

/** The name and parameters of the action that has just emitted. */
export const stepAt = (model: Model, place: number): Step | null => {
  const action = model.program.places[place]
  if (action === undefined) return null
  const values = model.program.parameters(place)
  const parameters = action.parameters.flatMap((name, i) => {
    const value = values[i]
    return value === undefined ? [] : [{ name, value: toText(value) }]
  })
  return { name: action.name, at: action.at, parameters }
}

const shownState = (model: Model, state: readonly Value[], next: readonly Value[], withAlias: boolean): ReadonlyMap<string, ValueView> => {
  const alias = !withAlias || model.roles.alias === null ? undefined : model.program.evaluate.get(model.roles.alias)
  if (alias === undefined) return new Map(model.variables.map((name, i) => [name, viewOf(state[i] ?? false)]))
  model.program.load(state)
  model.program.loadNext(next)
  const record = forced(alias())
  return new Map(record.domain.keys.map((key, i) => [toText(key).replaceAll('"', ""), viewOf(record.values[i] ?? false)]))
}

const viewOf = (value: Value): ValueView => {
  const text = toText(value)
  if (!(value instanceof FunctionLike)) return { text }
  const { domain, values } = value.force()
  return { text, entries: domain.keys.map((key, i) => [toText(key), toText(values[i] ?? false)]) }
}

/** A state as `variable = value` lines. */
export const stateText = (model: Model, store: StateStore, index: number): string => valuesText(model, stateAt(model, store, index))

/** The same for a state that is not in the store. */
export const valuesText = (model: Model, state: readonly Value[]): string =>
  state.map((value, i) => `${model.variables[i]} = ${toText(value)}`).join("\n")
