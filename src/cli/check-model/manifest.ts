/**
 * `spec/manifest.json`: every model with its bounds and what checking it must give. The manifest pins verdict,
 * number of distinct states and diameter, so that a model that quietly shrank is seen.
 */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"

const Expected = Schema.Struct({
  verdict: Schema.Literals(["holds", "violated"]),
  /** The invariant or property that must be violated, or `Deadlock` or `Assumption`. */
  property: Schema.NullOr(Schema.NonEmptyString),
  /** Distinct states of a complete search; null for a violation, whose search stops early. */
  distinct: Schema.NullOr(Schema.Natural),
  /** Levels of the state graph; for a violation, the states of its shortest counterexample. */
  diameter: Schema.NullOr(Schema.Natural),
})

const ModelSchema = Schema.Struct({
  /** The module the model is about, as a person names it: `Election`. */
  module: Schema.NonEmptyString,
  /** The model's name on the command line. */
  model: Schema.NonEmptyString,
  /** Paths relative to the manifest. */
  spec: Schema.NonEmptyString,
  config: Schema.NonEmptyString,
  /** The bounds in words: "3 servers, 2 rounds, 1 crash". */
  bounds: Schema.NonEmptyString,
  /** The seeded fault this model must find; null for the protocol as it should be. */
  mutant: Schema.NullOr(Schema.NonEmptyString),
  /** `quick` models run always, `deep` ones with `--deep` or when they are named. */
  profile: Schema.Literals(["quick", "deep"]),
  engines: Schema.Array(Schema.Literals(["embedded", "tlc"])),
  expected: Expected,
  /** About how long it takes, for the estimate that is shown while it runs. */
  seconds: Schema.Finite,
})

const ManifestSchema = Schema.Struct({ models: Schema.Array(ModelSchema) })

/** One entry of the manifest. */
export type Model = typeof ModelSchema.Type

/** The whole manifest. */
export type Manifest = typeof ManifestSchema.Type

const decode = Schema.decodeUnknownResult(ManifestSchema)

/** A manifest that cannot be used, with every reason, each naming its place. */
export type ManifestError = { readonly _tag: "ManifestError"; readonly message: string }

const bad = (message: string): Result.Result<Manifest, ManifestError> => Result.fail({ _tag: "ManifestError", message })

/** What is wrong with a place, in words for who wrote it. */
const issues = SchemaIssue.makeFormatterStandardSchemaV1({
  leafHook: (leaf) => {
    if (leaf._tag === "UnexpectedKey") return "unknown key"
    if (leaf._tag === "MissingKey") return "this key is missing"
    return SchemaIssue.defaultLeafHook(leaf)
  },
})

/** `models[0].expected.distinct`. */
const placeText = (path: readonly unknown[]): string =>
  path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "")

/** Names of the model that a path leads into, as far as it has any; the path's number alone is hard to count. */
const modelAt = (json: unknown, path: readonly unknown[]): string => {
  const models: unknown = typeof json === "object" && json !== null && "models" in json ? json.models : null
  const entry: unknown = Array.isArray(models) && typeof path[1] === "number" ? models[path[1]] : null
  return typeof entry === "object" && entry !== null && "model" in entry ? ` (${String(entry.model)})` : ""
}

const keyOf = (part: unknown): unknown => (typeof part === "object" && part !== null && "key" in part ? part.key : part)

/** Entries that have the right shape and still make no sense. */
const nonsense = (model: Model): readonly string[] => {
  const { expected } = model
  const problems: string[] = []
  if (model.engines.length === 0) problems.push('engines: name at least one of "embedded" and "tlc"')
  if (model.seconds < 0) problems.push("seconds: a duration is not negative")
  if (expected.verdict === "holds") {
    if (expected.property !== null) problems.push("expected.property: null, as nothing is violated")
    if (expected.distinct === null) problems.push("expected.distinct: a number, or the model pins nothing")
    if (expected.diameter === null) problems.push("expected.diameter: a number, or the model pins nothing")
  } else if (expected.property === null) {
    problems.push('expected.property: the name of what is violated ("Deadlock" for a deadlock)')
  }
  return problems
}

/**
 * Reads the text of a manifest. `file` is its name for messages. Unknown keys are refused: a misspelt pin
 * would otherwise pin nothing.
 */
export const parseManifest = (file: string, text: string): Result.Result<Manifest, ManifestError> => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    // Of all the places this is the one that JSON.parse does not tell.
    const place = reason.includes("end of JSON input") ? ` (line ${text.split("\n").length})` : ""
    return bad(`${file}: not JSON: ${reason}${place}`)
  }
  const decoded = decode(json, { errors: "all", onExcessProperty: "error" })
  if (Result.isFailure(decoded)) {
    const lines = issues(decoded.failure.issue).issues.map(({ path, message }) => {
      const keys = (path ?? []).map(keyOf)
      return `${file}: ${keys.length === 0 ? "" : `${placeText(keys)}: `}${message.replace(/^Expected/, "expected")}${modelAt(json, keys)}`
    })
    return bad(lines.join("\n"))
  }
  const problems: string[] = []
  const seen = new Map<string, number>()
  decoded.success.models.forEach((model, index) => {
    const name = `${model.module} ${model.model}`
    const first = seen.get(name)
    if (first !== undefined) problems.push(`models[${index}].model: "${name}" is models[${first}] already`)
    seen.set(name, index)
    for (const problem of nonsense(model)) problems.push(`models[${index}].${problem} (${name})`)
  })
  if (problems.length > 0) return bad(problems.map((problem) => `${file}: ${problem}`).join("\n"))
  return Result.succeed(decoded.success)
}
