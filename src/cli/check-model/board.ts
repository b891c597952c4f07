/**
 * Shows progress while models are checked: on a terminal a block of live lines that is redrawn in place,
 * elsewhere a plain line per event and one every few seconds.
 */
import type { Job, Progress, RunResult } from "../engines/engine.ts"
import { finishedLine, jobLabel, progressLine, type Report } from "./progress.ts"

/** Where the board writes; a subset of a Node stream. */
export type Screen = {
  readonly write: (text: string) => void
  readonly live: boolean
  readonly columns: number
}

/** The board. Times are milliseconds on the caller's clock. */
export type Board = {
  readonly started: (job: Job, now: number) => void
  readonly progressed: (job: Job, progress: Progress, now: number) => void
  readonly finished: (job: Job, result: RunResult) => void
  /** Redraws a live board; on a plain one prints a line for each job, at most every `plainEveryMs`. */
  readonly tick: (now: number) => void
  /** Removes the live lines. */
  readonly close: () => void
}

const plainEveryMs = 5000

/** A board for `total` jobs. */
export const makeBoard = (screen: Screen, total: number): Board => {
  const running = new Map<Job, { readonly since: number; report: Report | null }>()
  let done = 0
  let drawn = 0
  let lastPlain: number | null = null
  const erase = (): void => {
    // What the terminal echoes, like ^C, has moved the cursor from the first column.
    if (drawn > 0) screen.write(`\r\u001b[${drawn}A\u001b[J`)
    drawn = 0
  }
  const lines = (now: number, width = Number.POSITIVE_INFINITY): readonly string[] => {
    const place = `[${done}/${total}] `
    return [...running].map(([job, { since, report }]) => place + progressLine(job, report, (now - since) / 1000, width - place.length))
  }
  return {
    started: (job, now) => {
      running.set(job, { since: now, report: null })
      lastPlain ??= now
      if (!screen.live) screen.write(`start  ${jobLabel(job)}: ${job.model.bounds}\n`)
    },
    progressed: (job, progress, now) => {
      const entry = running.get(job)
      if (entry !== undefined) entry.report = { progress, seconds: (now - entry.since) / 1000 }
    },
    finished: (job, result) => {
      running.delete(job)
      done += 1
      erase()
      screen.write(`[${done}/${total}] ${finishedLine(job, result)}\n`)
    },
    tick: (now) => {
      if (screen.live) {
        erase()
        // A line that wraps would not be erased whole.
        const block = lines(now, Math.max(20, screen.columns - 1))
        if (block.length > 0) screen.write(`${block.join("\n")}\n`)
        drawn = block.length
      } else if (lastPlain !== null && now - lastPlain >= plainEveryMs) {
        lastPlain = now
        for (const line of lines(now)) screen.write(`${line}\n`)
      }
    },
    close: erase,
  }
}
