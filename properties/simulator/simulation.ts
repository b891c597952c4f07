/**
 * The deterministic simulation: one thread, simulated time, and a scenario whose seed decides everything. It moves a
 * world by `happen` alone, and only by events that the guards of `enabled.ts` allow.
 */
import { mayDeliver } from "../world/enabled.ts"
import { type Event, type Happened, happen } from "../world/step.ts"
import { connected, dark, isCut, isUp, type Stage, wireOf, type World } from "../world/world.ts"
import { Faults } from "./faults.ts"
import { Network } from "./network.ts"
import { Random } from "./random.ts"
import { Roles } from "./roles.ts"
import { type FaultKind, faultKinds, type Scenario } from "./scenario.ts"
import { never, Schedule } from "./schedule.ts"
import { settleWithinMs } from "./settling.ts"
import { Timers } from "./timers.ts"

/** Who watches a simulation is told every event that changed something or was received; times are microseconds. */
export type Watch = (before: World, event: Event, happened: Happened, atUs: number) => void

/** Why a simulation ended. */
export type Ending =
  /** Everybody has a role in an established term, and nothing is under way. */
  | "still"
  /** The time in which an ensemble has to settle is over. */
  | "late"
  /** More events than a run may have. */
  | "long"
  /** The watcher had seen enough. */
  | "stopped"

/** What became of a scenario. */
export type Outcome = {
  readonly world: World
  readonly atUs: number
  readonly ending: Ending
  /** How often the reducer of a server was asked. */
  readonly reducerSteps: number
  readonly events: number
  /** How long it took to settle after the calm began, in milliseconds. */
  readonly settledMs: number
  readonly faults: Readonly<Record<FaultKind, number>>
}

/** Items of the schedule: pairs come first, then the timers, then these. */
const pairItems = 64
const timersOf = { election: 0, tick: 8, leave: 16 }
const startItems = pairItems + 24
const healItems = startItems + 8
const calmItem = healItems + 64
const faultItems = calmItem + 1

/** A run has at most so many events; a settled ensemble has none, so more mean chatter without end. */
const mostEvents = 20_000

/** One simulation. */
export class Simulation {
  readonly scenario: Scenario
  readonly random: Random
  readonly schedule = new Schedule()
  readonly network: Network
  readonly timers = new Timers(this.schedule, pairItems, 24)
  readonly #faults: Faults
  readonly #roles: Roles
  readonly #watch: Watch | undefined
  readonly #count: number
  readonly #pausedUntil: Float64Array
  world: World
  /** Microseconds since the start. */
  now = 0
  /** The fault that is being played, while events are its doing. */
  cause: FaultKind | undefined
  calm = false
  #calmAt = 0
  #reducerSteps = 0
  #events = 0
  #stopped = false

  constructor(scenario: Scenario, stage: Stage, watch?: Watch) {
    this.scenario = scenario
    this.random = new Random(scenario.seed)
    this.network = new Network(this.random, this.schedule, scenario)
    this.world = dark(stage)
    this.#count = stage.count
    this.#watch = watch
    this.#pausedUntil = new Float64Array(this.#count)
    this.#roles = new Roles(this, timersOf.tick, timersOf.leave)
    this.#faults = new Faults(this, faultItems)
    for (const [position, startMs] of scenario.startsMs.entries()) this.schedule.add(startMs * 1000, startItems + position, 0)
    this.#faults.plan()
    this.schedule.add(scenario.calmMs * 1000, calmItem, 0)
  }

  /** Ends the simulation after the event that is being watched. */
  stop(): void {
    this.#stopped = true
  }

