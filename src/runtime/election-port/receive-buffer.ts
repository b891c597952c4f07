/**
 * The bytes of a connection that were received and not taken yet. They are taken from the front as soon as they make
 * a message, so there are never more than one unfinished message and what arrived last.
 */
export type ReceiveBuffer = {
  /** The bytes that wait, valid until the next call. */
  readonly pending: () => Uint8Array
  readonly append: (bytes: Uint8Array) => void
  readonly drop: (count: number) => void
}

/** An empty buffer. Appending costs the same per byte however a stream is cut: the space doubles. */
export const receiveBuffer = (): ReceiveBuffer => {
  let space: Uint8Array = new Uint8Array(0)
  let start = 0
  let end = 0
  return {
    pending: () => space.subarray(start, end),
    append: (bytes) => {
      const waiting = end - start
      if (waiting === 0) {
        // They are read where they are. They fill their space, so only what is left over moves, to space of our own.
        space = bytes
        start = 0
        end = bytes.length
        return
      }
      if (end + bytes.length > space.length) {
        const grown = new Uint8Array(2 * (waiting + bytes.length))
        grown.set(space.subarray(start, end))
        space = grown
        start = 0
        end = waiting
      }
      space.set(bytes, end)
      end += bytes.length
    },
    drop: (count) => {
      start += count
    },
  }
}
