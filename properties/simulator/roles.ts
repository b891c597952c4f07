/**
 * What servers do in their roles, until the protocol after the election plays it: leaders establish epochs with whoever
 * has come by then, followers join, and whoever has lost its leader or its followers notices it some time later.
 */
import type { ServerState } from "../../src/election/notification.ts"
import { mayLeave } from "../world/enabled.ts"
import { acceptable, mayEstablish, mayJoin } from "../world/terms.ts"
import { within } from "./network.ts"
import { calmDetection, calmRoleTick } from "./settling.ts"
import type { Simulation } from "./simulation.ts"

/** The roles of all servers. */
export class Roles {
  readonly #simulation: Simulation
  readonly #ticks: number
  readonly #leaves: number

  /** The timers from `ticks` and `leaves` on are those of the servers. */
  constructor(simulation: Simulation, ticks: number, leaves: number) {
    this.#simulation = simulation
    this.#ticks = ticks
    this.#leaves = leaves
  }

  /** A server has taken a role, or has none any more. */
  began(server: number, role: ServerState | undefined): void {
    const { timers } = this.#simulation
    timers.stop(this.#leaves + server)
    if (role === undefined || role === "LOOKING") timers.stop(this.#ticks + server)
    this.changed()
  }

  /** Something has changed on which roles depend: whoever has one looks, some time later. */
  changed(): void {
    const { timers, now, random, calm, scenario, world } = this.#simulation
    for (let server = 0; server < world.stage.count; server++) {
      const tick = this.#ticks + server
      const role = world.servers[server]?.peer?.election.state
      if (role === undefined || role === "LOOKING" || timers.isSet(tick)) continue
      timers.set(tick, now + 1 + within(random, calm ? calmRoleTick : scenario.roleTick))
    }
  }

  /** A server looks what has become of its role. */
  tick(server: number): void {
    const { world, timers, now, random, calm, scenario } = this.#simulation
    const peer = world.servers[server]?.peer
    if (peer === undefined) return
    if (peer.synced === 0) {
      if (peer.election.state === "LEADING") {
        const followers = this.#enough(server)
        if (followers !== undefined) {
          this.#simulation.happen({ _tag: "Establish", leader: server, followers })
          return
        }
      } else if (mayJoin(world, server)) {
        this.#simulation.happen({ _tag: "Join", server })
        return
      }
    }
    const leaves = this.#leaves + server
    if (mayLeave(world, server) === undefined) timers.stop(leaves)
    else if (!timers.isSet(leaves)) timers.set(leaves, now + within(random, calm ? calmDetection : scenario.detection))
  }

  /** Some of those who are there, if they suffice. */
  #enough(leader: number): number | undefined {
    const { world, random } = this.#simulation
    const there = acceptable(world, leader)
    const some = there & random.bits()
    if (mayEstablish(world, leader, some)) return some
    return mayEstablish(world, leader, there) ? there : undefined
  }

  /** The reason to leave was there for long enough: the role ends if it still is. */
  leave(server: number): void {
    const { world } = this.#simulation
    const leaving = mayLeave(world, server)
    if (leaving !== undefined) this.#simulation.happen({ _tag: leaving, server, replaces: this.#simulation.replaces(server) })
  }

  /** No server has a reason to leave. */
  areKept(): boolean {
    const { world } = this.#simulation
    for (let server = 0; server < world.stage.count; server++) if (mayLeave(world, server) !== undefined) return false
    return true
  }
}
