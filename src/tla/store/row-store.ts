// Rows of equal width in chunks: appending never copies what is there, and a row is found by shift and mask.

const chunkBits = 14
const chunkRows = 1 << chunkBits
const chunkMask = chunkRows - 1

/** The first chunk starts this small and doubles, so that a small model does not pay for a whole chunk. */
const firstRows = 256

/** An append-only list of rows of 32-bit integers. */
export class RowStore {
  readonly width: number
  private readonly chunks: Int32Array[] = []
  private count = 0

  constructor(width: number) {
    this.width = width
  }

  /** The memory taken, in bytes. */
  get bytes(): number {
    let sum = 0
    for (const chunk of this.chunks) sum += chunk.byteLength
    return sum
  }

  append(row: Int32Array): void {
    const { width } = this
    const chunk = this.chunkForAppend()
    const start = (this.count & chunkMask) * width
    for (let i = 0; i < width; i += 1) chunk[start + i] = row[i]!
    this.count += 1
  }

  /** Appends a row of width 1. */
  appendNumber(value: number): void {
    this.chunkForAppend()[this.count & chunkMask] = value
    this.count += 1
  }

  copy(index: number, into: Int32Array): void {
    const { width } = this
    const chunk = this.chunks[index >>> chunkBits]!
    const start = (index & chunkMask) * width
    for (let i = 0; i < width; i += 1) into[i] = chunk[start + i]!
  }

  first(index: number): number {
    return this.chunks[index >>> chunkBits]![(index & chunkMask) * this.width]!
  }

  /** Whether the row at an index equals the given one. */
  holds(index: number, row: Int32Array): boolean {
    const { width } = this
    const chunk = this.chunks[index >>> chunkBits]!
    const start = (index & chunkMask) * width
    for (let i = 0; i < width; i += 1) if (chunk[start + i] !== row[i]) return false
    return true
  }

  /** A 32-bit hash of a row. */
  hash(row: Int32Array): number {
    const { width } = this
    let hash = 0x2545f491
    for (let i = 0; i < width; i += 1) {
      hash = Math.imul(hash ^ row[i]!, 0x9e3779b1)
      hash ^= hash >>> 15
    }
    return Math.imul(hash, 0x85ebca6b) ^ (hash >>> 13)
  }

  private chunkForAppend(): Int32Array {
    const place = this.count >>> chunkBits
    const chunk = this.chunks[place]
    if (chunk === undefined) {
      const fresh = new Int32Array((place === 0 ? firstRows : chunkRows) * this.width)
      this.chunks.push(fresh)
      return fresh
    }
    const used = (this.count & chunkMask) * this.width
    if (used < chunk.length) return chunk
    const larger = new Int32Array(chunk.length * 2)
    larger.set(chunk)
    this.chunks[place] = larger
    return larger
  }
}
