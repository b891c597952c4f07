// How a row of the tables in this folder is written and run.
import { checkOwn } from "../../../../properties/differential/own-evaluator.ts"

/** A small specification and what TLC 1.7.4 says about it. */
export type SmallSpec = {
  readonly name: string
  /** The units of module M, which extends Integers, Sequences, FiniteSets and TLC. */
  readonly units: string
  /** Further modules. */
  readonly others?: Readonly<Record<string, string>>
  /** The configuration; by default INIT Init, NEXT Next. */
  readonly config?: string
  /** Further lines of the default configuration. */
  readonly more?: string
  /**
   * TLC's answer: `holds` with generated states, distinct states and diameter; the kind and name of what is violated with the length
   * of the counterexample; or `error`. (Of the step of an instance TLC gives the place and no name; the name is added.)
   */
  readonly tlc: string
}

/** This engine's answer in the same words. */
export const answerOf = async ({ units, others, config, more }: SmallSpec): Promise<string> => {
  const text = `---- MODULE M ----\nEXTENDS Integers, Sequences, FiniteSets, TLC\n${units}\n====\n`
  const modules = new Map(Object.entries({ M: text, ...others }))
  const { verdict, name, generated, distinct, diameter, trace } = await checkOwn(
    modules,
    "M",
    config ?? `INIT Init\nNEXT Next\n${more ?? ""}\n`,
  )
  if (verdict === "holds") return `holds ${generated} ${distinct} ${diameter}`
  if (verdict === "error") return "error"
  return `${verdict}${name === "" ? "" : ` ${name}`} ${trace}`
}
