/**
 * What becomes of a world when nothing is disturbed any more, without clocks: everybody runs and is connected, what is
 * under way arrives, then timers end and roles act, again and again. By that a run of events alone, without its times,
 * can be said never to settle.
 */
import { mayDeliver, mayLeave } from "../../world/enabled.ts"
import { type Event, happen } from "../../world/step.ts"
import { acceptable, mayEstablish, mayJoin } from "../../world/terms.ts"
import { isCut, isUp, type World } from "../../world/world.ts"
import type { Referee } from "./referee.ts"

/** So often do timers end in turn before an ensemble that has not settled never will; a few times is the longest known. */
const mostTurns = 24

/** What is under way at once, before it can be called chatter without end. */
const mostDeliveries = 2_000

const apply = (world: World, event: Event): World => happen(world, event).world

const deliverAll = (world: World): World => {
  let now = world
  const { count } = world.stage
  for (let delivered = 0; delivered < mostDeliveries;) {
    const before: number = delivered
    for (let to = 0; to < count; to++)
      for (let from = 0; from < count; from++)
        while (delivered < mostDeliveries && mayDeliver(now, from, to)) {
          now = apply(now, { _tag: "Deliver", from, to, replaces: 0 })
          delivered += 1
        }
    if (delivered === before) break
  }
  return now
}

const repair = (world: World): World => {
  let now = world
  const { count } = world.stage
  for (let a = 0; a < count; a++) for (let b = a + 1; b < count; b++) if (isCut(now, a, b)) now = apply(now, { _tag: "Heal", a, b })
  for (let server = 0; server < count; server++) if (!isUp(now, server)) now = apply(now, { _tag: "Start", server })
  return now
}

const act = (world: World, server: number): World => {
  const peer = world.servers[server]?.peer
  if (peer === undefined) return world
  if (peer.election.state === "LOOKING") return peer.election.waiting ? apply(world, { _tag: "TimerEnds", server, replaces: 0 }) : world
  const followers = acceptable(world, server)
  if (mayEstablish(world, server, followers)) return apply(world, { _tag: "Establish", leader: server, followers })
  return mayJoin(world, server) ? apply(world, { _tag: "Join", server }) : world
}

const endTimer = (world: World, server: number): World => {
  const leaving = mayLeave(world, server)
  if (leaving !== undefined) return apply(world, { _tag: leaving, server, replaces: 0 })
  const looks = world.servers[server]?.peer?.election.state === "LOOKING"
  return looks ? apply(world, { _tag: "TimerEnds", server, replaces: 0 }) : world
}

/** One turn after another: those who wait finalize first, then roles act, then the other timers end. */
export const completed = (world: World): World => {
  let now = repair(world)
  const { count } = now.stage
  for (let turn = 0; turn < mostTurns; turn++) {
    for (let round = 0; round < 3; round++) {
      now = deliverAll(now)
      for (let server = 0; server < count; server++) now = act(now, server)
    }
    const last = now
    for (let server = 0; server < count; server++) now = endTimer(now, server)
    if (now === last) break
  }
  return deliverAll(now)
}

/** Whether all that was said in this world has been heard, and it never comes to what a liveness property promises. */
export const staysUnsettled = (world: World, property: string, referee: Referee): boolean =>
  referee.isQuiet(world) && referee.unsettled(completed(world)).includes(property)
