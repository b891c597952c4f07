/** What can happen in a world, and what becomes of it. (Spec: Next. The names of actions are the spec's.) */
import type { Output } from "../../src/election/election.ts"
import type { Action as PeerAction, State, StepResult } from "../../src/server/quorum-peer.ts"
import { linksAfter, linksOf, repeated, take } from "./links.ts"
import { type Bits, has, leaderOf, maximalInSomeQuorum, nextEpoch } from "./terms.ts"
import { type FinalVote, isCut, isUp, pairBit, type Position, type Server, type Wire, wireOf, type World } from "./world.ts"

/**
 * One event. `replaces` names, as bits, the receivers for whom a message sent in this event replaces the newest
 * undelivered one instead of queueing behind it.
 */
export type Event =
  | { readonly _tag: "Deliver"; readonly from: Position; readonly to: Position; readonly replaces: Bits }
  | { readonly _tag: "TimerEnds"; readonly server: Position; readonly replaces: Bits }
  | { readonly _tag: "LeaveLeader"; readonly server: Position; readonly replaces: Bits }
  | { readonly _tag: "LeaveOffice"; readonly server: Position; readonly replaces: Bits }
  | { readonly _tag: "Establish"; readonly leader: Position; readonly followers: Bits }
  | { readonly _tag: "Join"; readonly server: Position }
  | { readonly _tag: "Start"; readonly server: Position }
  | { readonly _tag: "Crash"; readonly server: Position }
  | { readonly _tag: "Cut"; readonly a: Position; readonly b: Position }
  | { readonly _tag: "Heal"; readonly a: Position; readonly b: Position }
  | { readonly _tag: "Lose"; readonly from: Position; readonly to: Position }

/** The step of the spec that an event was. `Ignore` is none. */
export type Action = PeerAction | "Crash" | "Cut" | "Heal" | "Lose"

/** What an event did. */
export type Happened = {
  readonly world: World
  readonly action: Action
  /** What the server asked for whose step it was; empty for the steps of the world. */
  readonly outputs: readonly Output[]
}

const nothing: readonly Output[] = []

const withServer = (servers: readonly Server[], position: Position, server: Server): readonly Server[] => {
  const copy = servers.slice()
  copy[position] = server
  return copy
}

const looksAnew = (action: Action): boolean => action === "Start" || action === "LeaveLeader" || action === "LeaveOffice"

/** The ghost `entitled` of a server after its step: given when it begins to look, kept in office, lost otherwise. */
const entitledAfter = (world: World, position: Position, before: Server, { state, action }: StepResult): boolean => {
  if (looksAnew(action)) return maximalInSomeQuorum(world, position)
  const role = state.election.state
  return before.entitled && (role === "LOOKING" || role === "LEADING")
}

const noFinals: readonly FinalVote[] = []

/** The ghost `finals` after a step: one more when a round has ended, without those a server is taken back behind. */
const finalsAfter = ({ stage: { history } }: World, { peer, finals }: Server, { election }: State): readonly FinalVote[] => {
  if (!history || peer?.election.state !== "LOOKING" || election.state === "LOOKING") return finals
  const { leader } = election.vote
  const { clock } = election
  const kept = clock < peer.election.clock ? finals.filter(({ round }) => round < clock) : finals
  return kept.some((vote) => vote.leader === leader && vote.round === clock) ? kept : [...kept, { leader, round: clock }]
}

/** A server took a step; what it sends is queued, and `taken` is the sender whose oldest message it took. */
const stepped = (world: World, position: Position, result: StepResult, taken: Position | undefined, replaces: Bits): Happened => {
  const before = world.servers[position]
  if (before === undefined) return { world, action: "Ignore", outputs: nothing }
  const { state, outputs, action } = result
  let servers = world.servers
  if (state !== before.peer) {
    const entitled = entitledAfter(world, position, before, result)
    servers = withServer(servers, position, { disk: state.disk, peer: state, entitled, finals: finalsAfter(world, before, state) })
  }
  const { wires, last } = linksAfter(world, position, outputs, taken, replaces)
  const { stage, cut, faults } = world
  return { world: { stage, servers, wires, last, cut, faults }, action, outputs }
}

const peerOf = (world: World, position: Position): State | undefined => world.servers[position]?.peer

const asleep = (world: World): Happened => ({ world, action: "Ignore", outputs: nothing })

const deliver = (world: World, from: Position, to: Position, replaces: Bits): Happened => {
  const peer = peerOf(world, to)
  const notification = wireOf(world, from, to)[0]
  const sender = world.stage.ensemble.members[from]?.id
  if (peer === undefined || notification === undefined || sender === undefined || isCut(world, from, to)) return asleep(world)
  return stepped(world, to, world.stage.peer.step(peer, { _tag: "Received", from: sender, notification }), from, replaces)
}

