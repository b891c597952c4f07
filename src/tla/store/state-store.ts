// The states found so far: rows of value numbers, each with the row it was reached from, and a table that finds a row again.
// Rows never move, so a row number is a state's identity; comparison is of whole rows, so there are no collisions.
import { RowStore } from "./row-store.ts"

/** Slots hold a hash and a row number plus one. */
const slotWidth = 2
const initialSlotBits = 12

/** Rows in the table at most, as a share of its slots: 80 %, where a probe still touches one or two cache lines. */
const isFull = (rows: number, slots: number) => rows * 5 > slots * 4

/** An exact, append-only set of states, also the queue of a breadth-first search. */
export class StateStore {
  private readonly rows: RowStore
  /** What identifies a state when it is not its own row: its VIEW, or its smallest image under SYMMETRY. */
  private readonly keys: RowStore | null
  private readonly predecessors: RowStore
  private slots = new Int32Array(slotWidth << initialSlotBits)
  private mask = (1 << initialSlotBits) - 1
  private stored = 0

  /**
   * `keyWidth` is the number of value numbers in a key row when states are identified by one; absent or 0, a state is
   * identified by its own row.
   */
  constructor(variableCount: number, options: { readonly keyWidth?: number } = {}) {
    this.rows = new RowStore(variableCount)
    this.keys = options.keyWidth === undefined || options.keyWidth === 0 ? null : new RowStore(options.keyWidth)
    this.predecessors = new RowStore(1)
  }

  /** How many states are stored; their indices are `0..count - 1`. */
  get count(): number {
    return this.stored
  }

  /** The memory taken, in bytes. */
  get bytes(): number {
    return this.rows.bytes + (this.keys?.bytes ?? 0) + this.predecessors.bytes + this.slots.byteLength
  }

  /**
   * Stores a state unless it is known: its index when it is new, `-1 - index` of the known one otherwise.
   * `predecessor` is the index of the state it was reached from, -1 for an initial state. `key` identifies the state in a
   * store made with a key width. Both arrays are copied.
   */
  add(row: Int32Array, predecessor: number, key: Int32Array = row): number {
    const identity = this.keys ?? this.rows
    const hash = identity.hash(key)
    const mask = this.mask
    let slots = this.slots
    let slot = hash & mask
    for (;;) {
      const entry = slots[slot * 2 + 1]!
      if (entry === 0) break
      if (slots[slot * 2] === hash && identity.holds(entry - 1, key)) return -entry
      slot = (slot + 1) & mask
    }
    const index = this.stored
    if (isFull(index + 1, mask + 1)) {
      this.grow()
      slots = this.slots
      slot = this.freeSlot(hash)
    }
    slots[slot * 2] = hash
    slots[slot * 2 + 1] = index + 1
    this.rows.append(row)
    this.keys?.append(key)
    this.predecessors.appendNumber(predecessor)
    this.stored = index + 1
    return index
  }

  /** Copies a state's row. */
  row(index: number, into: Int32Array): void {
    this.rows.copy(index, into)
  }

  /** The index of the state a state was first reached from, -1 for an initial state. */
  predecessor(index: number): number {
    return this.predecessors.first(index)
  }

  private freeSlot(hash: number): number {
    const { slots, mask } = this
    let slot = hash & mask
    while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & mask
    return slot
  }

  private grow() {
    const old = this.slots
    this.slots = new Int32Array(old.length * 2)
    this.mask = this.mask * 2 + 1
    for (let at = 0; at < old.length; at += slotWidth) {
      const entry = old[at + 1]!
      if (entry === 0) continue
      const slot = this.freeSlot(old[at]!)
      this.slots[slot * 2] = old[at]!
      this.slots[slot * 2 + 1] = entry
    }
  }
}
