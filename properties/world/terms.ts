/** What happens between two elections, by contract: who is in touch, who may establish or join, who must leave. (Spec: module Terms.) */
import * as Zxid from "../../src/base/zxid.ts"
import type { Disk } from "../../src/server/quorum-peer.ts"
import { isQuorum } from "../../src/base/ensemble.ts"
import { connected, type Position, type World } from "./world.ts"

/** Servers as bits by position. */
export type Bits = number

export const has = (bits: Bits, position: Position): boolean => (bits & (1 << position)) !== 0

const atLeast = (a: Disk, b: Disk): boolean =>
  a.currentEpoch > b.currentEpoch || (a.currentEpoch === b.currentEpoch && Zxid.compare(a.lastZxid, b.lastZxid) >= 0)

/** Whether the server's durable history is maximal in some quorum. (Spec: MaximalInSomeQuorum.) */
export const maximalInSomeQuorum = ({ stage: { ensemble }, servers }: World, server: Position): boolean => {
  const member = ensemble.members[server]
  const disk = servers[server]?.disk
  if (disk === undefined || member?.role !== "participant" || member.weight === 0) return false
  return isQuorum(ensemble, (position) => {
    const other = servers[position]?.disk
    return other !== undefined && atLeast(disk, other)
  })
}

/** The position of the leader that a running server voted for. */
export const leaderOf = ({ stage, servers }: World, server: Position): Position | undefined => {
  const peer = servers[server]?.peer
  return peer === undefined ? undefined : stage.ensemble.positions.get(peer.election.vote.leader)
}

const leads = ({ servers }: World, server: Position): boolean => servers[server]?.peer?.election.state === "LEADING"

const syncedOf = ({ servers }: World, server: Position): number => servers[server]?.peer?.synced ?? 0

const follows = ({ servers }: World, server: Position): boolean => {
  const state = servers[server]?.peer?.election.state
  return state === "FOLLOWING" || state === "OBSERVING"
}

/** Whether `follower` follows `leader` and is still in touch with it. (Spec: InTouch.) */
const inTouch = (world: World, leader: Position, follower: Position): boolean => {
  if (!follows(world, follower) || leaderOf(world, follower) !== leader || !connected(world, follower, leader)) return false
  const synced = syncedOf(world, follower)
  return synced === 0 || synced === syncedOf(world, leader)
}

/** Those in touch whom the leader does not refuse for being ahead of it. (Spec: Acceptable.) */
export const acceptable = (world: World, leader: Position): Bits => {
  let bits = 0
  const established = syncedOf(world, leader) !== 0
  const disk = world.servers[leader]?.disk
  for (let follower = 0; follower < world.stage.count; follower++) {
    const other = world.servers[follower]?.disk
    if (disk === undefined || other === undefined || !inTouch(world, leader, follower)) continue
    if (established || atLeast(disk, other)) bits |= 1 << follower
  }
  return bits
}

const suffices = ({ stage }: World, bits: Bits): boolean => stage.rules.election.suffices(stage.ensemble, (position) => has(bits, position))

/** The epoch that these members establish: one more than any of them has accepted. */
export const nextEpoch = ({ servers }: World, members: Bits): number =>
  1 + servers.reduce((top, { disk }, position) => (has(members, position) ? Math.max(top, disk.acceptedEpoch) : top), 0)

/** Whether a leader and these followers may establish an epoch. (Spec: Establish.) */
export const mayEstablish = (world: World, leader: Position, followers: Bits): boolean => {
  const members = followers | (1 << leader)
  return (
    leads(world, leader) &&
    syncedOf(world, leader) === 0 &&
    (followers & ~acceptable(world, leader)) === 0 &&
    suffices(world, members) &&
    nextEpoch(world, members) <= world.stage.maxEpoch
  )
}

/** Whether a server may join the epoch that its leader has established. (Spec: Join.) */
export const mayJoin = (world: World, follower: Position): boolean => {
  const leader = leaderOf(world, follower)
  return (
    leader !== undefined &&
    inTouch(world, leader, follower) &&
    leads(world, leader) &&
    syncedOf(world, leader) !== 0 &&
    syncedOf(world, follower) === 0 &&
    (world.servers[follower]?.disk.acceptedEpoch ?? 0) <= syncedOf(world, leader)
  )
}

/** Whether a follower has a reason to leave its leader. (Spec: LostLeader.) */
export const lostLeader = (world: World, follower: Position): boolean => {
  if (!follows(world, follower)) return false
  const leader = leaderOf(world, follower)
  if (leader === undefined || !leads(world, leader) || !has(acceptable(world, leader), follower)) return true
  const synced = syncedOf(world, leader)
  return synced !== 0 && (world.servers[follower]?.disk.acceptedEpoch ?? 0) > synced
}

/** Whether a leader has too few followers. (Spec: LostQuorum.) */
export const lostQuorum = (world: World, leader: Position): boolean =>
  leads(world, leader) && !suffices(world, acceptable(world, leader) | (1 << leader))
