/** Waits until running servers agree on a leader, and says what each stood for when they do not. */
import { setTimeout as pause } from "node:timers/promises"
import { format } from "../../src/base/zxid.ts"
import type { Notification } from "../../src/election/notification.ts"
import type { Place } from "./ensemble-files.ts"
import { probe } from "./probe.ts"
import type { ServerProcess } from "./server-process.ts"

/** A server under test. */
export type Running = { readonly place: Place; readonly process: ServerProcess }

/** What a server answered, or why it did not. */
type Answer = Notification | string

/** How long a condition may take to come true before the test gives up: a safety net, no measure of anything. */
const patienceMs = 90_000

/** Between two looks at a condition. */
const lookEveryMs = 100

const answerText = (answer: Answer): string => {
  if (typeof answer === "string") return answer
  const { state, leader, zxid, electionEpoch, peerEpoch } = answer
  return `${state} leader=${leader} zxid=${format(zxid)} electionEpoch=${electionEpoch} peerEpoch=${peerEpoch}`
}

/** The leader that every answer names, if it answers LEADING and all others FOLLOWING; otherwise null. */
export const agreedLeader = (answers: ReadonlyMap<number, Answer>): number | null => {
  const leaders = new Set<number>()
  for (const [id, answer] of answers) {
    if (typeof answer === "string") return null
    if (answer.state !== (answer.leader === id ? "LEADING" : "FOLLOWING")) return null
    leaders.add(answer.leader)
  }
  const [leader] = leaders
  return leader !== undefined && leaders.size === 1 && answers.has(leader) ? leader : null
}

/** The end of what a process printed, which is where the reason is. */
const tail = ({ name, output, ended }: ServerProcess): string =>
  `--- ${name}${ended() === null ? "" : `, ended with ${ended()}`}\n${output().split("\n").slice(-25).join("\n")}`

/**
 * Waits until a condition on the answers of all servers holds, and gives them. Fails, with what the servers answered
 * last and printed, when one of them ends or the condition does not come true.
 */
export const until = async (
  wanted: string,
  servers: readonly Running[],
  holds: (answers: ReadonlyMap<number, Answer>) => boolean,
): Promise<ReadonlyMap<number, Notification>> => {
  const deadline = Date.now() + patienceMs
  let answers: ReadonlyMap<number, Answer> = new Map()
  const fail = (why: string): never => {
    const said = [...answers].map(([id, answer]) => `server ${id}: ${answerText(answer)}`)
    throw new Error([`${wanted}: ${why}`, ...said, ...servers.map(({ process: server }) => tail(server))].join("\n"))
  }
  while (true) {
    answers = new Map(
      await Promise.all(servers.map(async ({ place }): Promise<[number, Answer]> => [place.id, await probe(place.electionPort)])),
    )
    const ended = servers.find(({ process: server }) => server.ended() !== null)
    if (ended !== undefined) return fail(`${ended.process.name} has ended`)
    if (holds(answers)) return new Map([...answers].flatMap(([id, answer]) => (typeof answer === "string" ? [] : [[id, answer]])))
    if (Date.now() > deadline) return fail(`not within ${patienceMs} ms`)
    await pause(lookEveryMs)
  }
}

/** Waits until the servers agree on a leader, and gives its id. */
export const untilAgreed = async (wanted: string, servers: readonly Running[]): Promise<number> => {
  const answers = await until(wanted, servers, (found) => agreedLeader(found) !== null)
  const leader = agreedLeader(answers)
  if (leader === null) throw new Error(`${wanted}: the answers that agreed do not`)
  return leader
}
