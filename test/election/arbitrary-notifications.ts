/** Notifications as fast-check makes them: those the protocol sends, and any that the wire can carry. */
import fc from "fast-check"
import type { Zxid } from "../../src/base/zxid.ts"
import * as Zxids from "../../src/base/zxid.ts"
import type { Notification, ServerState, Vote } from "../../src/election/notification.ts"
import { noVote } from "../../src/election/vote.ts"

export const states: readonly ServerState[] = ["LOOKING", "FOLLOWING", "LEADING", "OBSERVING"]

/** A vote of a small ensemble, or the vote of an observer; the ranges are small so that equal ones meet. */
export const votes: fc.Arbitrary<Vote> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(noVote) },
  {
    weight: 9,
    arbitrary: fc.record({
      leader: fc.integer({ min: 1, max: 4 }),
      zxid: fc.record({ epoch: fc.nat(2), counter: fc.constantFrom(0, 1, 2, 15) }),
      peerEpoch: fc.nat(2),
    }),
  },
)

/** What a server of a small ensemble may say. */
export const notifications: fc.Arbitrary<Notification> = fc
  .record({ vote: votes, state: fc.constantFrom(...states), electionEpoch: fc.nat(3) })
  .map(({ vote, state, electionEpoch }) => ({ ...vote, state, electionEpoch, version: 2, configuration: "" }))

/** Java's Long.MIN_VALUE. */
const minimum = -(2 ** 63)

/** Any number that a 64-bit field may hold here, the small ones more often. */
export const longs: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.constantFrom(-1, minimum, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
  fc.maxSafeInteger(),
)

const zxids: fc.Arbitrary<Zxid> = fc.oneof(
  fc.constantFrom(Zxids.zero, Zxids.uninitialized, Zxids.none),
  fc.record({ epoch: fc.nat(2), counter: fc.nat(2) }),
  fc.record({ epoch: fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff }), counter: fc.integer({ min: 0, max: 0xffff_ffff }) }),
)

/** Whatever the codec can hand in: from strangers, from liars, from the oldest versions. */
export const anyNotifications: fc.Arbitrary<Notification> = fc.record({
  leader: longs,
  zxid: zxids,
  peerEpoch: longs,
  state: fc.constantFrom(...states),
  electionEpoch: longs,
  version: fc.constantFrom(0, 1, 2, 3, -1),
  configuration: fc.constantFrom("", "version=0"),
})
