/**
 * Fingerprints of the variables of the spec in a world: 53 bits each, different for different values but for a chance of
 * one in 2^53 per pair, and equal for equal ones, except that an observer that proposes nobody is not a server that is
 * down. What does not change in place is hashed once.
 */
import type { Notification, ServerState, Vote } from "../../src/election/notification.ts"
import type { Table } from "../../src/election/rules.ts"
import type { FinalVote, Server, Wire, World } from "../world/world.ts"

/** Two lanes of 32 bits, mixed together. */
let low = 0
let high = 0

const begin = (seed: number): void => {
  low = Math.imul(seed + 0x9e3779b9, 0x85ebca6b)
  high = Math.imul(seed ^ 0x27d4eb2f, 0xc2b2ae35)
}

/** Takes in one 32-bit number, as MurmurHash3 does, with a multiplier of its own in each lane. */
const mix = (value: number): void => {
  let a = Math.imul(value, 0xcc9e2d51)
  a = Math.imul((a << 15) | (a >>> 17), 0x1b873593)
  low ^= a
  low = Math.imul((low << 13) | (low >>> 19), 5) + 0xe6546b64
  let b = Math.imul(value ^ low, 0x239b961b)
  b = Math.imul((b << 16) | (b >>> 16), 0xab0e9789)
  high ^= b
  high = Math.imul((high << 17) | (high >>> 15), 5) + 0x561ccd1b
}

const finish = (): number => {
  low ^= low >>> 16
  low = Math.imul(low, 0x85ebca6b)
  low ^= low >>> 13
  high ^= low
  high = Math.imul(high ^ (high >>> 16), 0xc2b2ae35)
  high ^= high >>> 13
  low = Math.imul(low ^ high, 0x165667b1)
  return ((high >>> 0) & 0x1f_ffff) * 0x1_0000_0000 + (low >>> 0)
}

/** Takes in a number of up to 53 bits, or Long.MIN_VALUE. */
const mixWide = (value: number): void => {
  mix(value | 0)
  mix(Math.floor(value / 0x1_0000_0000) | 0)
}

const stateCode: Readonly<Record<ServerState, number>> = { LOOKING: 1, FOLLOWING: 2, LEADING: 3, OBSERVING: 4 }

const mixVote = ({ leader, zxid, peerEpoch }: Vote): void => {
  mixWide(leader)
  mix(zxid.epoch)
  mix(zxid.counter)
  mixWide(peerEpoch)
}

const notes = new WeakMap<Notification, number>()
const tables = new WeakMap<Table, number>()
const wires = new WeakMap<Wire, number>()

/** The fingerprint of a notification, without version and configuration, which the spec does not model. */
export const ofNotification = (note: Notification): number => {
  const known = notes.get(note)
  if (known !== undefined) return known
  begin(1)
  mix(stateCode[note.state])
  mixVote(note)
  mixWide(note.electionEpoch)
  const found = finish()
  notes.set(note, found)
  return found
}

const ofEntries = (entries: readonly (Notification | undefined)[], seed: number): number => {
  const each = entries.map((entry) => (entry === undefined ? 0 : ofNotification(entry)))
  begin(seed)
  for (const value of each) mixWide(value)
  return finish()
}

/** The fingerprint of a table of votes. */
export const ofTable = (table: Table): number => {
  const known = tables.get(table)
  if (known !== undefined) return known
  const found = ofEntries(table, 2)
  tables.set(table, found)
  return found
}

const emptyWire = 3

/** The fingerprint of what is on the way between two servers. */
export const ofWire = (wire: Wire): number => {
  if (wire.length === 0) return emptyWire
  const known = wires.get(wire)
  if (known !== undefined) return known
  const found = ofEntries(wire, 4)
  wires.set(wire, found)
  return found
}

const overServers =
  (seed: number, take: (server: Server) => void) =>
  (world: World): number => {
    begin(seed)
    for (const server of world.servers) take(server)
    return finish()
  }

/** By the number of servers: the fingerprint of a table in which nobody was heard, which is that of a server that is down. */
const silent: number[] = []

const ofSilence = (count: number): number =>
  (silent[count] ??= ofTable(Array.from({ length: count }, (): Notification | undefined => undefined)))

const overTables =
  (seed: number, table: (server: Server) => Table | undefined) =>
  (world: World): number => {
    let a = seed
    let b = 0
    // The fingerprint of a table uses the lanes itself, so the tables are combined apart from them.
    for (const server of world.servers) {
      const found = table(server)
      const value = found === undefined ? ofSilence(world.servers.length) : ofTable(found)
      a = Math.imul(a ^ (value | 0), 0x85ebca6b) ^ (a >>> 15)
      b = Math.imul(b ^ Math.floor(value / 0x1_0000_0000) ^ a, 0xc2b2ae35) ^ (b >>> 13)
    }
    begin(a)
    mix(b)
    return finish()
  }

const finalVotes = new WeakMap<readonly FinalVote[], number>()

/** The fingerprint of a set of final votes: the order in which it was filled does not count. */
const ofFinalVotes = (votes: readonly FinalVote[]): number => {
  const known = finalVotes.get(votes)
  if (known !== undefined) return known
  begin(5)
  for (const { leader, round } of votes.toSorted((a, b) => a.round - b.round || a.leader - b.leader)) {
    mixWide(leader)
    mixWide(round)
  }
  const found = finish()
  finalVotes.set(votes, found)
  return found
}

/** How to take the fingerprint of each variable of the spec in a world. */
export const fingerprints: Readonly<Record<string, (world: World) => number>> = {
  epoch: overServers(11, ({ disk }) => mixWide(disk.currentEpoch)),
  zxid: overServers(12, ({ disk: { lastZxid } }) => {
    mix(lastZxid.epoch)
    mix(lastZxid.counter)
  }),
  processed: overServers(13, ({ disk, peer }) => {
    const { epoch, counter } = peer?.processed ?? disk.lastZxid
    mix(epoch)
    mix(counter)
  }),
  state: overServers(14, ({ peer }) => mix(peer === undefined ? 0 : stateCode[peer.election.state])),
  clock: overServers(15, ({ peer }) => mixWide(peer?.election.clock ?? 0)),
  vote: overServers(16, ({ peer }) => {
    mix(peer === undefined ? 0 : 1)
    if (peer !== undefined) mixVote(peer.election.vote)
  }),
  received: overTables(17, ({ peer }) => peer?.election.received),
  outside: overTables(18, ({ peer }) => peer?.election.outside),
  waiting: overServers(19, ({ peer }) => mix(peer?.election.waiting === true ? 1 : 0)),
  synced: overServers(20, ({ peer }) => mixWide(peer?.synced ?? 0)),
  entitled: overServers(21, ({ entitled }) => mix(entitled ? 1 : 0)),
  finals: ({ servers }) => {
    const each = servers.map(({ finals }) => ofFinalVotes(finals))
    begin(22)
    for (const value of each) mixWide(value)
    return finish()
  },
  wire: (world) => {
    const each = world.wires.map(ofWire)
    begin(23)
    for (const value of each) mixWide(value)
    return finish()
  },
  last: (world) => ofEntries(world.last, 24),
  cut: ({ cut }) => cut,
  faults: ({ faults: { crash, cut, loss } }) => {
    begin(25)
    mix(crash)
    mix(cut)
    mix(loss)
    return finish()
  },
}
