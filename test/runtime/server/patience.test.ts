/** A server whose roles keep ending: it takes its time, which is the test's here. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { patienceOf } from "../../../src/runtime/server/patience.ts"
import { ensemble } from "./running.ts"

describe("roles that end", () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** Begins a role that ends after `lastsMs`; how long until the server looks again. */
  const pauseAfter = (patience: ReturnType<typeof patienceOf>, lastsMs: number): number => {
    patience.began()
    vi.advanceTimersByTime(lastsMs)
    let left = false
    patience.ended(() => {
      left = true
    })
    for (let waited = 0; ; waited += 1) {
      if (left) return waited
      expect(waited).toBeLessThan(10_000)
      vi.advanceTimersByTime(1)
    }
  }

  it("at once, again and again, are left after pauses that grow up to the longest", () => {
    const patience = patienceOf({ firstMs: 10, longestMs: 1000, settledMs: 1000 })
    const waited = Array.from({ length: 10 }, () => pauseAfter(patience, 3))
    expect(waited).toEqual([0, 10, 20, 40, 80, 160, 320, 640, 1000, 1000])
  })

  it("after they have lasted are left at once, and what was before is forgotten", () => {
    const patience = patienceOf({ firstMs: 10, longestMs: 1000, settledMs: 1000 })
    expect([3, 3, 3, 1000, 3, 999].map((lastsMs) => pauseAfter(patience, lastsMs))).toEqual([0, 10, 20, 0, 10, 20])
  })

  it("while the server stops are not left any more", () => {
    const patience = patienceOf({ firstMs: 10, longestMs: 1000, settledMs: 1000 })
    pauseAfter(patience, 3)
    patience.began()
    patience.ended(() => expect.fail("it was stopped"))
    patience.stop()
    vi.advanceTimersByTime(10_000)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe("a server that has lost its leader", () => {
  for (const role of ["participants", "observers"] as const)
    it(`looks for another when its patience says so, among the ${role}`, async () => {
      const leave: (() => void)[] = []
      const happened: string[] = []
      const patience = {
        began: () => void happened.push("began"),
        ended: (now: () => void) => {
          happened.push("ended")
          leave.push(now)
          // What is heard of an old leader may lead back to it; that role ends too.
          if (leave.length > 1) now()
        },
        stop: () => void happened.push("stop"),
      }
      const place = role === "participants" ? { participants: [1, 2, 3] } : { participants: [2, 3], observers: [1] }
      const servers = await ensemble({ ...place, lines: ["observer.election.DelayMs=0"] })
      const one = await servers.start(1, undefined, patience)
      await servers.start(2)
      await servers.start(3)
      await servers.untilFollowing(3)
      expect(happened).toEqual(["began"])
      await servers.running.get(3)?.stop()
      await servers.until(() => leave.length > 0)
      const { state } = one.state().election
      expect(state).toBe(role === "participants" ? "FOLLOWING" : "OBSERVING")
      await servers.start(3)
      leave[0]?.()
      await servers.untilAgreed()
      expect(happened.slice(0, 3)).toEqual(["began", "ended", "began"])
      await one.stop()
      expect(happened.at(-1)).toBe("stop")
    })
})
