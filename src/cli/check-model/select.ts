/** Which models a command line means, and which engine checks each. */
import type { EngineName } from "../engines/engine.ts"
import type { Model } from "./manifest.ts"

/** What the command line says about the choice; empty lists mean "all". */
export type Selection = {
  readonly modules: readonly string[]
  readonly models: readonly string[]
  readonly deep: boolean
}

/**
 * The models a selection names, in the manifest's order. A deep model is chosen by `--deep` or by its name.
 * A name that fits nothing is an error that lists the names there are.
 */
export const selectModels = (
  models: readonly Model[],
  selection: Selection,
): { readonly chosen: readonly Model[]; readonly error: string | null } => {
  const unknown = (kind: string, asked: readonly string[], known: readonly string[]): string | null => {
    const missing = asked.filter((name) => !known.includes(name))
    if (missing.length === 0) return null
    return `no ${kind} is called ${missing.map((name) => `"${name}"`).join(", ")}; there are: ${[...new Set(known)].join(", ") || "none"}`
  }
  const error =
    unknown(
      "module",
      selection.modules,
      models.map((model) => model.module),
    ) ??
    unknown(
      "model",
      selection.models,
      models.filter((model) => selection.modules.length === 0 || selection.modules.includes(model.module)).map((model) => model.model),
    )
  if (error !== null) return { chosen: [], error }
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