  run(): Outcome {
    const { schedule } = this
    const last = (this.scenario.calmMs + settleWithinMs) * 1000
    let ending: Ending = "late"
    for (;;) {
      const time = schedule.next()
      if (time > last || time === never) break
      this.now = time
      this.#take(schedule.item, schedule.tag)
      if (this.#stopped) ending = "stopped"
      else if (this.#events > mostEvents) ending = "long"
      else if (this.calm && this.#isStill()) ending = "still"
      else continue
      break
    }
    const { world, now } = this
    return {
      world,
      atUs: now,
      ending,
      reducerSteps: this.#reducerSteps,
      events: this.#events,
      settledMs: this.calm ? Math.ceil((now - this.#calmAt) / 1000) : 0,
      faults: Object.fromEntries(faultKinds.map((kind) => [kind, this.#faults.begun.get(kind) ?? 0])) as Outcome["faults"],
    }
  }

  #take(item: number, tag: number): void {
    if (item < pairItems) {
      const from = Math.floor(item / this.#count)
      this.#arrive(item, from, item - from * this.#count, tag)
    } else if (item < startItems) this.#timer(item - pairItems)
    else if (item < healItems) this.start(item - startItems)
    else if (item < calmItem) this.#heal((item - healItems) >> 3, (item - healItems) & 7)
    else if (item === calmItem) this.#beCalm()
    else this.#faults.take(item - faultItems, tag)
  }

  #arrive(pair: number, from: number, to: number, tag: number): void {
    if (!this.network.arrives(pair, tag)) return
    const paused = this.#pausedUntil[to]!
    if (paused > this.now) return this.network.arrivesAt(pair, paused)
    if (!mayDeliver(this.world, from, to)) {
      // Rules by which a server that waits hears nothing: the message stays until the wait is over.
      if (wireOf(this.world, from, to).length > 0 && isUp(this.world, to) && !isCut(this.world, from, to))
        this.network.arrivesAt(pair, this.now + 1000)
      return
    }
    if (this.network.loses(pair)) {
      this.happen({ _tag: "Lose", from, to })
      return
    }
    const { action } = this.happen({ _tag: "Deliver", from, to, replaces: this.replaces(to) })
    if (action === "Reconsider") this.network.arrivesAt(pair, this.now)
  }

  #timer(timer: number): void {
    if (!this.timers.ends(timer, this.now)) return
    const server = timer & 7
    const paused = this.#pausedUntil[server]!
    if (paused > this.now) this.timers.set(timer, paused)
    else if (timer < timersOf.tick) this.happen({ _tag: "TimerEnds", server, replaces: this.replaces(server) })
    else if (timer < timersOf.leave) this.#roles.tick(server)
    else this.#roles.leave(server)
  }

  #beCalm(): void {
    this.calm = true
    this.#calmAt = this.now
    this.network.calm()
    this.#faults.endAll()
    this.#pausedUntil.fill(0)
    for (let server = 0; server < this.#count; server++) this.start(server)
  }

  /** Whether nothing can happen any more, but a fault. */
  #isStill(): boolean {
    for (const { peer } of this.world.servers) if (peer === undefined || peer.synced === 0) return false
    if (this.world.cut !== 0) return false
    for (const wire of this.world.wires) if (wire.length > 0) return false
    return this.#roles.areKept()
  }

  /** The receivers, as bits, for whom the newest undelivered message is still in the send queue of `sender`. */
  replaces(sender: number): number {
    let bits = 0
    const first = sender * this.#count
    for (let to = 0; to < this.#count; to++) if (this.network.queued(first + to, this.now)) bits |= 1 << to
    return bits
  }

  /** Lets an event happen and schedules what follows from it. */
  happen(event: Event): Happened {
    const before = this.world
    const happened = happen(before, event)
    this.world = happened.world
    this.#events++
    switch (event._tag) {
      case "Deliver":
        this.#stepped(before, event.to, happened)
        break
      case "TimerEnds":
      case "LeaveLeader":
      case "LeaveOffice":
      case "Start":
        this.#stepped(before, event.server, happened)
        break
      case "Join":
        this.#reducerSteps++
        this.#roles.changed()
        break
      case "Establish":
        for (let bits = event.followers; bits !== 0; bits &= bits - 1) this.#reducerSteps++
        this.#reducerSteps++
        this.#roles.changed()
        break
      case "Cut":
      case "Heal":
        this.#roles.changed()
        break
      default:
    }
    this.#watch?.(before, event, happened, this.now)
    return happened
  }

  #stepped(before: World, server: number, { world, outputs }: Happened): void {
    this.#reducerSteps++
    const first = server * this.#count
    for (const output of outputs) {
      if (output._tag === "SetTimer") this.timers.set(timersOf.election + server, this.now + this.#local(server, output.afterMs))
      else if (output._tag === "StopTimer") this.timers.stop(timersOf.election + server)
    }
    for (let to = 0; to < this.#count; to++) {
      const wire = world.wires[first + to]!
      const old = before.wires[first + to]!
      if (wire !== old && wire.length > old.length && connected(world, server, to)) this.network.sent(first + to, this.now)
    }
    const role = world.servers[server]?.peer?.election.state
    if (role !== before.servers[server]?.peer?.election.state) this.#roles.began(server, role)
  }

  /** A time by the clock of a server, in microseconds. */
  #local(server: number, ms: number): number {
    return Math.floor((ms * 1000 * 1_000_000) / (1_000_000 + (this.scenario.driftPpm[server] ?? 0)))
  }

  start(server: number): void {
    if (isUp(this.world, server)) return
    this.happen({ _tag: "Start", server })
    for (let from = 0; from < this.#count; from++) this.#goesOn(from, server)
  }

  crash(server: number): void {
    this.happen({ _tag: "Crash", server })
    for (let other = 0; other < this.#count; other++) {
      this.network.ended(other * this.#count + server)
      if (wireOf(this.world, server, other).length === 0) this.network.ended(server * this.#count + other)
    }
    this.timers.stop(timersOf.election + server)
    this.#roles.began(server, undefined)
    this.#pausedUntil[server] = 0
  }

  pause(server: number, until: number): void {
    this.#pausedUntil[server] = Math.max(this.#pausedUntil[server]!, until)
  }

  /** One more reason for two servers to have no connection. */
  cut(a: number, b: number): void {
    if (!this.network.break(a, b) || isCut(this.world, a, b)) return
    this.happen({ _tag: "Cut", a: Math.min(a, b), b: Math.max(a, b) })
    this.network.ended(this.network.pair(a, b))
    this.network.ended(this.network.pair(b, a))
  }

  /** One reason less; after the last one they connect again, soon. */
  mend(a: number, b: number): void {
    if (this.network.mend(a, b))
      this.schedule.add(this.now + this.random.skewed(0, 200_000), healItems + 8 * Math.min(a, b) + Math.max(a, b), 0)
  }

  #heal(a: number, b: number): void {
    if (this.network.isBroken(a, b) || !isCut(this.world, a, b)) return
    this.happen({ _tag: "Heal", a, b })
    this.#goesOn(a, b)
    this.#goesOn(b, a)
  }

  /** A new connection: what waits for it arrives after a delay. */
  #goesOn(from: number, to: number): void {
    if (!connected(this.world, from, to)) return
    const pair = this.network.pair(from, to)
    for (let waiting = wireOf(this.world, from, to).length; waiting > 0; waiting--) this.network.sent(pair, this.now)
  }
}
