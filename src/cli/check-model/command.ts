/** `npm run check:model`: its flags, and the way from them to an exit code. */
import { availableParallelism } from "node:os"
import { existsSync, readFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { dockerEngine } from "../engines/docker.ts"
import { embeddedEngine } from "../engines/embedded.ts"
import { engineNames, type Engine, type EngineName, type Job } from "../engines/engine.ts"
import { tlcEngine } from "../engines/tlc.ts"
import { judge } from "./judge.ts"
import { parseManifest, type Model } from "./manifest.ts"
import { report } from "./report.ts"
import { defaultMemoryMiB, runPlan } from "./run.ts"
import { againCommand, isFor, selectModels, unknownNames } from "./select.ts"
import { counted, jsonLine } from "./table.ts"

const positive = Schema.Finite.check(Schema.isGreaterThan(0))
const wholePositive = Schema.Int.check(Schema.isGreaterThan(0))

const list = (flag: Flag.Flag<string>): Flag.Flag<readonly string[]> =>
  flag.pipe(
    Flag.map((text): readonly string[] =>
      text
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== ""),
    ),
    Flag.withDefault([]),
  )

const ownManifest = fileURLToPath(new URL("../../../spec/manifest.json", import.meta.url))

const flags = {
  engine: list(Flag.String("engine")).pipe(
    Flag.withDescription("embedded, tlc, docker, or several with commas; default: embedded, and tlc where it is ready"),
  ),
  module: list(Flag.String("module")).pipe(Flag.withDescription("Only the models of these modules, with commas")),
  model: list(Flag.String("model")).pipe(Flag.withDescription("Only these models; shows their counterexamples")),
  deep: Flag.Boolean("deep").pipe(Flag.withDescription("Also the deep models"), Flag.withDefault(false)),
  workers: Flag.Int("workers").pipe(
    Flag.withSchema(wholePositive),
    Flag.withDescription("Models checked at once; default: the number of cores"),
    Flag.withDefault(availableParallelism()),
  ),
  timeout: Flag.Finite("timeout").pipe(
    Flag.withSchema(positive),
    Flag.withDescription("Seconds per model; a search that takes longer is not finished"),
    Flag.optional,
  ),
  maxStates: Flag.Int("max-states").pipe(
    Flag.withSchema(wholePositive),
    Flag.withDescription("Distinct states per model; a search that finds more is not finished"),
    Flag.optional,
  ),
  maxMemory: Flag.Int("max-memory").pipe(
    Flag.withSchema(wholePositive),
    Flag.withDescription("MiB per engine process or thread; default: a share of the machine's memory"),
    Flag.optional,
  ),
  json: Flag.Boolean("json").pipe(
    Flag.withDescription("One JSON object per model and engine on standard output; progress goes to standard error"),
    Flag.withDefault(false),
  ),
  dryRun: Flag.Boolean("dry-run").pipe(Flag.withDescription("Print the commands and run nothing"), Flag.withDefault(false)),
  manifest: Flag.String("manifest").pipe(
    Flag.withDescription("Another manifest than spec/manifest.json; its folder holds the specifications"),
    Flag.withDefault(ownManifest),
  ),
}

/** Standard output or error, with what a progress display needs to know of it. */
const screenOf = (stream: NodeJS.WriteStream) => ({
  write: (text: string) => void stream.write(text),
  live: stream.isTTY,
  // A terminal that does not know its width says 0.
  columns: stream.isTTY && stream.columns > 0 ? stream.columns : 120,
})

/** Could not even begin: the reason is told, the exit code is 2. */
const refuse = (message: string): Effect.Effect<number> =>
  Effect.sync(() => {
    process.stderr.write(`check:model: ${message}\n`)
    return 2
  })

const isEngineName = (name: string): name is EngineName => engineNames.some((known) => known === name)

/** What the chosen models name and is not there. */
const absentFiles = (models: readonly Model[], specDirectory: string): readonly string[] =>
  models.flatMap(({ module, model, spec, config }) =>
    [spec, config]
      .filter((file) => !existsSync(join(specDirectory, file)))
      .map((file) => `${module} ${model} names ${file}, and there is no such file`),
  )

type Input = Command.Command.Config.Infer<typeof flags>

