/** The options of `npm run campaign -- elections`. */
import { parseArgs } from "node:util"
import { isMutantName, mutantNames } from "../../mutants/registry.ts"
import { checks, historyChecks } from "../../checks/specification.ts"
import type { Restriction } from "./arbitraries.ts"
import { notNext } from "./finding.ts"
import { anySafety, livenessProperties } from "./run.ts"

/** What a campaign was asked to do. */
export type Options = {
  readonly seconds: number
  readonly seed: number
  readonly threads: number
  readonly json: boolean
  readonly mutant: string | undefined
  readonly only: string | undefined
  readonly restriction: Restriction
  readonly replay: { readonly seed: number; readonly path: string } | undefined
  readonly trace: string | undefined
  /** One run of so many is validated against the spec's Next; 0 for none. */
  readonly validate: number
  /** Whether findings are kept in the corpus. */
  readonly keep: boolean
}

/** Something is wrong with the command line. */
export class UsageError extends Error {}

export const usage = `npm run campaign -- elections [--seconds N | --minutes N] [--seed S] [--threads N] [--servers N | --servers MIN-MAX]
                                [--mutant NAME] [--property NAME] [--replay SEED:PATH] [--trace DIR] [--validate N] [--no-keep] [--json]

Simulates elections with faults and judges every state, every step and every end by the text of the specification.
  --seconds N         how long (60); or --minutes N
  --seed S            where to begin (random, printed); the same seed makes the same runs, time decides how many
  --threads N         worker threads (1)
  --servers MIN-MAX   how many servers an ensemble has, observers included (1-7)
  --courses N         how many runs each ensemble has (48); a replay needs the same
  --mutant NAME       plays a seeded fault: ${mutantNames.slice(0, 3).join(", ")} … or any other of docs/properties.md
  --property NAME     looks for violations of one property only, or of all but the liveness properties: safety
  --replay SEED:PATH  runs the one case that a violation names, with the same other options, and shows it
  --trace DIR         writes the trace of every validated run, and of the violation, to DIR as NDJSON
  --validate N        validates one of N runs against the specification's Next (100; 0 for none)
  --no-keep           does not add a violation to the corpus
  --json              one JSON object instead of text
Exit codes: 0 nothing is violated and everything happened that must happen sometimes; 1 a violation, or something
never happened; 2 not enough time to judge, or the command line is wrong.`

const whole = (name: string, text: string, least: number): number => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least)
    throw new UsageError(`--${name} takes a whole number from ${least}, not ${JSON.stringify(text)}`)
  return value
}

const most = 7

/** What `--property` takes. */
const propertyNames: readonly string[] = [
  anySafety,
  ...checks.invariants,
  ...checks.properties,
  ...historyChecks.invariants,
  ...livenessProperties,
  notNext,
]

const serversIn = (text: string): { readonly minServers: number; readonly maxServers: number } => {
  const [, low, high] = /^([1-7])(?:-([1-7]))?$/.exec(text) ?? []
  if (low === undefined) throw new UsageError(`--servers takes a number from 1 to ${most} or a range like 3-5, not ${JSON.stringify(text)}`)
  const [minServers, maxServers] = [Number(low), Number(high ?? low)]
  if (minServers > maxServers) throw new UsageError(`--servers ${text}: the first number is the smaller one`)
  return { minServers, maxServers }
}

const replayIn = (text: string): NonNullable<Options["replay"]> => {
  const [, seed, path] = /^(\d+)(?::(\d+(?::\d+)*))?$/.exec(text) ?? []
  if (seed === undefined || path === undefined)
    throw new UsageError(`--replay takes what a violation printed, like 1234:0:2, not ${JSON.stringify(text)}`)
  return { seed: Number(seed), path }
}

/**
 * Reads the command line.
 * @throws UsageError, or node's TypeError for an unknown option
 */
export const readOptions = (args: readonly string[], randomSeed: () => number): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: "string" },
      minutes: { type: "string" },
      seed: { type: "string" },
      threads: { type: "string", default: "1" },
      servers: { type: "string", default: `1-${most}` },
      courses: { type: "string", default: "48" },
      mutant: { type: "string" },
      property: { type: "string" },
      replay: { type: "string" },
      trace: { type: "string" },
      validate: { type: "string", default: "100" },
      "no-keep": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  })
  if (values.seconds !== undefined && values.minutes !== undefined) throw new UsageError("give --seconds or --minutes, not both")
  if (values.property !== undefined && !propertyNames.includes(values.property))
    throw new UsageError(`there is no property ${JSON.stringify(values.property)}; there are ${propertyNames.join(", ")}`)
  if (values.mutant !== undefined && !isMutantName(values.mutant))
    throw new UsageError(`there is no mutant ${JSON.stringify(values.mutant)}; there are ${mutantNames.join(", ")}`)
  return {
    seconds: values.minutes === undefined ? whole("seconds", values.seconds ?? "60", 1) : 60 * whole("minutes", values.minutes, 1),
    seed: values.seed === undefined ? randomSeed() : whole("seed", values.seed, 0),
    threads: whole("threads", values.threads, 1),
    json: values.json,
    mutant: values.mutant,
    only: values.property,
    restriction: { ...serversIn(values.servers), courses: whole("courses", values.courses, 1) },
    replay: values.replay === undefined ? undefined : replayIn(values.replay),
    trace: values.trace,
    validate: whole("validate", values.validate, 0),
    keep: !values["no-keep"],
  }
}

/** The command that shows a violation again. */
export const replayCommand = (options: Pick<Options, "mutant" | "only" | "restriction">, replay: string): string => {
  const { mutant, only, restriction } = options
  const { minServers, maxServers, courses } = restriction
  return [
    `npm run campaign -- elections --replay ${replay}`,
    ...(mutant === undefined ? [] : [`--mutant ${mutant}`]),
    ...(only === undefined ? [] : [`--property ${only}`]),
    ...(minServers === 1 && maxServers === most ? [] : [`--servers ${minServers}-${maxServers}`]),
    ...(courses === 48 ? [] : [`--courses ${courses}`]),
  ].join(" ")
}
