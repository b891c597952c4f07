/**
 * The links of a simulation: how long a message takes, what stalls, and which connections are broken. A link delivers
 * in order, as a connection does; the world holds the messages, this holds the moments at which one of them arrives.
 */
import type { Random } from "./random.ts"
import type { Scenario, Span } from "./scenario.ts"
import type { Schedule } from "./schedule.ts"

const micros = 1000

/** A random time of a span, in microseconds. */
export const within = (random: Random, { minMs, maxMs }: Span): number => random.skewed(minMs * micros, maxMs * micros)

/** No delay between servers is longer than this once all is calm, in milliseconds: less than finalizeWait. */
export const calmDelayMs = 20

/** The links. Pairs are numbered `from * count + to`. */
export class Network {
  readonly #random: Random
  readonly #schedule: Schedule
  readonly #scenario: Scenario
  readonly #count: number
  readonly #latest: Float64Array
  readonly #written: Float64Array
  /** Raised when a connection breaks: what was scheduled on it before arrives no more. */
  readonly #connection: Int32Array
  readonly #stalls: Int32Array
  readonly #parked: Int32Array
  readonly #breaks: Int32Array
  readonly #factor: Float64Array
  readonly #perMille: Float64Array
  #calm = false

  constructor(random: Random, schedule: Schedule, scenario: Scenario) {
    const count = scenario.members.length
    const pairs = count * count
    this.#random = random
    this.#schedule = schedule
    this.#scenario = scenario
    this.#count = count
    this.#latest = new Float64Array(pairs)
    this.#written = new Float64Array(pairs)
    this.#connection = new Int32Array(pairs)
    this.#stalls = new Int32Array(pairs)
    this.#parked = new Int32Array(pairs)
    this.#breaks = new Int32Array(pairs)
    this.#factor = new Float64Array(pairs).fill(1)
    this.#perMille = new Float64Array(pairs)
  }

  pair(from: number, to: number): number {
    return from * this.#count + to
  }

  #delay(pair: number): number {
    const { minMs, maxMs } = this.#scenario.delays[pair]!
    if (this.#calm) return this.#random.skewed(Math.min(minMs, calmDelayMs) * micros, Math.min(maxMs, calmDelayMs) * micros)
    return Math.floor(this.#random.skewed(minMs * micros, maxMs * micros) * this.#factor[pair]!)
  }

  /** One more message was sent on a pair: it arrives after a delay, and not before those sent earlier. */
  sent(pair: number, now: number): void {
    const time = Math.max(this.#latest[pair]!, now + this.#delay(pair))
    this.#latest[pair] = time
    this.#written[pair] = now + within(this.#random, this.#scenario.sendQueue)
    this.#schedule.add(time, pair, this.#connection[pair]!)
  }

  /** The oldest message arrives at that time, whatever else does. */
  arrivesAt(pair: number, time: number): void {
    this.#schedule.add(time, pair, this.#connection[pair]!)
  }

  /** Whether something that was scheduled under this tag still arrives now. Where the pair stalls it is kept until it goes on. */
  arrives(pair: number, tag: number): boolean {
    if (tag !== this.#connection[pair]) return false
    if (this.#stalls[pair] === 0) return true
    this.#parked[pair]!++
    return false
  }

  /** Whether the newest message of a pair still sits in the send queue of its sender. */
  queued(pair: number, now: number): boolean {
    return now < this.#written[pair]!
  }

  /** Whether what arrives now is lost. */
  loses(pair: number): boolean {
    const perMille = this.#perMille[pair]!
    return perMille > 0 && this.#random.chance(perMille / 1000)
  }

  /** The connection of a pair ended, and with it all that was under way in this direction. */
  ended(pair: number): void {
    this.#connection[pair]!++
    this.#parked[pair] = 0
    this.#latest[pair] = 0
    this.#written[pair] = 0
  }

  /** One more, or one less, reason for a direction to stall. */
  stall(pair: number): void {
    this.#stalls[pair]!++
  }

  unstall(pair: number, now: number): void {
    this.#stalls[pair]!--
    if (this.#stalls[pair] !== 0) return
    for (; this.#parked[pair]! > 0; this.#parked[pair]!--) this.arrivesAt(pair, now + this.#delay(pair))
  }

  /** One more reason for two servers to have no connection; whether it is the first. */
  break(a: number, b: number): boolean {
    const pair = this.pair(Math.min(a, b), Math.max(a, b))
    this.#breaks[pair]!++
    return this.#breaks[pair] === 1
  }

  /** One reason less; whether it was the last. */
  mend(a: number, b: number): boolean {
    const pair = this.pair(Math.min(a, b), Math.max(a, b))
    this.#breaks[pair]!--
    return this.#breaks[pair] === 0
  }

  isBroken(a: number, b: number): boolean {
    return this.#breaks[this.pair(Math.min(a, b), Math.max(a, b))]! > 0
  }

  /** From now on the delays of a pair are longer by a factor, or shorter again. */
  slow(pair: number, factor: number): void {
    this.#factor[pair]! *= factor
  }

  /** From now on so many of a thousand messages more are lost, or less. */
  lose(pair: number, perMille: number): void {
    this.#perMille[pair]! += perMille
  }

  /** The network is as good as it gets from now on. */
  calm(): void {
    this.#calm = true
  }
}
