/**
 * What has to happen sometimes in a campaign that is worth anything. Each is defined once, with the sentence that a
 * report prints; one that never happened fails the campaign, because its protection against change is gone.
 */
import type { Action, Event } from "../../world/step.ts"
import { acceptable, has, leaderOf } from "../../world/terms.ts"
import { connected, wireOf, type World } from "../../world/world.ts"
import { replacedIn } from "../../report/lines.ts"
import type { FaultKind } from "../../simulator/scenario.ts"

/** One step of a run, as a *sometimes* sees it. */
export type Seen = {
  readonly before: World
  readonly event: Event
  readonly action: Action
  readonly after: World
  /** The fault that brought it about. */
  readonly cause: FaultKind | undefined
}

/** What a *sometimes* says, what it needs to be possible, and whether a step is one. */
type Sometimes = {
  readonly sentence: string
  /** At least so many servers, or an observer. */
  readonly servers: number
  readonly observers?: boolean
  readonly happened: (seen: Seen) => boolean
}

const leaders = ({ servers }: World): number => servers.filter(({ peer }) => peer?.election.state === "LEADING").length

const established = ({ servers }: World): number =>
  servers.filter(({ peer }) => peer?.election.state === "LEADING" && peer.synced !== 0).length

const topEpoch = ({ servers }: World): number => servers.reduce((top, { disk }) => Math.max(top, disk.currentEpoch), 0)

const stateAt = ({ servers }: World, position: number): string => servers[position]?.peer?.election.state ?? "DOWN"

/** Whether this event put a server into a role, and which. */
const takesRole = ({ before, event, after }: Seen): { readonly server: number; readonly role: string } | undefined => {
  const server = event._tag === "Deliver" ? event.to : event._tag === "TimerEnds" ? event.server : undefined
  if (server === undefined || stateAt(before, server) !== "LOOKING") return undefined
  const role = stateAt(after, server)
  return role === "LOOKING" ? undefined : { server, role }
}

const clockAt = ({ servers }: World, position: number): number => servers[position]?.peer?.election.clock ?? 0

