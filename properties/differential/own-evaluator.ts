/** Our evaluator, asked the same questions as TLC. */
import { grammarWasm } from "../../src/tla/files.ts"
import { initGrammar, loadSpec } from "../../src/tla/index.ts"
import type { OwnAnswer, Outcome } from "./comparison.ts"
import { definition } from "./tlc-oracle.ts"

/** The value or error of each expression body over the same text in front. Throws when the module as a whole is refused. */
export const evaluateAll = async (prelude: string, bodies: readonly string[]): Promise<OwnAnswer[]> => {
  await initGrammar(grammarWasm())
  const definitions = bodies.map((body, index) => definition(`E${index}`, body))
  const text = `---- MODULE Batch ----\n${prelude}\n${definitions.join("\n")}\n====\n`
  const spec = await loadSpec({ modules: new Map([["Batch", text]]), root: "Batch" })
  return bodies.map((_, index) =>
    guarded(() => ({ _tag: "Value", data: spec.evaluate(`E${index}`), text: spec.evaluateText(`E${index}`) })),
  )
}

const guarded = (evaluate: () => OwnAnswer): OwnAnswer => {
  try {
    return evaluate()
  } catch (error) {
    const { kind, message } = error as { readonly kind?: string; readonly message: string }
    return kind === "evaluation" ? { _tag: "Error", message } : { _tag: "Broken", message: (error as Error).stack ?? message }
  }
}

/** Checks a specification with our engine. */
export const checkOwn = async (modules: ReadonlyMap<string, string>, root: string, config: string): Promise<Outcome> => {
  await initGrammar(grammarWasm())
  const spec = await loadSpec({ modules, root, config, configName: `${root}.cfg` })
  const { outcome, generated, distinct, diameter, trace } = spec.check()
  const numbers = { generated, distinct, diameter, trace: trace.length }
  switch (outcome._tag) {
    case "Holds":
      return { verdict: "holds", name: "", ...numbers }
    case "InvariantViolated":
      return { verdict: "invariant", name: outcome.name, ...numbers }
    case "PropertyViolated":
      return { verdict: "property", name: outcome.name, ...numbers }
    case "AssumptionViolated":
      return { verdict: "assumption", name: "", ...numbers }
    case "PostconditionViolated":
      return { verdict: "postcondition", name: outcome.name, ...numbers }
    case "Deadlock":
      return { verdict: "deadlock", name: "", ...numbers }
    case "Failed":
      return { verdict: "error", name: outcome.error.message, ...numbers }
    case "NotFinished":
      throw new Error(`our engine stopped early: ${JSON.stringify(outcome.reason)}`)
  }
}
