/** Writes the trace of a run of the world: a header for where it begins, and an event for each step of the spec. */
import type { ServerId } from "../../src/base/ensemble.ts"
import type { TraceEvent, TraceHeader } from "../../src/trace/event.ts"
import { establishEvent, joinEvent, type RunBegun, stepEvent, traceHeader } from "../../src/trace/writing.ts"
import type { Event, Happened } from "../world/step.ts"
import { type Position, type Stage, wireOf, type World } from "../world/world.ts"

/** The header of a run that begins with all servers down. */
export const headerOfRun = (stage: Stage, about: Pick<RunBegun, "controls" | "seed" | "mutant" | "bounds"> = {}): TraceHeader =>
  traceHeader({
    ensemble: stage.ensemble,
    observed: "all",
    disks: stage.disks.flatMap((disk, position) => {
      const id = stage.ensemble.members[position]?.id
      return id === undefined ? [] : [{ id, disk }]
    }),
    ...(stage.sendModes === "either" ? {} : { sendModes: [stage.sendModes] }),
    ...(stage.remembersLast ? {} : { remembersLast: false }),
    ...about,
  })

/** The event of a step; undefined for an event of the world that was no step of the spec. */
export const eventOfRun = (before: World, event: Event, { world, action, outputs }: Happened): TraceEvent | undefined => {
  const { members } = before.stage.ensemble
  const id = (position: Position): ServerId => members[position]?.id ?? 0
  const idsIn = (bits: number): readonly ServerId[] =>
    members.flatMap((member, position) => ((bits & (1 << position)) === 0 ? [] : [member.id]))
  const step = (position: Position, replaces: number, from?: Position): TraceEvent | undefined => {
    const state = world.servers[position]?.peer
    const notification = from === undefined ? undefined : wireOf(before, from, position)[0]
    if (state === undefined) return undefined
    return stepEvent({
      server: id(position),
      action,
      state,
      outputs,
      replaces: idsIn(replaces),
      ...(from === undefined || notification === undefined ? {} : { received: { from: id(from), notification } }),
    })
  }
  if (action === "Ignore") return undefined
  switch (event._tag) {
    case "Deliver":
      return step(event.to, event.replaces, event.from)
    case "Start":
      return step(event.server, 0)
    case "Establish": {
      const state = world.servers[event.leader]?.peer
      return state === undefined ? undefined : establishEvent(id(event.leader), idsIn(event.followers), state)
    }
    case "Join": {
      const state = world.servers[event.server]?.peer
      return state === undefined ? undefined : joinEvent(id(event.server), state.election.vote.leader, state)
    }
    case "Crash":
      return { action: "Crash", server: id(event.server) }
    case "Cut":
    case "Heal":
      return { action: event._tag, a: id(event.a), b: id(event.b) }
    case "Lose":
      return { action: "Lose", from: id(event.from), to: id(event.to) }
    default:
      return step(event.server, event.replaces)
  }
}
