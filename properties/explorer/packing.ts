/** Worlds as short rows of numbers: one place for each server, each wire, each last message, and the rest. */
import type { Notification } from "../../src/election/notification.ts"
import type { Server, Stage, Wire, World } from "../world/world.ts"
import { Components } from "./components.ts"
import { spread } from "./tuples.ts"

const noWire: readonly never[] = []

/** Which place of a row holds what. */
export class Packing {
  readonly stage: Stage
  readonly count: number
  /** The places of a row. */
  readonly width: number
  readonly rest: number
  readonly components: Components
  readonly #wireAt: Int32Array
  readonly #lastAt: Int32Array

  constructor(stage: Stage, components = new Components()) {
    const { count } = stage
    this.stage = stage
    this.count = count
    this.components = components
    this.#wireAt = new Int32Array(count * count).fill(-1)
    this.#lastAt = new Int32Array(count * count).fill(-1)
    let place = count
    for (const places of stage.remembersLast ? [this.#wireAt, this.#lastAt] : [this.#wireAt])
      for (let pair = 0; pair < count * count; pair++) if (pair % count !== Math.floor(pair / count)) places[pair] = place++
    this.rest = place++
    this.width = place
  }

  /** The place of the wire from one server to another, which is not itself. */
  wireAt(from: number, to: number): number {
    return this.#wireAt[from * this.count + to] ?? -1
  }

  /** The place of the last message from one server to another, or -1 if it is not remembered. */
  lastAt(from: number, to: number): number {
    return this.#lastAt[from * this.count + to] ?? -1
  }

  /** The number of wires. Their places follow those of the servers. */
  get wireCount(): number {
    return this.count * (this.count - 1)
  }

  /** Writes a world into a row. */
  pack(world: World, row: Int32Array, offset: number): void {
    const { servers, wires, notes, rests } = this.components
    for (const [position, server] of world.servers.entries()) row[offset + position] = servers.numberOf(server)
    for (let pair = 0; pair < this.count * this.count; pair++) {
      const wire = this.#wireAt[pair] ?? -1
      if (wire >= 0) row[offset + wire] = wires.numberOf(world.wires[pair] ?? noWire)
      const last = this.#lastAt[pair] ?? -1
      if (last >= 0) row[offset + last] = notes.numberOf(world.last[pair])
    }
    row[offset + this.rest] = rests.numberOf({ cut: world.cut, faults: world.faults })
  }

  /** Reads a world from a row. */
  unpack(row: Int32Array, offset: number): World {
    const { components, count } = this
    const servers: Server[] = []
    for (let position = 0; position < count; position++) servers.push(components.servers.part(row[offset + position] as number))
    const wires: Wire[] = []
    const last: (Notification | undefined)[] = []
    for (let pair = 0; pair < count * count; pair++) {
      const wire = this.#wireAt[pair] as number
      wires.push(components.wires.part(wire < 0 ? 0 : (row[offset + wire] as number)))
      const place = this.#lastAt[pair] as number
      last.push(components.notes.part(place < 0 ? 0 : (row[offset + place] as number)))
    }
    const { cut, faults } = components.rests.part(row[offset + this.rest] as number)
    return { stage: this.stage, servers, wires, last, cut, faults }
  }

  /**
   * What a part at a place adds to the fingerprint of a row: the fingerprint is the exclusive or of this over all
   * places, so a step changes it only by what it changes. `high` asks for the other half.
   */
  print(place: number, number: number, high: boolean): number {
    const { count, components } = this
    const parts =
      place < count
        ? components.servers
        : place < count + this.wireCount
          ? components.wires
          : place === this.rest
            ? components.rests
            : components.notes
    const half = (high ? parts.highs : parts.lows)[number] as number
    return spread(spread(half ^ Math.imul(place + 1, high ? 0x27d4eb2f : 0x165667b1)) + Math.imul(place + 1, 0x9e3779b1))
  }

  /** One half of the fingerprint of a row. */
  fingerprint(row: Int32Array, offset: number, high: boolean): number {
    let print = 0
    for (let place = 0; place < this.width; place++) print ^= this.print(place, row[offset + place] as number, high)
    return print
  }
}
