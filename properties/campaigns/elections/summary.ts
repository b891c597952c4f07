/** What a campaign came to, as text and as JSON, with the same facts. */
import { spaceTimeDiagram } from "../../report/diagram.ts"
import { lines } from "../../report/lines.ts"
import { stepsOf } from "../../report/steps.ts"
import { distinctIn, standardError } from "./distinct.ts"
import { beginningOf, type Finding } from "./finding.ts"
import type { Judgement } from "./judgement.ts"
import { type Options, replayCommand } from "./options.ts"
import { sometimesNamed, sometimesNames } from "./sometimes.ts"
import type { Tally } from "./tally.ts"

const count = (value: number): string => Math.round(value).toLocaleString("en-US")

const perSecond = (tally: Tally): number => Math.round(tally.steps / Math.max(0.001, tally.cpuMs / 1000))

const secondsText = (ms: number): string => `${count(ms / 1000)} s`

/** One line on how far a campaign is. */
export const progressLine = (tally: Tally, seconds: number, total: number): string =>
  [
    `${count(seconds)} s`,
    `${count(Math.max(0, total - seconds))} s left`,
    `${count(tally.runs)} runs`,
    `${count(tally.steps)} steps`,
    `${count(perSecond(tally))} steps/s per thread`,
    `about ${count(distinctIn(tally.distinct))} distinct abstract states`,
  ].join("  ")

const table = (title: string, rows: readonly (readonly [string, number, string?])[]): readonly string[] => {
  const names = Math.max(...rows.map(([name]) => name.length))
  const numbers = Math.max(...rows.map(([, value]) => count(value).length))
  return [
    "",
    title,
    ...rows.map(
      ([name, value, what]) => `  ${name.padEnd(names)}  ${count(value).padStart(numbers)}${what === undefined ? "" : `  ${what}`}`,
    ),
  ]
}

const disksText = ({ members, disks }: Finding): string =>
  disks
    .map(
      ({ currentEpoch, acceptedEpoch, lastZxid }, at) =>
        `${members[at]?.id ?? "?"}: epoch ${currentEpoch}, accepted ${acceptedEpoch}, zxid (${lastZxid.epoch}, ${lastZxid.counter})`,
    )
    .join("; ")

const membersText = ({ members }: Finding): string =>
  members
    .map(({ id, role, weight, group }) => `${id}${role === "observer" ? " observes" : ` weighs ${weight} in group ${group}`}`)
    .join(", ")

/** Longer runs are shown by their ends. */
const mostLines = 200

const shortened = (text: readonly string[]): readonly string[] =>
  text.length <= mostLines ? text : [...text.slice(0, mostLines / 2), `… ${text.length - mostLines} lines …`, ...text.slice(-mostLines / 2)]

/** A violation as a person reads it. */
export const findingText = (finding: Finding, options: Options): readonly string[] => {
  const initial = beginningOf(finding)
  const steps = stepsOf(initial, finding.events)
  return [
    "",
    `VIOLATED: ${finding.property}${finding.mutant === undefined ? "" : ` by the mutant ${finding.mutant}`}`,
    `  again with: ${replayCommand(options, finding.replay)}`,
    `  members: ${membersText(finding)}`,
    `  disks: ${disksText(finding)}`,
    `  ${finding.length} steps after the servers have started, of ${finding.found} events that the run had`,
    "",
    ...shortened(lines(steps)),
    "",
    ...shortened(spaceTimeDiagram(initial, steps)),
  ]
}

/** The end of a campaign as text. */
export const summaryText = (
  options: Options,
  tally: Tally,
  seconds: number,
  findings: readonly Finding[],
  { sentence, missing }: Judgement,
): readonly string[] => [
  "",
  `${count(tally.runs)} runs, ${count(tally.steps)} steps of reducers, ${count(tally.events)} events, ${secondsText(tally.simulatedMs)} of simulated time`,
  `${count(perSecond(tally))} steps/s per thread (${secondsText(tally.cpuMs)} of processor time in ${count(seconds)} s, ${options.threads} ${options.threads === 1 ? "thread" : "threads"})`,
  `about ${count(distinctIn(tally.distinct))} distinct abstract states (standard error ${(100 * standardError).toFixed(1)} %)`,
  `${count(tally.validatedEvents)} events of ${count(tally.validatedRuns)} runs are steps that the specification's Next allows`,
  `${count(tally.chattering)} runs were given up after too many messages, and judged by what would have become of them`,
  `the slowest ensemble settled ${(tally.slowestMs / 1000).toFixed(1)} s after its last fault`,
  ...table("actions of the specification", Object.entries(tally.actions)),
  ...table("faults", Object.entries(tally.faults)),
  ...table(
    "sometimes",
    sometimesNames.map((name) => [name, tally.sometimes[name], sometimesNamed(name).sentence]),
  ),
  ...findings.flatMap((finding) => findingText(finding, options)),
  ...(missing.length === 0 ? [] : ["", "never happened:", ...missing.map(({ kind, name }) => `  ${kind} ${name}`)]),
  "",
  `${sentence} (seed ${options.seed})`,
]

/** The end of a campaign as plain data. */
export const summaryJson = (
  options: Options,
  tally: Tally,
  seconds: number,
  findings: readonly Finding[],
  { exitCode, sentence, missing }: Judgement,
): object => {
  const { distinct, ...numbers } = tally
  return {
    campaign: "elections",
    seed: options.seed,
    threads: options.threads,
    mutant: options.mutant ?? null,
    seconds,
    ...numbers,
    stepsPerSecond: perSecond(tally),
    distinctStates: distinctIn(distinct),
    violations: findings.map((finding) => {
      const initial = beginningOf(finding)
      const steps = stepsOf(initial, finding.events)
      const { property, mutant, replay, length, found, members, disks, events } = finding
      return {
        property,
        mutant: mutant ?? null,
        seed: Number(replay.split(":")[0]),
        replay: replayCommand(options, replay),
        length,
        found,
        members,
        disks,
        events,
        lines: lines(steps),
        diagram: spaceTimeDiagram(initial, steps),
      }
    }),
    missing,
    verdict: sentence,
    exitCode,
  }
}
