/** What came of one trace on one engine, and how it is shown. */
import type { Alternative, Diagnosis, Difference } from "./diagnosis.ts"

/** The verdict on one file by one engine. `line` and `event` are those of the first impossible event. */
export type Verdict = {
  readonly file: string
  readonly engine: "embedded" | "tlc"
  readonly verdict: "allowed" | "rejected" | "not checked"
  /** How many events were allowed, null where the engine does not say. */
  readonly events: number | null
  readonly seconds: number
  readonly line: number | null
  readonly event: string | null
  readonly diagnosis: Diagnosis | null
  /** Why it was not checked. */
  readonly reason: string | null
}

/** A verdict with nothing to add. */
export const verdictOf = (verdict: Pick<Verdict, "file" | "engine" | "verdict" | "seconds"> & Partial<Verdict>): Verdict => ({
  events: null,
  line: null,
  event: null,
  diagnosis: null,
  reason: null,
  ...verdict,
})

/** 0: all are allowed; 1: some are rejected; 2: some could not be checked. */
export const exitCodeOf = (verdicts: readonly Verdict[]): number => {
  if (verdicts.some(({ verdict }) => verdict === "not checked")) return 2
  return verdicts.some(({ verdict }) => verdict === "rejected") ? 1 : 0
}

const counted = (count: number): string => `${count.toLocaleString("en-US")} ${count === 1 ? "event" : "events"}`

const shown = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value))

const differenceText = ({ field, spec, recorded }: Difference): string =>
  `      ${field}: the spec has ${shown(spec)}, recorded is ${shown(recorded)}`

/** Another action that differs in everything is not worth a page. */
const mostDifferences = 5

/** An action that fits in everything compared can still differ in what became of undelivered notifications. */
const alternativeText = ({ action, from, differences }: Alternative, recorded: string): readonly string[] => [
  `    ${action}${from === null ? "" : ` with ${from}`}`,
  ...(differences.length > 0
    ? [
        ...differences.slice(0, mostDifferences).map(differenceText),
        ...(differences.length > mostDifferences ? [`      and ${differences.length - mostDifferences} more`] : []),
      ]
    : action === recorded
      ? ["      differs only in who takes part, or in which undelivered notifications were replaced"]
      : ["      with the same outcome, under another name"]),
]

const mostEventText = 2_000

const diagnosisText = ({ server, before, underWay, states, allowed }: Diagnosis, event: string): readonly string[] => {
  const action = (JSON.parse(event) as { readonly action: string }).action
  const pending = Object.entries(underWay).map(([sender, notes]) => `    under way from ${sender}: ${JSON.stringify(notes)}`)
  return [
    `  server ${server} before it${states > 1 ? `, in the best of ${states} possible states` : ""}:`,
    `    ${JSON.stringify(before)}`,
    ...pending,
    allowed.length === 0 ? `  the spec allows no step of server ${server} there` : "  what the spec allows there:",
    ...allowed.flatMap((alternative) => alternativeText(alternative, action)),
  ]
}

/** The lines that tell a person what came of a trace. */
export const verdictText = (verdict: Verdict): readonly string[] => {
  const { file, engine, events, seconds, line, event, diagnosis, reason } = verdict
  const time = `${seconds.toFixed(2)} s, ${engine}`
  switch (verdict.verdict) {
    case "allowed":
      return [`${file}: allowed, ${counted(events ?? 0)} in ${time}`]
    case "not checked":
      return [`${file}: not checked (${engine}): ${reason ?? "no reason is known"}`]
    case "rejected": {
      if (line === null || event === null)
        return [`${file}: rejected (${time}); with --missing TLC does not say where, --engine embedded does`]
      const text = event.length > mostEventText ? `${event.slice(0, mostEventText)}…` : event
      return [
        `${file}:${line}: rejected, the spec does not allow this event after the ${counted(events ?? 0)} before it (${time})`,
        `  ${text}`,
        ...(diagnosis === null ? [] : diagnosisText(diagnosis, event)),
      ]
    }
  }
}
