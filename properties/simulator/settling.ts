/**
 * How long an ensemble may take until a leader and all others have found each other, once no fault happens any more.
 * Simulated time, in milliseconds.
 */
import { times } from "../../src/election/election.ts"
import type { Span } from "./scenario.ts"

/** How often roles are looked at, and how long it takes to notice their end, when all is calm. */
export const calmRoleTick: Span = { minMs: 50, maxMs: 150 }
export const calmDetection: Span = { minMs: 1000, maxMs: 2000 }

/** A server notices that its role is over, and a round follows. */
const roundMs = calmRoleTick.maxMs + calmDetection.maxMs + 2 * times.finalizeWaitMs

/**
 * Servers that had no answer for long say their proposal again only after the longest interval; a server can need that
 * twice, once to be found behind and once to be told by a quorum. In between there are rounds: each ends with a leader
 * that keeps its office, or with one that learns that its history is not the best of a quorum.
 */
export const settleWithinMs = 2 * times.maxNotificationIntervalMs + 20 * roundMs
