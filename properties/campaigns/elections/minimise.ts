/**
 * Shorter runs with the same failure, by leaving events out: delta debugging (Zeller and Hildebrandt, 2002), in which an
 * event that cannot happen any more is left out as well. It is deterministic.
 */
import { enabled, mayDeliver, mayLeave } from "../../world/enabled.ts"
import { mayEstablish, mayJoin } from "../../world/terms.ts"
import { type Event, happen } from "../../world/step.ts"
import { isCut, isUp, wireOf, type World } from "../../world/world.ts"

/** Whether the guards of the spec allow an event now. */
export const mayHappen = (world: World, event: Event): boolean => {
  switch (event._tag) {
    case "Deliver":
      return mayDeliver(world, event.from, event.to)
    case "TimerEnds":
      return world.servers[event.server]?.peer?.election.state === "LOOKING"
    case "LeaveLeader":
    case "LeaveOffice":
      return mayLeave(world, event.server) === event._tag
    case "Establish":
      return mayEstablish(world, event.leader, event.followers)
    case "Join":
      return mayJoin(world, event.server)
    case "Start":
      return !isUp(world, event.server)
    case "Crash":
      return isUp(world, event.server)
    case "Cut":
      return !isCut(world, event.a, event.b)
    case "Heal":
      return isCut(world, event.a, event.b)
    case "Lose":
      return wireOf(world, event.from, event.to).length > 0
  }
}

/** Tells whether a step does what the run is about; the run ends with the first such step. */
export type Fails = (before: World, after: World) => boolean

/** The events of a run that can happen, up to the first step that fails; undefined if none does. */
export const failing = (initial: World, events: readonly Event[], fails: Fails): readonly Event[] | undefined => {
  const played: Event[] = []
  let world = initial
  for (const event of events) {
    if (!mayHappen(world, event)) continue
    const { world: after } = happen(world, event)
    if (after === world) continue
    played.push(event)
    if (fails(world, after)) return played
    world = after
  }
  return undefined
}

/** Leaves out ever smaller parts, until no single event can be left out. */
const leaveOut = (initial: World, events: readonly Event[], fails: Fails): readonly Event[] => {
  let best = events
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = best.length; end > 0;) {
      const shorter = failing(initial, [...best.slice(0, Math.max(0, end - size)), ...best.slice(end)], fails)
      if (shorter !== undefined && shorter.length < best.length) {
        best = shorter
        end = Math.min(end - size, best.length)
      } else end -= size
    }
    // What one removal makes superfluous may stand before it.
  }
  return best
}

/** Leaves out any two events at once, which single removals miss where one undoes the other. */
const leaveOutPairs = (initial: World, events: readonly Event[], fails: Fails): readonly Event[] | undefined => {
  for (let first = 0; first < events.length; first++)
    for (let second = first + 1; second < events.length; second++) {
      const shorter = failing(
        initial,
        events.filter((_, at) => at !== first && at !== second),
        fails,
      )
      if (shorter !== undefined && shorter.length < events.length) return shorter
    }
  return undefined
}

/** Moves an event to an earlier place, from where others may become superfluous. */
const moveEarlier = (initial: World, events: readonly Event[], fails: Fails): readonly Event[] | undefined => {
  for (let from = 1; from < events.length; from++)
    for (let to = 0; to < from; to++) {
      const moved = [...events.slice(0, to), events[from]!, ...events.slice(to, from), ...events.slice(from + 1)]
      const shorter = failing(initial, moved, fails)
      if (shorter !== undefined && shorter.length < events.length) return shorter
      const again = shorter === undefined ? undefined : leaveOutOnce(initial, shorter, fails)
      if (again !== undefined) return again
    }
  return undefined
}

const leaveOutOnce = (initial: World, events: readonly Event[], fails: Fails): readonly Event[] | undefined => {
  for (let at = 0; at < events.length; at++) {
    const shorter = failing(
      initial,
      events.filter((_, other) => other !== at),
      fails,
    )
    if (shorter !== undefined) return shorter
  }
  return undefined
}

/** Puts one more event in, at any place where it can happen, if that makes two others superfluous. */
const takeDetour = (initial: World, events: readonly Event[], fails: Fails): readonly Event[] | undefined => {
  let world = initial
  for (let at = 0; at < events.length; at++) {
    for (const one of enabled(world)) {
      for (const added of "replaces" in one ? [one, { ...one, replaces: -1 }] : [one]) {
        const longer = failing(initial, [...events.slice(0, at), added, ...events.slice(at)], fails)
        const shorter = longer === undefined ? undefined : leaveOut(initial, longer, fails)
        if (shorter !== undefined && shorter.length < events.length) return shorter
      }
    }
    const event = events[at]
    if (event !== undefined) world = happen(world, event).world
  }
  return undefined
}

/** Longer runs are only shortened by leaving out parts, because trying pairs, and moves, would take too long. */
const shortEnoughForPairs = 60
const shortEnoughForMoves = 30

/** A run with the same failure of which no single event can be left out; undefined if the run does not fail. */
export const shorten = (initial: World, events: readonly Event[], fails: Fails): readonly Event[] | undefined => {
  const found = failing(initial, events, fails)
  return found === undefined ? undefined : leaveOut(initial, found, fails)
}

/**
 * A run with the same failure, of which no two events can be left out, nor any when another comes earlier, or two when one is added.
 * @throws RangeError if the run does not fail
 */
export const minimise = (initial: World, events: readonly Event[], fails: Fails): readonly Event[] => {
  const found = failing(initial, events, fails)
  if (found === undefined) throw new RangeError("a run that does not fail cannot be minimised")
  let best = leaveOut(initial, found, fails)
  while (best.length <= shortEnoughForPairs) {
    const shorter =
      leaveOutPairs(initial, best, fails) ??
      (best.length <= shortEnoughForMoves ? (moveEarlier(initial, best, fails) ?? takeDetour(initial, best, fails)) : undefined)
    if (shorter === undefined) break
    best = leaveOut(initial, shorter, fails)
  }
  return best
}

/**
 * How long a run is, in steps of the spec: its initial states have all servers started, so the first start of each is
 * no step.
 */
export const lengthOf = (events: readonly Event[]): number => {
  const started = new Set<number>()
  let length = 0
  for (const event of events) {
    if (event._tag === "Start" && !started.has(event.server)) started.add(event.server)
    else length += 1
  }
  return length
}
