/**
 * The set of fingerprints of visited states: two halves of 32 bits in one table by open addressing, in memory that
 * threads may share. No half is 0, which marks an empty place.
 */

/** Memory for a table; a power of two of places. */
export type VisitedMemory = { readonly lows: Int32Array; readonly highs: Int32Array }

/** An empty table of this many places, shared between threads or not. */
export const visitedMemory = (places: number, shared: boolean): VisitedMemory => {
  const buffer = (): SharedArrayBuffer | ArrayBuffer => (shared ? new SharedArrayBuffer(places * 4) : new ArrayBuffer(places * 4))
  return { lows: new Int32Array(buffer()), highs: new Int32Array(buffer()) }
}

/** Adds a fingerprint; whether it was not there. Only one thread may use the table. */
export const visit = ({ lows, highs }: VisitedMemory, low: number, high: number): boolean => {
  const l = low === 0 ? 1 : low
  const h = high === 0 ? 1 : high
  const mask = lows.length - 1
  for (let place = (l ^ Math.imul(h, 0x9e3779b1)) & mask; ; place = (place + 1) & mask) {
    const found = lows[place]
    if (found === 0) {
      lows[place] = l
      highs[place] = h
      return true
    }
    if (found === l && highs[place] === h) return false
  }
}

/** The same while other threads do it too: exactly one of those that add the same fingerprint is told that it is new. */
export const visitTogether = ({ lows, highs }: VisitedMemory, low: number, high: number): boolean => {
  const l = low === 0 ? 1 : low
  const h = high === 0 ? 1 : high
  const mask = lows.length - 1
  for (let place = (l ^ Math.imul(h, 0x9e3779b1)) & mask; ; place = (place + 1) & mask) {
    let found = Atomics.load(lows, place)
    if (found === 0) {
      found = Atomics.compareExchange(lows, place, 0, l)
      if (found === 0) {
        Atomics.store(highs, place, h)
        return true
      }
    }
    if (found !== l) continue
    // Whoever took the place is about to write the other half.
    let other = Atomics.load(highs, place)
    while (other === 0) other = Atomics.load(highs, place)
    if (other === h) return false
  }
}

/** The same fingerprints in a table twice as large. */
export const doubled = (memory: VisitedMemory, shared: boolean): VisitedMemory => {
  const larger = visitedMemory(memory.lows.length * 2, shared)
  for (let place = 0; place < memory.lows.length; place++) {
    const low = memory.lows[place] as number
    if (low !== 0) visit(larger, low, memory.highs[place] as number)
  }
  return larger
}

/** The chance that any two of `distinct` states share one of 2^64 fingerprints: at most n² / 2^65. */
export const collisionProbability = (distinct: number): number => distinct ** 2 / 2 ** 65
