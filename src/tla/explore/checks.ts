// The compiled formulas a search evaluates again and again.
import { TlaError } from "../error.ts"
import { Model } from "../model/model.ts"
import { toText } from "../value/text.ts"
import type { Value } from "../value/value.ts"

/** One formula; `name` is its key in the model. */
export type Check = { readonly name: string; readonly run: () => Value }

/** The compiled value of a key. */
export const compiledValue = (model: Model, key: string): (() => Value) => {
  const run = model.program.evaluate.get(key)
  if (run === undefined) throw new Error(`${key} was not compiled`)
  return run
}

/** Whether a formula is true in the states the program has loaded; anything but a boolean is an evaluation error. */
export const holds = (model: Model, check: Check): boolean => {
  const value = check.run()
  if (typeof value === "boolean") return value
  const [what] = check.name.split(":")
  const name = Model.nameOf(check.name)
  const symbol = model.spec.root.entries.get(name)?.reference.symbol
  throw new TlaError(
    "evaluation",
    `the ${what} '${name}' is not a boolean but ${toText(value)}`,
    symbol?.kind === "definition" ? symbol.at : null,
  )
}
