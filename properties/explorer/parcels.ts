/**
 * States on their way from one thread to another. Numbers of parts mean something in one thread only, so the parts that
 * the receiver has not been sent before go with them.
 */
import type { Notification } from "../../src/election/notification.ts"
import type { Server, Wire } from "../world/world.ts"
import type { Rest } from "./components.ts"
import { type Frontier, makeRoom } from "./expansion.ts"
import type { Packing } from "./packing.ts"

/** A server without its settings, which every thread has, and where it stands. */
type PortableServer = { readonly server: Server; readonly position: number }

/** Some states, and parts with the numbers that the giver has for them. */
export type Parcel = {
  readonly giver: number
  readonly rows: Int32Array<ArrayBuffer>
  readonly lows: Int32Array<ArrayBuffer>
  readonly highs: Int32Array<ArrayBuffer>
  readonly refs: Int32Array<ArrayBuffer>
  readonly servers: ReadonlyMap<number, PortableServer>
  readonly wires: ReadonlyMap<number, Wire>
  readonly notes: ReadonlyMap<number, Notification>
  readonly rests: ReadonlyMap<number, Rest>
}

const withoutSettings = (server: Server): Server => {
  const { peer } = server
  if (peer === undefined) return server
  const { settings: _settings, ...election } = peer.election
  return { ...server, peer: { ...peer, election: election as typeof peer.election } }
}

const kindOf = ({ count, wireCount, rest }: Packing, place: number): "servers" | "wires" | "notes" | "rests" =>
  place < count ? "servers" : place < count + wireCount ? "wires" : place === rest ? "rests" : "notes"

type Known<T> = { readonly servers: T; readonly wires: T; readonly notes: T; readonly rests: T }

/** What one thread has sent to each of the others. */
export class Giver {
  readonly #packing: Packing
  readonly #number: number
  readonly #sent = new Map<number, Known<Set<number>>>()

  constructor(packing: Packing, number: number) {
    this.#packing = packing
    this.#number = number
  }

  /** Takes the last `count` states off a level and packs them for another thread. */
  give(frontier: Frontier, count: number, to: number): Parcel {
    const { width } = this.#packing
    const first = frontier.size - count
    frontier.size = first
    const part = (all: Int32Array<ArrayBuffer>, each: number): Int32Array<ArrayBuffer> => all.slice(first * each, (first + count) * each)
    const rows = part(frontier.rows, width)
    return {
      giver: this.#number,
      rows,
      lows: part(frontier.lows, 1),
      highs: part(frontier.highs, 1),
      refs: part(frontier.refs, 1),
      ...this.#unsent(rows, to),
    }
  }

  #unsent(rows: Int32Array, to: number): Pick<Parcel, "servers" | "wires" | "notes" | "rests"> {
    const sent = this.#sent.get(to) ?? { servers: new Set(), wires: new Set(), notes: new Set([0]), rests: new Set() }
    this.#sent.set(to, sent)
    const { components, width } = this.#packing
    const servers = new Map<number, PortableServer>()
    const wires = new Map<number, Wire>()
    const notes = new Map<number, Notification>()
    const rests = new Map<number, Rest>()
    for (let at = 0; at < rows.length; at++) {
      const place = at % width
      const kind = kindOf(this.#packing, place)
      const number = rows[at] as number
      if (sent[kind].has(number)) continue
      sent[kind].add(number)
      if (kind === "servers") servers.set(number, { server: withoutSettings(components.servers.part(number)), position: place })
      else if (kind === "wires") wires.set(number, components.wires.part(number))
      else if (kind === "rests") rests.set(number, components.rests.part(number))
      else {
        const note = components.notes.part(number)
        if (note !== undefined) notes.set(number, note)
      }
    }
    return { servers, wires, notes, rests }
  }
}

/** What one thread has received from each of the others: their numbers, and its own. */
export class Receiver {
  readonly #packing: Packing
  readonly #numbers = new Map<number, Known<Map<number, number>>>()

  constructor(packing: Packing) {
    this.#packing = packing
  }

  /** Unpacks a parcel into a level. */
  receive(parcel: Parcel, frontier: Frontier): void {
    const numbers = this.#learn(parcel)
    const { width } = this.#packing
    for (let i = 0; i < parcel.refs.length; i++) {
      makeRoom(frontier)
      for (let place = 0; place < width; place++) {
        const own = numbers[kindOf(this.#packing, place)].get(parcel.rows[i * width + place] as number)
        if (own === undefined) throw new RangeError(`a parcel of thread ${parcel.giver} lacks a part at place ${place}`)
        frontier.rows[frontier.size * width + place] = own
      }
      frontier.lows[frontier.size] = parcel.lows[i] as number
      frontier.highs[frontier.size] = parcel.highs[i] as number
      frontier.refs[frontier.size] = parcel.refs[i] as number
      frontier.size++
    }
  }

  #learn({ giver, servers, wires, notes, rests }: Parcel): Known<Map<number, number>> {
    const numbers = this.#numbers.get(giver) ?? { servers: new Map(), wires: new Map(), notes: new Map([[0, 0]]), rests: new Map() }
    this.#numbers.set(giver, numbers)
    const { components } = this.#packing
    for (const [number, portable] of servers) numbers.servers.set(number, components.servers.numberOf(this.#withSettings(portable)))
    for (const [number, wire] of wires) numbers.wires.set(number, components.wires.numberOf(wire))
    for (const [number, note] of notes) numbers.notes.set(number, components.notes.numberOf(note))
    for (const [number, rest] of rests) numbers.rests.set(number, components.rests.numberOf(rest))
    return numbers
  }

  #withSettings({ server, position }: PortableServer): Server {
    const settings = this.#packing.stage.settings[position]
    if (server.peer === undefined || settings === undefined) return server
    return { ...server, peer: { ...server.peer, election: { ...server.peer.election, settings } } }
  }
}
