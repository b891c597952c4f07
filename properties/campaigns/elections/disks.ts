/**
 * Disks that could have arisen: the terms of a past are played, and what they wrote is what a campaign begins with. So
 * an epoch that stands on one disk was accepted by a quorum, and a log is a part of the log of some leader, or a tail
 * that nobody else has.
 */
import { type Ensemble, isQuorum, weightOf } from "../../../src/base/ensemble.ts"
import * as Zxid from "../../../src/base/zxid.ts"
import type { Disk } from "../../../src/server/quorum-peer.ts"

/** A term of the past. Servers are bits by position. */
export type PastTerm = {
  /** Who accepted the epoch; voters are added until they are a quorum. */
  readonly accepted: number
  /** Which of them synchronized with the leader, and which observers did. */
  readonly synchronized: number
  /** How many transactions the leader logged, and how many of them each member did at most; by position. */
  readonly logged: number
  readonly reached: readonly number[]
}

const fresh: Disk = { currentEpoch: 0, acceptedEpoch: 0, lastZxid: Zxid.zero }

const isAhead = (a: Disk, b: Disk): boolean =>
  a.currentEpoch > b.currentEpoch || (a.currentEpoch === b.currentEpoch && Zxid.compare(a.lastZxid, b.lastZxid) > 0)

const has = (bits: number, position: number): boolean => ((bits >> position) & 1) === 1

const quorumWith = (ensemble: Ensemble, wanted: number): number => {
  let bits = 0
  for (const position of ensemble.voters) if (has(wanted, position)) bits |= 1 << position
  for (const position of ensemble.voters) if (!isQuorum(ensemble, (at) => has(bits, at))) bits |= 1 << position
  return bits
}

/** Whoever may lead and has the best history of these, the highest id among equals. */
const leaderOf = (ensemble: Ensemble, disks: readonly Disk[], members: number): number | undefined => {
  let best: number | undefined
  for (const position of ensemble.voters) {
    if (!has(members, position) || weightOf(ensemble, ensemble.members[position]?.id ?? 0) === 0) continue
    if (best === undefined || !isAhead(disks[best] ?? fresh, disks[position] ?? fresh)) best = position
  }
  return best
}

/** What the terms of a past leave on the disks, by position. */
export const disksAfter = (ensemble: Ensemble, past: readonly PastTerm[]): readonly Disk[] => {
  const disks: Disk[] = ensemble.members.map(() => fresh)
  for (const [index, { accepted, synchronized, logged, reached }] of past.entries()) {
    const epoch = index + 1
    const members = quorumWith(ensemble, accepted)
    const leader = leaderOf(ensemble, disks, members)
    if (leader === undefined) continue
    const history = disks[leader]?.lastZxid ?? Zxid.zero
    // Nobody ahead of the leader takes part, see Leader.waitForEpochAck.
    const isMember = (position: number): boolean => position === leader || !isAhead(disks[position] ?? fresh, disks[leader] ?? fresh)
    const synced = ensemble.members.flatMap(({ role }, position) => {
      const takesPart = role === "observer" || has(members, position)
      return takesPart && isMember(position) && (position === leader || has(synchronized, position)) ? [position] : []
    })
    const isEstablished = isQuorum(ensemble, (position) => synced.includes(position))
    for (const position of ensemble.voters) {
      const disk = disks[position]
      if (disk !== undefined && has(members, position)) disks[position] = { ...disk, acceptedEpoch: epoch }
    }
    for (const position of synced) {
      const counter = isEstablished ? (position === leader ? logged : Math.min(logged, reached[position] ?? 0)) : 0
      const lastZxid = counter === 0 ? history : { epoch, counter }
      disks[position] = { currentEpoch: epoch, acceptedEpoch: epoch, lastZxid }
    }
  }
  return disks
}