/** All of them. */
export const sometimes = {
  "second election": {
    sentence: "a server takes office in a second round or a later one",
    servers: 1,
    happened: (seen) => {
      const took = takesRole(seen)
      return took?.role === "LEADING" && clockAt(seen.after, took.server) > 1
    },
  },
  "third epoch": {
    sentence: "three epochs or more have been established in one run, or before it",
    servers: 1,
    happened: ({ action, after }) => action === "Establish" && topEpoch(after) >= 3,
  },
  "two leaders": {
    sentence: "two servers lead at once",
    servers: 3,
    happened: ({ before, after }) => leaders(before) < 2 && leaders(after) >= 2,
  },
  "two established leaders": {
    sentence: "two leaders with established epochs overlap, because the old one has not noticed yet",
    servers: 3,
    happened: ({ before, after }) => established(before) < 2 && established(after) >= 2,
  },
  "stale mandate": {
    sentence: "a server takes office whose history is no longer the best of a quorum",
    servers: 3,
    happened: (seen) => {
      const took = takesRole(seen)
      if (took?.role !== "LEADING") return false
      const own = seen.after.servers[took.server]?.disk.currentEpoch ?? 0
      return topEpoch(seen.after) > own
    },
  },
  "leader leaves office": {
    sentence: "a leader leaves office because too few follow it",
    servers: 2,
    happened: ({ action }) => action === "LeaveOffice",
  },
  "follower leaves leader": {
    sentence: "a follower leaves a leader that it has lost",
    servers: 2,
    happened: ({ action }) => action === "LeaveLeader",
  },
  "establishes without some": {
    sentence: "an epoch is established without somebody who follows the leader already",
    servers: 3,
    happened: ({ before, event, action }) =>
      action === "Establish" && event._tag === "Establish" && event.followers !== acceptable(before, event.leader),
  },
  "joins an established term": {
    sentence: "a follower joins an epoch that was established without it",
    servers: 2,
    happened: ({ action }) => action === "Join",
  },
  "rejoins by hearing": {
    sentence: "a looking server takes a role at once, because a quorum says that it follows somebody",
    servers: 3,
    happened: (seen) => seen.action === "HearDecision" && takesRole(seen) !== undefined,
  },
  "refused follower": {
    sentence: "a follower is connected to a leader that refuses it for being ahead",
    servers: 3,
    happened: (seen) => {
      const took = takesRole(seen)
      if (took === undefined) return false
      return seen.after.servers.some((_, server) => {
        const leader = leaderOf(seen.after, server)
        return (
          leader !== undefined &&
          (server === took.server || leader === took.server) &&
          stateAt(seen.after, server) === "FOLLOWING" &&
          stateAt(seen.after, leader) === "LEADING" &&
          connected(seen.after, server, leader) &&
          !has(acceptable(seen.after, leader), server)
        )
      })
    },
  },
  "better vote while waiting": {
    sentence: "a better vote arrives while a server waits for one, and is considered",
    servers: 3,
    happened: ({ action }) => action === "Reconsider",
  },
  "proposal given up": {
    sentence: "a server gives up its own proposal for a better one in the same round",
    servers: 2,
    happened: ({ action, before, after, event }) =>
      action === "HearProposal" &&
      event._tag === "Deliver" &&
      clockAt(before, event.to) === clockAt(after, event.to) &&
      before.servers[event.to]?.peer?.election.vote !== after.servers[event.to]?.peer?.election.vote,
  },
  "round jump": {
    sentence: "a server leaves out a round, to the newer one of another",
    servers: 2,
    happened: ({ action, before, after, event }) =>
      action === "HearProposal" && event._tag === "Deliver" && clockAt(after, event.to) > clockAt(before, event.to) + 1,
  },
  "round taken back": {
    sentence: "a server joins an ensemble in a round before its own",
    servers: 3,
    happened: ({ action, before, after, event }) =>
      action === "HearDecision" && event._tag === "Deliver" && clockAt(after, event.to) < clockAt(before, event.to),
  },
  "old proposal answered": {
    sentence: "a proposal of an old round is answered",
    servers: 2,
    happened: ({ action }) => action === "HearOldProposal",
  },
  "replaced message": {
    sentence: "a message takes the place of one that was still in the send queue",
    servers: 2,
    happened: (seen) => replacedIn(seen) > 0,
  },
  "queued messages": {
    sentence: "two messages or more are under way from one server to another",
    servers: 2,
    happened: ({ before, event }) => event._tag === "Deliver" && wireOf(before, event.from, event.to).length > 1,
  },
  "repeated message": {
    sentence: "a new connection repeats the last message",
    servers: 2,
    happened: ({ before, event, after }) =>
      (event._tag === "Heal" || event._tag === "Start") &&
      before.wires.some(
        (wire, pair) => wire.length === 0 && (after.wires[pair]?.length ?? 0) > 0 && after.last[pair] === before.last[pair],
      ),
  },
  "telling resend": {
    sentence: "a proposal that is said again tells somebody who had lost it",
    servers: 2,
    happened: ({ action, before, after }) =>
      action === "Resend" && before.wires !== after.wires && before.wires.some((wire, pair) => wire !== after.wires[pair]),
  },
  "observer finds its place": {
    sentence: "an observer begins to observe a leader",
    servers: 2,
    observers: true,
    happened: (seen) => takesRole(seen)?.role === "OBSERVING",
  },
  "one-way partition cuts": {
    sentence: "a connection is given up because one of its directions stalls",
    servers: 2,
    happened: ({ action, cause }) => action === "Cut" && cause === "OneWay",
  },
} as const satisfies Readonly<Record<string, Sometimes>>

export type SometimesName = keyof typeof sometimes

/** The definition of one. */
export const sometimesNamed = (name: SometimesName): Sometimes => sometimes[name]

export const sometimesNames = Object.keys(sometimes) as readonly SometimesName[]
