/** Runs a campaign in worker threads and adds up what they say. */
import { Worker } from "node:worker_threads"
import type { Finding } from "./finding.ts"
import type { Options } from "./options.ts"
import { addTally, emptyTally, type Tally } from "./tally.ts"
import type { Said, Work } from "./worker.ts"

/** What a campaign came to. */
export type Campaign = { readonly tally: Tally; readonly findings: readonly Finding[]; readonly seconds: number }

/**
 * Runs until time is over, a thread has found a violation, or `signal` stops it. `onProgress` is told the sum so far, and
 * `onViolation` what is being shrunk.
 */
export const runThreads = async (
  options: Options,
  onProgress: (tally: Tally, seconds: number) => void,
  onViolation: (property: string) => void,
  signal: AbortSignal,
): Promise<Campaign> => {
  const begun = performance.now()
  const seconds = (): number => (performance.now() - begun) / 1000
  const tally = emptyTally()
  const findings: Finding[] = []
  const stop = new SharedArrayBuffer(4)
  const stopAll = (): void => void Atomics.store(new Int32Array(stop), 0, 1)
  signal.addEventListener("abort", stopAll)
  const { seed, threads, restriction, mutant, only, validate, trace } = options
  const run = (index: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const work: Work = { seed, index, threads, milliseconds: 1000 * options.seconds, restriction, mutant, only, validate, trace, stop }
      const worker = new Worker(new URL("worker.ts", import.meta.url), { workerData: work })
      worker.on("message", (said: Said) => {
        if (said._tag === "Violated") return onViolation(said.property)
        addTally(tally, said.tally)
        if (said._tag === "Progress") return onProgress(tally, seconds())
        if (said.finding !== undefined) {
          findings.push(said.finding)
          stopAll()
        }
        resolve()
      })
      worker.on("error", (error) => {
        stopAll()
        reject(error)
      })
      worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a thread of the campaign ended with code ${code}`))))
    })
  try {
    await Promise.all(Array.from({ length: threads }, (_, index) => run(index)))
  } finally {
    signal.removeEventListener("abort", stopAll)
  }
  return { tally, findings, seconds: seconds() }
}
