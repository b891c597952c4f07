/** What servers say to each other during an election. (Spec: module Votes. Apache: FastLeaderElection.Notification, Vote.) */
import type { ServerId } from "../base/ensemble.ts"
import type { Zxid } from "../base/zxid.ts"

/** QuorumPeer.ServerState. */
export type ServerState = "LOOKING" | "FOLLOWING" | "LEADING" | "OBSERVING"

/** A vote names a leader and the history that speaks for it. */
export type Vote = {
  readonly leader: ServerId
  readonly zxid: Zxid
  /** The leader's currentEpoch; Long.MIN_VALUE in the vote of a server that does not vote. */
  readonly peerEpoch: number
}

/** A vote with the state and the election round of its sender, exactly the fields on the wire. */
export type Notification = Vote & {
  readonly state: ServerState
  /** The round of the election (logicalclock). */
  readonly electionEpoch: number
  /** The layout: 2 since ZooKeeper 3.5; 0 for older ones, which carry no configuration. */
  readonly version: number
  /** The sender's quorum configuration as text, as in NEWLEADER; empty if it sent none. */
  readonly configuration: string
}
