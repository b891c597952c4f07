/** What is told of an exploration. */
import { lines } from "../report/lines.ts"
import { spaceTimeDiagram } from "../report/diagram.ts"
import type { Step } from "../report/steps.ts"
import type { World } from "../world/world.ts"
import type { Options } from "./options.ts"
import type { Found, Outcome, Progress } from "./search.ts"
import { collisionProbability } from "./visited.ts"

type Run = { readonly initial: World; readonly steps: readonly Step[] }

const count = (value: number): string => Math.round(value).toLocaleString("en-US")

const perSecond = (value: number, seconds: number): string => count(value / Math.max(seconds, 0.001))

/** One line on how far a search is. */
export const progressText = ({ level, distinct, generated, queue, seconds }: Progress): string =>
  `level ${level}  ${count(distinct)} distinct  ${count(generated)} generated  ${count(queue)} queued  ${perSecond(distinct, seconds)} states/s  ${Math.round(seconds)} s`

const verdict = (outcome: Outcome, { limits }: Options): string => {
  switch (outcome._tag) {
    case "Holds":
      return "Everything holds in every state that can be reached."
    case "Violated":
      return `${outcome.properties.join(", ")} ${outcome.properties.length === 1 ? "is" : "are"} broken after ${count(outcome.path.length)} steps, and not after fewer:`
    case "Limit":
      if (outcome.limit === "interrupt") return "Interrupted: not decided."
      return outcome.limit === "states"
        ? `Not decided: there are more than ${count(limits.maxStates)} states (--max-states).`
        : `Not decided: ${count(limits.timeoutSeconds)} s have passed (--timeout).`
  }
}

const chance = (distinct: number): string => collisionProbability(distinct).toExponential(1)

/** The command that does the same again. */
const command = ({ task, threads }: Options): string =>
  [
    "npm run explore -- election",
    `--bound ${task.bound}`,
    ...(task.mutant === undefined ? [] : [`--mutant ${task.mutant}`]),
    ...(task.properties ?? []).map((name) => `--property ${name}`),
    ...(threads === 1 ? [] : [`--threads ${threads}`]),
  ].join(" ")

/** The report as text. */
export const asText = (options: Options, found: Found, run: Run | undefined): string => {
  const { distinct, generated, diameter, seconds, actions, outcome } = found
  const taken = [...actions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([action, times]) => `${action} ${count(times)}`)
  const path = run === undefined ? [] : ["", ...lines(run.steps), "", ...spaceTimeDiagram(run.initial, run.steps)]
  return `${[
    verdict(outcome, options),
    ...path,
    "",
    `${count(distinct)} distinct states, ${count(generated)} generated, diameter ${diameter}, ${seconds.toFixed(1)} s, ${perSecond(distinct, seconds)} states/s with ${options.threads} ${options.threads === 1 ? "thread" : "threads"}.`,
    `Steps: ${taken.join(", ")}.`,
    `Two states were taken for one with a probability of at most ${chance(distinct)}.`,
    `Again: ${command(options)}`,
  ].join("\n")}\n`
}

/** The report for machines. Times aside, it depends on nothing but the task. */
export const asJson = (options: Options, found: Found, run: Run | undefined): string => {
  const { outcome, distinct, generated, diameter, seconds, levels, actions } = found
  return `${JSON.stringify({
    bound: options.task.bound,
    mutant: options.task.mutant ?? null,
    threads: options.threads,
    verdict: { Holds: "holds", Violated: "violated", Limit: "not decided" }[outcome._tag],
    properties: outcome._tag === "Violated" ? outcome.properties : [],
    limit: outcome._tag === "Limit" ? outcome.limit : null,
    distinct,
    generated,
    diameter,
    levels,
    seconds,
    collisionProbability: collisionProbability(distinct),
    actions: Object.fromEntries(actions),
    trace: run?.steps.map(({ event, action }) => ({ event, action })) ?? null,
  })}\n`
}
