/** Tries the entries of the vacuity plan: bad states and steps on the oracle, what must be reached by a search for it. */
import { join } from "node:path"
import { loadFiles } from "../../tla/files.ts"
import type { Oracle, OtherChecks, PlainState, Spec } from "../../tla/index.ts"
import { TlaError } from "../../tla/index.ts"
import type { Plan } from "./plan.ts"

/** The result of one entry. `problem` is null when the entry shows what it must show. */
export type Trial = {
  readonly kind: "invariant" | "step" | "action" | "antecedent"
  readonly name: string
  readonly module: string
  readonly config: string
  /** What the entry is: a description of the bad state, or how far away the witness is. */
  readonly shown: string
  /** Other checks of the model that the same state or step violates. */
  readonly also: readonly string[]
  readonly problem: string | null
}

type Place = { readonly spec: string; readonly config: string }

/** The specifications of one folder, each loaded once. */
export class Specs {
  readonly #folder: string
  readonly #loaded = new Map<string, Promise<Spec>>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** The specification as it is configured. */
  of(place: Place): Promise<Spec> {
    const key = `${place.spec} ${place.config}`
    const known = this.#loaded.get(key)
    if (known !== undefined) return known
    const loading = loadFiles(this.#files(place))
    this.#loaded.set(key, loading)
    return loading
  }

  /** The specification with other invariants and properties to check. */
  with(place: Place, checks: OtherChecks): Promise<Spec> {
    return loadFiles({ ...this.#files(place), checks })
  }

  #files(place: Place): { readonly module: string; readonly config: string; readonly searchPath: readonly string[] } {
    return { module: join(this.#folder, place.spec), config: join(this.#folder, place.config), searchPath: [this.#folder] }
  }
}

/** Invariants about the form of a state. A bad state for any other invariant must have the right form. */
const isAboutForm = (name: string): boolean => name.endsWith("OK")

/** The bad state must make the invariant false, and be well formed unless that is what the invariant is about. */
export const tryInvariant = async (specs: Specs, entry: Plan["invariants"][number]): Promise<Trial> => {
  const { oracle, config } = await specs.of(entry)
  const base = { kind: "invariant", name: entry.invariant, module: entry.module, config: entry.config, shown: entry.why } as const
  return guarded(base, () => {
    const state = oracle.state(entry.state as PlainState)
    const also = config.invariants.map(({ name }) => name).filter((name) => name !== entry.invariant && !holds(oracle, name, state))
    const value = oracle.evaluate(entry.invariant, state)
    const malformed = isAboutForm(entry.invariant) ? [] : also.filter(isAboutForm)
    const problem =
      value === true
        ? "the state satisfies the invariant"
        : value !== false
          ? "the invariant is not a boolean in the state"
          : malformed.length > 0
            ? `the state is malformed: ${malformed.join(", ")}`
            : null
    return { ...base, also, problem }
  })
}

/** Whether an invariant is true of the state; of a malformed one it may have no value. */
const holds = (oracle: Oracle, name: string, state: Parameters<Oracle["evaluate"]>[1]): boolean => {
  try {
    return oracle.evaluate(name, state) === true
  } catch (error) {
    if (error instanceof TlaError && error.kind === "evaluation") return true
    throw error
  }
}

/** The bad step must violate the property. */
export const tryStep = async (specs: Specs, entry: Plan["steps"][number]): Promise<Trial> => {
  const { oracle } = await specs.of(entry)
  const base = { kind: "step", name: entry.property, module: entry.module, config: entry.config, shown: entry.why } as const
  return guarded(base, () => {
    const violated = oracle.violatedSteps(oracle.state(entry.state as PlainState), oracle.state(entry.next as PlainState))
    const problem = violated.includes(entry.property) ? null : "the step satisfies the property"
    return { ...base, also: violated.filter((name) => name !== entry.property), problem }
  })
}

/** The search must find a way to the witness, as short as the plan says. */
export const tryReach = async (specs: Specs, entry: Plan["reach"][number]): Promise<Trial> => {
  const base = { kind: entry.kind, name: entry.what, module: entry.module, config: entry.config, shown: "", also: [] } as const
  const { outcome, trace } = (await specs.with(entry, witnessOf(entry))).check()
  const isReached = outcome._tag === (entry.as === "invariant" ? "InvariantViolated" : "PropertyViolated")
  if (!isReached) return { ...base, problem: outcome._tag === "Failed" ? outcome.error.message : "the model never reaches it" }
  const problem = trace.length === entry.states ? null : `reached after ${trace.length} states; the plan says ${entry.states}`
  return { ...base, shown: `${trace.length} ${trace.length === 1 ? "state" : "states"}`, problem }
}

const witnessOf = ({ as, witness }: Plan["reach"][number]): OtherChecks =>
  as === "invariant" ? { invariants: [witness], properties: [] } : { invariants: [], properties: [witness] }

const guarded = (base: Omit<Trial, "also" | "problem">, run: () => Trial): Trial => {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof TlaError)) throw error
    return { ...base, also: [], problem: error.message }
  }
}
