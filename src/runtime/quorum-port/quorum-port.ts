/**
 * The quorum port of one server. Until learners go through discovery and synchronization it only keeps presence: a
 * learner holds a connection to its leader, a leader knows which learners hold one, and each reports when what its
 * role rests on is gone. (Apache: Leader.lead, Follower.followLeader, Observer.observeLeader. Spec: InTouch.)
 */
import type { Socket } from "node:net"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { assert } from "../../base/assert.ts"
import { type Ensemble, isQuorum, isVoter, positionOf, type ServerId } from "../../base/ensemble.ts"
import type { Address } from "../../wire/address.ts"
import { type Counters, newCounters } from "./counters.ts"
import type { QuorumPortEvent } from "./event.ts"
import { linkToLeader } from "./leader-link.ts"
import { encodeLearnerInfo, type LearnerInfo } from "./learner-info.ts"
import { learnersOf } from "./learners.ts"
import { listen, type QuorumPortError } from "./listener.ts"
import { defaultSettings, type Settings } from "./settings.ts"

export type QuorumPortOptions = {
  readonly self: ServerId
  readonly ensemble: Ensemble
  /** Every server of the configuration, this one included, with its quorum address. */
  readonly members: readonly { readonly id: ServerId; readonly host: string; readonly quorumPort: number }[]
  /** While following: the leader cannot be reached, or is there no more. */
  readonly onLeaderLost: (why: string) => void
  /** While leading: too few voters came, or stayed. */
  readonly onQuorumLost: (why: string) => void
  readonly onEvent?: (event: QuorumPortEvent) => void
  readonly settings: Partial<Settings> & Pick<Settings, "initLimitMs" | "idleMs">
}

/** The callbacks come from the event loop, never from within these functions, and at most once for each role. */
export type QuorumPort = {
  /** Where learners come to, with the port that was bound. */
  readonly address: Address
  /** This server leads: who waits is heard, and a quorum has to be in touch after initLimit ticks. */
  readonly lead: () => void
  /** This server follows: it goes to the leader with the highest epoch it has accepted. */
  readonly follow: (leader: ServerId, acceptedEpoch: number) => void
  /** This server has no role: whoever is in touch is left. */
  readonly look: () => void
  /** The learners in touch while leading. */
  readonly inTouch: () => readonly LearnerInfo[]
  /** What has happened so far; the object stays up to date. */
  readonly counters: Readonly<Counters>
}

const counted = (ids: readonly ServerId[]): string => (ids.length === 0 ? "nobody else" : `only ${ids.join(", ")} besides itself`)

/** Binds the quorum port and keeps it until the scope closes, which ends every connection. */
export const open = ({
  self,
  ensemble,
  members,
  onLeaderLost,
  onQuorumLost,
  onEvent = () => undefined,
  settings: given,
}: QuorumPortOptions): Effect.Effect<QuorumPort, QuorumPortError, Scope.Scope> => {
  const addresses = new Map(members.map(({ id, host, quorumPort }): [ServerId, Address] => [id, { host, port: quorumPort }]))
  const own = addresses.get(self)
  assert(own !== undefined, "a server is a member of its own configuration")
  const settings = { ...defaultSettings, ...given }
  const counters = newCounters()
  const sockets = new Set<Socket>()

  /** What the present role has begun, undone. */
  let leave = (): void => undefined
  let leading = false
  let hadQuorum = false

  const votersInTouch = (): readonly ServerId[] =>
    learners.inTouch().flatMap(({ as, sid }) => (as === "follower" && isVoter(ensemble, sid) ? [sid] : []))
  const hasQuorum = (): boolean => {
    const there = new Set([self, ...votersInTouch()].map((sid) => positionOf(ensemble, sid)))
    return isQuorum(ensemble, (position) => there.has(position))
  }
  const learners = learnersOf({
    self,
    isMember: (sid) => addresses.has(sid),
    settings,
    counters,
    onEvent,
    changed: () => {
      if (!leading) return
      const has = hasQuorum()
      if (hadQuorum && !has) onQuorumLost(`${counted(votersInTouch())} in touch, which is no quorum`)
      hadQuorum = has
    },
  })

  const look = (): void => {
    leave()
    leave = () => undefined
    leading = false
    learners.become("looking")
  }
  const lead = (): void => {
    look()
    leading = true
    learners.become("leading")
    hadQuorum = hasQuorum()
    const waited = setTimeout(() => {
      if (hasQuorum()) return
      onQuorumLost(`${counted(votersInTouch())} came within initLimit, ${settings.initLimitMs} ms, which is no quorum`)
    }, settings.initLimitMs)
    leave = () => clearTimeout(waited)
  }
  const follow = (leader: ServerId, acceptedEpoch: number): void => {
    look()
    learners.become("learning")
    const address = addresses.get(leader)
    assert(address !== undefined, "a server follows only members of its configuration")
    const link = linkToLeader({
      leader: address,
      introduction: encodeLearnerInfo({ as: isVoter(ensemble, self) ? "follower" : "observer", sid: self, acceptedEpoch }),
      settings,
      counters,
      reached: (attempts) => onEvent({ _tag: "ReachedLeader", leader, attempts }),
      lost: onLeaderLost,
    })
    leave = link.close
  }

  const acquire = listen({
    self,
    own,
    settings,
    retrying: ({ message }) => onEvent({ _tag: "Retrying", why: message }),
    accepted: (socket) => {
      sockets.add(socket)
      socket.once("close", () => sockets.delete(socket))
      learners.accept(socket)
    },
  })
  const release = ({ server }: Effect.Success<typeof acquire>): Effect.Effect<void> =>
    Effect.callback<void>((resume) => {
      server.close(() => resume(Effect.void))
      look()
      for (const socket of sockets) socket.destroy()
    })
  return Effect.map(Effect.acquireRelease(acquire, release, { interruptible: true }), ({ port }) => ({
    address: { host: own.host, port },
    lead,
    follow,
    look,
    inTouch: learners.inTouch,
    counters,
  }))
}
