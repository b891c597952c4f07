/** A counterexample as data: the same for every engine, so that one diagram shows them all. */

/** One state of a counterexample and the step that led to it. Values are TLA+ text as TLC prints it. */
export type Step = {
  /** The action's name; null for an initial state. */
  readonly action: string | null
  /** Empty where the engine does not report parameters (TLC). */
  readonly parameters: readonly { readonly name: string; readonly value: string }[]
  readonly state: readonly (readonly [variable: string, value: string])[]
  /** Set on the last entry of a liveness counterexample: where the behaviour goes on for ever. */
  readonly loop?: string
}

/** The action as a reader would call it: `Receive(s1, s2)`, or `Init` for an initial state. */
export const actionText = (step: Step): string => {
  if (step.loop !== undefined) return step.loop
  if (step.action === null) return "Init"
  if (step.parameters.length === 0) return step.action
  return `${step.action}(${step.parameters.map((parameter) => parameter.value).join(", ")})`
}
