// Every part of a world has one number and one hash, and whatever differs in anything has others: nothing is taken for the same
// because no bound happens to tell it apart.
import { describe, expect, it } from "vitest"
import { Components, type Parts } from "../../properties/explorer/components.ts"
import type { Server } from "../../properties/world/world.ts"
import { majority } from "../../src/base/ensemble.ts"
import { times } from "../../src/election/election.ts"
import type { Notification } from "../../src/election/notification.ts"
import { quorumPeer, type State } from "../../src/server/quorum-peer.ts"

const note: Notification = {
  state: "LOOKING",
  leader: 1,
  zxid: { epoch: 1, counter: 1 },
  electionEpoch: 1,
  peerEpoch: 1,
  version: 2,
  configuration: "",
}

const otherNotes: readonly Notification[] = [
  ...(["FOLLOWING", "LEADING", "OBSERVING"] as const).map((state) => ({ ...note, state })),
  { ...note, leader: 2 },
  { ...note, zxid: { epoch: 2, counter: 1 } },
  { ...note, zxid: { epoch: 1, counter: 2 } },
  { ...note, electionEpoch: 2 },
  { ...note, peerEpoch: 2 },
  { ...note, version: 1 },
  { ...note, configuration: "other" },
]

/** That these parts have as many numbers and hashes, and the same ones when they come again. */
const expectApart = <T>(parts: Parts<T>, all: readonly T[], copies: readonly T[]): void => {
  const numbers = all.map((part) => parts.numberOf(part))
  expect(new Set(numbers).size).toBe(all.length)
  for (const halves of [parts.lows, parts.highs]) expect(new Set(numbers.map((number) => halves[number])).size).toBe(all.length)
  expect(copies.map((part) => parts.numberOf(part))).toEqual(numbers)
  expect(numbers.map((number) => parts.part(number))).toEqual(all)
}

describe("parts of a world are told apart", () => {
  it("notifications, and that there is none", () => {
    const all = [undefined, note, ...otherNotes]
    expectApart(new Components().notes, all, structuredClone(all))
  })

  it("wires, by what is on them and in which order", () => {
    const [other = note, third = note] = otherNotes
    const all = [[], [note], [other], [note, other], [other, note], [note, note], [note, other, third], [third, other, note]]
    expectApart(new Components().wires, all, structuredClone(all))
  })

  it("cuts and faults", () => {
    const faults = { crash: 1, cut: 2, loss: 3 }
    const all = [
      { cut: 0, faults },
      { cut: 1, faults },
      ...(["crash", "cut", "loss"] as const).map((kind) => ({ cut: 0, faults: { ...faults, [kind]: 4 } })),
    ]
    expectApart(new Components().rests, all, structuredClone(all))
  })

  it("servers, by everything that they know and have on disk", () => {
    const disk = { currentEpoch: 1, acceptedEpoch: 1, lastZxid: { epoch: 1, counter: 1 } }
    const settings = (self: number) => ({ ensemble: majority([1, 2, 3]), self, configuration: "", ...times })
    const { state: peer } = quorumPeer.start(settings(1), disk)
    const { election } = peer
    const disks = [
      { ...disk, currentEpoch: 2 },
      { ...disk, acceptedEpoch: 2 },
      { ...disk, lastZxid: { epoch: 2, counter: 1 } },
      { ...disk, lastZxid: { epoch: 1, counter: 2 } },
    ]
    const votes = [
      { ...election.vote, leader: 2 },
      { ...election.vote, peerEpoch: 2 },
      { ...election.vote, zxid: { epoch: 2, counter: 1 } },
      { ...election.vote, zxid: { epoch: 1, counter: 2 } },
    ]
    const elections: readonly State["election"][] = [
      ...(["FOLLOWING", "LEADING", "OBSERVING"] as const).map((state) => ({ ...election, state })),
      { ...election, clock: 2 },
      ...votes.flatMap((vote) => [
        { ...election, vote },
        { ...election, own: vote },
      ]),
      ...[0, 1, 2].flatMap((position) => [
        { ...election, received: election.received.with(position, { ...note, leader: 2 }) },
        { ...election, outside: election.outside.with(position, { ...note, leader: 2 }) },
      ]),
      { ...election, waiting: true },
      { ...election, settings: settings(2) },
    ]
    const up: Server = { disk, peer, entitled: false, finals: [] }
    const down: Server = { ...up, peer: undefined }
    const all: readonly Server[] = [
      ...[up, down].flatMap((server) => [
        server,
        { ...server, entitled: true },
        { ...server, finals: [{ leader: 1, round: 1 }] },
        { ...server, finals: [{ leader: 1, round: 2 }] },
        { ...server, finals: [{ leader: 2, round: 1 }] },
        ...disks.map((other) => ({ ...server, disk: other })),
      ]),
      { ...up, peer: { ...peer, synced: 1 } },
      { ...up, peer: { ...peer, processed: { epoch: 2, counter: 1 } } },
      { ...up, peer: { ...peer, processed: { epoch: 1, counter: 2 } } },
      ...elections.map((one) => ({ ...up, peer: { ...peer, election: one } })),
    ]
    const { servers } = new Components()
    expectApart(servers, all, structuredClone(all))
    const later = { ...up, peer: { ...peer, election: { ...election, notificationIntervalMs: 12_800 } } }
    expect(servers.numberOf(later)).toBe(servers.numberOf(up))
    const votedTwice = (...rounds: readonly number[]): Server => ({ ...up, finals: rounds.map((round) => ({ leader: 1, round })) })
    expect(servers.numberOf(votedTwice(2, 1))).toBe(servers.numberOf(votedTwice(1, 2)))
  })
})
