/**
 * Judges worlds by the spec's own text. Each formula is evaluated once for every combination of values that it reads:
 * what it reads first is always the same, and what it reads next depends on the values before, so what was found is
 * kept in a tree with a variable at each node. The values are told apart by their fingerprints of 53 bits.
 */
import type { Finding, Inspection, Inspector } from "../../src/tla/inspector.ts"
import { finals, variables } from "../abstraction/state.ts"
import { fingerprints } from "../abstraction/fingerprint.ts"
import type { World } from "../world/world.ts"
import { specificationOf } from "./specification.ts"
import type { Stage } from "../world/world.ts"

/** What a judge says of states and steps: the names of what they violate. */
export type Judge = {
  readonly state: (world: World) => readonly string[]
  readonly step: (before: World, after: World) => readonly string[]
  /** How often a formula was asked for, and how often it had to be evaluated. */
  readonly statistics: { asked: number; evaluated: number }
}

/** A variable to look at, and where each of its values leads: to the next variable, or to the verdict. */
type Node = { readonly variable: number; readonly isNext: boolean; readonly branches: Map<number, Node | boolean> }

/** The trees are given up and grown anew at this many branches, so that a long campaign does not fill the memory. */
const branchesMax = 4_000_000

const nothing: readonly string[] = []

/** The fingerprints of one world, taken when they are first asked for. */
class Prints {
  #world: World | undefined
  readonly #known: (number | undefined)[]
  readonly #takers: readonly ((world: World) => number)[]

  constructor(takers: readonly ((world: World) => number)[]) {
    this.#takers = takers
    this.#known = takers.map(() => undefined)
  }

  get world(): World | undefined {
    return this.#world
  }

  look(world: World): void {
    this.#world = world
    this.#known.fill(undefined)
  }

  of(variable: number): number {
    return (this.#known[variable] ??= this.#world === undefined ? 0 : (this.#takers[variable]?.(this.#world) ?? 0))
  }
}

class TextJudge implements Judge {
  readonly #inspector: Inspector
  readonly #trees: Map<Inspection, Node | boolean> = new Map()
  readonly #readers: readonly ((world: World) => ReturnType<typeof finals>)[]
  readonly #states: readonly Inspection[]
  readonly #steps: readonly Inspection[]
  #before: Prints
  #after: Prints
  #branches = 0
  readonly statistics = { asked: 0, evaluated: 0 }

  constructor(inspector: Inspector) {
    this.#inspector = inspector
    const readers: Readonly<Record<string, (world: World) => ReturnType<typeof finals>>> = { ...variables, finals }
    const reader = <T>(table: Readonly<Record<string, T>>, name: string): T => {
      const found = table[name]
      if (found === undefined) throw new RangeError(`the abstraction does not know the variable ${name} of the specification`)
      return found
    }
    this.#readers = inspector.variables.map((name) => reader(readers, name))
    const takers = inspector.variables.map((name) => reader(fingerprints, name))
    this.#before = new Prints(takers)
    this.#after = new Prints(takers)
    this.#states = inspector.inspections.filter(({ kind }) => kind === "state")
    this.#steps = inspector.inspections.filter(({ kind }) => kind === "step")
  }

  state(world: World): readonly string[] {
    if (this.#after.world !== world) this.#after.look(world)
    return this.#violated(this.#states, undefined, world)
  }

  step(before: World, after: World): readonly string[] {
    // The second state of the last step is mostly the first of the next one.
    if (this.#after.world === before) [this.#before, this.#after] = [this.#after, this.#before]
    if (this.#before.world !== before) this.#before.look(before)
    if (this.#after.world !== after) this.#after.look(after)
    return this.#violated(this.#steps, before, after)
  }

  #violated(inspections: readonly Inspection[], before: World | undefined, after: World): readonly string[] {
    let names: string[] | undefined
    for (const inspection of inspections) {
      if (this.#holds(inspection, before, after)) continue
      names ??= []
      if (!names.includes(inspection.check)) names.push(inspection.check)
    }
    return names ?? nothing
  }

  #holds(inspection: Inspection, before: World | undefined, after: World): boolean {
    this.statistics.asked += 1
    let node = this.#trees.get(inspection)
    while (typeof node === "object") node = node.branches.get((node.isNext ? this.#after : this.#before).of(node.variable))
    return node ?? this.#evaluate(inspection, before, after)
  }

  #evaluate(inspection: Inspection, before: World | undefined, after: World): boolean {
    this.statistics.evaluated += 1
    const fetch = (world: World) => (variable: number) => {
      const read = this.#readers[variable]
      if (read === undefined) throw new RangeError(`the specification has no variable number ${variable}`)
      return read(world)
    }
    const finding = this.#inspector.inspect(inspection, fetch(after), before === undefined ? undefined : fetch(before))
    this.#remember(inspection, finding)
    return finding.holds
  }

  #remember(inspection: Inspection, { holds, reads }: Finding): void {
    if (this.#branches > branchesMax) {
      this.#trees.clear()
      this.#branches = 0
    }
    let put = (value: Node | boolean): void => void this.#trees.set(inspection, value)
    let node = this.#trees.get(inspection)
    for (const { variable, isNext } of reads) {
      if (typeof node !== "object") put((node = { variable, isNext, branches: new Map() }))
      const { branches } = node
      // In a formula about one state the only state is the one the judge calls `after`.
      const key = (isNext ? this.#after : this.#before).of(variable)
      put = (value) => {
        this.#branches += 1
        branches.set(key, value)
      }
      node = branches.get(key)
    }
    put(holds)
  }
}

/** A judge by this specification text; `isNext` of a read in a state formula is true, as the engine evaluates them there. */
export const judgeBy = (inspector: Inspector): Judge => new TextJudge(inspector)

/** The judge of a stage: every invariant and step property of the spec, whatever mutant the stage plays. */
export const judgeOf = async (stage: Stage): Promise<Judge> => judgeBy((await specificationOf(stage)).inspector)
