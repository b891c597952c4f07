/** `npm run check:trace`: its arguments, and the way from them to an exit code. */
import { parseArgs } from "node:util"
import { tlcEngine } from "../../src/cli/engines/tlc.ts"
import { TlaError } from "../../src/tla/index.ts"
import { diagnose } from "./diagnosis.ts"
import { checkEmbedded, TraceSpec } from "./embedded.ts"
import { TraceError } from "./lines.ts"
import { checkTlc } from "./tlc.ts"
import { openTrace, type Recorded, type TraceFile } from "./trace-file.ts"
import { exitCodeOf, type Verdict, verdictOf, verdictText } from "./verdict.ts"

const usage = `npm run check:trace -- [--engine E] [--missing N] [--json] FILE…

Decides for each trace whether the specification allows it. The format is in docs/traces.md.

  --engine E    embedded (the default), tlc, or embedded,tlc
  --missing N   up to N steps may be unrecorded before each event of a closed trace (0)
  --json        one JSON object for each file and engine

Exit codes: 0 all are allowed, 1 some are rejected, 2 some could not be checked.
`

type EngineName = Verdict["engine"]

type Options = {
  readonly engines: readonly EngineName[]
  readonly missing: number
  readonly json: boolean
  readonly files: readonly string[]
}

/** A command line that says nothing sensible. */
class UsageError extends Error {
  override readonly name = "UsageError"
}

const engineIn = (name: string): EngineName => {
  if (name === "embedded" || name === "tlc") return name
  throw new UsageError(`--engine takes embedded, tlc, or both with a comma, not "${name}"`)
}

const optionsIn = (args: readonly string[]): Options | "help" => {
  const { values, positionals } = parse(args)
  if (values.help === true) return "help"
  const { engine = "embedded", missing = "0", json = false } = values
  if (!/^\d{1,2}$/.test(missing)) throw new UsageError(`--missing takes a whole number up to 99, not "${missing}"`)
  if (positionals.length === 0) throw new UsageError("name at least one trace; --help says more")
  return {
    engines: [...new Set(engine.split(",").map((name) => engineIn(name.trim())))],
    missing: Number(missing),
    json,
    files: positionals,
  }
}

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: "boolean" }, engine: { type: "string" }, missing: { type: "string" }, json: { type: "boolean" } },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** The engine, and what it needs once. */
type Checker = (trace: TraceFile, missing: number) => Promise<Omit<Verdict, "seconds">>

const eventAt = (trace: TraceFile, index: number): Recorded | undefined => {
  let passed = 0
  for (const event of trace.events()) if (passed++ === index) return event
  return undefined
}

const embeddedChecker = (): Checker => {
  let spec: Promise<TraceSpec> | null = null
  return async (trace, missing) => {
    const outcome = checkEmbedded(await (spec ??= TraceSpec.load()), trace, missing)
    const base = { file: trace.file, engine: "embedded", seconds: 0 } as const
    if (outcome._tag === "Allowed") return verdictOf({ ...base, verdict: "allowed", events: outcome.events })
    const { line, text } = outcome.event
    if (outcome._tag === "TooMany") {
      const reason = `more than ${outcome.states - 1} states are possible up to line ${line}; record more, such as 'replaces', or allow fewer missing steps`
      return verdictOf({ ...base, verdict: "not checked", reason })
    }
    const diagnosis = await diagnose(trace, outcome.event, outcome.states)
    return verdictOf({ ...base, verdict: "rejected", events: outcome.events, line, event: text, diagnosis })
  }
}

const tlcChecker = (): Checker => {
  const engine = tlcEngine(process.env)
  return async (trace, missing) => {
    const base = { file: trace.file, engine: "tlc", seconds: 0 } as const
    if (engine.readiness._tag === "Missing") return verdictOf({ ...base, verdict: "not checked", reason: engine.readiness.install })
    const outcome = await checkTlc(engine, trace, missing)
    if (outcome._tag === "Failed") return verdictOf({ ...base, verdict: "not checked", reason: outcome.reason })
    if (outcome._tag === "Allowed") return verdictOf({ ...base, verdict: "allowed", events: outcome.events })
    const event = outcome.events === null ? undefined : eventAt(trace, outcome.events)
    return verdictOf({ ...base, verdict: "rejected", events: outcome.events, line: event?.line ?? null, event: event?.text ?? null })
  }
}

const refusalOf = (error: unknown): string | null => {
  if (error instanceof TraceError) return error.message
  return error instanceof TlaError ? error.format() : null
}

/** A trace that cannot be read is the same on every engine, so it is said once. */
const checkFile = async (file: string, checkers: ReadonlyMap<EngineName, Checker>, missing: number): Promise<readonly Verdict[]> => {
  const verdicts: Verdict[] = []
  for (const [engine, check] of checkers) {
    const since = performance.now()
    const seconds = (): number => (performance.now() - since) / 1000
    try {
      const trace = openTrace(file)
      if (missing > 0 && trace.header.observed !== null)
        throw new TraceError(file, 1, "--missing is for closed traces, and this one is open")
      verdicts.push({ ...(await check(trace, missing)), seconds: seconds() })
    } catch (error) {
      const reason = refusalOf(error)
      if (reason === null) throw error
      return [...verdicts, verdictOf({ file, engine, verdict: "not checked", seconds: seconds(), reason })]
    }
  }
  return verdicts
}

const disagreementIn = (verdicts: readonly Verdict[]): string | null => {
  const said = verdicts.filter(({ verdict }) => verdict !== "not checked")
  const [one, other] = said
  if (one === undefined || other === undefined) return null
  if (one.verdict === other.verdict && (one.line === other.line || one.line === null || other.line === null)) return null
  return `${one.file}: the engines disagree: ${one.engine} says ${one.verdict}, ${other.engine} says ${other.verdict}; please report this`
}

/** Runs the command; returns the exit code. `write` and `complain` take lines. */
export const runCheckTrace = async (
  args: readonly string[],
  write: (line: string) => void,
  complain: (line: string) => void,
): Promise<number> => {
  let options: Options | "help"
  try {
    options = optionsIn(args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    complain(error.message)
    return 2
  }
  if (options === "help") {
    write(usage.trimEnd())
    return 0
  }
  const { engines, missing, json, files } = options
  const checkers = new Map(engines.map((name) => [name, name === "embedded" ? embeddedChecker() : tlcChecker()]))
  const all: Verdict[] = []
  let disagreements = 0
  for (const file of files) {
    const verdicts = await checkFile(file, checkers, missing)
    for (const verdict of verdicts) {
      if (json) write(JSON.stringify(verdict))
      else for (const line of verdictText(verdict)) (verdict.verdict === "not checked" ? complain : write)(line)
    }
    const disagreement = disagreementIn(verdicts)
    if (disagreement !== null) {
      disagreements += 1
      complain(disagreement)
    }
    all.push(...verdicts)
  }
  return disagreements > 0 ? 2 : exitCodeOf(all)
}
