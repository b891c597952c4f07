/**
 * How long three server processes take to agree on a leader: after the last of them has started, after the one they
 * elected was killed, and after it has come back.
 */
import { availableParallelism, cpus, loadavg } from "node:os"
import { median } from "../tla/measurement.ts"
import { agreedLeader, realEnsemble, type RealServer } from "./real-ensemble.ts"

/** The times of one round, in milliseconds. */
export type Round = {
  /** From the start of the three processes, all at once, until the last of them has opened its ports. */
  readonly startMs: number
  /** From there to the agreement of all three. */
  readonly electMs: number
  /** Both together: from the start of the processes to the agreement of all three. */
  readonly wholeMs: number
  /** From `kill -9` of the elected one to the agreement of the other two. */
  readonly failOverMs: number
  /** From the moment the killed one, started again, has opened its ports until it follows the new leader. */
  readonly rejoinMs: number
}

/** What an election may take at most, from the start or the end of a process to agreement, in milliseconds. */
export const limitMs = 1000

const measureRound = async (): Promise<Round> => {
  const ensemble = await realEnsemble(3)
  try {
    const spawned = performance.now()
    const servers = ensemble.ids.map(ensemble.start)
    await ensemble.until("three servers agree", () => agreedLeader(servers) !== undefined)
    const agreed = performance.now()
    const listening = Math.max(...servers.map(({ listeningAt }) => listeningAt() ?? Number.NaN))

    const leader = agreedLeader(servers)
    const others: readonly RealServer[] = servers.filter(({ id }) => id !== leader)
    const killed = performance.now()
    await servers.find(({ id }) => id === leader)?.kill()
    await ensemble.until("two servers agree", () => agreedLeader(others) !== undefined)
    const failedOver = performance.now()

    const again = ensemble.start(leader ?? Number.NaN)
    await ensemble.until("the third comes back", () => agreedLeader([...others, again]) !== undefined)
    const rejoined = performance.now()
    return {
      startMs: listening - spawned,
      electMs: agreed - listening,
      wholeMs: agreed - spawned,
      failOverMs: failedOver - killed,
      rejoinMs: rejoined - (again.listeningAt() ?? Number.NaN),
    }
  } finally {
    await ensemble.end()
  }
}

const shown = (ms: number): string => ms.toFixed(0).padStart(8)

const columns = ["startMs", "electMs", "wholeMs", "failOverMs", "rejoinMs"] as const

/** Measures, prints, and says how it went: 0, or 1 when an election took too long. */
export const benchReal = async ({ rounds, json }: { readonly rounds: number; readonly json: boolean }): Promise<number> => {
  const print = (text: string): void => void process.stdout.write(`${text}\n`)
  const load = loadavg()[0] ?? 0
  const measured: Round[] = []
  if (!json) print(`round${columns.map((name) => name.replace("Ms", " ms").padStart(13)).join("")}`)
  for (let round = 1; round <= rounds; round += 1) {
    const times = await measureRound()
    measured.push(times)
    if (!json) print(`${String(round).padStart(5)}${columns.map((name) => shown(times[name]).padStart(13)).join("")}`)
  }
  const late = measured.filter(({ wholeMs, failOverMs, rejoinMs }) => Math.max(wholeMs, failOverMs, rejoinMs) >= limitMs)
  const machine = { cpu: cpus()[0]?.model.trim() ?? "unknown processor", cores: availableParallelism(), node: process.versions.node, load }
  if (json) print(JSON.stringify({ machine, limitMs, rounds: measured, late: late.length }))
  else {
    const line = (name: string, of: (values: readonly number[]) => number): string =>
      `${name.padStart(5)}${columns.map((column) => shown(of(measured.map((times) => times[column]))).padStart(13)).join("")}`
    print(line("mid", median))
    print(line("max", (values) => Math.max(...values)))
    print(`${machine.cpu}, ${machine.cores} cores, load ${load.toFixed(1)} before, Node ${machine.node}`)
    print(`${rounds - late.length} of ${rounds} rounds had every election within ${limitMs} ms`)
  }
  return late.length === 0 ? 0 : 1
}
