/** What is to happen, in the order of simulated time; what was scheduled first comes first among the simultaneous. */

/** Nothing is scheduled. */
export const never = Number.POSITIVE_INFINITY

/** A binary heap over arrays of numbers, so that scheduling allocates nothing. Times are microseconds. */
export class Schedule {
  #times = new Float64Array(64)
  #orders = new Float64Array(64)
  #items = new Int32Array(64)
  #tags = new Int32Array(64)
  #size = 0
  #order = 0

  /** The item and tag of what `next` took last. */
  item = 0
  tag = 0

  /** The time of what comes next. */
  peek(): number {
    return this.#size === 0 ? never : (this.#times[0] ?? never)
  }

  /** Schedules `item`, with a tag by which it may later be recognised as out of date. */
  add(time: number, item: number, tag: number): void {
    if (this.#size === this.#times.length) this.#grow()
    const order = this.#order++
    let at = this.#size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.#times[parent]! <= time) break
      this.#move(parent, at)
      at = parent
    }
    this.#put(at, time, order, item, tag)
  }

  /** Takes what comes next into `item` and `tag`, and returns its time; `never` if there is nothing. */
  next(): number {
    if (this.#size === 0) return never
    const time = this.#times[0]!
    this.item = this.#items[0]!
    this.tag = this.#tags[0]!
    const last = --this.#size
    if (last > 0) this.#sink(this.#times[last]!, this.#orders[last]!, this.#items[last]!, this.#tags[last]!)
    return time
  }

  #sink(time: number, order: number, item: number, tag: number): void {
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= this.#size) break
      if (child + 1 < this.#size && this.#before(child + 1, child)) child++
      const first = this.#times[child]!
      if (first > time || (first === time && this.#orders[child]! > order)) break
      this.#move(child, at)
      at = child
    }
    this.#put(at, time, order, item, tag)
  }

  #before(one: number, other: number): boolean {
    const difference = this.#times[one]! - this.#times[other]!
    return difference < 0 || (difference === 0 && this.#orders[one]! < this.#orders[other]!)
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#times[from]!, this.#orders[from]!, this.#items[from]!, this.#tags[from]!)
  }

  #put(at: number, time: number, order: number, item: number, tag: number): void {
    this.#times[at] = time
    this.#orders[at] = order
    this.#items[at] = item
    this.#tags[at] = tag
  }

  #grow(): void {
    const larger = <A extends Float64Array | Int32Array>(old: A, made: A): A => {
      made.set(old)
      return made
    }
    const size = 2 * this.#times.length
    this.#times = larger(this.#times, new Float64Array(size))
    this.#orders = larger(this.#orders, new Float64Array(size))
    this.#items = larger(this.#items, new Int32Array(size))
    this.#tags = larger(this.#tags, new Int32Array(size))
  }
}
