/** Servers, votes and messages in few words, the same in lines and diagrams. */
import { nobody } from "../../src/base/ensemble.ts"
import * as Zxid from "../../src/base/zxid.ts"
import type { Notification, Vote } from "../../src/election/notification.ts"
import type { Position, World } from "../world/world.ts"

/** The id of the server at a position. */
export const idAt = ({ stage }: World, position: Position): string => String(stage.ensemble.members[position]?.id ?? "?")

const leaderText = (leader: number): string => (leader === nobody ? "nobody" : String(leader))

/** The history that speaks for a vote: zxid and epoch. */
export const historyText = ({ zxid, peerEpoch }: Vote): string => (zxid.epoch < 0 ? "" : ` (${Zxid.format(zxid)}, epoch ${peerEpoch})`)

/** What a message says. */
export const messageText = (note: Notification): string =>
  `${note.state} ${leaderText(note.leader)}${historyText(note)} in round ${note.electionEpoch}`

/** The same in a few characters, for an arrow: `L 3 r1`. */
export const messageLabel = ({ state, leader, electionEpoch }: Notification): string =>
  `${{ LOOKING: "looks", FOLLOWING: "follows", LEADING: "leads", OBSERVING: "observes" }[state]} ${leaderText(leader)} r${electionEpoch}`

/** Where a server stands. */
export const standingText = (world: World, position: Position): string => {
  const peer = world.servers[position]?.peer
  if (peer === undefined) return "down"
  const { state, vote, clock, waiting } = peer.election
  const term = peer.synced === 0 ? "" : ` e${peer.synced}`
  switch (state) {
    case "LOOKING":
      return `${leaderText(vote.leader)}? r${clock}${waiting ? " waits" : ""}`
    case "LEADING":
      return `leads r${clock}${term}`
    case "FOLLOWING":
      return `follows ${leaderText(vote.leader)} r${clock}${term}`
    case "OBSERVING":
      return `observes ${leaderText(vote.leader)} r${clock}${term}`
  }
}
