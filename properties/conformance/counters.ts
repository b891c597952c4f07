/**
 * The counters of zxids, renamed. The spec packs a zxid into one number with a counter below 16 and does nothing with
 * counters but compare them, so in each epoch those that occur are numbered in their order. 0 marks the beginning of an
 * epoch and stays 0.
 */
import * as Zxid from "../../src/base/zxid.ts"
import { FieldError } from "./fields.ts"
import { type Line, TraceError } from "./lines.ts"

/** Counters stay below this in the spec. */
export const counterLimit = 16

/** From a zxid to the number that stands for it, and back. */
export type Renaming = { readonly number: (zxid: Zxid.Zxid) => number; readonly zxid: (number: number) => Zxid.Zxid }

const written = /"(0x[0-9a-fA-F]{1,16})"/g

/**
 * The renaming for the zxids that occur in these lines.
 * @throws TraceError when there are more counters in an epoch than the spec has
 */
export const renamingOf = (file: string, lines: Iterable<Line>): Renaming => {
  const texts = new Set<string>()
  const counters = new Map<number, Set<number>>()
  for (const { number, text } of lines) {
    for (const [, digits = ""] of text.matchAll(written)) {
      if (texts.has(digits)) continue
      texts.add(digits)
      const zxid = Zxid.parse(digits)
      if (zxid === undefined || zxid.counter === 0) continue
      let known = counters.get(zxid.epoch)
      if (known === undefined) counters.set(zxid.epoch, (known = new Set()))
      known.add(zxid.counter)
      if (known.size >= counterLimit)
        throw new TraceError(
          file,
          number,
          `${Zxid.format(zxid)} is the ${known.size}th different zxid of epoch ${zxid.epoch}; the spec tells ${counterLimit - 1} apart, so check a shorter trace`,
        )
    }
  }
  const sorted = new Map([...counters].map(([epoch, known]) => [epoch, [0, ...[...known].toSorted((a, b) => a - b)]]))
  const numbers = new Map<string, number>()
  for (const [epoch, known] of sorted)
    for (const [rank, counter] of known.entries()) numbers.set(`${epoch} ${counter}`, counterLimit * epoch + rank)
  return {
    number: ({ epoch, counter }) => {
      if (counter === 0) return counterLimit * epoch
      const number = numbers.get(`${epoch} ${counter}`)
      // The lines were searched for zxids as they stand in the file.
      if (number === undefined)
        throw new FieldError(`${Zxid.format({ epoch, counter })} is written with a \\u: a zxid is expected in plain characters`)
      return number
    },
    zxid: (number) => {
      const epoch = Math.floor(number / counterLimit)
      return { epoch, counter: sorted.get(epoch)?.[number % counterLimit] ?? 0 }
    },
  }
}
