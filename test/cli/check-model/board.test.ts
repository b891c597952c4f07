import { describe, expect, it } from "vitest"
import { makeBoard } from "../../../src/cli/check-model/board.ts"
import { duration, progressLine, secondsLeft } from "../../../src/cli/check-model/progress.ts"
import { held, job, model, mutant } from "../answers.ts"

const screen = (live: boolean) => {
  const written: string[] = []
  return { written, screen: { write: (text: string) => void written.push(text), live, columns: 60 } }
}
const progress = { generated: 2000, distinct: 30, queue: 12, depth: 3 }

describe("a board that is no terminal", () => {
  it("prints a line at the start, every five seconds, and at the end", () => {
    const { written, screen: plain } = screen(false)
    const board = makeBoard(plain, 2)
    const one = job()
    board.started(one, 0)
    board.tick(200)
    board.progressed(one, progress, 4000)
    board.tick(5000)
    board.tick(5200)
    board.finished(one, held)
    board.tick(20_000)
    expect(written).toEqual([
      "start  Election three-servers (embedded): 3 servers\n",
      "[0/2] Election three-servers (embedded)  2,000 generated  30 distinct  12 queued  8 states/s  5 s  about 11 s left\n",
      "[1/2] Election three-servers (embedded)  holds  120 distinct  diameter 9  1.3 s\n",
    ])
  })
})

describe("a live board", () => {
  it("redraws its lines in place, cut to the terminal, and erases them at the end", () => {
    const { written, screen: live } = screen(true)
    const board = makeBoard(live, 2)
    const [one, two] = [job(), job(mutant)]
    board.started(one, 0)
    board.started(two, 0)
    board.progressed(one, progress, 900)
    board.tick(1000)
    const block = written.join("")
    expect(block.split("\n")).toHaveLength(3)
    for (const line of block.split("\n")) expect(line.length).toBeLessThan(60)
    board.tick(1200)
    expect(written[1]).toBe("\r\u001b[2A\u001b[J")
    board.finished(one, held)
    expect(written.at(-1)).toContain("[1/2] Election three-servers")
    board.tick(1400)
    board.close()
    expect(written.at(-1)).toBe("\r\u001b[1A\u001b[J")
  })
})

describe("secondsLeft", () => {
  it("goes by the share of the expected states", () => {
    expect(secondsLeft(job(), { progress, seconds: 10 }, 10)).toBe(30)
    expect(secondsLeft(job(), { progress, seconds: 10 }, 35)).toBe(5)
    expect(secondsLeft(job(), { progress, seconds: 10 }, 45)).toBeNull()
  })
  it("goes by the manifest's estimate where the states are not known, or too few yet", () => {
    expect(secondsLeft(job(), { progress: { ...progress, distinct: 5 }, seconds: 2 }, 2)).toBe(2)
    expect(secondsLeft(job(), null, 1)).toBe(3)
    expect(secondsLeft(job(mutant), { progress, seconds: 1 }, 1)).toBe(3)
    expect(secondsLeft(job(model({ seconds: 1 })), null, 2)).toBeNull()
  })
})

describe("progressLine", () => {
  it("says so when nothing is known yet", () => {
    expect(progressLine(job(model({ seconds: 0 })), null, 0.4)).toBe("Election three-servers (embedded)  starting  0 s")
  })
})

describe("progressLine on a narrow screen", () => {
  const whole = "Election three-servers (embedded)  2,000 generated  30 distinct  12 queued  30 states/s  1 s  about 3 s left"
  const at = (width: number): string => progressLine(job(), { progress, seconds: 1 }, 1, width)
  it("leaves out what matters least, and cuts only then", () => {
    expect(at(whole.length)).toBe(whole)
    expect(at(whole.length - 1)).toBe("Election three-servers (embedded)  30 distinct  12 queued  30 states/s  1 s  about 3 s left")
    expect(at(55)).toBe("Election three-servers (embedded)  1 s  about 3 s left")
    expect(at(20)).toBe("Election three-serv…")
  })
})

describe("duration", () => {
  it("reads well at every size", () => {
    expect([0.2, 59, 61, 3599, 7500].map(duration)).toEqual(["0 s", "59 s", "1 min 1 s", "59 min 59 s", "2 h 5 min"])
  })
})
