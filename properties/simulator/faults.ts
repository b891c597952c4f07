/** The faults of a scenario: each begins at its time, is noticed, and ends, all of them at the latest when the calm begins. */
import type { Fault, FaultKind, Target } from "./scenario.ts"
import type { Simulation } from "./simulation.ts"
import { isUp } from "../world/world.ts"

/** What happens to a fault, as tags of the schedule. */
const begins = 0
const noticed = 1
const ends = 2

/** How far a fault is. */
type Standing = {
  readonly fault: Fault
  /** The server that it hit. */
  hit: number
  under: boolean
  broke: boolean
}

/** The faults of a simulation. */
export class Faults {
  readonly #simulation: Simulation
  readonly #first: number
  readonly #standings: readonly Standing[]
  /** How often each kind began and hit something. */
  readonly begun = new Map<FaultKind, number>()

  /** Fault `f` is the item `first + f` of the schedule. */
  constructor(simulation: Simulation, first: number) {
    this.#simulation = simulation
    this.#first = first
    this.#standings = simulation.scenario.faults.map((fault) => ({ fault, hit: 0, under: false, broke: false }))
  }

  plan(): void {
    const { schedule, scenario } = this.#simulation
    for (const [index, { fault }] of this.#standings.entries())
      if (fault.atMs < scenario.calmMs) schedule.add(fault.atMs * 1000, this.#first + index, begins)
  }

  take(index: number, tag: number): void {
    const standing = this.#standings[index]!
    this.#simulation.cause = standing.fault._tag
    this.#change(index, standing, tag)
    this.#simulation.cause = undefined
  }

  #change(index: number, standing: Standing, tag: number): void {
    if (tag === begins) this.#begin(index, standing)
    else if (!standing.under) return
    else if (tag === ends) this.#end(standing)
    else this.#notice(standing)
  }

  endAll(): void {
    for (const standing of this.#standings) if (standing.under) this.#end(standing)
  }

  #target({ position, leader }: Target): number {
    const { servers } = this.#simulation.world
    const leads = leader ? servers.findIndex(({ peer }) => peer?.election.state === "LEADING") : -1
    return leads === -1 ? position % servers.length : leads
  }

  #begin(index: number, standing: Standing): void {
    const { fault } = standing
    const { schedule, now, world } = this.#simulation
    if ("whom" in fault) {
      standing.hit = this.#target(fault.whom)
      if (!isUp(world, standing.hit)) return
    }
    standing.under = true
    this.begun.set(fault._tag, (this.begun.get(fault._tag) ?? 0) + 1)
    schedule.add(now + fault.forMs * 1000, this.#first + index, ends)
    if ("noticedMs" in fault) schedule.add(now + fault.noticedMs * 1000, this.#first + index, noticed)
    this.#strike(standing)
  }

  #strike({ fault, hit }: Standing): void {
    const simulation = this.#simulation
    const { network, now } = simulation
    switch (fault._tag) {
      case "Crash":
        return simulation.crash(hit)
      case "Break":
        return simulation.cut(fault.a, fault.b)
      case "Pause":
        return simulation.pause(hit, now + fault.forMs * 1000)
      case "Slow":
        return network.slow(network.pair(fault.from, fault.to), fault.factor)
      case "Loss":
        return network.lose(network.pair(fault.from, fault.to), fault.perMille)
      case "Partition":
      case "OneWay":
        for (const [from, to] of this.#directions(fault, hit)) network.stall(network.pair(from, to))
    }
  }

  /** The directions that stall. */
  #directions(fault: Fault, hit: number): readonly (readonly [number, number])[] {
    const count = this.#simulation.world.stage.count
    const found: (readonly [number, number])[] = []
    const side = fault._tag === "Partition" ? fault.side : 1 << hit
    for (let a = 0; a < count; a++)
      for (let b = 0; b < count; b++) {
        if (((side >> a) & 1) === 0 || ((side >> b) & 1) === 1) continue
        if (fault._tag === "Partition" || (fault._tag === "OneWay" && fault.direction === "from")) found.push([a, b])
        if (fault._tag === "Partition" || (fault._tag === "OneWay" && fault.direction === "to")) found.push([b, a])
      }
    return found
  }

  /** Whoever is on the two sides of a stalled direction. */
  #pairs(standing: Standing): readonly (readonly [number, number])[] {
    const { fault, hit } = standing
    const both = this.#directions(fault, hit)
    return fault._tag === "Partition" ? both.filter((_, index) => index % 2 === 0) : both
  }

  /** Nothing came for too long: the connections are given up. */
  #notice(standing: Standing): void {
    standing.broke = true
    for (const [a, b] of this.#pairs(standing)) this.#simulation.cut(a, b)
  }

  #end(standing: Standing): void {
    const { fault, hit } = standing
    const simulation = this.#simulation
    const { network, now } = simulation
    standing.under = false
    switch (fault._tag) {
      case "Crash":
        return simulation.start(hit)
      case "Break":
        return simulation.mend(fault.a, fault.b)
      case "Pause":
        return
      case "Slow":
        return network.slow(network.pair(fault.from, fault.to), 1 / fault.factor)
      case "Loss":
        return network.lose(network.pair(fault.from, fault.to), -fault.perMille)
      case "Partition":
      case "OneWay":
        for (const [from, to] of this.#directions(fault, hit)) network.unstall(network.pair(from, to), now)
        if (standing.broke) for (const [a, b] of this.#pairs(standing)) simulation.mend(a, b)
    }
  }
}
