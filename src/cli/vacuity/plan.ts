/**
 * `spec/vacuity.json`: for each invariant a state that violates it, for each step property a step that does, and for each action and
 * antecedent a model that must reach it. A check that nothing can violate, or that never applies, says nothing.
 */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

/** Where an entry is tried: a root module and a configuration, as paths relative to the file. */
const place = { module: Schema.NonEmptyString, spec: Schema.NonEmptyString, config: Schema.NonEmptyString }

const State = Schema.Record(Schema.String, Schema.Unknown)

const PlanSchema = Schema.Struct({
  invariants: Schema.Array(Schema.Struct({ invariant: Schema.NonEmptyString, ...place, why: Schema.NonEmptyString, state: State })),
  steps: Schema.Array(Schema.Struct({ property: Schema.NonEmptyString, ...place, why: Schema.NonEmptyString, state: State, next: State })),
  reach: Schema.Array(
    Schema.Struct({
      kind: Schema.Literals(["action", "antecedent"]),
      what: Schema.NonEmptyString,
      /** The definition that says it is never reached: checking it must fail. */
      witness: Schema.NonEmptyString,
      as: Schema.Literals(["invariant", "property"]),
      ...place,
      /** The length of the shortest way there, in states. */
      states: Schema.Natural,
    }),
  ),
})

/** The whole plan. */
export type Plan = typeof PlanSchema.Type

const decode = Schema.decodeUnknownResult(PlanSchema)

/**
 * Reads the text of a plan; `file` is its name for messages.
 * @throws Error that names the file and every entry that is wrong
 */
export const parsePlan = (file: string, text: string): Plan => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new Error(`${file}: not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
  const decoded = decode(json, { errors: "all", onExcessProperty: "error" })
  if (Result.isFailure(decoded)) throw new Error(`${file}: ${decoded.failure.message}`)
  return decoded.success
}
