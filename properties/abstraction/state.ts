/**
 * The abstraction function: from a world to a state of the spec, as plain data. It is defined here and nowhere else.
 * What it leaves out: how long a looking server waits until it says its proposal again, and the version and the
 * configuration text of notifications, which the spec does not model. See docs/refinement.md.
 */
import { nobody } from "../../src/base/ensemble.ts"
import type * as Zxid from "../../src/base/zxid.ts"
import type { Notification, Vote } from "../../src/election/notification.ts"
import type { Table } from "../../src/election/rules.ts"
import type { State } from "../../src/server/quorum-peer.ts"
import type { PlainData } from "../../src/tla/value/plain.ts"
import { pairBit, type Server, type Stage, type Wire, type World } from "../world/world.ts"

/** Counters of transactions stay below this in the spec, see Zxid in module Votes. */
export const counterLimit = 16

/** A zxid as the spec packs it; Long.MIN_VALUE, which only votes of observers carry, is the spec's 0. */
export const zxidNumber = ({ epoch, counter }: Zxid.Zxid): number => {
  if (epoch < 0) return 0
  if (counter >= counterLimit) throw new RangeError(`the spec counts transactions of an epoch up to ${counterLimit - 1}, not ${counter}`)
  return counterLimit * epoch + counter
}

const leaderNumber = (leader: number): number => (leader === nobody ? 0 : leader)

const epochNumber = (epoch: number): number => Math.max(epoch, 0)

const plainVote = ({ leader, zxid, peerEpoch }: Vote): PlainData => ({
  leader: leaderNumber(leader),
  zxid: zxidNumber(zxid),
  epoch: epochNumber(peerEpoch),
})

/** A notification as a record of the spec. */
export const plainNotification = (note: Notification): PlainData => {
  const known = notifications.get(note)
  if (known !== undefined) return known
  const plain = Object.freeze({
    state: note.state,
    leader: leaderNumber(note.leader),
    zxid: zxidNumber(note.zxid),
    epoch: epochNumber(note.peerEpoch),
    round: note.electionEpoch,
  })
  notifications.set(note, plain)
  return plain
}

/** Notifications and states are never changed in place, so what they mean is found once, and frozen, so that it is decoded once. */
const notifications = new WeakMap<Notification, PlainData>()
const tables = new WeakMap<Table, PlainData>()
const wires = new WeakMap<Wire, PlainData>()

/** The spec's Unheard. */
export const unheard: PlainData = Object.freeze({ state: "UNHEARD", leader: 0, zxid: 0, epoch: 0, round: 0 })

const noPlainVote: PlainData = { leader: 0, zxid: 0, epoch: 0 }

/** A function over the servers; over 1, 2, … it is a sequence. */
const overServers = (stage: Stage, values: readonly PlainData[]): PlainData =>
  stage.ensemble.members.every(({ id }, position) => id === position + 1)
    ? values
    : { "#fn": stage.ensemble.members.map(({ id }, position): [PlainData, PlainData] => [id, values[position] ?? false]) }

const plainTable = (stage: Stage, table: Table): PlainData => {
  const known = tables.get(table)
  if (known !== undefined) return known
  const plain = Object.freeze(
    overServers(
      stage,
      table.map((entry) => (entry === undefined ? unheard : plainNotification(entry))),
    ),
  )
  tables.set(table, plain)
  return plain
}

const plainWire = (wire: Wire): PlainData => {
  const known = wires.get(wire)
  if (known !== undefined) return known
  const plain = Object.freeze(wire.map(plainNotification))
  wires.set(wire, plain)
  return plain
}

const nobodyHeard = (stage: Stage): Table => stage.disks.map(() => undefined)

const stateOf = (peer: State | undefined): string => peer?.election.state ?? "DOWN"

/** One value for each server, for the variables that belong to one server. */
const local: Readonly<Record<string, (stage: Stage, server: Server) => PlainData>> = {
  epoch: (_, { disk }) => disk.currentEpoch,
  zxid: (_, { disk }) => zxidNumber(disk.lastZxid),
  processed: (_, { disk, peer }) => zxidNumber(peer?.processed ?? disk.lastZxid),
  state: (_, { peer }) => stateOf(peer),
  clock: (_, { peer }) => peer?.election.clock ?? 0,
  vote: (_, { peer }) => (peer === undefined ? noPlainVote : plainVote(peer.election.vote)),
  received: (stage, { peer }) => plainTable(stage, peer?.election.received ?? nobodyHeard(stage)),
  outside: (stage, { peer }) => plainTable(stage, peer?.election.outside ?? nobodyHeard(stage)),
  waiting: (_, { peer }) => peer?.election.waiting ?? false,
  synced: (_, { peer }) => peer?.synced ?? 0,
  entitled: (_, { entitled }) => entitled,
}

const pairs = (world: World): PlainData => {
  const { members } = world.stage.ensemble
  const cut: PlainData[] = []
  for (let b = 0; b < members.length; b++)
    for (let a = 0; a < b; a++) if ((world.cut & pairBit(a, b)) !== 0) cut.push({ "#set": [members[a]?.id ?? 0, members[b]?.id ?? 0] })
  return { "#set": cut }
}

/** One value for each ordered pair of servers. */
const overPairs = (world: World, value: (at: number) => PlainData): PlainData => {
  const { stage } = world
  return overServers(
    stage,
    stage.disks.map((_, from) =>
      overServers(
        stage,
        stage.disks.map((__, to) => value(from * stage.count + to)),
      ),
    ),
  )
}

/** How to read each variable of the spec in a world. */
export const variables: Readonly<Record<string, (world: World) => PlainData>> = {
  ...Object.fromEntries(
    Object.entries(local).map(([name, read]) => [
      name,
      (world: World) =>
        overServers(
          world.stage,
          world.servers.map((server) => read(world.stage, server)),
        ),
    ]),
  ),
  wire: (world) => overPairs(world, (at) => plainWire(world.wires[at] ?? [])),
  last: (world) =>
    overPairs(world, (at) => {
      const note = world.last[at]
      return note === undefined ? unheard : plainNotification(note)
    }),
  cut: pairs,
  faults: ({ faults }) => ({ ...faults }),
}

/** The variable that module ElectionHistory adds. */
export const finals = (world: World): PlainData =>
  overServers(
    world.stage,
    world.servers.map((server) => ({ "#set": server.finals.map(({ leader, round }) => [leader, round]) })),
  )

/** The state of the spec that a world means. */
export const abstraction = (world: World): Readonly<Record<string, PlainData>> =>
  Object.fromEntries(
    [...Object.entries(variables), ...(world.stage.history ? [["finals", finals] as const] : [])].map(([name, read]) => [
      name,
      read(world),
    ]),
  )
