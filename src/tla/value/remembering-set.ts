// Sets whose membership test is long, and which are asked again and again about the same values: type invariants do that.
import { ExpandableSet, FunctionValue, SetValue, type Value } from "./shape.ts"

/** Slots of the memory, a power of two. A value that finds its slot taken replaces what is there. */
const slotCount = 1 << 11

/** A set is asked this often before it gets a memory, since most symbolic sets are built, asked once and forgotten. */
const asksBeforeMemory = 64

/** A set that remembers members. Only interned values are remembered: they alone are met again as the same object. */
export abstract class RememberingSet extends ExpandableSet {
  private asks = 0
  private members: (Value | null)[] | null = null

  /** The membership test itself; it must depend on nothing but the value. */
  protected abstract accepts(value: Value): boolean

  has(value: Value): boolean {
    if (!(value instanceof FunctionValue || value instanceof SetValue) || value.id === 0) return this.accepts(value)
    const slot = (value.id >>> 1) & (slotCount - 1)
    const members = this.members
    if (members !== null && members[slot] === value) return true
    if (!this.accepts(value)) return false
    if (members !== null) members[slot] = value
    else if ((this.asks += 1) === asksBeforeMemory) this.members = Array.from({ length: slotCount }, () => null)
    return true
  }
}
