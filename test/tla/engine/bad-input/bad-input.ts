// How a row of the tables in this folder is written and run.
import { grammarWasm } from "../../../../src/tla/files.ts"
import { initGrammar, loadSpec, TlaError } from "../../../../src/tla/index.ts"

/** A wrong specification or configuration and the whole message it must give. */
export type BadInput = {
  readonly name: string
  /** The units of module M, which extends Integers, Sequences, FiniteSets and TLC: they begin on line 3. */
  readonly units?: string
  /** Only what follows, from line 6 on, a variable x that stays 0. */
  readonly more?: string
  /** Only the expression, in line 6, whose value in a state with `old = 1` the next state takes; the message then ends with the step. */
  readonly step?: string
  /** The whole text of M instead. */
  readonly text?: string
  /** Further modules. */
  readonly others?: Readonly<Record<string, string>>
  /** The configuration, `M.cfg`; by default INIT Init, NEXT Next. */
  readonly config?: string
  /** TLC accepts it: what it overlooks is a mistake all the same, or the engine does not have it. */
  readonly stricter?: true
  readonly message: string
}

const stutter = "VARIABLE x\nInit == x = 0\nNext == x' = x\n"
const stepOf = (expression: string): string => `VARIABLE x\nInit == x = 1\nStep(old) ==\n  ${expression}\nNext == x' = Step(x)\n`
const stepEnd = "\n  while evaluating M.tla:7:14 (in Next): Step(x)\n  in the state\n    x = 1"

/** The message a row expects, in full. */
export const expectedOf = ({ step, message }: BadInput): string => (step === undefined ? message : message + stepEnd)

/** What is said about the input, or null if nothing is wrong with it. */
export const messageOf = async ({ units, more, step, text, others, config }: BadInput): Promise<string | null> => {
  await initGrammar(grammarWasm())
  const body = step !== undefined ? stepOf(step) : more !== undefined ? stutter + more : units
  const root = text ?? `---- MODULE M ----\nEXTENDS Integers, Sequences, FiniteSets, TLC\n${body}\n====\n`
  const modules = new Map(Object.entries({ M: root, ...others }))
  try {
    const spec = await loadSpec({ modules, root: "M", config: config ?? "INIT Init\nNEXT Next\n", configName: "M.cfg" })
    const { outcome } = spec.check()
    return outcome._tag === "Failed" ? outcome.error.format() : null
  } catch (error) {
    if (error instanceof TlaError) return error.format()
    throw error
  }
}
