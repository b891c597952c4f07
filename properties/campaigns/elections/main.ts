/** `npm run campaign -- elections`: simulates elections for a while, judges them by the spec, and reports. */
import { runBatch } from "./batch.ts"
import { keep } from "./corpus.ts"
import { beginningOf, type Finding } from "./finding.ts"
import { judgementOf } from "./judgement.ts"
import { type Options, readOptions, usage, UsageError } from "./options.ts"
import { findingText, progressLine, summaryJson, summaryText } from "./summary.ts"
import { emptyTally, type Tally } from "./tally.ts"
import { runThreads } from "./threads.ts"
import { traceOf, writeTrace } from "./validation.ts"

const plainEverySeconds = 5

/** Shows progress: one line that is written over on a terminal, else a line now and then. */
const progressOn = (
  stream: NodeJS.WriteStream,
  total: number,
): { readonly show: (tally: Tally, seconds: number) => void; readonly end: () => void } => {
  let shown = 0
  const erase = (): void => void (stream.isTTY && stream.write("\r\u001b[K"))
  return {
    show: (tally, seconds) => {
      const line = progressLine(tally, seconds, total)
      if (stream.isTTY) {
        erase()
        stream.write(line.slice(0, Math.max(20, stream.columns - 1)))
      } else if (seconds - shown >= plainEverySeconds) {
        shown = seconds
        stream.write(`${line}\n`)
      }
    },
    end: erase,
  }
}

const kept = (findings: readonly Finding[], options: Options): readonly string[] =>
  findings.flatMap((finding) => {
    const file = options.keep ? keep(finding) : undefined
    const trace =
      options.trace === undefined
        ? undefined
        : writeTrace(options.trace, `violation-${finding.property}`, traceOf(beginningOf(finding).stage, finding.events, about(finding)))
    return [file, trace].flatMap((name) => (name === undefined ? [] : [`kept as ${name}`]))
  })

const about = ({ replay, mutant }: Finding): { readonly seed: string; readonly mutant?: string } => ({
  seed: replay,
  ...(mutant === undefined ? {} : { mutant }),
})

const campaign = async (options: Options): Promise<number> => {
  if (!options.json) console.log(`elections, seed ${options.seed}, ${options.seconds} s, ${options.threads} threads`)
  // Progress goes where it does not disturb the one object on the output.
  const progress = progressOn(options.json ? process.stderr : process.stdout, options.seconds)
  const interrupt = new AbortController()
  process.once("SIGINT", () => interrupt.abort())
  const found = (property: string): void => {
    progress.end()
    const stream = options.json ? process.stderr : process.stdout
    stream.write(`${property} is violated; making the run shorter, which can take some minutes\n`)
  }
  const { tally, findings, seconds } = await runThreads(options, progress.show, found, interrupt.signal)
  progress.end()
  const judgement = judgementOf(tally, options.restriction, findings.length, options.mutant)
  const files = kept(findings, options)
  if (options.json) console.log(JSON.stringify({ ...summaryJson(options, tally, seconds, findings, judgement), files }, undefined, 2))
  else console.log([...summaryText(options, tally, seconds, findings, judgement), ...files].join("\n"))
  return judgement.exitCode
}

const replay = async (options: Options, { seed, path }: NonNullable<Options["replay"]>): Promise<number> => {
  const { restriction, mutant, only, validate } = options
  const tally = emptyTally()
  const finding = await runBatch(
    { seed, path, restriction, mutant, only, validate, trace: options.trace },
    () => tally,
    () => false,
  )
  const findings = finding === undefined ? [] : [finding]
  const files = kept(findings, { ...options, keep: false })
  if (options.json) {
    const judgement = judgementOf(tally, restriction, findings.length, mutant ?? "the protocol")
    console.log(JSON.stringify({ ...summaryJson(options, tally, 0, findings, judgement), files }, undefined, 2))
  } else if (finding === undefined) console.log(`nothing is violated in the case ${seed}:${path}`)
  else console.log([...findingText(finding, options), ...files].join("\n"))
  return findings.length === 0 ? 0 : 1
}

/** Runs the command; the exit code. */
export const elections = async (args: readonly string[]): Promise<number> => {
  if (args.includes("--help")) {
    console.log(usage)
    return 0
  }
  try {
    const options = readOptions(args, () => Math.floor(Math.random() * 1_000_000_000))
    return options.replay === undefined ? await campaign(options) : await replay(options, options.replay)
  } catch (error) {
    const isUsage =
      error instanceof UsageError || (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))
    if (!isUsage) throw error
    console.error(`${error.message}\n\n${usage}`)
    return 2
  }
}
