/** How each state was first reached, level by level, and the path to one of them. */
import { refBits } from "./expansion.ts"

/** What one level found, by thread: the state of the level before from which each was found, and the event. */
export type LevelLog = readonly { readonly parents: Int32Array; readonly codes: Int32Array }[]

/** The logs of all levels. */
export class History {
  readonly #levels: LevelLog[] = []

  add(level: LevelLog): void {
    this.#levels.push(level)
  }

  /** The events that lead to the state `ref` of a level; the first level, 0, has the initial state alone. */
  pathTo(level: number, ref: number): readonly number[] {
    const path: number[] = []
    let at = ref
    for (let depth = level; depth > 0; depth--) {
      const log = this.#levels[depth - 1]?.[at >> refBits]
      const place = at & (2 ** refBits - 1)
      const code = log?.codes[place]
      const parent = log?.parents[place]
      if (code === undefined || parent === undefined) throw new RangeError(`level ${depth} has no state ${at}`)
      path.push(code)
      at = parent
    }
    return path.reverse()
  }
}
