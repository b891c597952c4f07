/** What servers hold at the start, under the names of module MCElection. */
import type { Disk } from "../../src/server/quorum-peer.ts"

const disk = (currentEpoch: number, acceptedEpoch: number, epoch: number, counter: number): Disk => ({
  currentEpoch,
  acceptedEpoch,
  lastZxid: { epoch, counter },
})

/** By the id of the server. */
export const disks = {
  FreshDisks: () => disk(0, 0, 0, 0),
  /** Epoch 2 was established by 1 and 2, whose logs end with (1, 1); 3 logged (1, 2) alone before and was away since. */
  LaggingDisks: (id: number) => (id === 3 ? disk(1, 1, 1, 2) : disk(2, 2, 1, 1)),
  /** 1 has the newest epoch, 2 the longest log, the others neither. */
  MixedDisks: (id: number) => (id === 1 ? disk(2, 2, 1, 1) : id === 2 ? disk(1, 2, 1, 2) : disk(1, 1, 1, 1)),
  /** Five servers whose votes beat each other in a circle if the order is not total. */
  FiveDisks: (id: number) => (id <= 2 ? disk(2, 2, 1, 1) : id === 3 ? disk(1, 2, 1, 2) : disk(1, 1, 1, 1)),
  /** The highest id holds the longest log. */
  ThreeIsAhead: (id: number) => disk(1, 1, 1, id === 3 ? 2 : 1),
} as const

export type DisksName = keyof typeof disks