/** Runs the command and gives its exit code. */
export const checkModel = Effect.fnUntraced(function* (input: Input): Effect.fn.Return<number> {
  const manifestPath = resolve(input.manifest)
  const specDirectory = dirname(manifestPath)
  const text = Result.try(() => readFileSync(manifestPath, "utf8"))
  if (Result.isFailure(text))
    return yield* refuse(
      existsSync(manifestPath) ? `cannot read ${manifestPath}: ${String(text.failure)}` : `there is no file ${manifestPath}`,
    )
  const manifestName = relative(process.cwd(), manifestPath)
  const manifest = parseManifest(manifestName, text.success)
  if (Result.isFailure(manifest)) return yield* refuse(manifest.failure.message)
  const { models } = manifest.success
  const { chosen, error } = selectModels(models, { modules: input.module, models: input.model, deep: input.deep })
  if (error !== null) return yield* refuse(error)
  const absent = absentFiles(chosen, specDirectory)
  if (absent.length > 0) return yield* refuse(absent.map((line) => `${manifestName}: ${line}`).join("\n"))

  const wrong = unknownNames("engine", input.engine, engineNames)
  if (wrong !== null) return yield* refuse(wrong)
  const suffix = manifestPath === ownManifest ? "" : ` --manifest ${manifestName}`
  const again = ({ model, engine }: Pick<Job, "model" | "engine">): string => againCommand(model, engine, models) + suffix
  const make: Readonly<Record<EngineName, () => Engine>> = {
    embedded: () => embeddedEngine(again),
    tlc: () => tlcEngine(process.env),
    docker: () => dockerEngine(dirname(ownManifest)),
  }
  const asked = [...new Set(input.engine.filter(isEngineName))]
  const candidates = (asked.length > 0 ? asked : (["embedded", "tlc"] as const)).map((name) => make[name]())
  const limits = {
    maxStates: Option.getOrNull(input.maxStates),
    maxSeconds: Option.getOrNull(input.timeout),
    maxMemoryMiB: Option.getOrElse(input.maxMemory, () => defaultMemoryMiB(input.workers)),
  }
  const jobsOf = (engines: readonly Engine[]): readonly Job[] =>
    chosen.flatMap((model) => engines.map((engine) => ({ model, engine: engine.name, specDirectory, limits })))

  if (input.dryRun) {
    const byName = new Map(candidates.map((engine) => [engine.name, engine]))
    for (const job of jobsOf(candidates).filter(({ model, engine }) => isFor(model, engine)))
      process.stdout.write(`${byName.get(job.engine)?.commandLine(job) ?? ""}\n`)
    return 0
  }

  const ready: Engine[] = []
  const missing: string[] = []
  for (const engine of candidates) {
    const { readiness } = engine
    if (readiness._tag === "Ready") ready.push(engine)
    else missing.push(`${engine.name}: ${readiness.install}`)
  }
  if (asked.length > 0 && missing.length > 0) return yield* refuse(missing.join("\n"))

  const screen = screenOf(input.json ? process.stderr : process.stdout)
  const names = ready.map((engine) => `${engine.name} (${engine.readiness._tag === "Ready" ? engine.readiness.description : ""})`)
  const jobs = jobsOf(ready)
  const runs = jobs.filter(({ model, engine }) => isFor(model, engine)).length
  screen.write(
    `check:model: ${counted(chosen.length, "model")}, ${counted(runs, "run")}, ${input.workers} at a time, on ${names.join(" and ")}\n`,
  )
  for (const line of missing) screen.write(`not used: ${line}\n`)

  const engines = new Map(ready.map((engine) => [engine.name, engine]))
  const answers = yield* runPlan({ jobs, engines, workers: input.workers }, screen)
  const judgement = judge(answers)
  if (input.json) {
    for (const answer of answers) process.stdout.write(`${jsonLine(answer)}\n`)
    for (const line of [...judgement.unexpected, ...judgement.unchecked]) process.stderr.write(`${line}\n`)
  } else {
    const options = {
      width: screen.columns,
      tableWidth: screen.live ? screen.columns : Number.POSITIVE_INFINITY,
      expectedTraces: input.model.length > 0,
      again,
    }
    process.stdout.write(`${report(answers, judgement, options).join("\n")}\n`)
  }
  return judgement.exitCode
})

/** The command as `effect/cli` knows it; `finish` is told the exit code. */
export const checkModelCommand = (finish: (exitCode: number) => void) =>
  Command.make("check:model", flags, (input) => Effect.map(checkModel(input), finish)).pipe(
    Command.withDescription(
      "Checks the models of spec/manifest.json. Exit code 0: all as expected; 1: violated or not as expected; 2: could not check.",
    ),
  )
