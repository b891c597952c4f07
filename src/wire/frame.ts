/** Messages on the election port: their length as an int, then their bytes. (Apache: QuorumCnxManager.SendWorker, RecvWorker.) */
import { assert } from "../base/assert.ts"
import { incomplete, refused, taken, type Taking, viewOf } from "./decoding.ts"

/** The longest message, in bytes (QuorumCnxManager.PACKETMAXSIZE). */
export const messageBytesMax = 524_288

const lengthBytes = 4

/** A message with its length in front. */
export const frame = (message: Uint8Array): Uint8Array => {
  assert(message.length > 0, "a message is not empty")
  assert(message.length <= messageBytesMax, "a message fits into a frame")
  const bytes = new Uint8Array(lengthBytes + message.length)
  viewOf(bytes).setInt32(0, message.length)
  bytes.set(message, lengthBytes)
  return bytes
}

/**
 * The first message of a stream, as a part of the bytes given. Whatever way the stream was cut, what is not complete
 * asks for no more than one message.
 */
export const takeFrame = (bytes: Uint8Array): Taking<Uint8Array> => {
  if (bytes.length < lengthBytes) return incomplete(lengthBytes)
  const length = viewOf(bytes).getInt32(0)
  if (length <= 0 || length > messageBytesMax) {
    return refused("frame-length", `a message of ${length} bytes is announced; 1 to ${messageBytesMax} are possible`)
  }
  const end = lengthBytes + length
  return bytes.length < end ? incomplete(end) : taken(bytes.subarray(lengthBytes, end), end)
}
