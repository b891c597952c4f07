/** What `npm run explore` can be asked. */
import { parseArgs } from "node:util"
import { boundNames, isBoundName } from "../bounds/bounds.ts"
import { isMutantName, mutantNamed, mutantNames } from "../mutants/registry.ts"
import type { Limits } from "./search.ts"
import type { TaskName } from "./task.ts"

/** A command line that cannot be obeyed: what is wrong with it, and what would be right. */
export class UsageError extends Error {}

/** What was asked for. */
export type Options = {
  readonly task: TaskName
  readonly threads: number
  readonly limits: Limits
  readonly json: boolean
  readonly trace: string | undefined
}

const otherwise = { bound: "crash", threads: "1", "max-states": "20000000", timeout: "3600" } as const

export const usage = `npm run explore -- election [options]

Visits every state that servers can reach within a bound, and checks what the specification promises in each.

  --bound NAME      one of ${boundNames.join(", ")}
                    (default: ${otherwise.bound}, or the bound of the mutant)
  --mutant NAME     with a seeded fault: ${mutantNames.join(", ")}
  --property NAME   judge this property only; may be repeated
  --threads N       threads that search together, 1 to 16 (default: ${otherwise.threads})
  --max-states N    give up at more states (default: ${otherwise["max-states"]})
  --timeout N       give up after so many seconds (default: ${otherwise.timeout})
  --trace FILE      write the counterexample as a trace, which npm run check:trace reads
  --json            one JSON object instead of text

Exit codes: 0 everything holds, 1 a property is broken, 2 it was not decided.
`

const whole = (name: string, text: string, most: number): number => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < 1 || value > most)
    throw new UsageError(`--${name} is a whole number from 1 to ${most}, not ${JSON.stringify(text)}`)
  return value
}

/** One of the known names; they go with the error, so that the right one need not be guessed. */
const among = <T extends string>(name: string, text: string, isOne: (text: string) => text is T, all: readonly T[]): T => {
  if (!isOne(text)) throw new UsageError(`--${name} is one of ${all.join(", ")}, not ${JSON.stringify(text)}`)
  return text
}

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        bound: { type: "string" },
        mutant: { type: "string" },
        property: { type: "string", multiple: true },
        threads: { type: "string", default: otherwise.threads },
        "max-states": { type: "string", default: otherwise["max-states"] },
        timeout: { type: "string", default: otherwise.timeout },
        trace: { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    })
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, { cause: error })
  }
}

/**
 * Reads a command line.
 * @throws UsageError naming the option that is wrong
 */
export const readOptions = (args: readonly string[]): Options | "help" => {
  const { values, positionals } = parse(args)
  if (values.help) return "help"
  if (positionals.length !== 1 || positionals[0] !== "election")
    throw new UsageError(
      `name what to explore: election${positionals.length === 0 ? "" : `, not ${JSON.stringify(positionals.join(" "))}`}`,
    )
  const mutant = values.mutant === undefined ? undefined : among("mutant", values.mutant, isMutantName, mutantNames)
  const ownBound = mutant === undefined ? otherwise.bound : mutantNamed(mutant).bound
  const bound = values.bound === undefined ? ownBound : among("bound", values.bound, isBoundName, boundNames)
  return {
    task: { bound, mutant, properties: values.property },
    threads: whole("threads", values.threads, 16),
    limits: {
      maxStates: whole("max-states", values["max-states"], 2_000_000_000),
      timeoutSeconds: whole("timeout", values.timeout, 1_000_000),
    },
    json: values.json,
    trace: values.trace,
  }
}
