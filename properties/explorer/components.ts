/**
 * The parts of which worlds are made, each kept once: servers, wires, single notifications, and what belongs to the
 * world as a whole. Equal parts have one number, and a hash of 64 bits that depends on nothing but what the part is.
 */
import type { Notification } from "../../src/election/notification.ts"
import type { Table } from "../../src/election/rules.ts"
import type { Faults, Server, Wire } from "../world/world.ts"
import { spread } from "./tuples.ts"

/** Parts of one kind, by number. */
export class Parts<T> {
  readonly #numbers = new Map<string, number>()
  readonly #seen = new Map<T, number>()
  readonly #text: (part: T) => string
  readonly #content: (part: T) => string
  readonly all: T[] = []
  readonly lows: number[] = []
  readonly highs: number[] = []

  /** `text` tells parts apart in this process; `content` in every process. */
  constructor(text: (part: T) => string, content: (part: T) => string) {
    this.#text = text
    this.#content = content
  }

  /** The number of a part. */
  numberOf(part: T): number {
    const known = this.#seen.get(part)
    if (known !== undefined) return known
    const text = this.#text(part)
    const equal = this.#numbers.get(text)
    if (equal !== undefined) return equal
    const number = this.all.length
    this.#numbers.set(text, number)
    this.#seen.set(part, number)
    this.all.push(part)
    const content = this.#content(part)
    let low = 0x2f0b4c47
    let high = 0x5bd1e995
    for (let i = 0; i < content.length; i++) {
      const code = content.charCodeAt(i)
      low = spread(Math.imul(low ^ code, 0x01000193) + i)
      high = spread(Math.imul(high + code, 0x85ebca77) ^ low)
    }
    this.lows.push(low)
    this.highs.push(high)
    return number
  }

  /** The part with this number. */
  part(number: number): T {
    const part = this.all[number]
    if (part === undefined && number !== 0) throw new RangeError(`there is no part number ${number}`)
    return part as T
  }
}

/** What belongs to the world as a whole. */
export type Rest = { readonly cut: number; readonly faults: Faults }

const noteText = (note: Notification): string =>
  `${note.state} ${note.leader} ${note.zxid.epoch}:${note.zxid.counter} ${note.electionEpoch} ${note.peerEpoch} ${note.version} ${note.configuration}`

/** All parts of the worlds of one exploration. */
export class Components {
  readonly notes = new Parts<Notification | undefined>(
    (note) => (note === undefined ? "" : noteText(note)),
    (note) => (note === undefined ? "" : noteText(note)),
  )
  readonly wires: Parts<Wire>
  readonly servers: Parts<Server>
  readonly rests = new Parts<Rest>(restText, restText)
  readonly #noteNumber = (note: Notification | undefined): number => this.notes.numberOf(note)

  constructor() {
    this.notes.numberOf(undefined)
    this.wires = new Parts<Wire>(
      (wire) => wire.map(this.#noteNumber).join(),
      (wire) => wire.map(noteText).join("|"),
    )
    // The empty wire has the number 0, so that it is recognized at a glance.
    this.wires.numberOf([])
    this.servers = new Parts<Server>(
      (server) => serverText(server, (table) => table.map(this.#noteNumber).join()),
      (server) => serverText(server, (table) => table.map((note) => (note === undefined ? "" : noteText(note))).join("|")),
    )
  }
}

const restText = ({ cut, faults }: Rest): string => `${cut} ${faults.crash} ${faults.cut} ${faults.loss}`

/**
 * A server as text. How long a looking server waits until it says its proposal again is left out: no step of an
 * exploration depends on it, and the spec does not know it.
 */
const serverText = ({ disk, peer, entitled, finals }: Server, tableText: (table: Table) => string): string => {
  const { currentEpoch, acceptedEpoch, lastZxid } = disk
  const durable = `${currentEpoch} ${acceptedEpoch} ${lastZxid.epoch}:${lastZxid.counter} ${entitled}`
  const votes = finals
    .map(({ leader, round }) => `${round}:${leader}`)
    .sort()
    .join()
  if (peer === undefined) return `${durable};${votes}`
  const { processed, synced, election } = peer
  const { settings, state, clock, vote, own, received, outside, waiting } = election
  const voteText = ({ leader, zxid, peerEpoch }: typeof vote): string => `${leader} ${zxid.epoch}:${zxid.counter} ${peerEpoch}`
  return [
    durable,
    votes,
    // Every server knows its id, so those of two servers are never the same part.
    `${settings.self} ${processed.epoch}:${processed.counter} ${synced} ${state} ${clock} ${waiting}`,
    voteText(vote),
    voteText(own),
    tableText(received),
    tableText(outside),
  ].join(";")
}
