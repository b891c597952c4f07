/** The order of what is scheduled, and timers that are put off. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { never, Schedule } from "../../properties/simulator/schedule.ts"
import { Timers } from "../../properties/simulator/timers.ts"

describe("a schedule", () => {
  it("gives everything back by time, and by the order of adding among equal times", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 300 }), (times) => {
        const schedule = new Schedule()
        for (const [item, time] of times.entries()) schedule.add(time, item, 0)
        const expected = times.map((time, item) => ({ time, item })).toSorted((a, b) => a.time - b.time || a.item - b.item)
        const taken = times.map(() => ({ time: schedule.next(), item: schedule.item }))
        expect(taken).toEqual(expected)
        expect(schedule.next()).toBe(never)
      }),
      { seed: 11 },
    )
  })
})

describe("timers", () => {
  it("end when they were last set to, however they were set before", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.boolean()), { minLength: 1, maxLength: 20 }), (settings) => {
        const schedule = new Schedule()
        const timers = new Timers(schedule, 0, 1)
        for (const [time, stops] of settings) {
          timers.set(0, time)
          if (stops) timers.stop(0)
        }
        const ends: number[] = []
        for (let time = schedule.next(); time !== never; time = schedule.next()) if (timers.ends(schedule.item, time)) ends.push(time)
        const [last, stopped] = settings.at(-1) ?? [0, true]
        expect(ends).toEqual(stopped ? [] : [last])
      }),
      { seed: 12 },
    )
  })
})
