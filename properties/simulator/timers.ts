/**
 * Timers that are set again far more often than they end. A timer that is put off stays in the schedule where it was,
 * and is scheduled anew only when that moment comes.
 */
import { never, type Schedule } from "./schedule.ts"

/** A set of timers, by number. */
export class Timers {
  readonly #schedule: Schedule
  readonly #first: number
  readonly #due: Float64Array
  /** When the schedule says the number of the timer next; `never` if it does not. */
  readonly #scheduled: Float64Array

  /** Timer `t` is the item `first + t` of the schedule. */
  constructor(schedule: Schedule, first: number, count: number) {
    this.#schedule = schedule
    this.#first = first
    this.#due = new Float64Array(count).fill(never)
    this.#scheduled = new Float64Array(count).fill(never)
  }

  /** The timer ends at `time`, and at no other. */
  set(timer: number, time: number): void {
    this.#due[timer] = time
    if (time >= this.#scheduled[timer]!) return
    this.#scheduled[timer] = time
    this.#schedule.add(time, this.#first + timer, 0)
  }

  stop(timer: number): void {
    this.#due[timer] = never
  }

  isSet(timer: number): boolean {
    return this.#due[timer] !== never
  }

  /** The schedule has said the number of the timer at `time`: whether it ends now. */
  ends(timer: number, time: number): boolean {
    // Set to an earlier time in between, it is in the schedule twice; the later one says nothing.
    if (this.#scheduled[timer] !== time) return false
    this.#scheduled[timer] = never
    const due = this.#due[timer]!
    if (due === never) return false
    if (due > time) {
      this.#scheduled[timer] = due
      this.#schedule.add(due, this.#first + timer, 0)
      return false
    }
    this.#due[timer] = never
    return true
  }
}
