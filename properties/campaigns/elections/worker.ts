/** One thread of a campaign: batch after batch until time is over or something is violated. */
import { parentPort, threadId, workerData } from "node:worker_threads"
import { batchSeed, runBatch } from "./batch.ts"
import type { Finding } from "./finding.ts"
import type { Restriction } from "./arbitraries.ts"
import { emptyTally, type Tally } from "./tally.ts"

/** What a thread is given. */
export type Work = {
  readonly seed: number
  /** It takes every batch whose number leaves this remainder. */
  readonly index: number
  readonly threads: number
  readonly milliseconds: number
  readonly restriction: Restriction
  readonly mutant: string | undefined
  readonly only: string | undefined
  readonly validate: number
  readonly trace: string | undefined
  /** Its first number is not 0 when all threads have to stop. */
  readonly stop: SharedArrayBuffer
}

/** What a thread says: what it has done since it last said so, or that it is done. */
export type Said =
  | { readonly _tag: "Progress"; readonly tally: Tally }
  /** A violation was found, and is being shrunk. */
  | { readonly _tag: "Violated"; readonly property: string }
  | { readonly _tag: "Done"; readonly tally: Tally; readonly finding: Finding | undefined }

const sayEveryMs = 250

const work = async (given: Work, say: (said: Said) => void): Promise<void> => {
  const begun = performance.now()
  const stop = new Int32Array(given.stop)
  let tally = emptyTally()
  let saidAt = begun
  let cpu = process.threadCpuUsage()
  const measure = (): void => {
    const used = process.threadCpuUsage(cpu)
    cpu = process.threadCpuUsage()
    tally.cpuMs += (used.user + used.system) / 1000
  }
  const isOver = (): boolean => {
    const now = performance.now()
    if (now - saidAt > sayEveryMs) {
      measure()
      say({ _tag: "Progress", tally })
      tally = emptyTally()
      saidAt = now
    }
    return now - begun > given.milliseconds || Atomics.load(stop, 0) !== 0
  }
  const onViolation = (property: string): void => say({ _tag: "Violated", property })
  let finding: Finding | undefined
  for (let index = given.index; finding === undefined && !isOver(); index += given.threads)
    finding = await runBatch({ ...given, seed: batchSeed(given.seed, index), onViolation }, () => tally, isOver)
  measure()
  say({ _tag: "Done", tally, finding })
}

const port = parentPort
if (port !== null && threadId > 0) await work(workerData as Work, (said) => port.postMessage(said))
