/**
 * `npm run campaign -- differential --expressions N --specs N --seed S`: compares our TLA+ evaluator with TLC on random expressions and
 * specifications. Exit codes: 0 no difference, 1 differences (printed, shrunk, their seeds kept in the corpus), 2 TLC is not there.
 */
import { parseArgs } from "node:util"
import { type Tally, compareExpressions, compareSpecifications } from "./campaign.ts"
import { type Finding, keepFindings, readCorpus, reask, recheck, showFinding } from "./corpus.ts"
import { NoTlc, TlcOracle, findTlc } from "./tlc-oracle.ts"

type Options = { readonly expressions: number; readonly specs: number; readonly seed: number; readonly findings: number }

const usage = `npm run campaign -- differential [--expressions N] [--specs N] [--seed S] [--findings N]

Compares the project's TLA+ evaluator with TLC on random expressions and specifications.
  --expressions N   how many expressions (2000)
  --specs N         how many specifications (50)
  --seed S          where to begin; a run with the same seed asks the same questions (random, printed)
  --findings N      stop after so many differences (5)
TLC: TLA2TOOLS_JAR, or \`npm run setup:tlc\`. Exit codes: 0 no difference, 1 differences, 2 TLC is not there.`

const readOptions = (): Options => {
  const { values } = parseArgs({
    args: process.argv.slice(2).filter((argument) => argument !== "differential"),
    options: { expressions: { type: "string" }, specs: { type: "string" }, seed: { type: "string" }, findings: { type: "string" } },
  })
  const number = (name: keyof typeof values, otherwise: number): number => {
    const text = values[name]
    if (text === undefined) return otherwise
    if (!/^\d+$/.test(text)) throw new Error(`--${name} takes a whole number, not ${text}`)
    return Number(text)
  }
  // Seeds stay within 31 bits, with room for the batch number that is added to them.
  return {
    expressions: number("expressions", 2_000),
    specs: number("specs", 50),
    seed: number("seed", Math.floor(Math.random() * 1_000_000_000)),
    findings: number("findings", 5),
  }
}

const show = (finding: Finding): void => {
  console.log(
    `\nDIFFERENCE (${finding.kind}, seed ${finding.seed}, index ${finding.index})\n${finding.difference}\n${showFinding(finding)}\n`,
  )
}

const progressLine = (what: string, total: number): ((done: number, tally: Tally) => void) => {
  const started = performance.now()
  let printed = 0
  let shown = 0
  return (done, tally) => {
    // A finding is kept as soon as it is there: a long campaign may be interrupted.
    for (const finding of tally.findings.slice(shown)) show(finding)
    keepFindings(tally.findings.slice(shown))
    shown = tally.findings.length
    const seconds = (performance.now() - started) / 1000
    // A line each five seconds and one at the end, so that logs stay short.
    if (done < total && seconds - printed < 5) return
    printed = seconds
    console.log(
      `${what}: ${done}/${total}, ${tally.values} held or had values, ${tally.errors} ended in errors or violations, ${tally.skipped} not comparable, ${tally.findings.length} differences, ${Math.round(seconds)} s`,
    )
  }
}

const printCoverage = (what: string, { constructs }: Tally): void => {
  console.log(`\n${what}, how often each construct occurred:`)
  const sorted = [...constructs].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  console.log(sorted.map(([construct, count]) => `${construct} ${count}`).join(", "))
}

/** Earlier findings come first: whoever broke one of them again need not wait for a random one. */
const replay = async (oracle: TlcOracle): Promise<Finding[]> => {
  const again: Finding[] = []
  const corpus = readCorpus()
  for (const finding of corpus) {
    const asked = await reask(oracle, finding)
    const difference = await recheck(asked)
    if (difference === undefined) continue
    again.push({ ...asked, difference })
    show({ ...asked, difference })
  }
  console.log(`corpus: ${corpus.length} earlier findings, ${again.length} differences`)
  return again
}

const run = async (options: Options): Promise<number> => {
  console.log(`seed ${options.seed}: ${options.expressions} expressions, ${options.specs} specifications`)
  const oracle = new TlcOracle(findTlc())
  try {
    const old = await replay(oracle)
    const expressions = await compareExpressions(
      oracle,
      options.expressions,
      options.seed,
      options.findings,
      progressLine("expressions", options.expressions),
    )
    const specifications = await compareSpecifications(
      oracle,
      options.specs,
      options.seed,
      options.findings,
      progressLine("specifications", options.specs),
    )
    if (options.expressions > 0) printCoverage("expressions", expressions)
    if (options.specs > 0) printCoverage("specifications", specifications)
    const differences = old.length + expressions.findings.length + specifications.findings.length
    console.log(`\n${differences === 0 ? "no difference" : `${differences} differences`} (seed ${options.seed})`)
    return differences === 0 ? 0 : 1
  } finally {
    await oracle.close()
  }
}

try {
  if (process.argv.includes("--help")) console.log(usage)
  else process.exitCode = await run(readOptions())
} catch (error) {
  if (
    !(error instanceof NoTlc) &&
    !(error instanceof TypeError && "code" in error) &&
    !/takes a whole number/.test((error as Error).message)
  )
    throw error
  console.error(`${(error as Error).message}\n${error instanceof NoTlc ? "" : usage}`)
  process.exitCode = 2
}
