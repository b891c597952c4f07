/** What the plan leaves out: invariants and step properties of the models without a bad state, and actions that no model takes. */
import type { Plan } from "./plan.ts"
import type { Specs } from "./trial.ts"

type ModelPlace = { readonly spec: string; readonly config: string }

type PinnedModel = ModelPlace & { readonly expected: { readonly property: string | null } }

/** How often an action was taken in a complete search. */
export type Taken = { readonly action: string; readonly config: string; readonly times: number }

/** The checks of all models that the plan has no bad state for. */
export const uncovered = async (specs: Specs, plan: Plan, models: readonly PinnedModel[]): Promise<readonly string[]> => {
  const known = new Set([
    ...plan.invariants.map(({ invariant }) => invariant),
    ...plan.steps.map(({ property }) => property),
    // A model that must violate a check shows as well that it can be violated.
    ...models.flatMap(({ expected }) => (expected.property === null ? [] : [expected.property])),
  ])
  const missing = new Set<string>()
  for (const model of models) {
    const spec = await specs.of(model)
    for (const { name } of spec.config.invariants)
      if (!known.has(name)) missing.add(`the invariant ${name} (${model.config}) has no bad state`)
    for (const name of spec.stepProperties) if (!known.has(name)) missing.add(`the step property ${name} (${model.config}) has no bad step`)
  }
  return [...missing]
}

/** Searches each model that reaches an action to its end, and counts every action. */
export const countActions = async (specs: Specs, plan: Plan): Promise<readonly Taken[]> => {
  const places = new Map<string, ModelPlace>()
  for (const entry of plan.reach) if (entry.kind === "action") places.set(entry.config, entry)
  const taken: Taken[] = []
  for (const place of places.values()) {
    const { actions } = (await specs.with(place, { invariants: [], properties: [] })).check()
    for (const [action, times] of actions) taken.push({ action, config: place.config, times })
  }
  return taken
}
