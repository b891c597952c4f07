/** The entry point of `npm run bench`: which benchmark, and with what. */
import { parseArgs } from "node:util"
import { benchElection, electionParts } from "./election/bench.ts"
import { benchReal } from "./election/real.ts"
import { benchTla, parts, type Part } from "./tla/bench.ts"
import { benchModels } from "./tla/models.ts"

const modelNames = benchModels.map((model) => model.name)

const usage = `npm run bench -- tla [options]        the embedded engine beside TLC
npm run bench -- election [options]   rates of the ways in which elections are checked
npm run bench -- real [options]       elections of three server processes

tla:
  --model NAME    one of ${modelNames.join(", ")}; may be repeated (default: all)
  --part NAME     one of ${parts.join(", ")}; may be repeated (default: all)
  --rounds N      rounds of the comparison with TLC, at least 1 (default: 3)
  --seed N        seed of the random walks (default: 20240601)

election:
  --part NAME     one of ${electionParts.join(", ")}; may be repeated (default: all)
  --rounds N      how often each is measured; the median is told (default: 3)

real:
  --rounds N      how often three servers start, lose their leader and get it back (default: 20)

all:
  --json          one JSON object instead of tables

Exit codes: 0 measured, 1 the engines differ, a mutant is not found, or an election took too long, 2 it could not be
measured.
`

class UsageError extends Error {}

const positive = (option: string, text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1)
    throw new UsageError(`--${option} needs a whole number from 1, but it is ${JSON.stringify(text)}`)
  return value
}

const among = <T extends string>(option: string, allowed: readonly T[], given: readonly string[] | undefined): readonly T[] => {
  const chosen = given?.map((name) => {
    const known = allowed.find((candidate) => candidate === name)
    if (known === undefined) throw new UsageError(`--${option} is one of ${allowed.join(", ")}, but it is ${JSON.stringify(name)}`)
    return known
  })
  return chosen ?? allowed
}

const main = async (): Promise<number> => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      model: { type: "string", multiple: true },
      part: { type: "string", multiple: true },
      rounds: { type: "string" },
      seed: { type: "string", default: "20240601" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  })
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const [topic, ...rest] = positionals
  const rounds = (fallback: number): number => (values.rounds === undefined ? fallback : positive("rounds", values.rounds))
  if (topic === "real" && rest.length === 0) return benchReal({ rounds: rounds(20), json: values.json })
  if (topic === "election" && rest.length === 0)
    return benchElection({ parts: among("part", electionParts, values.part), rounds: rounds(3), json: values.json })
  if (topic !== "tla" || rest.length > 0)
    throw new UsageError(`name one benchmark, tla, election or real${topic === undefined ? "" : `, not "${positionals.join(" ")}"`}`)
  return benchTla({
    parts: among<Part>("part", parts, values.part),
    models: among("model", modelNames, values.model),
    rounds: rounds(3),
    seed: positive("seed", values.seed),
    json: values.json,
  })
}

try {
  process.exitCode = await main()
} catch (error) {
  const isUsage =
    error instanceof UsageError || (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))
  process.stderr.write(
    isUsage ? `${error.message}\n\n${usage}` : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exitCode = 2
}
