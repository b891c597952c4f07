/** The whole state graph of a bound: every state, and every step between two of them. For bounds that fit into memory. */
import type { Action, Event } from "../world/step.ts"
import type { World } from "../world/world.ts"
import { Crews } from "./crews.ts"
import { Packing } from "./packing.ts"
import { Transitions } from "./transitions.ts"
import { Tuples } from "./tuples.ts"

/** One step between states, which are named by their number. Where nothing changes, both are the same. */
export type Edge = { readonly from: number; readonly to: number; readonly event: Event; readonly action: Action }

/** States in breadth-first order, the first world first. Rows are compared as they are, not by fingerprints. */
export type Graph = {
  readonly packing: Packing
  readonly size: number
  /** How many of them were expanded; the others are only ends of steps. */
  readonly expanded: number
  readonly row: (state: number) => Int32Array
  readonly world: (state: number) => World
  readonly edges: readonly Edge[]
}

/** The graph of what can happen from a first world, or its beginning: the steps from so many states, the nearest ones. */
export const graphOf = (first: World, most: number): Graph => {
  const packing = new Packing(first.stage)
  const { width } = packing
  const transitions = new Transitions(packing)
  const crews = new Crews(packing)
  const states = new Tuples(width)
  const rows: Int32Array[] = []
  const edges: Edge[] = []
  const numberOf = (row: Int32Array): number => {
    const number = states.intern(row, 0)
    if (number === rows.length) rows.push(row.slice())
    return number
  }
  const scratch = new Int32Array(width)
  packing.pack(first, scratch, 0)
  numberOf(scratch)
  for (let from = 0; from < rows.length && from < most; from++) {
    const row = rows[from] as Int32Array
    const crew = crews.of(row, 0)
    const nonempty = transitions.nonempty(row, 0)
    for (const transition of [...transitions.deliveries(row, 0, crew, nonempty), ...transitions.others(row, 0, crew, nonempty)]) {
      const found = transition.caseOf(row, 0, crew.up)
      transition.apply(found, row, scratch)
      edges.push({ from, to: numberOf(scratch), event: transition.event, action: transition.actions[found] as Action })
    }
  }
  return {
    packing,
    size: rows.length,
    expanded: Math.min(rows.length, most),
    row: (state) => rows[state] as Int32Array,
    world: (state) => packing.unpack(rows[state] as Int32Array, 0),
    edges,
  }
}
