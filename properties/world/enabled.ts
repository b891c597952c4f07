/** Which events can happen in a world: the guards of the spec's actions. */
import { acceptable, lostLeader, lostQuorum, mayEstablish, mayJoin } from "./terms.ts"
import { isCut, isUp, pairBit, type Position, wireOf, type World } from "./world.ts"
import type { Event } from "./step.ts"

const waits = (world: World, position: Position): boolean => world.servers[position]?.peer?.election.waiting === true

const drained = (world: World, to: Position): boolean => {
  for (let from = 0; from < world.stage.count; from++) if (wireOf(world, from, to).length > 0 && !isCut(world, from, to)) return false
  return true
}

/** Nothing is under way and nobody waits for a better vote. (Spec: Quiet.) */
const quiet = (world: World): boolean => world.servers.every((_, position) => drained(world, position) && !waits(world, position))

/** Whether the oldest message of a link can be received. (Spec: Arrived, and Polls for a mutant that does not hear while it waits.) */
export const mayDeliver = (world: World, from: Position, to: Position): boolean =>
  wireOf(world, from, to).length > 0 &&
  isUp(world, to) &&
  !isCut(world, from, to) &&
  (world.stage.rules.election.polls || !waits(world, to))

const roundsLeft = (world: World, position: Position): boolean => {
  const { rules, maxRound } = world.stage
  return rules.election.nextRound(world.servers[position]?.peer?.election.clock ?? 0) <= maxRound
}

/** Whether the role of a server may end now. (Spec: LeaveLeader, LeaveOffice, without the timers.) */
export const mayLeave = (world: World, position: Position): "LeaveLeader" | "LeaveOffice" | undefined => {
  if (!roundsLeft(world, position)) return undefined
  if (lostLeader(world, position)) return "LeaveLeader"
  return lostQuorum(world, position) ? "LeaveOffice" : undefined
}

/** Every subset of a set of bits. */
const subsets = (bits: number): readonly number[] => {
  const found: number[] = []
  for (let subset = bits; ; subset = (subset - 1) & bits) {
    found.push(subset)
    if (subset === 0) return found
  }
}

const faultsIn = (world: World, events: Event[]): void => {
  const { stage, faults } = world
  const { budget, count } = stage
  for (let a = 0; a < count; a++) {
    if (isUp(world, a) && faults.crash < budget.crash) events.push({ _tag: "Crash", server: a })
    for (let b = 0; b < count; b++) {
      if (faults.loss < budget.loss && wireOf(world, a, b).length > 0) events.push({ _tag: "Lose", from: a, to: b })
      if (a >= b) continue
      if ((world.cut & pairBit(a, b)) !== 0) events.push({ _tag: "Heal", a, b })
      else if (faults.cut < budget.cut) events.push({ _tag: "Cut", a, b })
    }
  }
}

const rolesIn = (world: World, position: Position, timerMayEnd: boolean, events: Event[]): void => {
  const peer = world.servers[position]?.peer
  if (peer === undefined) {
    events.push({ _tag: "Start", server: position })
    return
  }
  if (peer.election.state === "LOOKING") return
  if (peer.election.state === "LEADING" && peer.synced === 0) {
    for (const followers of subsets(acceptable(world, position)))
      if (mayEstablish(world, position, followers)) events.push({ _tag: "Establish", leader: position, followers })
  } else if (mayJoin(world, position)) events.push({ _tag: "Join", server: position })
  const leaving = timerMayEnd ? mayLeave(world, position) : undefined
  if (leaving !== undefined) events.push({ _tag: leaving, server: position, replaces: always(world) })
}

const everybody = -1

/** The receivers for whom a message always replaces an undelivered one. */
const always = (world: World): number => (world.stage.sendModes === "replace" ? everybody : 0)

/** The messages that can be received now. It depends on no wire but by whether it is empty, and on no server but by who runs and waits. */
export const deliveries = (world: World): readonly Event[] => {
  const events: Event[] = []
  const { count } = world.stage
  for (let to = 0; to < count; to++)
    for (let from = 0; from < count; from++)
      if (mayDeliver(world, from, to)) events.push({ _tag: "Deliver", from, to, replaces: always(world) })
  return events
}

/**
 * What can happen besides. It depends on what is under way only where timers or losses do: a timely timer on which
 * servers nothing is under way to.
 */
export const otherEvents = (world: World): readonly Event[] => {
  const events: Event[] = []
  const { count, timely } = world.stage
  const timerMayEnd = !timely || quiet(world)
  for (let server = 0; server < count; server++) {
    const election = world.servers[server]?.peer?.election
    if (election?.state === "LOOKING") {
      const mayEnd = election.waiting ? !timely || drained(world, server) : timerMayEnd
      if (mayEnd) events.push({ _tag: "TimerEnds", server, replaces: always(world) })
    }
    rolesIn(world, server, timerMayEnd, events)
  }
  faultsIn(world, events)
  return events
}

/**
 * Every event that can happen, in a fixed order. Where messages may either queue or replace, the events queue them, and
 * `fates` gives the others.
 */
export const enabled = (world: World): readonly Event[] => [...deliveries(world), ...otherEvents(world)]

/** The receivers, as bits, with an undelivered message that one more from `sender` would either replace or follow. */
const undelivered = (world: World, sender: Position): number => {
  let bits = 0
  for (let to = 0; to < world.stage.count; to++)
    if (wireOf(world, sender, to).length > 0 && isUp(world, to) && !isCut(world, sender, to)) bits |= 1 << to
  return bits
}

/** The event with every choice of what happens to the messages that are undelivered when it sends. */
export const fates = (world: World, event: Event): readonly Event[] => {
  if (world.stage.sendModes !== "either" || !("replaces" in event)) return [event]
  const sender = event._tag === "Deliver" ? event.to : event.server
  return subsets(undelivered(world, sender)).map((replaces) => ({ ...event, replaces }))
}