const start = (world: World, position: Position): Happened => {
  const { stage } = world
  const server = world.servers[position]
  const settings = stage.settings[position]
  if (server === undefined || settings === undefined || server.peer !== undefined) return asleep(world)
  const result = stage.peer.start(settings, server.disk)
  const links = linksOf(world)
  for (let p = 0; p < stage.count; p++) {
    const at = p * stage.count + position
    // The others find a new connection to it.
    if (isUp(world, p) && !isCut(world, p, position)) links.wires[at] = repeated(links.wires[at] ?? [], links.last[at])
  }
  return stepped({ ...world, wires: links.wires }, position, result, undefined, 0)
}

const crash = (world: World, position: Position): Happened => {
  const { stage } = world
  const server = world.servers[position]
  if (server?.peer === undefined) return asleep(world)
  const links = linksOf(world)
  for (let other = 0; other < stage.count; other++) {
    // What was on the way to it is gone, and so is what sits in its send queues; what it wrote to a connection may arrive.
    links.wires[other * stage.count + position] = []
    const reaches = other !== position && isUp(world, other) && !isCut(world, other, position)
    if (!reaches) links.wires[position * stage.count + other] = []
    links.last[position * stage.count + other] = undefined
  }
  const servers = withServer(world.servers, position, { disk: server.disk, peer: undefined, entitled: false, finals: noFinals })
  const faults = { ...world.faults, crash: world.faults.crash + 1 }
  return { world: { ...world, servers, wires: links.wires, last: links.last, faults }, action: "Crash", outputs: nothing }
}

const cut = (world: World, a: Position, b: Position): Happened => {
  const wires: Wire[] = world.wires.slice()
  wires[a * world.stage.count + b] = []
  wires[b * world.stage.count + a] = []
  const faults = { ...world.faults, cut: world.faults.cut + 1 }
  return { world: { ...world, wires, cut: world.cut | pairBit(a, b), faults }, action: "Cut", outputs: nothing }
}

const heal = (world: World, a: Position, b: Position): Happened => {
  const links = linksOf(world)
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const at = from * world.stage.count + to
    if (isUp(world, to)) links.wires[at] = repeated(links.wires[at] ?? [], links.last[at])
  }
  return { world: { ...world, wires: links.wires, cut: world.cut & ~pairBit(a, b) }, action: "Heal", outputs: nothing }
}

const lose = (world: World, from: Position, to: Position): Happened => {
  if (wireOf(world, from, to).length === 0) return asleep(world)
  const links = linksOf(world)
  take(links, world, from, to)
  const faults = { ...world.faults, loss: world.faults.loss + 1 }
  return { world: { ...world, wires: links.wires, faults }, action: "Lose", outputs: nothing }
}

/** All members take their step together: discovery and synchronization are one step until Zab is there. */
const establish = (world: World, leader: Position, followers: Bits): Happened => {
  const members = followers | (1 << leader)
  const epoch = nextEpoch(world, members)
  const zxid = world.servers[leader]?.disk.lastZxid
  if (zxid === undefined) return asleep(world)
  const servers = world.servers.map((server, position): Server => {
    if (server.peer === undefined || !has(members, position)) return server
    const { state } = world.stage.peer.step(
      server.peer,
      position === leader ? { _tag: "Established", epoch } : { _tag: "Synchronized", epoch, zxid },
    )
    return { ...server, disk: state.disk, peer: state }
  })
  return { world: { ...world, servers }, action: "Establish", outputs: nothing }
}

const join = (world: World, follower: Position): Happened => {
  const leader = leaderOf(world, follower)
  const server = leader === undefined ? undefined : world.servers[leader]
  const peer = peerOf(world, follower)
  if (server?.peer === undefined || peer === undefined) return asleep(world)
  const joined = world.stage.peer.step(peer, { _tag: "Synchronized", epoch: server.peer.synced, zxid: server.disk.lastZxid })
  return stepped(world, follower, joined, undefined, 0)
}

const own = (world: World, position: Position, input: "TimerEnded" | "LeaderLost" | "QuorumLost", replaces: Bits): Happened => {
  const peer = peerOf(world, position)
  if (peer === undefined) return asleep(world)
  return stepped(world, position, world.stage.peer.step(peer, { _tag: input }), undefined, replaces)
}

/**
 * What becomes of a world. An event that cannot happen in it changes nothing and is `Ignore`; whether the roles allow
 * an event is asked in `enabled.ts`, and not again here.
 */
export const happen = (world: World, event: Event): Happened => {
  switch (event._tag) {
    case "Deliver":
      return deliver(world, event.from, event.to, event.replaces)
    case "TimerEnds":
      return own(world, event.server, "TimerEnded", event.replaces)
    case "LeaveLeader":
      return own(world, event.server, "LeaderLost", event.replaces)
    case "LeaveOffice":
      return own(world, event.server, "QuorumLost", event.replaces)
    case "Establish":
      return establish(world, event.leader, event.followers)
    case "Join":
      return join(world, event.server)
    case "Start":
      return start(world, event.server)
    case "Crash":
      return crash(world, event.server)
    case "Cut":
      return cut(world, event.a, event.b)
    case "Heal":
      return heal(world, event.a, event.b)
    case "Lose":
      return lose(world, event.from, event.to)
  }
}
