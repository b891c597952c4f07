/** Which models a command line means, and which engine checks each. */
import type { EngineName } from "../engines/engine.ts"
import { nearest } from "../../tla/resolve/scope.ts"
import type { Model } from "./manifest.ts"

/** What the command line says about the choice; empty lists mean "all". */
export type Selection = {
  readonly modules: readonly string[]
  readonly models: readonly string[]
  readonly deep: boolean
}

/** Names with hyphens, seen as the words that the evaluator compares. */
const asWord = (name: string): string => name.replaceAll("-", "_")

/** What is wrong with the names that were asked for; null when all are known. */
export const unknownNames = (kind: string, asked: readonly string[], known: readonly string[]): string | null => {
  const missing = asked.find((name) => !known.includes(name))
  if (missing === undefined) return null
  const near = nearest(asWord(missing), known.map(asWord))
  const guess = known.find((name) => near !== null && asWord(name) === near)
  const hint = guess === undefined ? `there are: ${[...new Set(known)].join(", ") || "none"}` : `did you mean "${guess}"?`
  return `no ${kind} is called "${missing}"; ${hint}`
}

/**
 * The models a selection names, in the manifest's order. A deep model is chosen by `--deep` or by its name.
 * A name that fits nothing is an error that says what it could have been.
 */
export const selectModels = (
  models: readonly Model[],
  selection: Selection,
): { readonly chosen: readonly Model[]; readonly error: string | null } => {
  const error =
    unknownNames(
      "module",
      selection.modules,
      models.map((model) => model.module),
    ) ??
    unknownNames(
      "model",
      selection.models,
      models.filter((model) => selection.modules.length === 0 || selection.modules.includes(model.module)).map((model) => model.model),
    )
  if (error !== null) return { chosen: [], error }
  if (models.length === 0) return { chosen: [], error: "the manifest lists no models" }
  const chosen = models.filter((model) => {
    if (selection.modules.length > 0 && !selection.modules.includes(model.module)) return false
    if (selection.models.length > 0) return selection.models.includes(model.model)
    return selection.deep || model.profile === "quick"
  })
  return {
    chosen,
    error: chosen.length > 0 ? null : "no model is left to check; add --deep for the deep ones",
  }
}

/** Whether the manifest gives this model to this engine; Docker runs TLC. */
export const isFor = (model: Model, engine: EngineName): boolean => model.engines.includes(engine === "docker" ? "tlc" : engine)

/** The shortest command that checks this model on this engine again. */
export const againCommand = (model: Model, engine: EngineName, all: readonly Model[]): string => {
  const ambiguous = all.some((other) => other.model === model.model && other.module !== model.module)
  const name = (text: string): string => (/^[\w.,:@%+-]+$/.test(text) ? text : `'${text}'`)
  return `npm run check:model -- ${ambiguous ? `--module ${name(model.module)} ` : ""}--model ${name(model.model)} --engine ${engine}`
}
